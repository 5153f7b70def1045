using System.Globalization;

namespace ParIndex.Documents.Reading.Xlsx;

/// <summary>Cell addresses such as <c>B12</c>, within the grid of a sheet (A1 to XFD1048576).</summary>
internal static class CellReference
{
    public const int LastRow = 1_048_576;
    public const int LastColumn = 16_384;

    private static readonly string?[] Letters = new string?[LastColumn + 1];

    public static bool TryParse(ReadOnlySpan<char> text, out int row, out int column)
    {
        row = 0;
        column = 0;
        var i = 0;
        for (; i < text.Length && i < 4 && char.IsAsciiLetter(text[i]); i++)
        {
            column = (column * 26) + (char.ToUpperInvariant(text[i]) - 'A') + 1;
        }

        return i > 0 && column <= LastColumn
            && int.TryParse(text[i..], NumberStyles.None, CultureInfo.InvariantCulture, out row)
            && row is >= 1 and <= LastRow;
    }

    public static string Name(int row, int column) =>
        string.Create(CultureInfo.InvariantCulture, $"{Letters[column] ??= ColumnName(column)}{row}");

    private static string ColumnName(int column)
    {
        var name = "";
        for (; column > 0; column = (column - 1) / 26)
        {
            name = (char)('A' + ((column - 1) % 26)) + name;
        }

        return name;
    }
}
