using Microsoft.AspNetCore.Razor.TagHelpers;
using ParIndex.Web.Setup;

namespace ParIndex.Web.Components;

/// <summary>A notice: <c>&lt;alert kind="warn" title="…"&gt;…&lt;/alert&gt;</c>, kind info (default), good, warn or bad.</summary>
[HtmlTargetElement("alert")]
public sealed class AlertTagHelper(FrontEnd bundles) : TagHelper
{
    public string Kind { get; set; } = "info";

    public string? Title { get; set; }

    /// <summary>Read out when it appears.</summary>
    public bool Live { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("alert alert-" + Kind);
        if (Live)
            output.Attributes.SetAttribute("role", Kind == "bad" ? "alert" : "status");

        var icon = Kind switch { "good" => "circle-check", "warn" => "alert-triangle", "bad" => "circle-x", _ => "info-circle" };
        output.PreContent.AppendHtml(Icons.Svg(bundles, icon)).AppendHtml("<div class=\"alert-body\">");
        if (Title is not null)
            output.PreContent.AppendHtml(Output.Tag("p", "alert-title", Title));

        output.PostContent.AppendHtml("</div>");
    }
}
