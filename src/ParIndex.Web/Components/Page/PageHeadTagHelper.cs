using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ParIndex.Web.Components;

/// <summary>
/// Top of a page: way here, title, lead, actions. Gives the document its title too.
/// <code>&lt;page-head title="…" lead="…"&gt;&lt;crumb href="~/don-vi"&gt;Đơn vị&lt;/crumb&gt;&lt;page-actions&gt;…&lt;/page-actions&gt;&lt;/page-head&gt;</code>
/// </summary>
[HtmlTargetElement("page-head")]
public sealed class PageHeadTagHelper(Texts texts) : TagHelper
{
    public string Title { get; set; } = "";

    /// <summary>A sentence on what the page tells.</summary>
    public string? Lead { get; set; }

    /// <summary>A few words above the title: year, kind of page.</summary>
    public string? Kicker { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var parts = new PageHeadParts();
        context.Items[typeof(PageHeadParts)] = parts;
        var rest = await output.GetChildContentAsync();
        View.ViewData["Title"] = Title;
        View.ViewData["Lead"] = Lead;

        output.TagName = null;
        if (parts.Crumbs.Count > 0)
            output.Content.AppendHtml(Way(parts.Crumbs));

        var words = Output.Tag("div", "page-head-text");
        if (Kicker is not null)
            words.InnerHtml.AppendHtml(Output.Tag("p", "page-kicker", Kicker));

        words.InnerHtml.AppendHtml(Output.Tag("h1", null, Title));
        if (Lead is not null)
            words.InnerHtml.AppendHtml(Output.Tag("p", "page-lead", Lead));

        words.InnerHtml.AppendHtml(rest);
        output.Content.AppendHtml(Output.Tag("div", "page-head", words, parts.Actions is null ? null : Output.Tag("div", "actions", parts.Actions)));
    }

    private TagBuilder Way(List<(string Href, IHtmlContent Text)> crumbs)
    {
        var list = Output.Tag("ol");
        foreach (var (href, text) in crumbs)
            list.InnerHtml.AppendHtml(Output.Tag("li", null, Output.Tag("a", null, text).With("href", href)));

        list.InnerHtml.AppendHtml(Output.Tag("li", null, Output.Tag("span", null, Title).With("aria-current", "page")));
        return Output.Tag("nav", "crumbs", list).With("aria-label", texts["Đường dẫn"]);
    }
}

/// <summary>What stands inside a page head, collected by it.</summary>
internal sealed class PageHeadParts
{
    public List<(string Href, IHtmlContent Text)> Crumbs { get; } = [];

    public IHtmlContent? Actions { get; set; }
}
