using Microsoft.AspNetCore.Razor.TagHelpers;
using ParIndex.Core.Numbers;
using ParIndex.Web.Setup;

namespace ParIndex.Web.Components;

/// <summary>A word on a state: <c>&lt;badge kind="good"&gt;Đã công bố&lt;/badge&gt;</c>; kind none, brand, good, warn, bad or accent.</summary>
[HtmlTargetElement("badge")]
public sealed class BadgeTagHelper : TagHelper
{
    public string? Kind { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.AddClass("badge" + (Kind is null ? "" : " badge-" + Kind));
    }
}

/// <summary>The band a result falls in, by letter and words: <c>&lt;band code="B" name="Từ 80 đến dưới 90%" /&gt;</c>.</summary>
[HtmlTargetElement("band", TagStructure = TagStructure.WithoutEndTag)]
public sealed class BandTagHelper(Texts texts) : TagHelper
{
    /// <summary>As the criteria set names it; nothing is shown when null.</summary>
    public string? Code { get; set; }

    public string? Name { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (string.IsNullOrEmpty(Code))
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        var color = Code.ToUpperInvariant() switch { "A" => " band-a", "B" => " band-b", "C" => " band-c", "D" or "E" => " band-d", _ => "" };
        output.AddClass("band" + color + (Name is null ? " is-short" : ""));
        output.Content.AppendHtml(Output.Tag("span", "sr", texts["Nhóm điểm"] + " ")).AppendHtml(Output.Tag("b", null, Code)).Append(Name is null ? "" : Name);
    }
}

/// <summary>A difference with an arrow: <c>&lt;change value="3.37" /&gt;</c>; for ranks give places won, <c>digits="0"</c>.</summary>
[HtmlTargetElement("change", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ChangeTagHelper(Texts texts, FrontEnd bundles) : TagHelper
{
    /// <summary>Above zero is better; nothing known when null.</summary>
    public decimal? Value { get; set; }

    public int Digits { get; set; } = 2;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        var rounded = Value is { } value ? Rounding.Round(value, Digits) : (decimal?)null;
        output.AddClass("change" + (rounded > 0 ? " change-up" : rounded < 0 ? " change-down" : ""));
        if (rounded is null)
        {
            output.Content.Append(Show.None);
            return;
        }

        if (rounded != 0)
        {
            output.Content.AppendHtml(Icons.Svg(bundles, rounded > 0 ? "arrow-up" : "arrow-down"))
                .AppendHtml(Output.Tag("span", "sr", rounded > 0 ? texts["tăng"] + " " : texts["giảm"] + " "));
        }

        output.Content.Append(rounded == 0 ? "0" : Show.Points(Math.Abs(rounded.Value), Digits));
    }
}
