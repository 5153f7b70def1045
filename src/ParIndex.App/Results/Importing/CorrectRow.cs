using ParIndex.App.Storage;
using ParIndex.Core.Text;

namespace ParIndex.App.Results.Importing;

/// <summary>A field two people changed at the same time.</summary>
/// <param name="Field">Key of the field.</param>
/// <param name="Mine">What was typed.</param>
/// <param name="Theirs">What stands now.</param>
/// <param name="ByName">Who wrote that.</param>
/// <param name="At">When.</param>
public sealed record FieldConflict(string Field, string Mine, string Theirs, string ByName, DateTimeOffset At);

/// <summary>What became of a correction: saved, or why not. Nothing is saved unless all is.</summary>
/// <param name="Changed">Keys of the fields that were changed.</param>
/// <param name="Conflicts">Fields changed by others since the form was shown.</param>
/// <param name="Problems">What is wrong with a field, by its key; "" for the row.</param>
public sealed record CorrectionOutcome(IReadOnlyList<string> Changed, IReadOnlyList<FieldConflict> Conflicts, IReadOnlyDictionary<string, Message> Problems)
{
    public bool IsSaved => Conflicts.Count == 0 && Problems.Count == 0;

    internal static CorrectionOutcome Wrong(string field, Message problem) =>
        new([], [], new Dictionary<string, Message> { [field] = problem });
}

/// <summary>Corrects, confirms, takes back and adds rows of a recognised table. Deeds of two people on one row are merged by field.</summary>
public sealed class CorrectRow(Session session, ImportStore imports, TimeProvider clock)
{
    private static readonly Message NoImport = new(
        "Bản nhập này không còn nữa. Hãy tải lại trang.", "This import is no longer there. Reload the page.");

    private static readonly Message NoRow = new(
        "Không có hàng này trong bảng. Hãy tải lại trang.", "There is no such row in the table. Reload the page.");

    private static readonly Message NoReason = new(
        "Hãy ghi lý do sửa, ví dụ “đọc nhầm khi nhận dạng” hoặc “văn bản in sai”.", "Give the reason, such as “misread” or “misprint in the document”.");

    private static readonly Message NoNumber = new("Hãy nhập một số, ví dụ 1,5.", "Enter a number, such as 1.5.");

    /// <summary>Gives fields of a row other values.</summary>
    /// <param name="id">The import.</param>
    /// <param name="table">Number of the table.</param>
    /// <param name="row">Number of the row.</param>
    /// <param name="seen">Revision of the row when the form was shown.</param>
    /// <param name="typed">What the form holds, by key of the field; fields left as shown are not touched.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancel">Stops waiting.</param>
    public Task<CorrectionOutcome> CorrectAsync(
        Guid id, int table, int row, int seen, IReadOnlyDictionary<string, string?> typed, string? reason, CancellationToken cancel = default) =>
        ActAsync(id, "results.correct", reason, deeds => Corrected(deeds, table, row, seen, typed, VietnameseText.Clean(reason ?? "")), cancel);

    /// <summary>Says that numbers read from a picture are right.</summary>
    /// <param name="id">The import.</param>
    /// <param name="table">Number of the table.</param>
    /// <param name="row">Number of the row.</param>
    /// <param name="values">The numbers that were looked at, by key of the field, as shown.</param>
    /// <param name="cancel">Stops waiting.</param>
    public Task<CorrectionOutcome> ConfirmAsync(Guid id, int table, int row, IReadOnlyDictionary<string, string> values, CancellationToken cancel = default) =>
        ActAsync(id, "results.confirm", null, deeds => Confirmed(deeds, table, row, values), cancel);

    /// <summary>Takes back the last deed on a field: it has the value from before.</summary>
    public Task<CorrectionOutcome> UndoAsync(Guid id, int table, int row, string field, int seen, CancellationToken cancel = default) =>
        ActAsync(id, "results.undo", null, deeds => Undone(deeds, table, row, field, seen), cancel);

    /// <summary>Leaves a row out of the result, or takes it in again.</summary>
    public Task<CorrectionOutcome> KeepAsync(Guid id, int table, int row, bool keep, string? reason, CancellationToken cancel = default) =>
        ActAsync(id, "results.correct", reason, deeds => Kept(deeds, table, row, keep, VietnameseText.Clean(reason ?? "")), cancel);

    /// <summary>Adds a row the reader did not recognise; its fields are then corrected like any other.</summary>
    /// <param name="id">The import.</param>
    /// <param name="table">Number of the table.</param>
    /// <param name="after">Number of the row it follows; 0: it comes first.</param>
    /// <param name="typed">Its fields.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancel">Stops waiting.</param>
    public Task<CorrectionOutcome> AddAsync(
        Guid id, int table, int after, IReadOnlyDictionary<string, string?> typed, string? reason, CancellationToken cancel = default) =>
        ActAsync(id, "results.correct", reason, deeds => Added(deeds, table, after, typed, VietnameseText.Clean(reason ?? "")), cancel);

    private async Task<CorrectionOutcome> ActAsync(Guid id, string kind, string? reason, Func<RowDeeds, CorrectionOutcome> act, CancellationToken cancel)
    {
        await session.BeginAsync(kind, string.IsNullOrWhiteSpace(reason) ? null : VietnameseText.Clean(reason), cancel);
        try
        {
            if (await imports.LockAsync(id, cancel) is not { State: ImportState.Draft } || await imports.DocumentAsync(id, cancel) is not { } document)
                return CorrectionOutcome.Wrong("", NoImport);

            var deeds = new RowDeeds(document, await imports.CorrectionsAsync(id, cancel), session.Actor.Name, clock.GetUtcNow());
            var outcome = act(deeds);
            if (outcome.IsSaved && deeds.New.Count > 0)
            {
                await imports.AddCorrectionsAsync(id, deeds.New, cancel);
                await session.CommitAsync(cancel);
            }

            return outcome;
        }
        finally
        {
            await session.RollbackAsync();
        }
    }

    private static CorrectionOutcome Corrected(RowDeeds deeds, int table, int row, int seen, IReadOnlyDictionary<string, string?> typed, string reason)
    {
        if (deeds.Row(table, row) is not { } now || deeds.Row(table, row, seen) is not { } shown)
            return CorrectionOutcome.Wrong("", NoRow);

        var changes = new List<(RowField Field, string Value)>();
        var conflicts = new List<FieldConflict>();
        var problems = new Dictionary<string, Message>(StringComparer.Ordinal);
        foreach (var field in RowField.All.Where(field => typed.ContainsKey(field.Key)))
        {
            var (before, current) = (field.Of(shown.Row), field.Of(now.Row));
            if (!field.TryNormalise(typed[field.Key], out var value))
                problems[field.Key] = NoNumber;
            else if (Same(field, value, before) || Same(field, value, current))
                continue;
            else if (current != before && now.Deeds.GetValueOrDefault(field.Key) is { } theirs)
                conflicts.Add(new FieldConflict(field.Key, value, current, theirs.ByName, theirs.At));
            else
                changes.Add((field, value));
        }

        if (changes.Count > 0 && reason.Length == 0)
            problems["reason"] = NoReason;

        var outcome = new CorrectionOutcome([.. changes.Select(change => change.Field.Key)], conflicts, problems);
        if (outcome.IsSaved)
        {
            foreach (var (field, value) in changes)
                deeds.Add(table, row, field.Key, CorrectionKind.Correct, field.Of(now.Row), value, reason);
        }

        return outcome;
    }

    private static CorrectionOutcome Confirmed(RowDeeds deeds, int table, int row, IReadOnlyDictionary<string, string> values)
    {
        if (deeds.Row(table, row) is not { } now)
            return CorrectionOutcome.Wrong("", NoRow);

        var conflicts = new List<FieldConflict>();
        foreach (var field in now.Unconfirmed.Where(field => values.ContainsKey(field.Key)).ToList())
        {
            // What was looked at is no longer what stands there: not confirmed.
            if (field.Of(now.Row) != values[field.Key])
                conflicts.Add(new FieldConflict(field.Key, values[field.Key], field.Of(now.Row), now.Deeds.GetValueOrDefault(field.Key)?.ByName ?? "", now.Deeds.GetValueOrDefault(field.Key)?.At ?? default));
            else
                deeds.Add(table, row, field.Key, CorrectionKind.Confirm, field.Of(now.Row), field.Of(now.Row), "");
        }

        return new CorrectionOutcome([.. deeds.New.Select(deed => deed.Field)], conflicts, new Dictionary<string, Message>());
    }

    private static CorrectionOutcome Undone(RowDeeds deeds, int table, int row, string field, int seen)
    {
        if (deeds.Row(table, row) is not { } now || now.Deeds.GetValueOrDefault(field) is not { } last)
            return CorrectionOutcome.Wrong("", NoRow);

        var current = RowField.Find(field)?.Of(now.Row) ?? last.NewValue;
        if (last.Sequence > seen)
            return new CorrectionOutcome([], [new FieldConflict(field, last.OldValue, current, last.ByName, last.At)], new Dictionary<string, Message>());

        deeds.Add(table, row, field, CorrectionKind.Undo, current, last.OldValue, "");
        return new CorrectionOutcome([field], [], new Dictionary<string, Message>());
    }

    private static CorrectionOutcome Kept(RowDeeds deeds, int table, int row, bool keep, string reason)
    {
        if (deeds.Row(table, row) is not { } now)
            return CorrectionOutcome.Wrong("", NoRow);

        if (reason.Length == 0)
            return CorrectionOutcome.Wrong("reason", NoReason);

        if (now.IsLeftOut == keep)
            deeds.Add(table, row, RowMarks.Kept, CorrectionKind.Correct, keep ? RowMarks.LeftOut : "", keep ? "" : RowMarks.LeftOut, reason);

        return new CorrectionOutcome([RowMarks.Kept], [], new Dictionary<string, Message>());
    }

    private static CorrectionOutcome Added(RowDeeds deeds, int table, int after, IReadOnlyDictionary<string, string?> typed, string reason)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var problems = new Dictionary<string, Message>(StringComparer.Ordinal);
        foreach (var field in RowField.All.Where(field => typed.ContainsKey(field.Key)))
        {
            if (!field.TryNormalise(typed[field.Key], out var value))
                problems[field.Key] = NoNumber;
            else if (value.Length > 0)
                values[field.Key] = value;
        }

        if (!values.ContainsKey("code") || !values.ContainsKey("title"))
            problems["code"] = new Message("Hàng mới cần có mã và tên tiêu chí.", "A new row needs a code and a title.");

        if (reason.Length == 0)
            problems["reason"] = NoReason;

        if (problems.Count > 0 || deeds.NextRow(table) is not { } number)
            return new CorrectionOutcome([], [], problems.Count > 0 ? problems : new Dictionary<string, Message> { [""] = NoRow });

        deeds.Add(table, number, RowMarks.After, CorrectionKind.Correct, "", after.ToString(System.Globalization.CultureInfo.InvariantCulture), reason);
        foreach (var (field, value) in values)
            deeds.Add(table, number, field, CorrectionKind.Correct, "", value, reason);

        return new CorrectionOutcome([.. values.Keys], [], problems);
    }

    // A text with lines folded into one is not a change: the control shows it as it is.
    private static bool Same(RowField field, string value, string stored) =>
        value == stored || (field.TryNormalise(stored, out var normal) && normal == value);
}
