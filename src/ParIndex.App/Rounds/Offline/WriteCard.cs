using System.Globalization;
using ParIndex.App.Criteria.Library;
using ParIndex.App.Rounds.Filling;
using ParIndex.Core.Rules;
using ParIndex.Core.Rules.Formulas;
using ParIndex.Core.Scoring;
using ParIndex.Documents.Writing;

namespace ParIndex.App.Rounds.Offline;

/// <summary>
/// A scorecard as a workbook to be filled in without a network: only the cells to be answered can be typed into, lists stand where there are options, and
/// formulas show the points of rules. The version of each entry travels along, so that reading it back finds what others changed meanwhile.
/// </summary>
public static class WriteCard
{
    private const int FirstRow = 4;
    private static readonly FormulaWords Words = new("Có", "Không", "không áp dụng", "thiếu số liệu");
    private static readonly CellStyle Head = new() { Bold = true, Shaded = true, Wrapped = true, Bordered = true, Centered = true, Size = 11 };
    private static readonly CellStyle Fixed = new() { Wrapped = true, Bordered = true, Size = 11 };
    private static readonly CellStyle Typed = new() { Wrapped = true, Bordered = true, Unlocked = true, Size = 11, NumberFormat = "@" };
    private static readonly CellStyle Number = new() { Bordered = true, Unlocked = true, Size = 11 };
    private static readonly CellStyle Share = new() { Bordered = true, Unlocked = true, Size = 11, NumberFormat = "0.00%" };
    private static readonly CellStyle Shown = new() { Bordered = true, Bold = true, Centered = true, Size = 11, NumberFormat = "0.####" };

    /// <summary>Writes the workbook.</summary>
    /// <param name="stream">Seekable.</param>
    /// <param name="title">Unit and round, as its first line.</param>
    /// <param name="card">Id of the scorecard.</param>
    /// <param name="scorer">The round's set.</param>
    /// <param name="entries">Entries to answer.</param>
    public static void Write(Stream stream, string title, Guid card, SetScorer scorer, IReadOnlyList<Entry> entries)
    {
        ArgumentNullException.ThrowIfNull(scorer);
        ArgumentNullException.ThrowIfNull(entries);
        var rows = new List<SheetRow>();
        var choices = new List<SheetChoice>();
        foreach (var entry in entries.Where(entry => entry.IsOfUnit))
            Add(scorer, entry, rows, choices);

        var sheet = new Sheet(CardSheet.Name,
        [
            new SheetRow([SheetCell.Of(title, new CellStyle { Bold = true, Size = 13 })]),
            new SheetRow([SheetCell.Of("Điền vào các ô không khóa; điểm hiện để tham khảo. Đọc lại tệp này vào ParIndex để lưu, sẽ có bước xem khác biệt trước.", new CellStyle { Italic = true, Size = 11 })]),
            new SheetRow([.. CardSheet.Columns.Select(column => SheetCell.Of(column.Header, Head))]),
            .. rows,
        ])
        {
            ColumnWidths = [.. CardSheet.Columns.Select(column => column.Width)], HeaderRows = 3, HeaderFrom = 3, Choices = choices, Protected = true,
        };
        var about = new Sheet(CardSheet.Information, [new SheetRow([SheetCell.Of(CardSheet.CardLabel), SheetCell.Of(card.ToString())])]) { Protected = true, ColumnWidths = [14, 40] };
        WorkbookWriter.Write(stream, [sheet, about]);
    }

    private static void Add(SetScorer scorer, Entry entry, List<SheetRow> rows, List<SheetChoice> choices)
    {
        scorer.TryLeaf(entry.Code, out var leaf);
        var slots = leaf!.Rule?.Slots ?? [.. leaf.Criterion.Inputs.Select(input => new RuleSlot(input.Name, input))];
        var first = FirstRow + rows.Count;
        var formula = leaf.Rule?.ToFormula([.. slots.Select((_, i) => Cell(CardSheet.Value, first + i))], Words);
        for (var i = 0; i < Math.Max(1, slots.Count); i++)
        {
            var slot = i < slots.Count ? slots[i] : null;
            var isFirst = i == 0;
            var row = first + i;
            var cells = new SheetCell?[CardSheet.Columns.Count];
            cells[CardSheet.Code] = SheetCell.Of(entry.Code, Fixed);
            cells[1] = SheetCell.Of(isFirst ? leaf.Criterion.Title : "", Fixed);
            cells[2] = SheetCell.Of(slot is null ? "(nhập điểm vào cột Điểm đề nghị)" : Label(slot), Fixed);
            cells[CardSheet.Value] = slot is null ? SheetCell.Blank(Fixed) : ValueOf(slot, entry);
            cells[4] = SheetCell.Of(slot?.Input.Unit ?? (slot?.Input.Type == InputType.Percent ? "%" : ""), Fixed);
            cells[CardSheet.Slot] = SheetCell.Of(slot?.Name ?? "", Fixed);
            cells[CardSheet.Version] = SheetCell.Of(entry.Version, Fixed);
            if (isFirst)
            {
                cells[5] = SheetCell.Of(entry.Max, Fixed);
                cells[CardSheet.Points] = formula is null ? SheetCell.Of(leaf.Rule is null ? "điểm trực tiếp" : "xem trên ParIndex", Fixed) : SheetCell.Computed(formula, entry.Points ?? 0, Shown);
                cells[CardSheet.Claim] = entry.Answer.Claim is { } claim ? SheetCell.Of(claim, Number) : SheetCell.Blank(Number);
                cells[CardSheet.ClaimReason] = SheetCell.Of(entry.Answer.ClaimReason, Typed);
                cells[CardSheet.Inapplicable] = SheetCell.Of(entry.Answer.Inapplicable is null ? "" : Words.Yes, Typed);
                cells[CardSheet.InapplicableReason] = SheetCell.Of(entry.Answer.Inapplicable ?? "", Typed);
                cells[CardSheet.Remark] = SheetCell.Of(entry.Answer.Remark, Typed);
                choices.Add(new SheetChoice(Cell(CardSheet.Inapplicable, row), [Words.Yes]));
            }

            if (slot?.Input.Type == InputType.YesNo)
                choices.Add(new SheetChoice(Cell(CardSheet.Value, row), [Words.Yes, Words.No]));
            else if (slot?.Input.Type == InputType.Choice)
                choices.Add(new SheetChoice(Cell(CardSheet.Value, row), slot.Input.Options));

            rows.Add(new SheetRow(cells));
        }
    }

    private static SheetCell ValueOf(RuleSlot slot, Entry entry)
    {
        var style = slot.Input.Type switch { InputType.YesNo or InputType.Choice => Typed, InputType.Percent => Share, _ => Number };
        if (!entry.Answer.Figures.TryGetValue(slot.Name, out var text) || !TypedFigure.TryRead(slot.Input, text, out var value, out _))
            return SheetCell.Blank(style);

        return slot.Input.Type switch
        {
            InputType.YesNo => SheetCell.Of(value == 0 ? Words.No : Words.Yes, style),
            InputType.Choice => SheetCell.Of(text, style),
            _ => SheetCell.Of(value, style),
        };
    }

    private static string Label(RuleSlot slot) => slot.Name.IndexOf('@', StringComparison.Ordinal) is var at and >= 0
        ? $"{slot.Input.Label} ({(slot.Name[(at + 1)..] == "last" ? "năm trước" : "năm " + slot.Name[(at + 1)..])})"
        : slot.Input.Label;

    private static string Cell(int column, int row) => (char)('A' + column) + row.ToString(CultureInfo.InvariantCulture);
}
