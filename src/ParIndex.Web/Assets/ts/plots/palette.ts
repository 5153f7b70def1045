// Colours come from the style sheets, so that a plot agrees with the page around it.
export interface Palette { series: string[]; heat: string[]; heatInk: string[]; quiet: string; grid: string; ink: string; ink2: string; ink3: string; surface: string; line: string; low: string }

export function palette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const color = (name: string) => style.getPropertyValue("--" + name).trim();
  return {
    series: [1, 2, 3, 4, 5, 6, 7, 8].map(n => color("plot-" + n)),
    heat: [0, 1, 2, 3, 4].map(n => color("heat-" + n)),
    heatInk: [0, 1, 2, 3, 4].map(n => color(`heat-${n}-ink`)),
    quiet: color("plot-quiet"), grid: color("plot-grid"), low: color("plot-low"),
    ink: color("ink"), ink2: color("ink-2"), ink3: color("ink-3"), surface: color("surface"), line: color("line"),
  };
}

/** Pictures go into documents: always on white. Nothing is painted in between. */
export function paperPalette(): Palette {
  const dark = document.querySelector<HTMLLinkElement>("#dark");
  const media = dark?.media;
  if (dark) dark.media = "not all";
  const colors = palette();
  if (dark && media) dark.media = media;
  return colors;
}

export const font = "'Be Vietnam Pro', 'Be Vietnam Pro Fallback', sans-serif";
