using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ParIndex.Web.Components;

/// <summary>Plots of lying bars as a list: words stay words, so they wrap, print and are read aloud.</summary>
internal static class BarRows
{
    public static IHtmlContent Bars(Plot plot)
    {
        var max = plot.Max ?? plot.Series.SelectMany(series => series.Values).Max() ?? 1;
        var list = Output.Tag("ul", "bars");
        for (var row = 0; row < plot.Labels.Count; row++)
        {
            var group = Output.Tag("div", "bar-group");
            for (var i = 0; i < plot.Series.Count; i++)
            {
                var value = plot.Series[i].Values[row];
                group.InnerHtml.AppendHtml(Bar(0, Share(value ?? 0, max), Svg.Tone(plot.Series[i], i), plot.Reference is { } reference ? Share(reference.Value, max) : null))
                    .AppendHtml(Figure(plot.Series.Count > 1 ? plot.Series[i].Name : null, PlotTable.Written(plot, value)));
            }

            list.InnerHtml.AppendHtml(Row(plot, row, group));
        }

        return new HtmlContentBuilder().Part(Legend.Of(plot)).Part(list);
    }

    public static IHtmlContent Waterfall(Plot plot, Texts texts)
    {
        var start = plot.Max ?? 100;
        var losses = plot.Series[0].Values.Select(value => value ?? 0).ToList();
        var left = start - losses.Sum();
        // Small losses on a full axis would vanish: the axis begins near what is left, and the page says so.
        var foot = Math.Max(0, Math.Floor((left - ((start - left) * 0.6m)) / 5) * 5);
        var span = start - foot;
        var list = Output.Tag("ul", "bars");
        list.InnerHtml.AppendHtml(Total(texts["Điểm tối đa"], start));
        var now = start;
        for (var row = 0; row < losses.Count; row++)
        {
            now -= losses[row];
            var group = Output.Tag("div", "bar-group", Bar(Share(now - foot, span), Share(losses[row], span), "loss", null), Figure(null, "−" + PlotTable.Written(plot, losses[row])));
            list.InnerHtml.AppendHtml(Row(plot, row, group));
        }

        list.InnerHtml.AppendHtml(Total(texts["Điểm đạt"], left));
        var note = foot > 0 ? Output.Tag("p", "plot-note", texts["Trục bắt đầu từ {0} để thấy rõ phần bị trừ.", Show.Brief(foot)]) : null;
        return new HtmlContentBuilder().Part(list).Part(note);

        TagBuilder Total(string name, decimal value) => Output.Tag("li", "bar-row bar-total", Output.Tag("span", "bar-label", name),
            Output.Tag("div", "bar-group", Bar(0, Share(value - foot, span), "s1", null), Figure(null, PlotTable.Written(plot, value))));
    }

    public static IHtmlContent Pareto(Plot plot, Texts texts)
    {
        var values = plot.Series[0].Values.Select(value => value ?? 0).ToList();
        var total = values.Sum();
        var list = Output.Tag("ul", "bars bars-pareto");
        var sum = 0m;
        for (var row = 0; row < values.Count; row++)
        {
            sum += values[row];
            var together = total == 0 ? 0 : sum / total * 100;
            var group = Output.Tag("div", "bar-group", Bar(0, total == 0 ? 0 : values[row] / total * 100, "s1", together), Figure(null, PlotTable.Written(plot, values[row])),
                Output.Tag("span", "bar-sum", Output.Tag("span", "sr", texts["cộng dồn"] + " "), Show.Percent(together, 0)));
            list.InnerHtml.AppendHtml(Row(plot, row, group));
        }

        var legend = Output.Tag("ul", "legend", Key("<rect class=\"s1\" width=\"12\" height=\"12\" rx=\"3\"/>", plot.Series[0].Name),
            Key("<line class=\"mark\" x1=\"6\" x2=\"6\" y1=\"0\" y2=\"12\"/>", texts["Cộng dồn"]));
        return new HtmlContentBuilder().Part(legend).Part(list);
    }

    private static TagBuilder Key(string shape, string name) => Output.Tag("li", null, new HtmlString($"<svg class=\"key\" viewBox=\"0 0 12 12\" aria-hidden=\"true\">{shape}</svg>"), name);

    internal static TagBuilder Row(Plot plot, int row, TagBuilder group)
    {
        var href = row < plot.Links.Count ? plot.Links[row] : null;
        var name = href is null ? Output.Tag("span", "bar-label", plot.Labels[row]) : Output.Tag("a", "bar-label", plot.Labels[row]).With("href", href);
        var full = PlotTable.FullLabel(plot, row);
        return Output.Tag("li", "bar-row" + (plot.Highlight == row ? " is-mine" : ""), name.With("title", full == plot.Labels[row] ? null : full), group);
    }

    internal static TagBuilder Figure(string? name, string figure) => Output.Tag("span", "bar-figure", name is null ? null : Output.Tag("span", "sr", name, " "), figure);

    internal static HtmlString Bar(decimal from, decimal length, string tone, decimal? mark)
    {
        var line = mark is { } at ? $"<line class=\"mark\" x1=\"{Svg.N(at)}\" x2=\"{Svg.N(at)}\" y1=\"-2\" y2=\"12\"/>" : "";
        return new HtmlString($"<svg class=\"bar\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect class=\"track\" width=\"100\" height=\"10\"/>"
            + $"<rect class=\"{tone}\" x=\"{Svg.N(from)}\" width=\"{Svg.N(length)}\" height=\"10\"/>{line}</svg>");
    }

    private static decimal Share(decimal value, decimal max) => max <= 0 ? 0 : Math.Clamp(value / max * 100, 0, 100);
}
