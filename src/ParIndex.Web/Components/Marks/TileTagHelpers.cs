using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ParIndex.Web.Components;

/// <summary>A row of figures that matter: <c>&lt;tiles&gt;&lt;tile label="…" value="85,42" unit="/ 100" main&gt;note&lt;/tile&gt;&lt;/tiles&gt;</c>.</summary>
[HtmlTargetElement("tiles")]
public sealed class TilesTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.AddClass("tiles");
    }
}

/// <summary>One figure with its name; what stands inside is its note.</summary>
[HtmlTargetElement("tile")]
public sealed class TileTagHelper : TagHelper
{
    public string Label { get; set; } = "";

    /// <summary>Already written for the reader: <c>@Show.Points(x)</c>.</summary>
    public string Value { get; set; } = "";

    public string? Unit { get; set; }

    /// <summary>The first figure of the page.</summary>
    public bool Main { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var note = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("tile" + (Main ? " tile-main" : ""));
        output.Content.AppendHtml(Output.Tag("span", "tile-label", Label))
            .AppendHtml(Output.Tag("span", "tile-value", Value, Unit is null ? null : " ", Unit is null ? null : Output.Tag("small", null, Unit)));
        if (!note.IsEmptyOrWhiteSpace)
            output.Content.AppendHtml(Output.Tag("span", "tile-note", note));
    }
}

/// <summary>Names and values: <c>&lt;facts&gt;&lt;fact label="Cơ quan chủ trì"&gt;Sở Nội vụ&lt;/fact&gt;&lt;/facts&gt;</c>.</summary>
[HtmlTargetElement("facts")]
public sealed class FactsTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "dl";
        output.AddClass("facts");
    }
}

/// <summary>One name with its value.</summary>
[HtmlTargetElement("fact", ParentTag = "facts")]
public sealed class FactTagHelper : TagHelper
{
    public string Label { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var value = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Content.AppendHtml(Output.Tag("dt", null, Label)).AppendHtml(Output.Tag("dd", null, value));
    }
}

/// <summary>Nothing to show yet, why, and what to do: <c>&lt;empty title="Chưa có kết quả" icon="inbox"&gt;&lt;p&gt;…&lt;/p&gt;&lt;/empty&gt;</c>.</summary>
[HtmlTargetElement("empty")]
public sealed class EmptyTagHelper(Setup.FrontEnd bundles) : TagHelper
{
    public string Title { get; set; } = "";

    public string Icon { get; set; } = "inbox";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.AddClass("empty");
        output.PreContent.AppendHtml(Icons.Svg(bundles, Icon)).AppendHtml(Output.Tag("h2", null, Title));
    }
}
