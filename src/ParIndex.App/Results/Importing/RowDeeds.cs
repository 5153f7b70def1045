using ParIndex.Core.Results;

namespace ParIndex.App.Results.Importing;

/// <summary>The deeds of an import while one more act is weighed; held under its lock.</summary>
internal sealed class RowDeeds(OfficialDocument document, IReadOnlyList<Correction> known, string actor, DateTimeOffset now)
{
    private readonly List<Correction> added = [];

    /// <summary>Deeds of this act.</summary>
    public IReadOnlyList<Correction> New => added;

    /// <summary>A row as it stands, or as it stood after a deed; null when there is no such row.</summary>
    public CorrectedRow? Row(int table, int row, int upTo = int.MaxValue) => table < 1 || table > document.Tables.Count
        ? null
        : CorrectedTable.Of(document.Tables[table - 1], known.Where(deed => deed.Table == table && (deed.Sequence <= upTo || deed.Row != row)))
            .Rows.FirstOrDefault(candidate => candidate.Number == row)
            ?? (upTo < int.MaxValue ? Row(table, row) : null);

    /// <summary>Number for a row added by hand.</summary>
    public int? NextRow(int table) => table < 1 || table > document.Tables.Count
        ? null
        : Math.Max(document.Tables[table - 1].Rows.Count, known.Where(deed => deed.Table == table).Select(deed => deed.Row).DefaultIfEmpty(0).Max()) + 1;

    public void Add(int table, int row, string field, CorrectionKind kind, string oldValue, string newValue, string reason) =>
        added.Add(new Correction(known.Count + added.Count + 1, table, row, field, kind, oldValue, newValue, reason, actor, now));
}
