using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ParIndex.Web.Components;

/// <summary>A thin bar beside a figure: how much of the most was reached, a mark where the mean lies. The figure itself is written beside it.</summary>
[HtmlTargetElement("meter-bar", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MeterTagHelper : TagHelper
{
    public decimal Value { get; set; }

    public decimal Max { get; set; } = 100;

    /// <summary>Drawn as a line across, such as the mean; none when null.</summary>
    public decimal? Mark { get; set; }

    /// <summary>"low" or "mid" for a colour of warning; the words beside must say it too.</summary>
    public string? Tone { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("meter" + (Tone is null ? "" : " is-" + Tone));
        output.Attributes.SetAttribute("viewBox", "0 0 100 8");
        output.Attributes.SetAttribute("preserveAspectRatio", "none");
        output.Attributes.SetAttribute("aria-hidden", "true");
        var mark = Mark is { } at ? $"<line x1=\"{Place(at)}\" x2=\"{Place(at)}\" y1=\"-4\" y2=\"12\" vector-effect=\"non-scaling-stroke\"/>" : "";
        output.Content.SetHtmlContent($"<rect width=\"100\" height=\"8\" rx=\"1\"/><rect width=\"{Place(Value)}\" height=\"8\" rx=\"1\"/>{mark}");
    }

    private string Place(decimal value) =>
        (Max <= 0 ? 0 : Math.Clamp(value / Max * 100, 0, 100)).ToString("0.##", CultureInfo.InvariantCulture);
}
