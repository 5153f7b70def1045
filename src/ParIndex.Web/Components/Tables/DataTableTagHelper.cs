using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ParIndex.Web.Components;

/// <summary>
/// A table with its caption in a frame that scrolls sideways where it must, also by keyboard. Inside stand <c>thead</c>, <c>tbody</c>, <c>tfoot</c>.
/// <code>&lt;data-table caption="…" note="…" stack&gt;&lt;thead&gt;&lt;tr&gt;&lt;th sort-by="ten"&gt;…</code>
/// Figures get <c>class="num"</c>; in a stacked table each cell names itself: <c>&lt;td label="Điểm" class="num"&gt;</c>.
/// </summary>
[HtmlTargetElement("data-table")]
public sealed class DataTableTagHelper : TagHelper
{
    public string Caption { get; set; } = "";

    /// <summary>Said under the caption: source, unit, date.</summary>
    public string? Note { get; set; }

    /// <summary>The caption is for screen readers only, as a heading stands before the table.</summary>
    public bool HideCaption { get; set; }

    /// <summary>On a phone each row becomes a card.</summary>
    public bool Stack { get; set; }

    /// <summary>More columns than any screen: scrolls sideways everywhere.</summary>
    public bool Wide { get; set; }

    /// <summary>Scrolls inside its own frame under a head that stays.</summary>
    public bool Tall { get; set; }

    /// <summary>Without a frame, inside a card.</summary>
    public bool Plain { get; set; }

    /// <summary>Order when the address names none, as in the address: "ten", "-diem".</summary>
    public string? Sorted { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Init(TagHelperContext context) => context.Items[typeof(DataTableTagHelper)] = this;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        var id = NewId(context.UniqueId);
        output.TagName = "div";
        output.AddClass("table-scroll" + (Wide ? " is-wide" : "") + (Tall ? " is-tall" : "") + (Plain ? " is-plain" : ""));
        output.Attributes.SetAttribute("role", "region");
        output.Attributes.SetAttribute("tabindex", "0");
        output.Attributes.SetAttribute("aria-labelledby", id);

        var caption = Output.Tag("caption", HideCaption ? "sr" : null, Output.Tag("span", null, Caption).With("id", id),
            Note is null ? null : Output.Tag("small", null, Note));
        output.Content.AppendHtml(Output.Tag("table", "table" + (Stack ? " is-stack" : ""), caption, content));
    }

    /// <summary>The unique id is of the place in the template: in a loop it comes again and again, and regions would be named by the first table.</summary>
    private string NewId(string place)
    {
        var key = (typeof(DataTableTagHelper), place);
        var before = ViewContext.HttpContext.Items[key] as int? ?? 0;
        ViewContext.HttpContext.Items[key] = before + 1;
        return "bang-" + place + (before == 0 ? "" : "-" + before.ToString(CultureInfo.InvariantCulture));
    }
}

/// <summary>A cell that names itself when its row is shown as a card.</summary>
[HtmlTargetElement("td", Attributes = "label")]
public sealed class CellLabelTagHelper : TagHelper
{
    public string Label { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output) => output.Attributes.SetAttribute("data-label", Label);
}
