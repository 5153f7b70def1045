using ParIndex.Core.Text;
using ParIndex.Documents.Templates;

namespace ParIndex.App.Plans.Templates;

/// <summary>Documents an office may give its own form.</summary>
public enum TemplateKind
{
    /// <summary>A plan with its appendices.</summary>
    Plan,

    /// <summary>A report on the progress of a plan.</summary>
    Report,
}

/// <summary>A field of a template.</summary>
/// <param name="Name">As written between <c>{{</c> and <c>}}</c>.</param>
/// <param name="Meaning">What stands in its place.</param>
public sealed record TemplateField(string Name, Message Meaning);

/// <summary>A list of a template: what stands between its marks is repeated for each item.</summary>
/// <param name="Fields">Fields of an item.</param>
public sealed record TemplateList(string Name, Message Meaning, IReadOnlyList<TemplateField> Fields);

/// <summary>Everything a template of a kind may name.</summary>
public sealed record TemplateForm(IReadOnlyList<TemplateField> Fields, IReadOnlyList<TemplateList> Lists)
{
    /// <summary>The names alone, for checking.</summary>
    public TemplateNames Names => new(
        [.. Fields.Select(one => one.Name)],
        Lists.ToDictionary(list => list.Name, list => (IReadOnlyCollection<string>)[.. list.Fields.Select(one => one.Name)], StringComparer.Ordinal));

    /// <summary>The fields of a kind.</summary>
    public static TemplateForm Of(TemplateKind kind) => kind == TemplateKind.Plan ? PlanTemplateFields.Form : ReportTemplateFields.Form;
}
