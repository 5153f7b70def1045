using System.Globalization;
using ParIndex.App.Criteria.Form;
using ParIndex.Core.Numbers;
using ParIndex.Core.Text;
using ParIndex.Documents;

namespace ParIndex.App.Criteria.Workbook;

/// <summary>From what an officer typed in a cell to the value as the set file writes it. What cannot be turned is passed on as typed and told later, with its cell.</summary>
internal static class CellContent
{
    public static SetNode Read(TableCell cell, SetColumn column) => column.Form switch
    {
        CellForm.Line => new SetScalar(cell.Text, ScalarStyle.Text, cell.Source),
        CellForm.Block => new SetScalar(cell.Text, ScalarStyle.Block, cell.Source),
        CellForm.Number or CellForm.Percent => new SetScalar(Number(cell.Text, column.Form), ScalarStyle.Bare, cell.Source),
        CellForm.Word => new SetScalar(column.FromOfficer!(cell.Text) ?? SetText.Line(cell.Text), ScalarStyle.Bare, cell.Source),
        CellForm.Flag => new SetScalar(Flag(cell.Text), ScalarStyle.Bare, cell.Source),
        CellForm.Lines => new SetList([.. Lines(cell).Select(line => new SetScalar(line, ScalarStyle.Text, cell.Source))], cell.Source),
        CellForm.Numbers => new SetList([.. Lines(cell).Select(line => new SetScalar(Number(line, column.Form), ScalarStyle.Bare, cell.Source))], cell.Source),
        _ => Pairs(cell),
    };

    private static IEnumerable<string> Lines(TableCell cell) => cell.Text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0);

    /// <summary>"1,5" is 1.5; "86,5%" is 0.865, or 86.5 where percents are what is asked.</summary>
    private static string Number(string typed, CellForm form)
    {
        var text = SetText.Line(typed);
        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
            || !PrintedNumber.TryParse(text, out var number))
        {
            return text;
        }

        return SetText.Number(number.IsPercent && form != CellForm.Percent ? number.Value / 100 : number.Value);
    }

    private static string Flag(string typed) => VietnameseText.Fold(typed) switch
    {
        "co" or "x" or "true" or "yes" or "1" or "dung" => "true",
        "khong" or "false" or "no" or "0" or "sai" => "false",
        var other => other,
    };

    private static SetMap Pairs(TableCell cell)
    {
        var members = new Dictionary<string, SetMember>(StringComparer.Ordinal);
        foreach (var line in Lines(cell))
        {
            var at = line.IndexOf('=', StringComparison.Ordinal);
            var name = at < 0 ? "" : line[..at].Trim();
            if (name.Length == 0 || !members.TryAdd(name, new SetMember(name, new SetScalar(line[(at + 1)..].Trim(), ScalarStyle.Text, cell.Source), cell.Source)))
            {
                throw new FormException("cell-pairs", cell.Source, new Message(
                    $"“{line}” không đúng dạng “biến = giá trị”, mỗi dòng một biến, không trùng.",
                    $"“{line}” does not have the form “input = value”, one input a line, none twice."));
            }
        }

        return new SetMap([.. members.Values], cell.Source);
    }
}
