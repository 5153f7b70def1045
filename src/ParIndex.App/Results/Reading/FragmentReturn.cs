using ParIndex.Core.Results;

namespace ParIndex.App.Results.Reading;

/// <summary>
/// Gives back the end of a cause that a page break printed beside the next row. The end begins with a small letter, the cause above
/// stops in mid-sentence, and the row it stands beside has lost nothing or the table's causes do not begin small.
/// </summary>
internal static class FragmentReturn
{
    private const int RowsBack = 2;

    public static void Apply(IReadOnlyList<RowDraft> rows, List<ReadingNote> notes)
    {
        var causes = rows.Where(row => row.Has(ColumnKind.Cause)).ToArray();
        var small = causes.Count(row => TextJoiner.Continues(row.Pieces[ColumnKind.Cause][0].Text));
        var smallIsUsual = small * 5 > causes.Length;
        for (var i = 1; i < rows.Count; i++)
        {
            var row = rows[i];
            if (!row.Has(ColumnKind.Cause) || row.Pieces[ColumnKind.Cause][0] is not { } piece || !TextJoiner.Continues(piece.Text))
            {
                continue;
            }

            var lostNothing = row.Number(ColumnKind.Max) is { } max && row.Number(ColumnKind.Score) is { } score && score >= max;
            var above = Enumerable.Range(1, Math.Min(i, RowsBack)).Select(back => rows[i - back]).FirstOrDefault(candidate => candidate.Has(ColumnKind.Cause));
            if (above is null || !TextJoiner.IsOpen(above.LastText(ColumnKind.Cause)) || (smallIsUsual && !lostNothing))
            {
                continue;
            }

            above.Add(ColumnKind.Cause, piece);
            above.Continued.Add(row.Source);
            row.Pieces[ColumnKind.Cause].RemoveAt(0);
            if (row.Pieces[ColumnKind.Cause].Count == 0)
            {
                row.Pieces.Remove(ColumnKind.Cause);
            }

            notes.Add(new ReadingNote(FindingKinds.ShiftedColumn, piece.Source, row.Code?.Text ?? "", piece.Text, above.Code?.Text ?? ""));
        }
    }
}
