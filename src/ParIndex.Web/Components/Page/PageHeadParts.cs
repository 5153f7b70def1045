using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ParIndex.Web.Components;

/// <summary>A page above this one, inside a page head; the page itself adds itself last.</summary>
[HtmlTargetElement("crumb", ParentTag = "page-head")]
public sealed class CrumbTagHelper(IUrlHelperFactory urls) : TagHelper
{
    public string Href { get; set; } = "";

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var head = (PageHeadParts)context.Items[typeof(PageHeadParts)];
        head.Crumbs.Add((urls.GetUrlHelper(View).Content(Href)!, await output.GetChildContentAsync()));
        output.SuppressOutput();
    }
}

/// <summary>Buttons beside the title, inside a page head.</summary>
[HtmlTargetElement("page-actions", ParentTag = "page-head")]
public sealed class PageActionsTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ((PageHeadParts)context.Items[typeof(PageHeadParts)]).Actions = await output.GetChildContentAsync();
        output.SuppressOutput();
    }
}
