using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using ParIndex.Web.Setup;

namespace ParIndex.Web.Components;

/// <summary>Everything the form got wrong, each as a link to its field; nothing when all is well. Stands above the form: <c>&lt;error-summary /&gt;</c>.</summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper(Texts texts, FrontEnd bundles) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var state = View.ViewData.ModelState;
        if (state.IsValid)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("alert alert-bad flash");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("data-focus", "");
        var list = Output.Tag("ul");
        foreach (var (field, entry) in state)
        {
            foreach (var error in entry.Errors)
            {
                list.InnerHtml.AppendHtml(Output.Tag("li", null, field.Length == 0
                    ? error.ErrorMessage
                    : Output.Tag("a", null, error.ErrorMessage).With("href", "#" + TagBuilder.CreateSanitizedId(field, "_"))));
            }
        }

        output.Content.AppendHtml(Icons.Svg(bundles, "circle-x"))
            .AppendHtml(Output.Tag("div", "alert-body", Output.Tag("h2", "alert-title", texts["Hãy sửa những chỗ sau"]), list));
    }
}
