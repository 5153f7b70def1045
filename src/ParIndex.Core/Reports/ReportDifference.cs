using ParIndex.Core.Text;

namespace ParIndex.Core.Reports;

/// <summary>How a printed figure differs from the computed one.</summary>
public enum DifferenceKind
{
    /// <summary>Rounded to the printed digits: right, told for completeness.</summary>
    Rounded,

    /// <summary>Digits were cut, or the figure was computed from others that had lost digits.</summary>
    Cut,

    /// <summary>No rounding explains it.</summary>
    Wrong,
}

/// <summary>A figure of a printed report that is not the computed one digit for digit.</summary>
/// <param name="Kind">How it differs.</param>
/// <param name="Source">Where it is printed.</param>
/// <param name="Code">Code of the criterion, "TOTAL" for the index; empty for a part or the document.</param>
/// <param name="Field">Which figure: "score", "max", "percent", "sum", "rank", "change", or as the document checker names it.</param>
/// <param name="Printed">As printed.</param>
/// <param name="Expected">Computed, every digit that is known; a point as decimal mark.</param>
/// <param name="Message">What differs and how much.</param>
public sealed record ReportDifference(DifferenceKind Kind, SourcePlace Source, string Code, string Field, string Printed, string Expected, Message Message)
{
    /// <summary>Stands in a cell of a table, not in the prose.</summary>
    public bool IsInTable { get; init; }
}

/// <summary>A printed report beside the computed one.</summary>
/// <param name="Compared">Figures of the prose that could be tied to a part of the result; the others (other units, other years, goals) are left alone.</param>
/// <param name="Differences">In the order of the document.</param>
public sealed record ReportComparison(int Compared, IReadOnlyList<ReportDifference> Differences)
{
    /// <summary>Differences of a kind.</summary>
    public IEnumerable<ReportDifference> Of(DifferenceKind kind) => Differences.Where(difference => difference.Kind == kind);
}
