// Plots are drawn by the server. Here lines, radars and sunbursts answer the pointer, and every plot can be saved as a picture.
import { BarChart, HeatmapChart, LineChart, RadarChart, SunburstChart } from "echarts/charts";
import { GraphicComponent, GridComponent, LegendComponent, MarkLineComponent, RadarComponent, TitleComponent, TooltipComponent, VisualMapComponent } from "echarts/components";
import { type ECharts, init, use } from "echarts/core";
import { CanvasRenderer, SVGRenderer } from "echarts/renderers";
import { type Plot } from "./plots/model";
import { options } from "./plots/options";
import { palette } from "./plots/palette";
import { fileName, picture, save } from "./plots/picture";

use([BarChart, HeatmapChart, LineChart, RadarChart, SunburstChart, GraphicComponent, GridComponent, LegendComponent, MarkLineComponent, RadarComponent,
  TitleComponent, TooltipComponent, VisualMapComponent, CanvasRenderer, SVGRenderer]);

const live = new Map<ECharts, Plot>();
const read = (figure: Element) => JSON.parse(figure.querySelector("script[type='application/json']")!.textContent!) as Plot;

const near = new IntersectionObserver(entries => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    near.unobserve(target);
    enliven(target as HTMLElement);
  }
}, { rootMargin: "300px" });

for (const figure of document.querySelectorAll<HTMLElement>("[data-plot=line], [data-plot=radar], [data-plot=sunburst]")) near.observe(figure);

function draw(chart: ECharts, plot: Plot) {
  chart.setOption(options(plot, palette(), chart.getWidth()), { notMerge: true });
}

function enliven(figure: HTMLElement) {
  const plot = read(figure);
  const drawing = figure.querySelector<SVGElement>(".drawing");
  if (!drawing) return;
  const place = document.createElement("div");
  place.className = "plot-canvas";
  // The room of the drawing it covers, and what is empty below it; the drawing stays for print.
  const body = figure.querySelector<HTMLElement>(".plot-body")!;
  const content = [...body.children].reduce((sum, child) => sum + child.getBoundingClientRect().height, 0);
  const room = drawing.getBoundingClientRect().height + Math.max(0, body.getBoundingClientRect().height - content - 24);
  place.style.height = `${Math.max(Math.min(room, 440), plot.kind === "radar" ? 290 : 230)}px`;
  place.setAttribute("role", "img");
  place.setAttribute("aria-label", plot.title);
  drawing.before(place);
  drawing.classList.add("only-print");
  body.classList.add("is-live");
  const chart = init(place, null, { renderer: "canvas" });
  void document.fonts.ready.then(() => draw(chart, plot));
  live.set(chart, plot);
  let width = place.clientWidth;
  new ResizeObserver(() => {
    chart.resize();
    if (place.clientWidth === width) return;
    width = place.clientWidth;
    draw(chart, plot);
  }).observe(place);
  if (plot.kind !== "sunburst") legend(figure, chart, plot);
}

/** Names of series hide and show them. */
function legend(figure: HTMLElement, chart: ECharts, plot: Plot) {
  if (plot.series.length < 2) return;
  figure.querySelectorAll<HTMLLIElement>(".legend li").forEach((item, index) => {
    const series = plot.series[index];
    if (!series) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "legend-button";
    button.setAttribute("aria-pressed", "true");
    button.append(...item.childNodes);
    item.append(button);
    button.addEventListener("click", () => {
      button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
      chart.dispatchAction({ type: "legendToggleSelect", name: series.name });
    });
  });
}

document.addEventListener("theme", () => {
  for (const [chart, plot] of live) draw(chart, plot);
});

document.addEventListener("click", async event => {
  const button = (event.target as Element).closest<HTMLButtonElement>("[data-plot-picture], [data-plot-embed]");
  if (!button) return;
  const figure = button.closest("[data-plot]")!;
  const plot = read(figure);
  const kind = button.dataset["plotPicture"] as "png" | "svg" | undefined;
  if (kind) {
    save(await picture(plot, figure.querySelector(".plot-source")?.textContent ?? "", kind), `${fileName(plot)}.${kind}`);
  } else {
    const address = new URL(button.dataset["plotEmbed"]!, location.href).href;
    const code = document.createElement("iframe");
    code.src = address;
    code.title = plot.title;
    code.width = "100%";
    code.height = "480";
    await navigator.clipboard.writeText(code.outerHTML);
    button.lastChild!.textContent = button.dataset["done"]!;
  }
});
