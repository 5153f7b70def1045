using System.Globalization;
using ParIndex.Core.Numbers;
using ParIndex.Core.Text;
using ParIndex.Documents;
using ParIndex.Documents.Reading;

namespace ParIndex.App.Analysis;

/// <summary>Numbers in the cells of a simulation's tables; a bad one is named by line and column.</summary>
internal static class CellNumber
{
    /// <summary>Numbers beyond this are typing errors; sums stay exact below it.</summary>
    private const decimal Largest = 1_000_000_000_000m;

    /// <summary>The number, or null for an empty cell.</summary>
    /// <exception cref="DocumentException">No number, or outside the limits.</exception>
    public static decimal? OrNull(CsvRecords records, int column, decimal least, decimal most)
    {
        var text = records.Text(column);
        if (text.Length == 0) return null;
        var name = records.Header[column];
        if (!PrintedNumber.TryParse(text, out var number) || number.IsPercent || Math.Abs(number.Value) > Largest)
        {
            throw Wrong(records, column, new(
                $"“{Short(text)}” ở cột {name} không phải là số. Viết như 1.5, không kèm đơn vị.", $"“{Short(text)}” in column {name} is not a number. Write it like 1.5, without a unit."));
        }

        if (number.Value < least || number.Value > most)
        {
            throw Wrong(records, column, new(
                $"{Short(text)} ở cột {name} nằm ngoài khoảng {Plain(least)} đến {Plain(most)}. Kiểm tra lại.",
                $"{Short(text)} in column {name} lies outside {Plain(least)} to {Plain(most)}. Check it."));
        }

        return number.Value;
    }

    /// <summary>The number of a cell that may not be empty.</summary>
    /// <exception cref="DocumentException">Empty, no number, or outside the limits.</exception>
    public static decimal Required(CsvRecords records, int column, decimal least, decimal most) =>
        OrNull(records, column, least, most) ?? throw Wrong(records, column, new(
            $"ô trống ở cột {records.Header[column]}. Điền số.", $"empty cell in column {records.Header[column]}. Fill in a number."));

    /// <summary>An error at a cell of the current record.</summary>
    public static DocumentException Wrong(CsvRecords records, int column, Message problem) => new(records.File, records.Place(column), problem);

    /// <summary>Any number a cell may hold.</summary>
    public static (decimal Least, decimal Most) Any => (-Largest, Largest);

    private static string Plain(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>The beginning of a long cell, for messages.</summary>
    public static string Short(string text) => text.Length > 40 ? text[..40] + "…" : text;
}
