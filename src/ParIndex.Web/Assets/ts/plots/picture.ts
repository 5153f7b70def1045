import { type EChartsCoreOption, init } from "echarts/core";
import { type Plot } from "./model";
import { options } from "./options";
import { font, paperPalette, type Palette } from "./palette";

/** A plot as a picture for a document: title above, source below, on white. */
export async function picture(plot: Plot, foot: string, kind: "png" | "svg"): Promise<Blob> {
  const colors = paperPalette();
  const [width, height] = size(plot);
  // A machine may lack all the fonts that stand in meanwhile; the picture is drawn with what there is.
  await Promise.allSettled([600, 400].map(weight => document.fonts.load(`${weight} 16px ${font}`, plot.title)));
  const chart = kind === "svg"
    ? init(null, null, { renderer: "svg", ssr: true, width, height })
    : init(document.createElement("div"), null, { renderer: "canvas", width, height, devicePixelRatio: 2 });
  chart.setOption(framed(plot, foot, colors, width, height));
  const blob = kind === "svg"
    ? new Blob([chart.renderToSVGString()], { type: "image/svg+xml" })
    : await new Promise<Blob>((done, fail) => chart.renderToCanvas({ pixelRatio: 2, backgroundColor: "#ffffff" }).toBlob(made => made ? done(made) : fail(new Error("no picture")), "image/png"));
  chart.dispose();
  return blob;
}

export function save(blob: Blob, name: string) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** A name for files: the title without tone marks. */
export function fileName(plot: Plot): string {
  return plot.title.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}

function size(plot: Plot): [number, number] {
  const rows = plot.kind === "heat" ? plot.series.length : plot.labels.length;
  switch (plot.kind) {
    case "bar": return [1000, 150 + rows * (20 + 20 * plot.series.length)];
    case "range": case "diverging": return [1000, 170 + rows * 36];
    case "tiles": return [900, 150 + Math.max(...plot.places.map(place => place.row)) * 44];
    case "waterfall": return [1000, 190 + rows * 40];
    case "heat": return [1000, 180 + rows * 36];
    case "multiples": return [1000, 130 + Math.ceil(plot.series.length / 3) * 170];
    case "sunburst": case "radar": return [900, 900];
    default: return [1000, 560];
  }
}

function framed(plot: Plot, foot: string, colors: Palette, width: number, height: number): EChartsCoreOption {
  const inner = options(plot, colors);
  const named = plot.series.length > 1 && plot.kind !== "heat" && plot.kind !== "multiples";
  const top = named ? 100 : 76;
  const text = (words: string, y: number, size: number, weight: number, color: string) =>
    ({ type: "text", left: 24, top: y, style: { text: words, font: `${weight} ${size}px ${font}`, fill: color, width: width - 48, overflow: "break" } });
  return {
    ...inner,
    backgroundColor: "#ffffff",
    tooltip: { show: false },
    legend: named ? { show: true, left: 20, top: 62, textStyle: { fontFamily: font, fontSize: 13, color: colors.ink2 } } : { show: false },
    ...(plot.kind === "multiples" ? {} : { grid: grow(inner["grid"], top) }),
    ...(plot.kind === "radar" ? { radar: { ...inner["radar"] as object, center: ["50%", "54%"], radius: "58%" } } : {}),
    ...(plot.kind === "sunburst" ? { title: { ...inner["title"] as object, top: "50.5%" }, series: (inner["series"] as object[]).map(series => ({ ...series, center: ["50%", "53%"], radius: ["20%", "84%"] })) } : {}),
    ...(plot.kind === "multiples" ? shifted(inner, height) : {}),
    graphic: [
      text(plot.title, 20, 19, 600, colors.ink),
      ...(plot.note ? [text(plot.note, 46, 13, 400, colors.ink3)] : []),
      ...(foot ? [text(foot, height - 30, 12, 400, colors.ink3)] : []),
    ],
  };
}

const grow = (grid: unknown, top: number) => ({ ...grid as object, left: 24, right: 72, top, bottom: 46, containLabel: true });

/** Small lines move down to make room for the title of the whole. */
function shifted(inner: EChartsCoreOption, height: number) {
  const move = (value: string) => `${(parseFloat(value) / 100) * (height - 130) + 76}`;
  const shrink = (value: string) => (parseFloat(value) / 100) * (height - 130);
  return {
    title: (inner["title"] as { top: string }[]).map(title => ({ ...title, top: Number(move(title.top)) })),
    grid: (inner["grid"] as { top: string; height: string }[]).map(grid => ({ ...grid, top: Number(move(grid.top)), height: shrink(grid.height) })),
  };
}
