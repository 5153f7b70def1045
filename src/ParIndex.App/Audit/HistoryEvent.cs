using System.Text.Json;

namespace ParIndex.App.Audit;

/// <summary>Rows whose history is asked: one row, or a row and those whose keys begin with its key and "/".</summary>
/// <param name="Table">As "results.result".</param>
/// <param name="Key">Key columns joined by "/".</param>
/// <param name="WithBelow">Whether rows below it count too, as the nodes of a result.</param>
public sealed record AuditedRow(string Table, string Key, bool WithBelow = false);

/// <summary>What happened to a row.</summary>
public enum ChangeKind
{
    Added,
    Changed,
    Removed,
}

/// <summary>One field before and after; null: the row or the field was not there.</summary>
/// <param name="Field">Column.</param>
/// <param name="Before">Value before.</param>
/// <param name="After">Value after.</param>
public sealed record FieldChange(string Field, JsonElement? Before, JsonElement? After);

/// <summary>One unit of work as histories show it.</summary>
/// <param name="Id">The process.</param>
/// <param name="Kind">As "results.publish".</param>
/// <param name="Actor">Account; null: the program or the public.</param>
/// <param name="ActorName">As shown then.</param>
/// <param name="Reason">Why, where a person said.</param>
/// <param name="Request">Correlation id.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Events">How many rows changed.</param>
public sealed record HistoryProcess(Guid Id, string Kind, Guid? Actor, string ActorName, string? Reason, string? Request, DateTimeOffset At, long Events);

/// <summary>One row changed.</summary>
/// <param name="Id">Grows with time.</param>
/// <param name="Process">Who, when, why.</param>
/// <param name="Table">As "results.result".</param>
/// <param name="Key">Key of the row.</param>
/// <param name="Kind">Added, changed or removed.</param>
/// <param name="Fields">Fields that differ; all of them when added or removed.</param>
public sealed record HistoryEvent(long Id, HistoryProcess Process, string Table, string Key, ChangeKind Kind, IReadOnlyList<FieldChange> Fields);

/// <summary>A page of a list that is read newest first.</summary>
/// <param name="Items">Newest first.</param>
/// <param name="Next">Where the next page begins; null: this was the last.</param>
public sealed record HistoryPage<T>(IReadOnlyList<T> Items, long? Next);
