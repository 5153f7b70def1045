using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ParIndex.Web.Components;

/// <summary>Names of series with the mark they are drawn by; nothing for a lone series without reference.</summary>
internal static class Legend
{
    public static IHtmlContent? Of(Plot plot)
    {
        if (plot.Series.Count < 2 && plot.Reference is null)
            return null;

        var list = Output.Tag("ul", "legend");
        if (plot.Series.Count > 1)
        {
            for (var i = 0; i < plot.Series.Count; i++)
                list.InnerHtml.AppendHtml(Item(Svg.Tone(plot.Series[i], i), plot.Series[i].Name));
        }

        if (plot.Reference is { } reference)
            list.InnerHtml.AppendHtml(Item("mark", $"{reference.Name} {PlotTable.Written(plot, reference.Value)}"));

        return list;
    }

    private static TagBuilder Item(string tone, string name)
    {
        var drawing = tone == "mark"
            ? "<svg class=\"key\" viewBox=\"0 0 12 12\" aria-hidden=\"true\"><line class=\"mark\" x1=\"6\" x2=\"6\" y1=\"0\" y2=\"12\"/></svg>"
            : $"<svg class=\"key\" viewBox=\"0 0 12 12\" aria-hidden=\"true\"><rect class=\"{tone}\" width=\"12\" height=\"12\" rx=\"3\"/></svg>";
        return Output.Tag("li", null, new HtmlString(drawing), name);
    }
}
