using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using ParIndex.Web.Setup;

namespace ParIndex.Web.Components;

/// <summary>
/// A question of a form: label, hint, error of the model state, and the control, in this order, tied together for screen readers.
/// <code>&lt;field for="Input.Name" label="…" hint="…" /&gt;   kind: text, number, email, password, date, textarea, code, select, radios, checkbox, file</code>
/// What stands inside replaces the control; it then must use the id of the field: <c>Input.Name</c> → <c>Input_Name</c>.
/// </summary>
[HtmlTargetElement("field")]
public sealed class FieldTagHelper(Texts texts, FrontEnd bundles) : TagHelper
{
    public required ModelExpression For { get; set; }

    public string Label { get; set; } = "";

    public string? Hint { get; set; }

    /// <summary>Kind of control; from the type of the property when not given.</summary>
    public string? Kind { get; set; }

    /// <summary>May be left empty; all other fields are required.</summary>
    public bool Optional { get; set; }

    /// <summary>Choices of select and radios.</summary>
    public IEnumerable<SelectListItem> Items { get; set; } = [];

    /// <summary>Written behind the control: "điểm", "%".</summary>
    public string? Unit { get; set; }

    public string? Autocomplete { get; set; }

    public string? Placeholder { get; set; }

    /// <summary>For files: what is taken, as in HTML: ".docx,.xlsx".</summary>
    public string? Accept { get; set; }

    public bool Multiple { get; set; }

    /// <summary>"short" or "medium" where the answer is.</summary>
    public string? Width { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var own = await output.GetChildContentAsync();
        var control = new FieldControl(View, For, Kind) { IsOptional = Optional, Items = Items, Autocomplete = Autocomplete, Placeholder = Placeholder, Accept = Accept, IsMultiple = Multiple, Width = Width };
        var hintId = Hint is null ? null : control.Id + "-huong-dan";
        var errorId = control.Error is null ? null : control.Id + "-loi";
        control.DescribedBy = string.Join(' ', new[] { hintId, errorId }.Where(id => id is not null)) is { Length: > 0 } ids ? ids : null;

        output.TagName = control.Kind == "radios" ? "fieldset" : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("field" + (control.Kind == "radios" ? " fieldset" : "") + (errorId is null ? "" : " has-error"));
        var hint = hintId is null ? null : Output.Tag("p", "hint", Hint).With("id", hintId);
        var error = errorId is null ? null : Output.Tag("p", "field-error", Icons.Svg(bundles, "alert-triangle"), Output.Tag("span", null, control.Error)).With("id", errorId);
        if (control.Kind == "checkbox")
        {
            var label = Output.Tag("label", null, Label).With("for", control.Id);
            output.Content.Part(error).Part(Output.Tag("div", "check", control.Build(), label, hint)).Part(control.CheckboxAbsent());
            return;
        }

        var optional = Optional ? Output.Tag("span", "optional", " ", texts["(không bắt buộc)"]) : null;
        output.Content.Part(control.Kind == "radios"
            ? Output.Tag("legend", "label", Label, optional)
            : Output.Tag("label", null, Label, optional).With("for", control.Id));
        IHtmlContent body = own.IsEmptyOrWhiteSpace ? control.Build() : own;
        output.Content.Part(hint).Part(error).Part(Unit is null ? body : Output.Tag("div", "affix", body, Output.Tag("span", null, Unit)));
    }
}
