namespace ParIndex.App.Surveys.Exporting;

/// <summary>A column of exported microdata.</summary>
/// <param name="Name">Letters, digits and "_", from a letter, at most 32: good in SPSS, R and Stata.</param>
/// <param name="Source">Column it was made from.</param>
/// <param name="Label">What it is, in words.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Values">Values and what they mean; empty for numbers.</param>
public sealed record ExportColumn(string Name, string Source, string Label, ExportKind Kind, IReadOnlyList<ExportValue> Values)
{
    /// <summary>People it was hidden of, as it would have told who they are.</summary>
    public int Hidden { get; init; }

    /// <summary>Said of it in the codebook; empty: nothing.</summary>
    public string Note { get; init; } = "";
}

/// <summary>What an exported column holds.</summary>
public enum ExportKind
{
    /// <summary>Whole-number marks.</summary>
    Mark,

    /// <summary>Codes of categories, as text.</summary>
    Category,

    /// <summary>Decimal numbers.</summary>
    Number,
}

/// <summary>A value of a column.</summary>
/// <param name="Value">As it stands in the file.</param>
/// <param name="Label">What it means.</param>
/// <param name="IsMissing">No answer in estimates: no opinion, hidden.</param>
public sealed record ExportValue(string Value, string Label, bool IsMissing = false);
