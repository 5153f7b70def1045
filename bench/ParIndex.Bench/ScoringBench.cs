using System.Globalization;
using System.Text;
using ParIndex.App.Results;
using ParIndex.Core.Criteria;
using ParIndex.Core.Rules;
using ParIndex.Core.Scoring;

namespace ParIndex.Bench;

/// <summary>All communes of a country: 11,000 units × 100 leaves from figures to ranked results, against a naïve script.</summary>
internal static class ScoringBench
{
    private const int Units = 11_000;
    private const int Leaves = 100;

    private static readonly string[] Rules =
    [
        "when total = 0: not applicable\notherwise: full * done / total",
        "when total = 0: not applicable\nwhen done / total >= 95%: full\nwhen done / total >= 80%: full * done / total\notherwise: 0",
        "when total = 0: not applicable\notherwise: full * min(1, done / total / 50%)",
        "when done = total: full\notherwise: 0",
    ];

    public static void Run()
    {
        var scorer = SetScorer.Compile(Set(), out var problems);
        if (problems.Any(problem => problem.Problem.IsError))
        {
            throw new InvalidOperationException(problems[0].Problem.Message.English);
        }

        var cards = Cards(scorer.Set);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var inputs = InputTable.Of(scorer, cards);
        var columns = GC.GetTotalMemory(forceFullCollection: true) - before;
        var scored = scorer.ScoreMany(inputs);
        var results = GC.GetTotalMemory(forceFullCollection: true) - before - columns;
        Console.WriteLine($"Scoring: {Units:N0} units × {Leaves} leaves; input columns {columns >> 20} MB, points of all nodes {results >> 20} MB");
        var score = Measure.Seconds(() => Rank(scorer.ScoreMany(inputs)));
        Measure.Row("figures in memory → ranked results", score, $"{Units * Leaves / score,14:N0} leaves/s");
        var explain = Measure.Seconds(() => Explain(scorer, inputs), runs: 3);
        Measure.Row("the same, every leaf explained", explain, $"{Units * Leaves / explain,14:N0} leaves/s");
        GC.KeepAlive(scored);
        FromFile(scorer, cards);
    }

    private static void FromFile(SetScorer scorer, IReadOnlyList<Scorecard> cards)
    {
        var file = Path.Combine(Path.GetTempPath(), $"parindex-bench-{Environment.ProcessId}.csv");
        try
        {
            WriteCsv(file, cards);
            var own = Measure.Seconds(() => Rank(scorer.ScoreMany(ScorecardFile.ReadInputs(file, scorer))), runs: 3);
            var script = Path.Combine(AppContext.BaseDirectory, "peers", "score.py");
            var peer = Measure.Process("python3", script, file);
            Measure.Row($"CSV of {new FileInfo(file).Length >> 20} MB → ranked results", own, $"{Units * Leaves / own,14:N0} leaves/s", peer);
            if (peer is { } seconds)
            {
                Measure.Row("peer: python3, csv and decimal", seconds, "");
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static RankedResults Rank(ScoreTable table) => RankedResults.Of(table.Rows(), TiePolicy.Competition, []);

    private static void Explain(SetScorer scorer, InputTable inputs)
    {
        var table = scorer.ScoreMany(inputs);
        for (var unit = 0; unit < Units; unit++)
        {
            table.Unit(unit, inputs);
        }
    }

    private static CriteriaSet Set() => new()
    {
        Id = "bench", Title = "Đo tốc độ", Edition = "1", Level = SetLevel.Commune,
        Criteria = Enumerable.Range(1, 10).Select(field => new Criterion
        {
            Code = $"{field}", Key = $"f{field}", Title = $"Lĩnh vực {field}", Max = 10,
            Children = Enumerable.Range(1, Leaves / 10).Select(leaf => new Criterion
            {
                Code = $"{field}.{leaf}", Key = $"f{field}-{leaf}", Title = $"Tiêu chí {field}.{leaf}", Max = 1,
                Rule = new ScoringRule(Rules[leaf % Rules.Length], RuleStanding.Example),
                Inputs =
                [
                    new RuleInput { Name = "done", Label = "Số đã làm", Type = InputType.Count, Unit = "việc", AtMost = "total" },
                    new RuleInput { Name = "total", Label = "Tổng số", Type = InputType.Count, Unit = "việc" },
                ],
            }).ToList(),
        }).ToList(),
    };

    private static List<Scorecard> Cards(CriteriaSet set)
    {
        var random = 12345u;
        return Enumerable.Range(0, Units).Select(unit => new Scorecard($"Xã {unit}", set.Leaves().ToDictionary(leaf => leaf.Code, _ =>
        {
            var total = 20 + (int)(Next() % 400);
            var done = total - (int)(Next() % 12);
            return new ScorecardEntry(new Dictionary<string, string>
            {
                ["done"] = done.ToString(CultureInfo.InvariantCulture),
                ["total"] = total.ToString(CultureInfo.InvariantCulture),
            });
        }))).ToList();

        uint Next() => random = unchecked((random * 1664525) + 1013904223) >> 1;
    }

    private static void WriteCsv(string file, IReadOnlyList<Scorecard> cards)
    {
        using var writer = new StreamWriter(file, false, new UTF8Encoding(false));
        writer.Write("unit,code,input,value\n");
        foreach (var card in cards)
        {
            foreach (var (code, entry) in card.Entries)
            {
                foreach (var (input, value) in entry.Values)
                {
                    writer.Write($"{card.Unit},{code},{input},{value}\n");
                }
            }
        }
    }
}
