using Microsoft.AspNetCore.Html;

namespace ParIndex.Web.Components;

/// <summary>Bars from low to high with a line at the value now: intervals of units, what each criterion may move.</summary>
internal static class RangeRows
{
    public static IHtmlContent Build(Plot plot)
    {
        var (low, high) = (plot.Series[0].Values, plot.Series[1].Values);
        var now = plot.Series.Count > 2 ? plot.Series[2].Values : null;
        var all = plot.Series.SelectMany(series => series.Values).OfType<decimal>().DefaultIfEmpty(0).ToList();
        var (foot, top) = (plot.Min ?? all.Min(), plot.Max ?? all.Max());
        var list = Output.Tag("ul", "bars");
        for (var row = 0; row < plot.Labels.Count; row++)
        {
            var group = Output.Tag("div", "bar-group");
            var mark = now?[row] is { } value ? Place(value) : (decimal?)null;
            if (low[row] is { } least && high[row] is { } most)
            {
                var (from, to) = (Place(least), Place(most));
                // A range of nothing is still seen.
                group.InnerHtml.AppendHtml(BarRows.Bar(Math.Min(from, 99.4m), Math.Max(to - from, 0.6m), "s1", mark)).AppendHtml(BarRows.Figure(null, $"{PlotTable.Written(plot, least)} – {PlotTable.Written(plot, most)}"));
            }
            else
            {
                // Nobody knows how far it may be off: the value stands alone.
                group.InnerHtml.AppendHtml(BarRows.Bar(0, 0, "s1", mark)).AppendHtml(BarRows.Figure(null, PlotTable.Written(plot, now?[row])));
            }

            list.InnerHtml.AppendHtml(BarRows.Row(plot, row, group));
        }

        var legend = now is null ? null : Output.Tag("ul", "legend",
            Output.Tag("li", null, new HtmlString("<svg class=\"key\" viewBox=\"0 0 12 12\" aria-hidden=\"true\"><rect class=\"s1\" width=\"12\" height=\"12\" rx=\"3\"/></svg>"), $"{plot.Series[0].Name} – {plot.Series[1].Name}"),
            Output.Tag("li", null, new HtmlString("<svg class=\"key\" viewBox=\"0 0 12 12\" aria-hidden=\"true\"><line class=\"mark\" x1=\"6\" x2=\"6\" y1=\"0\" y2=\"12\"/></svg>"), plot.Series[2].Name));
        return new HtmlContentBuilder().Part(legend).Part(list);

        decimal Place(decimal value) => top <= foot ? 0 : Math.Clamp((value - foot) / (top - foot) * 100, 0, 100);
    }
}
