using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ParIndex.Web.Components;

/// <summary>A heat map is a table whose cells are shaded: rows are series, columns are labels.</summary>
internal static class HeatTable
{
    public static IHtmlContent Build(Plot plot, Texts texts)
    {
        var head = Output.Tag("tr", null, Output.Tag(plot.LabelName.Length == 0 ? "td" : "th", null, plot.LabelName).With("scope", plot.LabelName.Length == 0 ? null : "col"));
        for (var i = 0; i < plot.Labels.Count; i++)
            head.InnerHtml.AppendHtml(Output.Tag("th", "num", plot.Labels[i]).With("scope", "col").With("title", PlotTable.FullLabel(plot, i) is { } full && full != plot.Labels[i] ? full : null));

        var body = Output.Tag("tbody");
        foreach (var series in plot.Series)
        {
            var name = series.Href is null ? null : Output.Tag("a", null, series.Name).With("href", series.Href);
            var row = Output.Tag("tr", null, Output.Tag("th", null, name is null ? series.Name : name).With("scope", "row"));
            foreach (var value in series.Values)
                row.InnerHtml.AppendHtml(Cell(plot, value));

            body.InnerHtml.AppendHtml(row);
        }

        var table = Output.Tag("table", "table heat", Output.Tag("caption", "sr", plot.Title), Output.Tag("thead", null, head), body);
        return new HtmlContentBuilder().Part(SunburstDrawing.Steps(texts))
            .Part(Output.Tag("div", "table-scroll is-plain is-wide", table).With("tabindex", "0").With("role", "region").With("aria-label", plot.Title));
    }

    private static TagBuilder Cell(Plot plot, decimal? value) => value is { } known
        ? Output.Tag("td", "num heat-" + SunburstDrawing.Step(known / (plot.Max ?? 100) * 100).ToString(CultureInfo.InvariantCulture), PlotTable.Written(plot, known))
        : Output.Tag("td", "num muted", Show.None);
}
