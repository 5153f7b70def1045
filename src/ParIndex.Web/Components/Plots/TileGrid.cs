using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ParIndex.Web.Components;

/// <summary>Tiles at their places, as a list: each has its short name and value, a link to its row, and the full name for who does not see the place.</summary>
internal static class TileGrid
{
    public static IHtmlContent Build(Plot plot)
    {
        var values = plot.Series[0].Values;
        var known = values.OfType<decimal>().DefaultIfEmpty(0).ToList();
        var (least, most) = (known.Min(), known.Max());
        var list = Output.Tag("ol", "tile-grid");
        foreach (var tile in Enumerable.Range(0, plot.Labels.Count).OrderBy(tile => plot.Places[tile].Row).ThenBy(tile => plot.Places[tile].Column))
        {
            var (name, place) = (PlotTable.FullLabel(plot, tile), plot.Places[tile]);
            var shade = values[tile] is { } value ? "heat-" + Number(Step(value, least, most)) : "is-unknown";
            var words = Output.Tag("a", null, Output.Tag("span", "tile-short", plot.Labels[tile]).With("aria-hidden", "true"), Output.Tag("span", "sr", name, " "), Output.Tag("span", "tile-figure", PlotTable.Written(plot, values[tile])))
                .With("href", plot.Links[tile]).With("title", name);
            list.InnerHtml.AppendHtml(Output.Tag("li", $"{shade} tile-row-{Number(place.Row)} tile-column-{Number(place.Column)}", words));
        }

        return new HtmlContentBuilder().Part(Ranges(plot, least, most)).Part(list);
    }

    /// <summary>Step of five between the least and the greatest value.</summary>
    private static int Step(decimal value, decimal least, decimal most) => most == least ? 2 : Math.Min(4, (int)((value - least) / (most - least) * 5));

    private static TagBuilder Ranges(Plot plot, decimal least, decimal most)
    {
        var list = Output.Tag("ul", "legend");
        for (var step = 0; step < 5 && most > least; step++)
        {
            var (from, to) = (least + ((most - least) * step / 5), least + ((most - least) * (step + 1) / 5));
            list.InnerHtml.AppendHtml(Output.Tag("li", null,
                new HtmlString($"<svg class=\"key\" viewBox=\"0 0 12 12\" aria-hidden=\"true\"><rect class=\"h{Number(step)}\" width=\"12\" height=\"12\" rx=\"3\"/></svg>"), $"{PlotTable.Written(plot, from)} – {PlotTable.Written(plot, to)}"));
        }

        return list;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
