using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ParIndex.Web.Components;

/// <summary>
/// A button that first asks. Inside stands the form that does it, with its own button; scripts show it as a dialog, without them it unfolds.
/// <code>&lt;confirm button="Xóa…" title="Xóa bản nháp?" danger&gt;&lt;p&gt;…&lt;/p&gt;&lt;form method="post"&gt;…&lt;button class="button button-danger"&gt;Xóa&lt;/button&gt;&lt;/form&gt;&lt;/confirm&gt;</code>
/// </summary>
[HtmlTargetElement("confirm")]
public sealed class ConfirmTagHelper(Texts texts) : TagHelper
{
    public string Button { get; set; } = "";

    /// <summary>The question.</summary>
    public string Title { get; set; } = "";

    /// <summary>What is asked cannot be undone.</summary>
    public bool Danger { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        var id = "hoi-" + context.UniqueId;
        output.TagName = "details";
        output.AddClass("confirm");
        output.Attributes.SetAttribute("data-confirm", texts["Thôi"]);
        output.Content.AppendHtml(Output.Tag("summary", "button" + (Danger ? " button-danger" : ""), Button))
            .AppendHtml(Output.Tag("div", "dialog-body", Output.Tag("h2", null, Title).With("id", id), content));
    }
}
