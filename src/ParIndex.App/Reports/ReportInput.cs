using System.Globalization;
using System.Text.RegularExpressions;
using ParIndex.Core.Results;
using ParIndex.Documents;

namespace ParIndex.App.Reports;

/// <summary>What a table must have before a report is made of it.</summary>
public static partial class ReportInput
{
    /// <summary>Beyond this a figure is no number of points, and sums of such could leave the range of decimals.</summary>
    private const decimal MostPoints = 1_000_000;

    /// <summary>The table, when a report can be made of it.</summary>
    /// <exception cref="DocumentException">It has no field with points, or a figure that no points are; names the row and what to mend.</exception>
    public static OfficialTable Checked(OfficialTable table, string file)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.Rows.FirstOrDefault(row => IsWild(row.Max) || IsWild(row.Score)) is { } wild)
            throw new DocumentException(file, wild.Source, new($"mục {wild.Code}: điểm phải từ 0 đến 1 triệu. Sửa số.", $"row {wild.Code}: points are 0 to 1 million. Mend the figure."));

        var leaves = TableFigures.LeavesOf(table);
        if (!table.Rows.Any(row => row.Level == 1) || leaves.Sum(leaf => leaf.Max ?? 0) <= 0 || leaves.All(leaf => leaf.Score is null))
        {
            throw new DocumentException(file, null, new(
                "bảng kết quả không có lĩnh vực nào có điểm tối đa và điểm đạt được. Kiểm tra mã (1, 1.1, …) và tiêu đề cột.",
                "the result table has no field with maximum and points. Check the codes (1, 1.1, …) and the column headers."));
        }

        return table;
    }

    /// <summary>Year of the result: named by the column of points, else by the caption; null: by neither.</summary>
    public static int? YearOf(OfficialTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return table.Columns.FirstOrDefault(column => column.Kind == ColumnKind.Score)?.Year
            ?? (Year().Match(table.Caption) is { Success: true } match ? int.Parse(match.Groups["y"].Value, CultureInfo.InvariantCulture) : null);
    }

    private static bool IsWild(decimal? points) => points is < 0 or > MostPoints;

    [GeneratedRegex(@"(?i:năm)\s(?<y>20\d\d)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Year();
}
