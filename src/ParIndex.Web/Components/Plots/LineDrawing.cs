using Microsoft.AspNetCore.Html;

namespace ParIndex.Web.Components;

/// <summary>Values over years; a gap where a year is missing.</summary>
internal static class LineDrawing
{
    private const double Width = 540, Height = 270, Left = 46, Right = 24, Top = 14, Bottom = 30;

    public static IHtmlContent Build(Plot plot)
    {
        var values = plot.Series.SelectMany(series => series.Values).OfType<decimal>().ToList();
        if (plot.Reference is { } known)
            values.Add(known.Value);

        var scale = Scale.Of(values, plot.Min, plot.Max);
        var svg = new Svg().Add($"<svg class=\"drawing\" viewBox=\"0 0 {Width:0} {Height:0}\" role=\"img\" aria-label=\"{Svg.T(plot.Title)}\">");
        foreach (var tick in scale.Ticks())
        {
            var y = Y(scale, tick);
            svg.Add($"<line class=\"grid-line\" x1=\"{Left:0}\" x2=\"{Width - Right:0}\" y1=\"{Svg.N(y)}\" y2=\"{Svg.N(y)}\"/>").Words(Left - 8, y + 4, "end", "tick", Show.Brief(tick));
        }

        for (var i = 0; i < plot.Labels.Count; i++)
            svg.Words(X(plot, i), Height - 8, "middle", "tick", plot.Labels[i]);

        if (plot.Reference is { } reference)
            svg.Add($"<line class=\"mark dashed\" x1=\"{Left:0}\" x2=\"{Width - Right:0}\" y1=\"{Svg.N(Y(scale, reference.Value))}\" y2=\"{Svg.N(Y(scale, reference.Value))}\"/>");

        // Quiet series lie behind.
        foreach (var (series, index) in plot.Series.Select((series, index) => (series, index)).OrderByDescending(one => one.series.IsQuiet))
            Draw(svg, plot, scale, series, Svg.Tone(series, index));

        return new HtmlContentBuilder().Part(Legend.Of(plot)).Part(new HtmlString(svg.Add($"</svg>").ToString()));
    }

    private static void Draw(Svg svg, Plot plot, Scale scale, PlotSeries series, string tone)
    {
        var path = "";
        var isBroken = true;
        for (var i = 0; i < series.Values.Count; i++)
        {
            if (series.Values[i] is { } value)
                path += $"{(isBroken ? "M" : "L")}{Svg.N(X(plot, i))} {Svg.N(Y(scale, value))}";

            isBroken = series.Values[i] is null;
        }

        svg.Add($"<path class=\"line {tone}\" d=\"{path}\"/>");
        for (var i = 0; i < series.Values.Count; i++)
        {
            if (series.Values[i] is not { } value)
                continue;

            svg.Add($"<circle class=\"dot {tone}\" cx=\"{Svg.N(X(plot, i))}\" cy=\"{Svg.N(Y(scale, value))}\" r=\"4\"><title>{Svg.T($"{series.Name}, {plot.Labels[i]}: {PlotTable.Written(plot, value)}")}</title></circle>");
            if (plot.Series.Count == 1)
                svg.Words(X(plot, i), Y(scale, value) - 11, "middle", "value", PlotTable.Written(plot, value));
        }
    }

    private static double X(Plot plot, int index) =>
        plot.Labels.Count < 2 ? (Left + Width - Right) / 2 : Left + 24 + ((Width - Left - Right - 48) * index / (plot.Labels.Count - 1));

    private static double Y(Scale scale, decimal value) => Height - Bottom - ((Height - Top - Bottom) * scale.Place(value));
}
