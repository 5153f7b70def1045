using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ParIndex.Web.Components;

/// <summary>Links to the pages of a long list, by <c>?trang=2</c>: <c>&lt;pagination page="2" size="50" total="703" /&gt;</c>.</summary>
[HtmlTargetElement("pagination", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PaginationTagHelper(Texts texts) : TagHelper
{
    /// <summary>The present page, from 1.</summary>
    public int Page { get; set; } = 1;

    /// <summary>Rows on a page.</summary>
    public int Size { get; set; } = 50;

    /// <summary>Rows in all.</summary>
    public long Total { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var last = (int)Math.Max(1, (Total + Size - 1) / Size);
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("pagination");
        output.Attributes.SetAttribute("aria-label", texts["Trang"]);
        var first = ((Page - 1L) * Size) + 1;
        output.Content.AppendHtml(Output.Tag("span", null, Total == 0
            ? texts["Không có dòng nào"]
            : texts["Dòng {0}–{1} trong {2}", Show.Count(first), Show.Count(Math.Min(first + Size - 1, Total)), Show.Count(Total)]));
        if (last == 1)
            return;

        var list = Output.Tag("ul");
        var before = 0;
        foreach (var page in Near(Page, last))
        {
            if (page > before + 1)
                list.InnerHtml.AppendHtml(Output.Tag("li", null, Output.Tag("span", "gap", "…")));

            list.InnerHtml.AppendHtml(Output.Tag("li", null, Link(page)));
            before = page;
        }

        output.Content.AppendHtml(list);
    }

    private static IEnumerable<int> Near(int page, int last) =>
        Enumerable.Range(1, last).Where(one => one == 1 || one == last || Math.Abs(one - page) <= 1);

    private TagBuilder Link(int page) => Output.Tag("a", null, Show.Count(page))
        .With("href", Address.With(View.HttpContext.Request, ("trang", page == 1 ? null : page.ToString(CultureInfo.InvariantCulture))))
        .With("aria-label", texts["Trang {0}", Show.Count(page)])
        .With("aria-current", page == Page ? "page" : null);
}
