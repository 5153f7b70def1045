using Microsoft.AspNetCore.Html;

namespace ParIndex.Web.Components;

/// <summary>Small lines on one scale, one a series, each with its last value.</summary>
internal static class Multiples
{
    public static IHtmlContent Build(Plot plot)
    {
        var scale = Scale.Of(plot.Series.SelectMany(series => series.Values).OfType<decimal>(), plot.Min, plot.Max);
        var list = Output.Tag("ul", "multiples");
        foreach (var series in plot.Series)
        {
            var last = series.Values.LastOrDefault(value => value is not null);
            var name = series.Href is null ? Output.Tag("span", "multiple-name", series.Name) : Output.Tag("a", "multiple-name", series.Name).With("href", series.Href);
            list.InnerHtml.AppendHtml(Output.Tag("li", null, name, Output.Tag("span", "multiple-value", PlotTable.Written(plot, last)), Line(series.Values, scale)));
        }

        var span = plot.Labels.Count > 1 ? Output.Tag("p", "plot-note tabular", $"{plot.Labels[0]}–{plot.Labels[^1]}; {Show.Brief(scale.Low)}–{Show.Brief(scale.High)}{plot.Unit}") : null;
        return new HtmlContentBuilder().Part(list).Part(span);
    }

    /// <summary>A line without words; the figures stand beside it.</summary>
    public static HtmlString Line(IReadOnlyList<decimal?> values, Scale scale)
    {
        var step = values.Count > 1 ? 100d / (values.Count - 1) : 0;
        var path = "";
        var end = "";
        var isBroken = true;
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] is { } value)
            {
                var (x, y) = (Svg.N(i * step), Svg.N(32 - (28 * scale.Place(value)) - 2));
                path += $"{(isBroken ? "M" : "L")}{x} {y}";
                // A line of no length with round ends is a dot that does not stretch.
                end = $"<path class=\"spark-end\" d=\"M{x} {y}h0\"/>";
            }

            isBroken = values[i] is null;
        }

        return new HtmlString($"<svg class=\"spark\" viewBox=\"0 0 100 32\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><path class=\"spark-line\" d=\"{path}\"/>{end}</svg>");
    }
}
