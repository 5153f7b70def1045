using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ParIndex.Web.Components;

/// <summary>
/// Sister pages of one thing: <c>&lt;tabs label="Kết quả"&gt;&lt;tab href="~/…" now="true"&gt;Tổng quan&lt;/tab&gt;&lt;/tabs&gt;</c>.
/// <c>kind="pick"</c> is the small form to choose a year or a view.
/// </summary>
[HtmlTargetElement("tabs")]
public sealed class TabsTagHelper : TagHelper
{
    /// <summary>What is chosen among, for screen readers.</summary>
    public string Label { get; set; } = "";

    public string Kind { get; set; } = "tabs";

    public override void Init(TagHelperContext context) => context.Items[typeof(TabsTagHelper)] = this;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "nav";
        output.AddClass(Kind);
        output.Attributes.SetAttribute("aria-label", Label);
        if (Kind == "tabs")
        {
            output.PreContent.AppendHtml("<ul>");
            output.PostContent.AppendHtml("</ul>");
        }
    }
}

/// <summary>One of the sister pages; a link.</summary>
[HtmlTargetElement("tab", ParentTag = "tabs")]
public sealed class TabTagHelper(Microsoft.AspNetCore.Mvc.Routing.IUrlHelperFactory urls) : TagHelper
{
    public string Href { get; set; } = "";

    /// <summary>Whether this page is the one shown.</summary>
    public bool Now { get; set; }

    [Microsoft.AspNetCore.Mvc.ViewFeatures.ViewContext, HtmlAttributeNotBound]
    public Microsoft.AspNetCore.Mvc.Rendering.ViewContext View { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var link = Output.Tag("a", null, await output.GetChildContentAsync())
            .With("href", urls.GetUrlHelper(View).Content(Href))
            .With("aria-current", Now ? "page" : null);
        output.TagName = null;
        output.Content.SetHtmlContent(((TabsTagHelper)context.Items[typeof(TabsTagHelper)]).Kind == "tabs" ? Output.Tag("li", null, link) : link);
    }
}
