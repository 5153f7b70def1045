using ParIndex.App.Surveys.Sampling.Drawing;

namespace ParIndex.Web.Pages.Surveys.Drawing;

/// <summary>One stage of the design's form.</summary>
/// <param name="Design">The page.</param>
/// <param name="Place">From 0.</param>
/// <param name="Stage">As typed.</param>
/// <param name="IsLast">It chooses people.</param>
public sealed record StageView(DesignSampleModel Design, int Place, StageForm Stage, bool IsLast)
{
    /// <summary>Ways to tell how many: the first stage has no unit above, only people are counted from a margin.</summary>
    public IEnumerable<CountKind> Counts => Enum.GetValues<CountKind>().Where(kind => (kind != CountKind.Take || Place > 0) && (kind != CountKind.Precision || IsLast));

    /// <summary>Name of a control.</summary>
    public string Name(string field) => FormattableString.Invariant($"Stages[{Place}].{field}");

    /// <summary>Its id in the page.</summary>
    public string Id(string field, int? of = null) => IdOf(Name(field)) + (of is { } number ? FormattableString.Invariant($"-{number}") : "");

    /// <summary>Id of the control of that name.</summary>
    public static string IdOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Replace("Stages[", "s", StringComparison.Ordinal).Replace("].", "-", StringComparison.Ordinal);
    }

    /// <summary>Whether a control must be put right, for aria-invalid.</summary>
    public string? Wrong(string field) => Design.Wrong(Name(field));
}
