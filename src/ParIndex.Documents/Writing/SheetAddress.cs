using System.Globalization;

namespace ParIndex.Documents.Writing;

/// <summary>Names of cells and columns.</summary>
public static class SheetAddress
{
    /// <summary>"B12" for column 2, row 12.</summary>
    public static string Of(int column, int row) => Column(column) + row.ToString(CultureInfo.InvariantCulture);

    /// <summary>"A" for 1, "AA" for 27.</summary>
    public static string Column(int column)
    {
        var name = "";
        for (var rest = column; rest > 0; rest = (rest - 1) / 26)
        {
            name = (char)('A' + ((rest - 1) % 26)) + name;
        }

        return name;
    }
}
