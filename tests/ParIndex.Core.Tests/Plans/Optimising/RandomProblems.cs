using ParIndex.Core.Plans.Optimising;
using ParIndex.Core.Text;

namespace ParIndex.Core.Tests.Plans.Optimising;

/// <summary>Small problems with goals and side conditions of every kind; the same seed gives the same problem.</summary>
internal static class RandomProblems
{
    private static readonly string[] Agencies = ["Sở Nội vụ", "Văn phòng"];

    public static ImprovementProblem Of(int seed)
    {
        var random = new Random(seed);
        var years = random.Next(3) == 0 ? 2 : 1;
        var leaves = Enumerable.Range(1, random.Next(2, years == 1 ? 6 : 4)).Select(number => Leaf(random, number, years)).ToList();
        var steps = leaves.SelectMany(leaf => leaf.Steps).ToList();
        string Any() => random.Next(4) == 0 ? leaves[random.Next(leaves.Count)].Code : steps[random.Next(steps.Count)].Id;
        int? Year() => random.Next(2) == 0 ? null : 2026 + random.Next(years);
        var limits = Enumerable.Range(0, random.Next(5)).Select(PlanLimit (_) => random.Next(8) switch
        {
            0 => new BudgetLimit(random.Next(5, 60), Year()),
            1 => new CapacityLimit(Agencies[random.Next(2)], random.Next(3, 30), Year()),
            2 => new ExclusionLimit(Any(), Any()),
            3 => new NeedLimit(Any(), random.Next(2) == 0 ? [Any()] : [Any(), Any()]),
            4 => new CountLimit([Any(), Any(), Any()], random.Next(3) == 0 ? 1 : null, random.Next(1, 3), Year()),
            5 => new BigChangeLimit(random.Next(0, 2), Year()),
            6 => new ForcedLimit(Any(), random.Next(2) == 0),
            _ => new CountLimit([Any(), Any()], random.Next(1, 3), null),
        }).ToList();
        var gain = steps.Sum(step => step.Gain);
        var counting = random.Next(3) == 0 ? PointsCounting.Expected : PointsCounting.Sure;
        YearTarget Target(int year) => new(year, 80 + Math.Round(gain * random.Next(0, 80) / 100m, 2));
        var rounded = random.Next(4) == 0 ? new[] { new RoundedPart("1", [.. leaves.Take(2).Select(leaf => leaf.Code)], 7.46m, 1) } : [];
        return new ImprovementProblem
        {
            FirstYear = 2026,
            Years = years,
            Base = years == 2 && random.Next(2) == 0 ? [80, 79.5m] : [80],
            Leaves = leaves,
            Limits = limits,
            Rounded = rounded,
            Goal = random.Next(3) == 0 ? new MostPoints(counting) : new ReachPoints([.. Enumerable.Range(2026, years).Select(Target)], counting),
        };
    }

    private static ImprovementLeaf Leaf(Random random, int number, int years)
    {
        var (gain, cost) = (0m, 0m);
        var steps = new List<ImprovementStep>();
        for (var level = 1; level <= random.Next(1, 4); level++)
        {
            // Thirds have no end as decimals: rows with them are not exact in whole numbers.
            gain += random.Next(6) == 0 ? random.Next(1, 4) / 3m : random.Next(1, 8) * 0.25m;
            cost += random.Next(0, 20) * (random.Next(5) == 0 ? 0.5m : 1m);
            steps.Add(new ImprovementStep
            {
                Id = $"{number}/{level}",
                Change = new Message($"bước {level}", $"step {level}"),
                Gain = random.Next(20) == 0 ? 0 : gain,
                Cost = cost,
                Upkeep = random.Next(3) * 0.5m,
                Effort = random.Next(2) == 0 ? new Dictionary<string, decimal> { [Agencies[random.Next(2)]] = random.Next(1, 15) } : [],
                Chance = random.Next(2) == 0 ? 1 : random.Next(3, 10) / 10m,
                IsBig = random.Next(3) == 0,
                MayLapse = years > 1 && random.Next(4) == 0,
                Earliest = random.Next(5) == 0 ? 2026 + random.Next(years) : null,
                Latest = random.Next(8) == 0 ? 2026 : null,
            });
        }

        return new ImprovementLeaf($"1.{number}", $"Tiêu chí {number}", steps);
    }
}
