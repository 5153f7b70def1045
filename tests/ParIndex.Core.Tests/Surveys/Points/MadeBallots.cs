using ParIndex.Core.Surveys.Points.Scoring;

namespace ParIndex.Core.Tests.Surveys.Points;

/// <summary>Ballots made up from a number, and the usual five options.</summary>
internal static class MadeBallots
{
    /// <summary>Very bad 0 % to very good 100 %; "9" is no opinion.</summary>
    public static IReadOnlyList<ScoredOption> FiveOptions { get; } =
        [new("1", 0), new("2", 0.25m), new("3", 0.5m), new("4", 0.75m), new("5", 1), new("9", null)];

    public static ItemRule Item(string name, decimal weight = 1) => new(name, FiveOptions) { Weight = weight };

    public static Ballots Of(string item, string group, params int[] byOption) =>
        new(item, group, [.. byOption.Select((people, place) => OptionCount.Of(FiveOptions[place].Code, people))]);

    /// <summary>A criterion of some items answered by some groups of very different sizes, all decided by one seed.</summary>
    public static (CriterionRule Rule, List<Ballots> Ballots) From(int seed, int items, int groups)
    {
        var random = new Random(seed);
        var rule = new CriterionRule("2.4", random.Next(1, 40) / 4m, [.. Enumerable.Range(1, items).Select(item => Item($"c{item}", random.Next(1, 5)))]);
        var sizes = Enumerable.Range(0, groups).Select(_ => random.Next(4) == 0 ? random.Next(1, 5) : random.Next(5, 60)).ToArray();
        return (rule, [.. rule.Items.SelectMany(item => sizes.Select((size, group) =>
        {
            var counts = new int[6];
            for (var person = 0; person < size; person++)
            {
                counts[random.Next(6)]++;
            }

            return Of(item.Item, $"g{group}", counts);
        }))]);
    }
}
