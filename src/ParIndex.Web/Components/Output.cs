using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ParIndex.Web.Components;

/// <summary>Short ways to build the output of components; text is always encoded.</summary>
internal static class Output
{
    public static void AddClass(this TagHelperOutput output, string names)
    {
        var own = output.Attributes["class"]?.Value?.ToString();
        output.Attributes.SetAttribute("class", string.IsNullOrEmpty(own) ? names : names + " " + own);
    }

    public static TagBuilder Tag(string name, string? classes = null, params object?[] content)
    {
        var tag = new TagBuilder(name);
        if (classes is not null)
            tag.AddCssClass(classes);

        foreach (var part in content)
        {
            if (part is IHtmlContent html)
                tag.InnerHtml.AppendHtml(html);
            else if (part is not null)
                tag.InnerHtml.Append(part.ToString()!);
        }

        return tag;
    }

    /// <summary>Appends what is there.</summary>
    public static IHtmlContentBuilder Part(this IHtmlContentBuilder content, IHtmlContent? part) => part is null ? content : content.AppendHtml(part);

    public static TagBuilder With(this TagBuilder tag, string attribute, string? value)
    {
        if (value is not null)
            tag.Attributes[attribute] = value;

        return tag;
    }
}
