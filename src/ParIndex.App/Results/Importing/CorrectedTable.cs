using System.Globalization;
using ParIndex.Core.Results;
using ParIndex.Core.Text;

namespace ParIndex.App.Results.Importing;

/// <summary>A row as people see it: as read, with their corrections.</summary>
/// <param name="Number">Stable number in the import.</param>
/// <param name="Row">With corrections.</param>
/// <param name="Read">As recognised; null for a row added by hand.</param>
/// <param name="IsLeftOut">People said that it is no row of the result.</param>
/// <param name="Deeds">What was done to it, by field: the last deed of each.</param>
/// <param name="Revision">Sequence of the last deed; 0 when none. The token for people editing at the same time.</param>
public sealed record CorrectedRow(
    int Number, OfficialRow Row, OfficialRow? Read, bool IsLeftOut, IReadOnlyDictionary<string, Correction> Deeds, int Revision)
{
    /// <summary>Number fields with a value that no person has typed or confirmed; counts for documents read from a picture.</summary>
    public IEnumerable<RowField> Unconfirmed => IsLeftOut ? [] : RowField.All.Where(cell =>
        cell.Column is ColumnKind.Max or ColumnKind.Score or ColumnKind.Target && IsNumeric(cell)
        && !(Deeds.GetValueOrDefault(cell.Key) is { Kind: not CorrectionKind.Undo } deed && deed.NewValue == cell.Of(Row)));

    private bool IsNumeric(RowField field) => field.Column == ColumnKind.Target ? Row.TargetPoints is not null : field.Of(Row).Length > 0;
}

/// <summary>A recognised table with the corrections laid over it. Pure: the same deeds give the same table.</summary>
public sealed class CorrectedTable
{
    private CorrectedTable(OfficialTable table, IReadOnlyList<CorrectedRow> rows) => (Table, Rows) = (table, rows);

    /// <summary>The table of the result: rows left out are gone, parents follow corrected codes.</summary>
    public OfficialTable Table { get; }

    /// <summary>Every row, also those left out, in order.</summary>
    public IReadOnlyList<CorrectedRow> Rows { get; }

    /// <param name="recognised">As read.</param>
    /// <param name="corrections">Deeds on this table, in the order of their sequence.</param>
    public static CorrectedTable Of(OfficialTable recognised, IEnumerable<Correction> corrections)
    {
        ArgumentNullException.ThrowIfNull(recognised);
        var deeds = corrections.ToLookup(deed => deed.Row);
        var rows = recognised.Rows.Select((row, i) => Corrected(i + 1, row, deeds[i + 1])).ToList();
        foreach (var added in deeds.Where(group => group.Key > recognised.Rows.Count).OrderBy(group => group.Key))
            Insert(rows, added);

        rows = CodeTree.Replant(rows);
        var changed = rows.SelectMany(row => Places(row)).ToHashSet();
        var kept = recognised with
        {
            Rows = [.. rows.Where(row => !row.IsLeftOut).Select(row => row.Row)],
            // What the reader noted about a cell no longer holds when a person has typed the cell.
            Notes = [.. recognised.Notes.Where(note => !changed.Contains(note.Source))],
        };
        return new CorrectedTable(kept, rows);
    }

    private static CorrectedRow Corrected(int number, OfficialRow? read, IEnumerable<Correction> deeds, SourcePlace? place = null)
    {
        var last = new Dictionary<string, Correction>(StringComparer.Ordinal);
        foreach (var deed in deeds)
            last[deed.Field] = deed;

        var row = read ?? new OfficialRow { Code = "", Level = 1, Source = place! };
        foreach (var field in RowField.All)
        {
            if (last.GetValueOrDefault(field.Key) is { } deed && deed.NewValue != field.Of(row))
                row = field.Set(row, deed.NewValue);
        }

        var isLeftOut = last.GetValueOrDefault(RowMarks.Kept)?.NewValue == RowMarks.LeftOut;
        return new CorrectedRow(number, row, read, isLeftOut, last, last.Values.Select(deed => deed.Sequence).DefaultIfEmpty(0).Max());
    }

    private static void Insert(List<CorrectedRow> rows, IGrouping<int, Correction> deeds)
    {
        var after = deeds.FirstOrDefault(deed => deed.Field == RowMarks.After)?.NewValue;
        var number = int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 0;
        var index = rows.FindIndex(row => row.Number == number) + 1;
        var place = rows.Count == 0 ? new SourcePlace() : rows[Math.Max(0, index - 1)].Row.Source;
        rows.Insert(index, Corrected(deeds.Key, null, deeds, place));
    }

    private static IEnumerable<SourcePlace> Places(CorrectedRow row) => row.Read is null || row.IsLeftOut
        ? [row.Row.Source]
        : row.Deeds.Values.Where(deed => deed.NewValue != RowField.Find(deed.Field)?.Of(row.Read))
            .Select(deed => RowField.Find(deed.Field) is { } field ? row.Read.Printed.GetValueOrDefault(field.Column)?.Source : null)
            .OfType<SourcePlace>();
}
