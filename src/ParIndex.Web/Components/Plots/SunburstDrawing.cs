using System.Globalization;
using Microsoft.AspNetCore.Html;

namespace ParIndex.Web.Components;

/// <summary>Rings of criteria: angle by points, shade by percent won; the worst are seen at once.</summary>
internal static class SunburstDrawing
{
    private const double Centre = 220, Inner = 62;

    public static IHtmlContent Build(Plot plot, Texts texts)
    {
        var depth = plot.Tree.Count == 0 ? 1 : plot.Tree.Max(Depth);
        var ring = (Centre - 4 - Inner) / depth;
        var svg = new Svg().Add($"<svg class=\"drawing sunburst\" viewBox=\"0 0 {Centre * 2:0} {Centre * 2:0}\" role=\"img\" aria-label=\"{Svg.T(plot.Title)}\">");
        var total = plot.Tree.Sum(node => node.Size);
        var from = 0d;
        foreach (var node in plot.Tree)
            from = Draw(svg, node, from, total == 0 ? 0 : Math.Tau / (double)total, Inner, ring);

        if (plot.Reference is { } whole)
            svg.Words(Centre, Centre + 2, "middle", "centre", PlotTable.Written(plot, whole.Value)).Words(Centre, Centre + 22, "middle", "tick", whole.Name);

        return new HtmlContentBuilder().Part(new HtmlString(svg.Add($"</svg>").ToString())).Part(Steps(texts));
    }

    /// <summary>Shade of a percent: five steps, 4 is full points.</summary>
    public static int Step(decimal share) => share switch { >= 99.995m => 4, >= 90 => 3, >= 70 => 2, >= 50 => 1, _ => 0 };

    public static IHtmlContent Steps(Texts texts)
    {
        string[] names = [texts["dưới 50%"], "50–70%", "70–90%", texts["từ 90%"], texts["trọn điểm"]];
        var list = Output.Tag("ul", "legend");
        for (var step = 0; step < names.Length; step++)
        {
            list.InnerHtml.AppendHtml(Output.Tag("li", null,
                new HtmlString($"<svg class=\"key\" viewBox=\"0 0 12 12\" aria-hidden=\"true\"><rect class=\"h{step.ToString(CultureInfo.InvariantCulture)}\" width=\"12\" height=\"12\" rx=\"3\"/></svg>"), names[step]));
        }

        return list;
    }

    private static int Depth(PlotNode node) => 1 + (node.Children.Count == 0 ? 0 : node.Children.Max(Depth));

    private static double Draw(Svg svg, PlotNode node, double from, double perPoint, double radius, double ring)
    {
        var to = from + ((double)node.Size * perPoint);
        svg.Add($"<path class=\"arc h{Step(node.Share)}\" d=\"{Arc(from, to, radius, radius + ring)}\"><title>{Svg.T($"{node.Name}: {Show.Percent(node.Share, 1)}")}</title></path>");
        var child = from;
        foreach (var part in node.Children)
            child = Draw(svg, part, child, perPoint, radius + ring, ring);

        return to;
    }

    private static string Arc(double from, double to, double inside, double outside)
    {
        // A whole turn has no direction; it stops just short.
        to = Math.Min(to, from + Math.Tau - 0.0001);
        var large = to - from > Math.PI ? 1 : 0;
        return string.Create(CultureInfo.InvariantCulture,
            $"M{Point(from, outside)}A{Svg.N(outside)} {Svg.N(outside)} 0 {large} 1 {Point(to, outside)}L{Point(to, inside)}A{Svg.N(inside)} {Svg.N(inside)} 0 {large} 0 {Point(from, inside)}Z");
    }

    private static string Point(double angle, double radius) =>
        $"{Svg.N(Centre + (Math.Sin(angle) * radius))} {Svg.N(Centre - (Math.Cos(angle) * radius))}";
}
