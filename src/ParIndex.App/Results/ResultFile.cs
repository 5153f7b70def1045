using ParIndex.Core.Numbers;
using ParIndex.Core.Scoring;
using ParIndex.Core.Text;
using ParIndex.Core.Units;
using ParIndex.Core.Units.Country;
using ParIndex.Documents;
using ParIndex.Documents.Reading;

namespace ParIndex.App.Results;

/// <summary>Totals of units as a CSV file: unit, points, and optionally max (100) and region.</summary>
public static class ResultFile
{
    private static readonly string[] Header = ["unit", "points"];
    private static readonly string[] Optional = ["max", "region"];

    /// <summary>Reads the rows; a province without a region gets its economic region.</summary>
    /// <exception cref="DocumentException">A line is not usable; names it and what to mend.</exception>
    public static IReadOnlyList<ResultRow> Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var rows = new List<ResultRow>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        using var records = CsvRecords.Open(path, Header, Optional);
        while (records.Read())
        {
            var line = records.Line;
            var values = records.Texts();
            if (!seen.Add(values[0]))
            {
                throw Wrong(line, new($"đơn vị “{values[0]}” bị lặp. Mỗi đơn vị một dòng.", $"unit “{values[0]}” is repeated. One line per unit."));
            }

            if (!PrintedNumber.TryParse(values[1], out var points))
            {
                throw Wrong(line, new($"điểm “{values[1]}” không phải là số.", $"points “{values[1]}” is not a number."));
            }

            var max = new PrintedNumber(100, 0, false);
            if (values[2].Length > 0 && (!PrintedNumber.TryParse(values[2], out max) || max.Value <= 0))
            {
                throw Wrong(line, new($"điểm tối đa “{values[2]}” phải là số lớn hơn 0.", $"max “{values[2]}” must be above 0."));
            }

            var region = values[3].Length > 0 ? values[3] : RegionOf(values[0]);
            rows.Add(new ResultRow(values[0], points.Value, max.Value, region));
        }

        return rows;

        // The names of the 63 provinces come first: published results of 2012 to 2024 are theirs.
        static string? RegionOf(string province) =>
            new[] { VietNam.TwoLevels.AddDays(-1), VietNam.TwoLevels }
                .SelectMany(date => VietNam.Register.FindByName(province, date, UnitKind.Province))
                .FirstOrDefault()?.Region?.Name;

        DocumentException Wrong(int line, Message problem) => new(Path.GetFileName(path), SourcePlace.AtLine(line), problem);
    }
}
