using System.Globalization;
using ParIndex.App.Rounds.Filling;
using ParIndex.Core.Rules;
using ParIndex.Core.Scoring;
using ParIndex.Documents;
using ParIndex.Documents.Reading;

namespace ParIndex.App.Rounds.Offline;

/// <summary>A workbook read back.</summary>
/// <param name="Card">Scorecard it was written from.</param>
/// <param name="Answers">Leaf, version it was based on, and what stands in its cells.</param>
public sealed record CardWorkbook(Guid Card, IReadOnlyList<(string Code, int Seen, TypedAnswer Typed)> Answers);

/// <summary>Reads a workbook that was written by <see cref="WriteCard"/> and filled in; everything in it is what somebody may have typed.</summary>
public static class ReadCard
{
    /// <summary>Reads the workbook.</summary>
    /// <param name="path">The file.</param>
    /// <param name="fileName">Its name, for messages.</param>
    /// <param name="scorer">The round's set.</param>
    /// <exception cref="DocumentException">It is no such workbook; says what to do.</exception>
    public static CardWorkbook Read(string path, string fileName, SetScorer scorer)
    {
        ArgumentNullException.ThrowIfNull(scorer);
        var content = DocumentFile.Read(path);
        var tables = content.Blocks.OfType<TableBlock>().ToList();
        var about = tables.FirstOrDefault(table => table.Source.Sheet == CardSheet.Information);
        var sheet = tables.FirstOrDefault(table => table.Source.Sheet == CardSheet.Name);
        var id = about?.Rows.Select(row => Texts(row)).FirstOrDefault(cells => cells.GetValueOrDefault(0) == CardSheet.CardLabel)?.GetValueOrDefault(1);
        if (sheet is null || !Guid.TryParse(id, out var card))
        {
            throw new DocumentException(fileName, null, new(
                $"không phải phiếu chấm điểm tải từ ParIndex: thiếu trang “{CardSheet.Name}” hoặc “{CardSheet.Information}”. Hãy tải lại phiếu rồi điền vào đó.",
                $"is no scorecard downloaded from ParIndex: the sheet “{CardSheet.Name}” or “{CardSheet.Information}” is missing. Download the scorecard again and fill it in."));
        }

        var lines = sheet.Rows.Select(row => (Row: row, Cells: Texts(row)))
            .Where(line => line.Cells.GetValueOrDefault(CardSheet.Code) is { Length: > 0 } code && scorer.TryLeaf(code, out _)).ToList();
        return new CardWorkbook(card, [.. lines.GroupBy(line => line.Cells[CardSheet.Code]).Select(group => Answer(fileName, group.Key, [.. group], scorer))]);
    }

    private static (string Code, int Seen, TypedAnswer Typed) Answer(string fileName, string code, IReadOnlyList<(TableRow Row, Dictionary<int, string> Cells)> lines, SetScorer scorer)
    {
        scorer.TryLeaf(code, out var leaf);
        var first = lines[0].Cells;
        if (!int.TryParse(first.GetValueOrDefault(CardSheet.Version), out var seen) || seen < 0)
        {
            throw new DocumentException(fileName, lines[0].Row.Source, new(
                $"cột “{CardSheet.Columns[CardSheet.Version].Header}” của {code} đã bị sửa. Hãy tải lại phiếu và chép số liệu sang.",
                $"the column “{CardSheet.Columns[CardSheet.Version].Header}” of {code} was changed. Download the scorecard again and copy the figures over."));
        }

        var figures = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (_, cells) in lines)
        {
            if (cells.GetValueOrDefault(CardSheet.Slot) is { Length: > 0 } slot && leaf!.Input(slot) is { } input)
                figures[slot] = Figure(input, cells.GetValueOrDefault(CardSheet.Value));
        }

        var saysInapplicable = first.GetValueOrDefault(CardSheet.Inapplicable, "").Trim();
        return (code, seen, new TypedAnswer(
            figures, first.GetValueOrDefault(CardSheet.Claim), first.GetValueOrDefault(CardSheet.ClaimReason), saysInapplicable.Equals("Có", StringComparison.OrdinalIgnoreCase) || saysInapplicable.Equals("x", StringComparison.OrdinalIgnoreCase),
            first.GetValueOrDefault(CardSheet.InapplicableReason), first.GetValueOrDefault(CardSheet.Remark)));
    }

    /// <summary>A share whose cell lost its format is the fraction spreadsheets hold: 0.775 for 77.5 %.</summary>
    private static string? Figure(RuleInput input, string? text) =>
        input.Type == InputType.Percent && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var fraction) && fraction <= 1
            ? (fraction * 100).ToString(CultureInfo.InvariantCulture) + "%"
            : text;

    private static Dictionary<int, string> Texts(TableRow row) => row.Cells.Where(cell => cell.Text.Trim().Length > 0).ToDictionary(cell => cell.Column - 1, cell => cell.Text.Trim());
}
