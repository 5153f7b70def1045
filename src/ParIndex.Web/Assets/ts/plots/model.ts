// The figures of a plot as the server writes them (Components/Plots/Plot.cs).
export interface Series { name: string; values: (number | null)[]; isQuiet: boolean; href?: string }
export interface Node { name: string; size: number; share: number; href?: string; children: Node[] }
export interface Plot {
  kind: "bar" | "waterfall" | "pareto" | "line" | "radar" | "sunburst" | "heat" | "multiples" | "range" | "diverging" | "tiles";
  title: string;
  note?: string;
  labels: string[];
  fullLabels: string[];
  series: Series[];
  tree: Node[];
  places: { row: number; column: number }[];
  max?: number;
  min?: number;
  reference?: { value: number; name: string };
  unit: string;
  digits: number;
  source?: string;
  date?: string;
}

export const language = document.documentElement.lang;

/** A value as the server writes it too. */
export function written(plot: Plot, value: number | null | undefined): string {
  if (value === null || value === undefined) return "–";
  const number = new Intl.NumberFormat(language, { minimumFractionDigits: plot.digits, maximumFractionDigits: plot.digits }).format(value);
  return number.replace("-", "−") + (plot.unit === "%" ? "%" : "");
}

/** Shade of a percent won, as SunburstDrawing.Step on the server. */
export function shade(share: number): number {
  return share >= 99.995 ? 4 : share >= 90 ? 3 : share >= 70 ? 2 : share >= 50 ? 1 : 0;
}

export function escape(text: string): string {
  return text.replace(/[&<>"']/g, letter => `&#${letter.charCodeAt(0)};`);
}
