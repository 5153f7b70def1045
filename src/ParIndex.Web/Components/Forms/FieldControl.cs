using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace ParIndex.Web.Components;

/// <summary>The control of a field: what was typed comes back as typed, numbers and dates in the way the binder reads them.</summary>
internal sealed class FieldControl
{
    private readonly string name;
    private readonly ModelExpression source;
    private readonly ModelStateEntry? state;

    public FieldControl(ViewContext view, ModelExpression source, string? kind)
    {
        this.source = source;
        name = view.ViewData.TemplateInfo.GetFullHtmlFieldName(source.Name);
        Id = TagBuilder.CreateSanitizedId(name, "_");
        view.ViewData.ModelState.TryGetValue(name, out state);
        Kind = kind ?? KindOf(Nullable.GetUnderlyingType(source.ModelExplorer.ModelType) ?? source.ModelExplorer.ModelType);
    }

    public string Id { get; }

    public string Kind { get; }

    public bool IsOptional { get; init; }

    public IEnumerable<SelectListItem> Items { get; init; } = [];

    public string? Autocomplete { get; init; }

    public string? Placeholder { get; init; }

    public string? Accept { get; init; }

    public bool IsMultiple { get; init; }

    public string? Width { get; init; }

    public string? DescribedBy { get; set; }

    /// <summary>First error of this field.</summary>
    public string? Error => state?.Errors is { Count: > 0 } errors ? errors[0].ErrorMessage : null;

    private string? Value => state?.AttemptedValue ?? Written(source.Model);

    public IHtmlContent Build() => Kind switch
    {
        "textarea" or "code" => Common(Output.Tag("textarea", Classes(Kind == "code" ? "input input-code" : "input"), "\n" + Value))
            .With("rows", Kind == "code" ? "8" : "4").With("spellcheck", Kind == "code" ? "false" : null),
        "select" => Select(),
        "radios" => Radios(),
        "checkbox" => Common(Tag("checkbox").With("value", "true").With("checked", source.Model is true || Value is "true" or "True" ? "checked" : null)),
        "file" => Common(Tag("file").With("accept", Accept).With("multiple", IsMultiple ? "multiple" : null)),
        // Not type=number: it refuses the comma of Vietnamese decimals.
        "number" => Common(Tag("text", Classes("input num")).With("inputmode", "decimal").With("value", Value).With("autocomplete", "off")),
        "password" => Common(Tag("password", Classes("input"))),
        _ => Common(Tag(Kind, Classes("input")).With("value", Value)),
    };

    /// <summary>An unticked box sends nothing; this says that it was asked.</summary>
    public IHtmlContent CheckboxAbsent() => Tag("hidden").With("name", name).With("value", "false");

    private static string KindOf(Type type) =>
        type == typeof(bool) ? "checkbox"
        : type == typeof(DateOnly) ? "date"
        : type == typeof(decimal) || type == typeof(int) || type == typeof(long) ? "number"
        : typeof(IFormFile).IsAssignableFrom(type) ? "file" : "text";

    private static string? Written(object? value) => value switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        decimal number => number.ToString("0.############", CultureInfo.CurrentCulture),
        IFormattable other => other.ToString(null, CultureInfo.CurrentCulture),
        _ => value?.ToString(),
    };

    private static TagBuilder Tag(string type, string? classes = null)
    {
        var tag = Output.Tag("input", classes).With("type", type);
        tag.TagRenderMode = TagRenderMode.SelfClosing;
        return tag;
    }

    private string Classes(string own) => Width is null ? own : own + " input-" + Width;

    private TagBuilder Common(TagBuilder tag) => tag.With("id", Id).With("name", name).With("aria-describedby", DescribedBy)
        .With("aria-invalid", Error is null ? null : "true").With("aria-required", IsOptional || Kind == "checkbox" ? null : "true")
        .With("autocomplete", Autocomplete).With("placeholder", Placeholder);

    private TagBuilder Select()
    {
        var select = Common(Output.Tag("select", Classes("input")));
        if (IsOptional || Value is null)
            select.InnerHtml.AppendHtml(Output.Tag("option").With("value", ""));

        foreach (var item in Items)
        {
            select.InnerHtml.AppendHtml(Output.Tag("option", null, item.Text).With("value", item.Value)
                .With("disabled", item.Disabled ? "disabled" : null)
                .With("selected", item.Value == Value || (Value is null && item.Selected) ? "selected" : null));
        }

        return select;
    }

    private HtmlContentBuilder Radios()
    {
        var all = new HtmlContentBuilder();
        var number = 0;
        foreach (var item in Items)
        {
            // The first has the id of the field, so that an error leads to it.
            var id = number++ == 0 ? Id : Id + "-" + number.ToString(CultureInfo.InvariantCulture);
            var radio = Tag("radio").With("id", id).With("name", name).With("value", item.Value).With("aria-describedby", DescribedBy)
                .With("disabled", item.Disabled ? "disabled" : null)
                .With("checked", item.Value == Value || (Value is null && item.Selected) ? "checked" : null);
            all.AppendHtml(Output.Tag("div", "check", radio, Output.Tag("label", null, item.Text).With("for", id)));
        }

        return all;
    }
}
