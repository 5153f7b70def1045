using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ParIndex.Web.Components;

/// <summary>The figures of a plot as a table: rows are labels, columns are series; of a sunburst, one row a criterion.</summary>
internal static class PlotTable
{
    public static IHtmlContent Build(Plot plot, Texts texts)
    {
        var table = Output.Tag("table", "table", Output.Tag("caption", "sr", plot.Title));
        if (plot.Kind == PlotKind.Sunburst)
            FillTree(table, plot, texts);
        else
            FillRows(table, plot);

        return Output.Tag("div", "table-scroll is-plain is-wide", table).With("tabindex", "0").With("role", "region").With("aria-label", plot.Title);
    }

    public static string Written(Plot plot, decimal? value) => value is null ? Show.None : Show.Points(value, plot.Digits) + (plot.Unit == "%" ? "%" : "");

    public static string FullLabel(Plot plot, int index) => index < plot.FullLabels.Count ? plot.FullLabels[index] : plot.Labels[index];

    private static void FillRows(TagBuilder table, Plot plot)
    {
        var head = Output.Tag("tr", null, Head(plot.LabelName, false));
        foreach (var series in plot.Series)
            head.InnerHtml.AppendHtml(Head(plot.Unit.Length > 0 && plot.Unit != "%" ? $"{series.Name} ({plot.Unit})" : series.Name, true));

        var body = Output.Tag("tbody");
        for (var i = 0; i < plot.Labels.Count; i++)
        {
            var row = Output.Tag("tr", null, Output.Tag("th", null, FullLabel(plot, i)).With("scope", "row"));
            foreach (var series in plot.Series)
                row.InnerHtml.AppendHtml(Output.Tag("td", "num", Written(plot, series.Values[i])));

            body.InnerHtml.AppendHtml(row);
        }

        table.InnerHtml.AppendHtml(Output.Tag("thead", null, head)).AppendHtml(body);
    }

    private static void FillTree(TagBuilder table, Plot plot, Texts texts)
    {
        var body = Output.Tag("tbody");
        foreach (var node in plot.Tree)
            Row(node, 0);

        table.InnerHtml.AppendHtml(Output.Tag("thead", null, Output.Tag("tr", null, Head(plot.LabelName, false), Head(texts["Điểm tối đa"], true), Head(texts["Tỷ lệ đạt"], true))))
            .AppendHtml(body);

        void Row(PlotNode node, int level)
        {
            body.InnerHtml.AppendHtml(Output.Tag("tr", level == 0 ? "level-0" : null,
                Output.Tag("th", level == 0 ? null : level == 1 ? "indent-1" : "indent-2", node.Name).With("scope", "row"),
                Output.Tag("td", "num", Show.Brief(node.Size)), Output.Tag("td", "num", Show.Percent(node.Share, 1))));
            foreach (var child in node.Children)
                Row(child, level + 1);
        }
    }

    private static TagBuilder Head(string text, bool isFigure) =>
        Output.Tag(text.Length == 0 ? "td" : "th", isFigure ? "num" : null, text).With("scope", text.Length == 0 ? null : "col");
}
