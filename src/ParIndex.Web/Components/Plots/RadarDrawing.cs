using Microsoft.AspNetCore.Html;

namespace ParIndex.Web.Components;

/// <summary>A profile over fields, each on its own spoke from 0 to the maximum.</summary>
internal static class RadarDrawing
{
    private const double Width = 560, Height = 400, Radius = 152;

    public static IHtmlContent Build(Plot plot)
    {
        var max = plot.Max ?? 100;
        var svg = new Svg().Add($"<svg class=\"drawing\" viewBox=\"0 0 {Width:0} {Height:0}\" role=\"img\" aria-label=\"{Svg.T(plot.Title)}\">");
        foreach (var ring in new[] { 0.25, 0.5, 0.75, 1 })
            svg.Add($"<polygon class=\"grid-line\" points=\"{Ring(plot.Labels.Count, _ => ring)}\"/>").Words((Width / 2) + 4, (Height / 2) - (ring * Radius) + 4, "start", "tick", Show.Brief(max * (decimal)ring));

        for (var i = 0; i < plot.Labels.Count; i++)
        {
            var (x, y) = At(i, plot.Labels.Count, 1);
            svg.Add($"<line class=\"grid-line\" x1=\"{Width / 2:0}\" y1=\"{Height / 2:0}\" x2=\"{Svg.N(x)}\" y2=\"{Svg.N(y)}\"/>");
            Label(svg, plot, i);
        }

        foreach (var (series, index) in plot.Series.Select((series, index) => (series, index)).OrderByDescending(one => one.series.IsQuiet))
        {
            var tone = Svg.Tone(series, index);
            svg.Add($"<polygon class=\"area {tone}\" points=\"{Ring(plot.Labels.Count, i => (double)((series.Values[i] ?? 0) / max))}\"/>");
            for (var i = 0; i < plot.Labels.Count; i++)
            {
                var (x, y) = At(i, plot.Labels.Count, (double)((series.Values[i] ?? 0) / max));
                svg.Add($"<circle class=\"dot {tone}\" cx=\"{Svg.N(x)}\" cy=\"{Svg.N(y)}\" r=\"3.5\"><title>{Svg.T($"{series.Name}, {PlotTable.FullLabel(plot, i)}: {PlotTable.Written(plot, series.Values[i])}")}</title></circle>");
            }
        }

        return new HtmlContentBuilder().Part(Legend.Of(plot)).Part(new HtmlString(svg.Add($"</svg>").ToString()));
    }

    private static void Label(Svg svg, Plot plot, int index)
    {
        var (x, y) = At(index, plot.Labels.Count, 1.1);
        var side = x - (Width / 2);
        var anchor = Math.Abs(side) < 12 ? "middle" : side > 0 ? "start" : "end";
        var lines = Svg.Wrap(plot.Labels[index], 20);
        // Above the centre the words end at the spoke, below they begin there.
        var top = y + 4 - ((lines.Count - 1) * 15 * (1 - ((y - (Height / 2)) / (Radius * 1.1))) / 2);
        for (var line = 0; line < lines.Count; line++)
            svg.Words(x, top + (line * 15), anchor, "tick", lines[line]);
    }

    private static string Ring(int count, Func<int, double> share) => string.Join(' ', Enumerable.Range(0, count).Select(i =>
    {
        var (x, y) = At(i, count, share(i));
        return $"{Svg.N(x)},{Svg.N(y)}";
    }));

    private static (double X, double Y) At(int index, int count, double share)
    {
        var angle = (Math.Tau * index / count) - (Math.PI / 2);
        return ((Width / 2) + (Math.Cos(angle) * Radius * share), (Height / 2) + (Math.Sin(angle) * Radius * share));
    }
}
