using System.Globalization;
using Microsoft.AspNetCore.Html;

namespace ParIndex.Web.Components;

/// <summary>Bars of a scale, split at its middle: low choices to the left, high ones to the right, a middle choice on both sides.</summary>
internal static class DivergingRows
{
    private const int Middle = 100;

    public static IHtmlContent Build(Plot plot)
    {
        var list = Output.Tag("ul", "bars");
        for (var row = 0; row < plot.Labels.Count; row++)
        {
            var shares = plot.Series.Select(series => series.Values[row] ?? 0).ToList();
            var group = Output.Tag("div", "bar-group", Bar(shares), BarRows.Figure(null, PlotTable.Written(plot, shares.Skip((shares.Count + 1) / 2).Sum())));
            list.InnerHtml.AppendHtml(BarRows.Row(plot, row, group));
        }

        var legend = Output.Tag("ul", "legend");
        for (var choice = 0; choice < plot.Series.Count; choice++)
        {
            legend.InnerHtml.AppendHtml(Output.Tag("li", null,
                new HtmlString($"<svg class=\"key\" viewBox=\"0 0 12 12\" aria-hidden=\"true\"><rect class=\"{Tone(choice, plot.Series.Count)}\" width=\"12\" height=\"12\" rx=\"3\"/></svg>"), plot.Series[choice].Name));
        }

        return new HtmlContentBuilder().Part(legend).Part(list);
    }

    private static HtmlString Bar(List<decimal> shares)
    {
        // Half the middle choice of an odd number lies left of the middle.
        var at = Middle - shares.Take(shares.Count / 2).Sum() - (shares.Count % 2 == 1 ? shares[shares.Count / 2] / 2 : 0);
        var bars = "";
        for (var choice = 0; choice < shares.Count; choice++)
        {
            bars += $"<rect class=\"{Tone(choice, shares.Count)}\" x=\"{Svg.N(at)}\" width=\"{Svg.N(shares[choice])}\" height=\"10\"/>";
            at += shares[choice];
        }

        return new HtmlString($"<svg class=\"bar\" viewBox=\"0 0 {2 * Middle} 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect class=\"track\" width=\"{2 * Middle}\" height=\"10\"/>{bars}<line class=\"mark\" x1=\"{Middle}\" x2=\"{Middle}\" y1=\"-2\" y2=\"12\"/></svg>");
    }

    private static string Tone(int choice, int count) => "h" + (count < 2 ? 4 : (int)Math.Round(choice * 4.0 / (count - 1))).ToString(CultureInfo.InvariantCulture);
}
