using ParIndex.App.Audit;
using ParIndex.App.Criteria;
using ParIndex.App.Results.Stored;
using ParIndex.App.Storage;
using ParIndex.App.Units;
using ParIndex.Core.Criteria;
using ParIndex.Core.Scoring;
using ParIndex.Core.Units;

namespace ParIndex.Bench;

/// <summary>Fills a running installation with an authority of 700 units and three years of made-up results, for measuring the pages.</summary>
internal static class WebFill
{
    private const int Units = 700;
    private const string Parent = "vn-do";
    private static readonly int[] Years = [2023, 2024, 2025];

    public static async Task RunAsync(string root)
    {
        await using var database = await Database.OpenAsync(Environment.GetEnvironmentVariable("PARINDEX_DB"), root, new ClusterOptions { MayJoin = true });
        await using var session = new Session(database.Source, Actor.System("đo tốc độ"), TimeProvider.System);
        var units = new UnitStore(session, new UnitRegisterCache());
        var library = new SetLibrary(session, TimeProvider.System);
        var results = new ResultStore(session, TimeProvider.System);
        var scorer = SetScorer.Compile(CriteriaSetFile.Load("commune-example"), out _);

        await session.BeginAsync("bench.fill", "Đo tốc độ");
        var founded = new DateOnly(2020, 1, 1);
        var ids = Enumerable.Range(1, Units).Select(number => $"{Parent}/xa-{number:000}").ToArray();
        await units.AppendAsync(
        [
            UnitEvent.Found(Parent, UnitKind.Province, new UnitName("Đo Tốc Độ", "tỉnh"), founded, "vn"),
            .. ids.Select((id, i) => UnitEvent.Found(id, UnitKind.Commune, new UnitName($"Thử {i + 1}", "xã"), founded, Parent)),
        ]);
        var version = await library.AddVersionAsync(scorer.Set with { Id = "do-toc-do" });
        await library.SignAsync(version);
        var random = new Random(1);
        foreach (var year in Years)
        {
            foreach (var id in ids)
            {
                var card = Draw(id, scorer.Set, random);
                var stored = await results.SaveAsync(
                    new ResultHead(id, year, "Số liệu đo tốc độ, không phải kết quả thật", version, IsDemonstration: true), ResultDraft.Of(scorer.Score(card), scorer, card));
                await results.PublishAsync(stored);
            }
        }

        await session.CommitAsync();
        Console.WriteLine($"{Units} units, {Years.Length} years");
    }

    private static Scorecard Draw(string name, CriteriaSet set, Random random) => new(
        name,
        set.Leaves().Where(leaf => leaf.Kind == CriterionKind.Regular).ToDictionary(
            leaf => leaf.Code,
            leaf => leaf.Tests.Where(test => !test.NotApplicable).ToList() is { Count: > 0 } cases && leaf.Rule is not null
                ? new ScorecardEntry(cases[random.Next(cases.Count)].Values)
                : new ScorecardEntry(new Dictionary<string, string>(), Points: Math.Round(leaf.Max * (decimal)random.NextDouble(), 2)),
            StringComparer.Ordinal));
}
