using System.Globalization;
using ParIndex.App.Criteria.Form;
using ParIndex.Documents.Writing;

namespace ParIndex.App.Criteria.Workbook;

/// <summary>Cells of the workbook form and how they look.</summary>
internal static class SetCells
{
    public static readonly CellStyle HeaderStyle = new() { Bold = true, Centered = true, Wrapped = true, Bordered = true, Shaded = true, Size = 11 };

    /// <summary>Cells typed into later are text as well: a code 1.10 must not become a number.</summary>
    public static readonly CellStyle TextStyle = new() { Wrapped = true, NumberFormat = "@", Size = 11 };

    private static readonly CellStyle StrongStyle = TextStyle with { Bold = true };
    private static readonly CellStyle NumberStyle = new() { Wrapped = true, Size = 11 };

    /// <summary>Anything but 0 shows red.</summary>
    private static readonly CellStyle CheckStyle = new() { Wrapped = true, Size = 11, NumberFormat = "[Red]+0.#########;[Red]-0.#########;0" };

    public static SheetCell? Text(string text, bool isStrong = false) => text.Length == 0 ? null : SheetCell.Of(text, isStrong ? StrongStyle : TextStyle);

    /// <summary>A real number; as text when it has more digits than the binary numbers of sheets can hold.</summary>
    public static SheetCell Number(decimal value) => IsExact(value) ? SheetCell.Of(value, NumberStyle) : SheetCell.Of(SetText.Number(value), TextStyle);

    public static SheetCell Check(string formula, decimal? value) => new(null, value, formula, CheckStyle);

    /// <summary>"A", "B" … of a column from 1.</summary>
    public static string ColumnName(int column) => column <= 26
        ? ((char)('A' + column - 1)).ToString()
        : ColumnName((column - 1) / 26) + ColumnName(((column - 1) % 26) + 1);

    private static bool IsExact(decimal value) =>
        Math.Abs(value) < 1e15m && ((double)value).ToString("G15", CultureInfo.InvariantCulture) is var digits
        && decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var back) && back == value;
}
