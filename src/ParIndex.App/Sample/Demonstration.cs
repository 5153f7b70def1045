using ParIndex.App.Results.Stored;
using ParIndex.Core.Criteria;
using ParIndex.Core.Scoring;
using ParIndex.Core.Units;

namespace ParIndex.App.Sample;

/// <summary>
/// Made-up results for the offices and communes of Lâm Đồng, so that every page has something to show: the figures are drawn from the test cases
/// of the example sets by a fixed seed and scored by their rules. Marked as a demonstration wherever they are shown.
/// </summary>
internal sealed class Demonstration(ResultStore results)
{
    private const string Source = "Số liệu minh họa, không phải kết quả thật";
    private const int Seed = 68;
    private static readonly int[] Years = [2025, 2026];

    public async Task AddAsync(UnitRegister register, IReadOnlyDictionary<string, SampleSet> sets, CancellationToken cancel)
    {
        foreach (var year in Years)
        {
            var children = register.TreeOf(year).Children(SampleUnits.LamDong);
            await AddAsync(children.Where(unit => unit is { Kind: UnitKind.Department, Standing: UnitStanding.Template }), year, sets["department-example"], cancel);
            await AddAsync(children.Where(unit => unit.Kind == UnitKind.Commune), year, sets["commune-example"], cancel);
        }
    }

    private async Task AddAsync(IEnumerable<Unit> units, int year, SampleSet set, CancellationToken cancel)
    {
        foreach (var unit in units)
        {
            var card = Draw(unit, year, set.Set);
            var draft = ResultDraft.Of(set.Scorer.Score(card), set.Scorer, card);
            var id = await results.SaveAsync(new ResultHead(unit.Id, year, Source, set.Version, IsDemonstration: true), draft, cancel: cancel);
            await results.PublishAsync(id, cancel);
        }
    }

    /// <summary>A unit keeps its strength from year to year; each leaf takes one of its test cases, the better the stronger the unit.</summary>
    public static Scorecard Draw(Unit unit, int year, CriteriaSet set)
    {
        var strength = new Random(Hash(unit.Id)).NextDouble();
        var random = new Random(Hash(unit.Id) ^ year);
        var entries = set.Leaves().Where(leaf => leaf.Kind == CriterionKind.Regular || random.Next(4) == 0).ToDictionary(
            leaf => leaf.Code,
            leaf =>
            {
                var luck = 1 - Math.Pow(random.NextDouble(), 1.5 + 4 * strength);
                var cases = leaf.Rule is null ? [] : leaf.Tests.Where(test => !test.NotApplicable).OrderBy(test => test.Points).ToList();
                return cases.Count > 0
                    ? new ScorecardEntry(cases[(int)(luck * cases.Count)].Values)
                    : new ScorecardEntry(new Dictionary<string, string>(), Points: Math.Round(leaf.Max * (decimal)(0.6 + 0.4 * luck), 2));
            },
            StringComparer.Ordinal);
        return new Scorecard(unit.Name.Full, entries);
    }

    private static int Hash(string text) => text.Aggregate(Seed, (hash, letter) => unchecked(hash * 31 + letter));
}
