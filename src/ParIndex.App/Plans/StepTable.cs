using System.Globalization;
using ParIndex.App.Analysis;
using ParIndex.Core.Numbers;
using ParIndex.Core.Plans.Optimising;
using ParIndex.Core.Text;
using ParIndex.Documents;
using ParIndex.Documents.Reading;

namespace ParIndex.App.Plans;

/// <summary>A row of the cost table: what a step takes.</summary>
/// <param name="Code">Leaf.</param>
/// <param name="Step">Number of the rule's step, a name of an own step, or "*" for every step of the leaf, its cost then per point.</param>
/// <param name="Line">Where it stands.</param>
internal sealed record StepRow(string Code, string Step, int Line)
{
    public required decimal Cost { get; init; }

    public decimal Upkeep { get; init; }

    public required IReadOnlyDictionary<string, decimal> Effort { get; init; }

    public decimal? Chance { get; init; }

    public string? Owner { get; init; }

    public bool IsBig { get; init; }

    public bool IsPaperOnly { get; init; }

    /// <summary>Makes it a step of its own, for what no rule tells.</summary>
    public decimal? Gain { get; init; }

    public string? Change { get; init; }
}

/// <summary>The cost table of a plan: CSV with code, step, cost and optional columns.</summary>
internal sealed record StepTable(string File, IReadOnlyList<StepRow> Rows)
{
    private const int MostRows = 20_000;

    private static readonly string[] Required = ["code", "step", "cost"];
    private static readonly string[] Optional = ["upkeep", "effort", "chance", "owner", "big", "paper_only", "gain", "change"];

    public static StepTable Empty { get; } = new("", []);

    /// <exception cref="DocumentException">A line is not usable; names it and what to mend.</exception>
    public static StepTable Read(string path)
    {
        using var records = CsvRecords.Open(path, Required, Optional);
        var rows = new List<StepRow>();
        var seen = new HashSet<(string, string)>();
        while (records.Read())
        {
            var cells = records.Texts();
            if (cells[0].Length == 0 || cells[1].Length == 0) throw Wrong(records, "thiếu code hoặc step.", "code or step is missing.");
            if (!seen.Add((cells[0], cells[1]))) throw Wrong(records, $"bước {cells[0]}, {cells[1]} ghi hai lần.", $"step {cells[0]}, {cells[1]} is given twice.");
            if (rows.Count >= MostRows) throw Wrong(records, "bảng quá dài.", "the table is too long.");
            var chance = cells[5].Length == 0 ? (decimal?)null : Number(records, "chance", cells[5]);
            if (chance > 1) throw Wrong(records, "chance từ 0 đến 1 (hoặc 85%).", "chance is 0 to 1 (or 85%).");
            rows.Add(new StepRow(cells[0], cells[1], records.Line)
            {
                Cost = Number(records, "cost", cells[2]),
                Upkeep = Number(records, "upkeep", cells[3], 0),
                Effort = Effort(records, cells[4]),
                Chance = chance,
                Owner = cells[6].Length == 0 ? null : cells[6],
                IsBig = IsYes(cells[7]),
                IsPaperOnly = IsYes(cells[8]),
                Gain = cells[9].Length == 0 ? null : Number(records, "gain", cells[9]),
                Change = cells[10].Length == 0 ? null : cells[10],
            });
        }

        return new StepTable(records.File, rows);
    }

    /// <summary>Steps of earlier years: code, points, cost, won.</summary>
    /// <exception cref="DocumentException">A line is not usable.</exception>
    public static IReadOnlyList<PastStep> ReadHistory(string path)
    {
        using var records = CsvRecords.Open(path, ["code", "points", "cost", "won"]);
        var steps = new List<PastStep>();
        while (records.Read())
        {
            if (steps.Count >= MostRows) throw Wrong(records, "bảng quá dài.", "the table is too long.");
            var cells = records.Texts();
            steps.Add(new PastStep(cells[0], Number(records, "points", cells[1]), Number(records, "cost", cells[2]), IsYes(cells[3])));
        }

        return steps;
    }

    /// <summary>"Sở Nội vụ: 20; Văn phòng: 5".</summary>
    private static Dictionary<string, decimal> Effort(CsvRecords records, string cell)
    {
        var effort = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var part in cell.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var colon = part.LastIndexOf(':');
            if (colon <= 0 || !effort.TryAdd(part[..colon].Trim(), Number(records, "effort", part[(colon + 1)..])))
            {
                throw Wrong(records, $"effort “{CellNumber.Short(part)}”: ghi “Sở Nội vụ: 20; Văn phòng: 5”.", $"effort “{CellNumber.Short(part)}”: write “Sở Nội vụ: 20; Văn phòng: 5”.");
            }
        }

        return effort;
    }

    private static decimal Number(CsvRecords records, string column, string cell, decimal? empty = null)
    {
        if (cell.Length == 0 && empty is { } value) return value;
        if (PrintedNumber.TryParse(cell, out var number) && number.Value is >= 0 and <= PlanProblems.Largest) return number.IsPercent ? number.Value / 100 : number.Value;
        throw Wrong(records, $"{column} “{CellNumber.Short(cell)}” phải là số không âm, không quá 10^12.", $"{column} “{CellNumber.Short(cell)}” must be a number, not negative, at most 10^12.");
    }

    private static bool IsYes(string cell) => cell.ToLower(CultureInfo.InvariantCulture) is "yes" or "có" or "1" or "true" or "x";

    private static DocumentException Wrong(CsvRecords records, string vietnamese, string english) =>
        new(records.File, SourcePlace.AtLine(records.Line), new(vietnamese, english));
}
