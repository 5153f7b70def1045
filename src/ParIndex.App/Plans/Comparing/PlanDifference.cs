using ParIndex.Core.Results;
using ParIndex.Core.Text;

namespace ParIndex.App.Plans.Comparing;

/// <summary>What a difference between a kept plan and a document is.</summary>
public enum DifferenceKind
{
    /// <summary>A cell of a row says something else.</summary>
    Cell,

    /// <summary>A task is worded otherwise.</summary>
    TaskChanged,

    TaskAdded,

    TaskRemoved,

    /// <summary>The document has a row the plan has not.</summary>
    RowAdded,

    /// <summary>The plan has a row the document has not.</summary>
    RowRemoved,
}

/// <summary>A difference between a kept plan and a document edited outside.</summary>
/// <param name="Part">Table of the plan, from 1.</param>
/// <param name="Code">Row of the plan as kept; of a row that was added as printed.</param>
/// <param name="Title">Its title.</param>
/// <param name="Column">Column of a cell.</param>
/// <param name="Was">What the plan says; empty: nothing.</param>
/// <param name="Is">What the document says; empty: nothing.</param>
/// <param name="Where">Place in the document; null where it is missing there.</param>
/// <param name="MayTake">Whether it can be taken into a draft; what comes from the results or is summed up cannot.</param>
/// <param name="Task">The task, of one changed or removed.</param>
public sealed record PlanDifference(DifferenceKind Kind, int Part, string Code, string Title, ColumnKind Column, string Was, string Is, SourcePlace? Where, bool MayTake, Guid? Task = null);

/// <summary>What comparing found.</summary>
/// <param name="Differences">In the order of the plan.</param>
/// <param name="Compared">Rows of the plan that were found in the document.</param>
/// <param name="MissingParts">Captions of tables of the plan that are not in the document.</param>
/// <param name="MissingColumns">Headers of columns that are not in the document and were not compared, by the number of their table.</param>
public sealed record PlanComparison(IReadOnlyList<PlanDifference> Differences, int Compared, IReadOnlyList<string> MissingParts, IReadOnlyList<(int Part, string Header)> MissingColumns);
