using Microsoft.AspNetCore.Razor.TagHelpers;
using ParIndex.Web.Setup;

namespace ParIndex.Web.Components;

/// <summary>A drawing from the sprite: <c>&lt;icon name="search" /&gt;</c>. It is decoration: words beside it say the meaning. Names: Assets/icons.txt.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper(FrontEnd bundles) : TagHelper
{
    public string Name { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("icon");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent($"<use href=\"{bundles["icons.svg"]}#{Name}\"/>");
    }
}
