using ParIndex.Core.Results;
using ParIndex.Documents;

namespace ParIndex.App.Results.Reading;

/// <summary>Puts the printed rows of one table together into rows of criteria or tasks, over page breaks and merged cells.</summary>
internal sealed class RowAssembler(ColumnMap map)
{
    private readonly List<MergedCell> _merged = [];

    private int _printedRow;

    public ColumnMap Map { get; } = map;

    public List<RowDraft> Rows { get; } = [];

    public List<SourcedText> Leftovers { get; } = [];

    public List<ReadingNote> Notes { get; } = [];

    /// <summary>Takes one printed row.</summary>
    public void Add(TableRow row)
    {
        _printedRow++;
        var cells = Cells(row);
        if (cells.Count == 0)
        {
            return;
        }

        var start = RowStart.Find(cells, Map);
        var draft = start is not null ? NewRow(start, cells) : Continue(cells);
        if (draft is null)
        {
            Leftovers.AddRange(cells.Select(cell => new SourcedText(cell.Source, cell.Text)));
            return;
        }

        if (start is not null && cells.Find(cell => ReferenceEquals(cell.Source, start.Source)) is { RowSpan: > 1 } code)
        {
            _merged.Add(new MergedCell(ColumnKind.Code, draft, _printedRow + code.RowSpan - 1));
        }

        PlaceCells(draft, start?.Rest ?? cells, continues: start is null && !ReferenceEquals(draft.Source, cells[0].Source));
        InheritMerged(draft);
    }

    /// <summary>Takes a line of prose that a page break cut from the last row.</summary>
    public bool TryAddBroken(ParagraphBlock paragraph)
    {
        var text = Markup.Remove(paragraph.Text, out _).Trim();
        var last = Rows.Count == 0 ? null : Rows[^1];
        if (last is null || text.Length > 200 || !TextJoiner.Continues(text))
        {
            return false;
        }

        var open = Map.Columns.Select(column => column.Kind)
            .LastOrDefault(kind => last.Has(kind) && last.Number(kind) is null && TextJoiner.IsOpen(last.LastText(kind)), ColumnKind.Other);
        if (open == ColumnKind.Other)
        {
            return false;
        }

        last.Continued.Add(paragraph.Source);
        last.Add(open, new Piece(text, paragraph.Text, paragraph.Source));
        return true;
    }

    private List<BodyCell> Cells(TableRow row)
    {
        var cells = new List<BodyCell>();
        foreach (var cell in row.Cells)
        {
            var filled = BodyCell.From(cell, out var hadMarkup);
            if (filled is not null)
            {
                cells.Add(filled);
            }

            if (hadMarkup)
            {
                Notes.Add(new ReadingNote(FindingKinds.StrayText, cell.Source, "", Quote(cell.Text), filled is null ? "" : Quote(filled.Text)));
            }
        }

        return cells;
    }

    private RowDraft NewRow(RowStart start, List<BodyCell> cells)
    {
        var draft = new RowDraft(cells[0].Source) { Code = start.Code, IsTotal = start.IsTotal, PrintedCode = start.Printed };
        if (start.Code is { Broken: true } code)
        {
            Notes.Add(new ReadingNote(FindingKinds.BrokenCode, start.Source, code.Text, start.Printed, code.Text));
        }

        Rows.Add(draft);
        return draft;
    }

    /// <summary>The row that cells without a code belong to: the last one, a new one whose code is missing, or none.</summary>
    private RowDraft? Continue(List<BodyCell> cells)
    {
        if (Rows.Count == 0)
        {
            return StartsUncoded(cells) ? NewRow(new RowStart(null, "", false, cells, cells[0].Source), cells) : null;
        }

        var last = Rows[^1];
        if (StartsUncoded(cells) && !CoveredByMergedCode())
        {
            return NewRow(new RowStart(null, "", false, cells, cells[0].Source), cells);
        }

        if (last.IsTotal || StandsApart(cells))
        {
            return null;
        }

        last.Continued.Add(cells[0].Source);
        return last;
    }

    /// <summary>A footnote or signature under the table, a tier of a scoring rule under its criterion: no part of the row above.</summary>
    private bool StandsApart(List<BodyCell> cells)
    {
        var text = cells[0].Text;
        var kind = Map.KindAt(cells[0].Column);
        var begins = !TextJoiner.Continues(text);
        var wide = cells.Count == 1 && begins && !CoveredByMergedCode() && (cells[0].ColumnSpan > 2 || (kind == ColumnKind.Code && text.Length > 3 && !CodeReader.IsCapitals(text)));
        var tier = kind == ColumnKind.Title && text.Length > 3 && text[0] is '-' or '+' && char.IsUpper(text.AsSpan(1).TrimStart() is [var next, ..] ? next : ' ');
        return wide || tier;
    }

    private bool CoveredByMergedCode() => _merged.Exists(cell => cell.LastRow >= _printedRow && cell.Kind is ColumnKind.Code or ColumnKind.Title);

    /// <summary>A row without code is one of its own when it brings a title and points of its own.</summary>
    private bool StartsUncoded(List<BodyCell> cells)
    {
        var title = cells.Find(cell => Map.KindAt(cell.Column) == ColumnKind.Title);
        if (title is null || TextJoiner.Continues(title.Text) || title.Content is CellContent.Number or CellContent.Percent)
        {
            return false;
        }

        var points = cells.Count(cell => Map.KindAt(cell.Column) is ColumnKind.Max or ColumnKind.Score && cell.Content == CellContent.Number);
        if (points > 0)
        {
            return Rows.Count == 0 || Rows[^1].Has(ColumnKind.Max) || Rows[^1].Has(ColumnKind.Score);
        }

        var heading = cells.Count == 1 && CodeReader.IsCapitals(title.Text) && title.Text.Length > 8;
        return heading && Rows.Count > 0 && !CodeReader.IsCapitals(Rows[^1].LastText(ColumnKind.Title));
    }

    private void PlaceCells(RowDraft draft, IReadOnlyList<BodyCell> cells, bool continues)
    {
        var held = continues ? draft.Pieces.Keys.ToHashSet() : null;
        var placed = CellPlacer.Place(cells, Map, held);
        for (var i = 0; i < cells.Count; i++)
        {
            var cell = cells[i];
            var kind = placed[i] < 0 ? ColumnKind.Other : Map.Columns[placed[i]].Kind;
            if (kind is ColumnKind.Other or ColumnKind.Code)
            {
                Leftovers.Add(new SourcedText(cell.Source, cell.Text));
                continue;
            }

            if (placed[i] != Map.IndexAt(cell.Column))
            {
                Notes.Add(new ReadingNote(FindingKinds.ShiftedColumn, cell.Source, draft.Code?.Text ?? "", Quote(cell.Text), Map.Columns[placed[i]].Header));
            }

            draft.Add(kind, new Piece(cell.Text, cell.Printed, cell.Source, continues && kind != ColumnKind.Title && CoveredByMergedCode()));
            if (cell.RowSpan > 1)
            {
                _merged.Add(new MergedCell(kind, draft, _printedRow + cell.RowSpan - 1));
            }
        }
    }

    private void InheritMerged(RowDraft draft)
    {
        _merged.RemoveAll(cell => cell.LastRow < _printedRow);
        foreach (var cell in _merged)
        {
            if (!ReferenceEquals(cell.Row, draft) && !draft.Has(cell.Kind))
            {
                draft.Merged.TryAdd(cell.Kind, cell.Row);
            }
        }
    }

    private static string Quote(string text) => text.Length <= 160 ? text : text[..159] + "…";

    private sealed record MergedCell(ColumnKind Kind, RowDraft Row, int LastRow);
}
