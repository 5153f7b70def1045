using ParIndex.Core.Analysis.Uncertainty;
using ParIndex.Core.Text;
using ParIndex.Documents;
using ParIndex.Documents.Reading;

namespace ParIndex.App.Analysis;

/// <summary>
/// Past years as CSV, from which sources learn. Units need not be among the results; lines of leaves that are not are passed over, since
/// editions differ. The maximum is the leaf's when column max is absent or empty.
/// </summary>
internal static class HistoryFile
{
    private const int MostLines = 2_000_000;

    /// <summary>Columns unit, code, claimed, appraised, optionally max.</summary>
    /// <exception cref="DocumentException">A cell is bad.</exception>
    public static IReadOnlyList<PastClaim> Claims(string path, SimulationData data)
    {
        using var records = CsvRecords.Open(path, ["unit", "code", "claimed", "appraised"], ["max"]);
        return Read(records, data, 4, (unit, leaf, max) => new PastClaim(
            unit, leaf, CellNumber.Required(records, 2, 0, max), CellNumber.Required(records, 3, 0, max), max));
    }

    /// <summary>Columns unit, code, year, points, optionally max.</summary>
    /// <exception cref="DocumentException">A cell is bad, or a unit, leaf and year stand twice.</exception>
    public static IReadOnlyList<PastPoints> Points(string path, SimulationData data)
    {
        var seen = new HashSet<(string, int, int)>();
        using var records = CsvRecords.Open(path, ["unit", "code", "year", "points"], ["max"]);
        return Read(records, data, 4, (unit, leaf, max) =>
        {
            var year = CellNumber.Required(records, 2, 1900, 2200);
            if (year != decimal.Truncate(year) || !seen.Add((unit, leaf, (int)year)))
            {
                throw CellNumber.Wrong(records, 2, new("năm không phải số nguyên hoặc dòng lặp lại. Mỗi đơn vị, tiêu chí, năm một dòng.", "the year is no whole number or the line is repeated. One line per unit, leaf and year."));
            }

            return new PastPoints(unit, leaf, (int)year, CellNumber.Required(records, 3, 0, max), max);
        });
    }

    private static List<T> Read<T>(CsvRecords records, SimulationData data, int maxColumn, Func<string, int, decimal, T> make)
    {
        var leaves = data.Leaves.Select((leaf, i) => (leaf.Code, i)).ToDictionary(pair => pair.Code, pair => pair.i, StringComparer.Ordinal);
        var rows = new List<T>();
        while (records.Read())
        {
            if (rows.Count == MostLines)
            {
                throw new DocumentException(records.File, SourcePlace.AtLine(records.Line), new($"quá {MostLines} dòng. Bớt năm hoặc tiêu chí.", $"more than {MostLines} lines. Leave out years or leaves."));
            }

            if (leaves.TryGetValue(records.Text(1), out var leaf))
            {
                var max = CellNumber.OrNull(records, maxColumn, 0.000_001m, CellNumber.Any.Most) ?? data.Leaves[leaf].Max;
                rows.Add(make(records.Text(0), leaf, max));
            }
        }

        return rows;
    }
}
