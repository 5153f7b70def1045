using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ParIndex.Web.Components;

/// <summary>Where one stands in a task of several pages: <c>&lt;steps now="2" names="@([L["Tải lên"], L["Đối chiếu"], L["Lưu"]])" /&gt;</c>.</summary>
[HtmlTargetElement("steps", TagStructure = TagStructure.WithoutEndTag)]
public sealed class StepsTagHelper(Texts texts) : TagHelper
{
    /// <summary>The present step, from 1.</summary>
    public int Now { get; set; } = 1;

    public IReadOnlyList<string> Names { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "ol";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("steps");
        output.Attributes.SetAttribute("aria-label", texts["Các bước"]);
        for (var i = 1; i <= Names.Count; i++)
        {
            var step = Output.Tag("li", i < Now ? "is-done" : i == Now ? "is-now" : null, Output.Tag("span", null, Names[i - 1]));
            if (i < Now)
                step.InnerHtml.AppendHtml(Output.Tag("span", "sr", " ", texts["(đã xong)"]));

            output.Content.AppendHtml(step.With("aria-current", i == Now ? "step" : null));
        }
    }
}
