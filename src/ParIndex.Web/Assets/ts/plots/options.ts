import type { EChartsCoreOption } from "echarts/core";
import { type Node, type Plot, type Series, escape, shade, written } from "./model";
import { type Palette, font } from "./palette";

/** What ECharts needs to draw a plot in the given colours. */
export function options(plot: Plot, colors: Palette, width = 900): EChartsCoreOption {
  const builders = { bar, waterfall, pareto, line, radar, sunburst, heat, multiples, range, diverging, tiles };
  return {
    animation: false,
    textStyle: { fontFamily: font, color: colors.ink2, fontSize: 13 },
    tooltip: {
      backgroundColor: colors.surface, borderColor: colors.line, padding: 0, confine: true, className: "plot-tip",
      textStyle: { fontFamily: font, color: colors.ink },
    },
    ...builders[plot.kind](plot, colors, width),
  };
}

const tone = (series: Series, index: number, colors: Palette) => series.isQuiet ? colors.quiet : colors.series[index % 8]!;
const symbols = ["circle", "rect", "triangle", "diamond", "roundRect", "pin", "arrow"];
const tip = (head: string, rows: string[]) => `<div class="tip"><b>${escape(head)}</b>${rows.map(row => `<span>${escape(row)}</span>`).join("")}</div>`;
const full = (plot: Plot, index: number) => plot.fullLabels[index] ?? plot.labels[index] ?? "";

/** Broken between words into lines of about so many letters. */
function wrap(words: string, letters: number): string {
  return words.split(" ").reduce((text, word) => {
    const last = text.slice(text.lastIndexOf("\n") + 1);
    return last.length + word.length + 1 > letters && last ? `${text}\n${word}` : `${text} ${word}`.trim();
  }, "");
}

function lyingAxes(plot: Plot, colors: Palette, labels: string[], extra: object) {
  return {
    grid: { left: 8, right: 56, top: 8, bottom: 8, containLabel: true },
    xAxis: { type: "value", axisLabel: { color: colors.ink3 }, splitLine: { lineStyle: { color: colors.grid } }, ...extra },
    yAxis: { type: "category", inverse: true, data: labels, axisTick: { show: false }, axisLine: { lineStyle: { color: colors.line } },
      axisLabel: { color: colors.ink, width: 260, overflow: "break", lineHeight: 16 } },
  };
}

function bar(plot: Plot, colors: Palette) {
  return {
    ...lyingAxes(plot, colors, plot.labels, { max: plot.max }),
    series: plot.series.map((series, index) => ({
      type: "bar", name: series.name, data: series.values, itemStyle: { color: tone(series, index, colors) }, barMaxWidth: 18,
      label: { show: true, position: "right", color: colors.ink, fontWeight: 600, formatter: (item: { value: number }) => written(plot, item.value) },
      ...mark(plot, index, colors, "xAxis"),
    })),
  };
}

function mark(plot: Plot, index: number, colors: Palette, axis: "xAxis" | "yAxis") {
  return plot.reference && index === 0 ? {
    markLine: { symbol: "none", silent: true, lineStyle: { color: colors.ink, type: "dashed" }, data: [{ [axis]: plot.reference.value }],
      label: { formatter: `${plot.reference.name} ${written(plot, plot.reference.value)}`, color: colors.ink } },
  } : {};
}

function waterfall(plot: Plot, colors: Palette) {
  const start = plot.max ?? 100;
  const losses = plot.series[0]!.values.map(value => value ?? 0);
  let now = start;
  const ends = losses.map(loss => now -= loss);
  const foot = Math.max(0, Math.floor((now - (start - now) * .6) / 5) * 5);
  const names = document.documentElement.lang === "en" ? ["Maximum", "Points won"] : ["Điểm tối đa", "Điểm đạt"];
  const label = { show: true, position: "right", color: colors.ink, fontWeight: 600 };
  return {
    ...lyingAxes(plot, colors, [names[0]!, ...plot.labels, names[1]!], { min: foot, max: start }),
    series: [
      { type: "bar", stack: "a", silent: true, itemStyle: { color: "transparent" }, data: [foot, ...ends, foot] },
      { type: "bar", stack: "a", barMaxWidth: 18, itemStyle: { color: colors.low }, data: [
        { value: start - foot, itemStyle: { color: colors.series[0] }, label: { ...label, formatter: written(plot, start) } },
        ...losses.map(loss => ({ value: loss, label: { ...label, formatter: "−" + written(plot, loss) } })),
        { value: now - foot, itemStyle: { color: colors.series[0] }, label: { ...label, formatter: written(plot, now) } }] },
    ],
  };
}

/** From low to high; the value now is a mark of its own. */
function range(plot: Plot, colors: Palette) {
  const [low, high, now] = plot.series;
  return {
    ...lyingAxes(plot, colors, plot.labels, { min: plot.min ?? "dataMin", max: plot.max ?? "dataMax" }),
    series: [
      { type: "bar", stack: "a", silent: true, itemStyle: { color: "transparent" }, data: low!.values },
      { type: "bar", stack: "a", barMaxWidth: 18, itemStyle: { color: colors.series[0] }, data: high!.values.map((value, i) => value === null ? null : value - (low!.values[i] ?? 0)),
        label: { show: true, position: "right", color: colors.ink, fontWeight: 600,
          formatter: (item: { dataIndex: number }) => `${written(plot, low!.values[item.dataIndex])} – ${written(plot, high!.values[item.dataIndex])}` } },
      ...(now ? [{ type: "line", lineStyle: { opacity: 0 }, symbol: "rect", symbolSize: [3, 18], itemStyle: { color: colors.ink }, data: now.values }] : [])],
  };
}

/** Choices below the middle of a scale to the left, above it to the right; a middle choice lies on both sides. */
function diverging(plot: Plot, colors: Palette) {
  const middle = (plot.series.length - 1) / 2;
  const tint = (index: number) => colors.heat[plot.series.length < 2 ? 4 : Math.round(index * 4 / (plot.series.length - 1))];
  const side = (index: number, sign: number) => ({ type: "bar", stack: "a", name: plot.series[index]!.name, barMaxWidth: 18, itemStyle: { color: tint(index) },
    data: plot.series[index]!.values.map(value => sign * (value ?? 0) * (index === middle ? .5 : 1)) });
  const all = plot.series.map((_, index) => index);
  return {
    ...lyingAxes(plot, colors, plot.labels, { min: -100, max: 100, axisLabel: { color: colors.ink3, formatter: (value: number) => `${Math.abs(value)}%` } }),
    // Bars of one sign pile up from the middle outwards.
    series: [...all.filter(index => index <= middle).reverse().map(index => side(index, -1)), ...all.filter(index => index >= middle).map(index => side(index, 1))],
  };
}

/** Step of five between the least and the greatest value, as TileGrid.Step on the server. */
export function tileStep(values: (number | null)[], value: number): number {
  const known = values.filter((one): one is number => one !== null);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  return most === least ? 2 : Math.min(4, Math.floor((value - least) / (most - least) * 5));
}

function tiles(plot: Plot, colors: Palette) {
  const values = plot.series[0]!.values;
  const numbers = (of: (place: { row: number; column: number }) => number) => Array.from({ length: Math.max(...plot.places.map(of)) }, (_, index) => index + 1);
  const axis = { type: "category", show: false };
  return {
    grid: { left: 8, right: 8, top: 8, bottom: 8 },
    xAxis: { ...axis, data: numbers(place => place.column) },
    yAxis: { ...axis, inverse: true, data: numbers(place => place.row) },
    series: [{ type: "heatmap", data: plot.places.map((place, index) => {
      const value = values[index] ?? null;
      const step = value === null ? -1 : tileStep(values, value);
      return { value: [place.column - 1, place.row - 1, value ?? 0], itemStyle: { color: step < 0 ? colors.line : colors.heat[step], borderColor: colors.surface, borderWidth: 1 },
        label: { show: true, fontSize: 11, color: step < 0 ? colors.ink3 : colors.heatInk[step], formatter: `${plot.labels[index]}\n${written(plot, value)}` } };
    }) }],
    visualMap: { show: false, min: 0, max: 1, inRange: {}, dimension: 2, seriesIndex: [] },
  };
}

function pareto(plot: Plot, colors: Palette) {
  const values = plot.series[0]!.values.map(value => value ?? 0);
  const total = values.reduce((sum, value) => sum + value, 0) || 1;
  let sum = 0;
  const together = values.map(value => (sum += value) / total * 100);
  return {
    grid: { left: 8, right: 8, top: 30, bottom: 8, containLabel: true },
    xAxis: { type: "category", data: plot.labels, axisTick: { show: false }, axisLabel: { color: colors.ink, width: 120, overflow: "break", interval: 0 } },
    yAxis: [
      { type: "value", axisLabel: { color: colors.ink3 }, splitLine: { lineStyle: { color: colors.grid } } },
      { type: "value", min: 0, max: 100, axisLabel: { color: colors.ink3, formatter: "{value}%" }, splitLine: { show: false } }],
    series: [
      { type: "bar", data: values, barMaxWidth: 64, itemStyle: { color: colors.series[0] }, label: { show: true, position: "top", color: colors.ink, fontWeight: 600, formatter: (item: { value: number }) => written(plot, item.value) } },
      { type: "line", yAxisIndex: 1, data: together, symbolSize: 8, itemStyle: { color: colors.series[1] }, lineStyle: { width: 2.5 } }],
  };
}

function line(plot: Plot, colors: Palette) {
  return {
    grid: { left: 4, right: 20, top: 14, bottom: 4, containLabel: true },
    legend: { show: false },
    tooltip: { trigger: "axis", axisPointer: { lineStyle: { color: colors.ink3 } }, backgroundColor: colors.surface, borderColor: colors.line, padding: 0, confine: true,
      formatter: (items: { dataIndex: number; seriesName: string; value: number | null }[]) =>
        tip(full(plot, items[0]?.dataIndex ?? 0), items.map(item => `${item.seriesName}: ${written(plot, item.value)}`)) },
    xAxis: { type: "category", data: plot.labels, boundaryGap: plot.labels.length < 2, axisTick: { show: false }, axisLine: { lineStyle: { color: colors.line } }, axisLabel: { color: colors.ink3 } },
    yAxis: { type: "value", scale: true, min: plot.min, max: plot.max, axisLabel: { color: colors.ink3 }, splitLine: { lineStyle: { color: colors.grid } } },
    series: plot.series.map((series, index) => ({
      type: "line", name: series.name, data: series.values, z: series.isQuiet ? 1 : 3, symbol: symbols[index % symbols.length], symbolSize: 9, showAllSymbol: true,
      lineStyle: { width: 2.5, color: tone(series, index, colors), type: series.isQuiet ? "dashed" : "solid" }, itemStyle: { color: tone(series, index, colors) },
      label: { show: plot.series.length === 1, color: colors.ink, fontWeight: 600, formatter: (item: { value: number }) => written(plot, item.value) },
      emphasis: { focus: "series" },
      ...mark(plot, index, colors, "yAxis"),
    })),
  };
}

function radar(plot: Plot, colors: Palette, width: number) {
  // ECharts goes round against the clock; the first stays on top.
  const order = plot.labels.map((_, index) => (plot.labels.length - index) % plot.labels.length);
  const isNarrow = width < 440;
  return {
    legend: { show: false },
    radar: { radius: isNarrow ? "58%" : "66%", indicator: order.map(index => ({ name: plot.labels[index], max: plot.max ?? 100 })), splitNumber: 4, splitArea: { show: false },
      axisName: { color: colors.ink2, fontSize: isNarrow ? 11 : 13, lineHeight: isNarrow ? 14 : 16, formatter: (name: string) => wrap(name, isNarrow ? 11 : 18) },
      splitLine: { lineStyle: { color: colors.line } }, axisLine: { lineStyle: { color: colors.grid } } },
    tooltip: { trigger: "item", backgroundColor: colors.surface, borderColor: colors.line, padding: 0, confine: true,
      formatter: (item: { name: string; value: (number | null)[] }) => tip(item.name, plot.labels.map((_, index) => `${full(plot, index)}: ${written(plot, item.value[order.indexOf(index)])}`)) },
    series: plot.series.map((series, index) => ({
      type: "radar", name: series.name, symbol: symbols[index % symbols.length], symbolSize: 7, z: series.isQuiet ? 1 : 3,
      data: [{ name: series.name, value: order.map(at => series.values[at]) }],
      lineStyle: { width: 2.5, color: tone(series, index, colors), type: series.isQuiet ? "dashed" : "solid" }, itemStyle: { color: tone(series, index, colors) },
      areaStyle: series.isQuiet ? undefined : { opacity: .14 },
    })),
  };
}

function sunburst(plot: Plot, colors: Palette, width: number) {
  const grow = (node: Node): object => ({
    name: node.name, value: node.size, share: node.share,
    itemStyle: { color: colors.heat[shade(node.share)] }, label: { color: colors.heatInk[shade(node.share)] },
    children: node.children.map(grow),
  });
  const points = new Intl.NumberFormat(document.documentElement.lang);
  return {
    tooltip: { trigger: "item", backgroundColor: colors.surface, borderColor: colors.line, padding: 0, confine: true,
      formatter: (item: { name: string; data: { share?: number; value: number } }) => item.data.share === undefined ? ""
        : tip(item.name, [`${written({ ...plot, unit: "%", digits: 1 }, item.data.share)} / ${points.format(item.data.value)}`]) },
    // What the whole is worth, in the middle.
    title: plot.reference ? { text: written(plot, plot.reference.value), subtext: plot.reference.name, left: "center", top: "middle", itemGap: 2,
      textStyle: { fontFamily: font, fontSize: width < 440 ? 19 : 24, fontWeight: 600, color: colors.ink }, subtextStyle: { fontFamily: font, fontSize: 13, color: colors.ink3 } } : undefined,
    series: [{ type: "sunburst", data: plot.tree.map(grow), radius: ["27%", "99%"], sort: undefined, nodeClick: "rootToNode", emphasis: { focus: "ancestor" },
      itemStyle: { borderColor: colors.surface, borderWidth: 1.5 },
      label: { minAngle: 11, fontSize: 11, formatter: (item: { name: string }) => item.name.split(/\s/)[0]!.replace(/\.$/, "") } }],
  };
}

function heat(plot: Plot, colors: Palette) {
  const cells = plot.series.flatMap((series, y) => series.values.map((value, x) => ({ value: [x, y, value], step: value === null ? -1 : shade(value / (plot.max ?? 100) * 100) })));
  return {
    grid: { left: 8, right: 8, top: 8, bottom: 8, containLabel: true },
    xAxis: { type: "category", position: "top", data: plot.labels, axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: colors.ink, interval: 0 } },
    yAxis: { type: "category", inverse: true, data: plot.series.map(series => series.name), axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: colors.ink } },
    series: [{ type: "heatmap", data: cells.filter(cell => cell.step >= 0).map(cell => ({ value: cell.value, itemStyle: { color: colors.heat[cell.step], borderColor: colors.surface, borderWidth: 1 },
      label: { show: true, color: colors.heatInk[cell.step], formatter: written(plot, cell.value[2]) } })) }],
    visualMap: { show: false, min: 0, max: 1, inRange: {}, dimension: 2, seriesIndex: [] },
  };
}

function multiples(plot: Plot, colors: Palette) {
  const columns = 3;
  const rows = Math.ceil(plot.series.length / columns);
  const values = plot.series.flatMap(series => series.values.filter((value): value is number => value !== null));
  const [low, high] = [plot.min ?? Math.floor(Math.min(...values)), plot.max ?? Math.ceil(Math.max(...values))];
  const place = (index: number) => ({ left: `${(index % columns) * 33 + 3}%`, width: "27%", top: `${Math.floor(index / columns) * 100 / rows + 12 / rows}%`, height: `${66 / rows}%` });
  return {
    title: plot.series.map((series, index) => ({ text: `${series.name}  ${written(plot, series.values.findLast(value => value !== null))}`, left: place(index).left,
      top: `${Math.floor(index / columns) * 100 / rows}%`, textStyle: { fontSize: 13, fontFamily: font, color: colors.ink } })),
    grid: plot.series.map((_, index) => place(index)),
    xAxis: plot.series.map((_, gridIndex) => ({ gridIndex, type: "category", data: plot.labels, axisTick: { show: false }, axisLabel: { fontSize: 10, color: colors.ink3 } })),
    yAxis: plot.series.map((_, gridIndex) => ({ gridIndex, type: "value", min: low, max: high, splitNumber: 2, axisLabel: { fontSize: 10, color: colors.ink3 }, splitLine: { lineStyle: { color: colors.grid } } })),
    series: plot.series.map((series, index) => ({ type: "line", xAxisIndex: index, yAxisIndex: index, data: series.values, symbolSize: 5, itemStyle: { color: colors.series[0] } })),
  };
}
