using System.Globalization;
using System.Text;
using ParIndex.Core.Plans.Optimising;
using ParIndex.Core.Text;

namespace ParIndex.Bench;

/// <summary>Random improvement problems by seed, and the same as an LP file for other solvers.</summary>
internal static class PlanInstances
{
    private const int Leaves = 120;
    private const int Steps = 3;
    private const int Agencies = 6;

    /// <param name="seed">The same seed gives the same problem.</param>
    /// <param name="isPriced">Costs follow the points closely: many plans are nearly as good, which is hard to prove.</param>
    public static ImprovementProblem Of(int seed, bool isPriced)
    {
        var random = new Random(seed);
        var leaves = Enumerable.Range(0, Leaves).Select(leaf => new ImprovementLeaf($"L{leaf}", $"L{leaf}", LeafSteps(random, leaf, isPriced))).ToList();
        var steps = leaves.SelectMany(leaf => leaf.Steps).ToList();
        var limits = new List<PlanLimit>();
        for (var agency = 0; agency < Agencies; agency++)
        {
            var all = steps.Sum(step => step.Effort.GetValueOrDefault($"A{agency}"));
            limits.Add(new CapacityLimit($"A{agency}", Math.Floor(all * 0.22m)));
        }

        limits.Add(new BigChangeLimit(6));
        for (var i = 0; i < 5; i++) limits.Add(new ExclusionLimit(Any(), Any()));
        for (var i = 0; i < 5; i++) limits.Add(new NeedLimit(Any(), [leaves[random.Next(Leaves)].Code]));
        for (var i = 0; i < 3; i++) limits.Add(new CountLimit([.. Enumerable.Range(0, 12).Select(_ => Any()).Distinct()], i == 0 ? 3 : null, i == 0 ? null : 4));
        var most = leaves.Sum(leaf => leaf.Steps[^1].Gain);
        return new ImprovementProblem
        {
            FirstYear = 2026,
            Base = [50],
            Leaves = leaves,
            Limits = limits,
            Goal = new ReachPoints([new YearTarget(2026, 50 + (Math.Floor(most * 0.55m * 4) / 4))]),
        };

        string Any() => steps[random.Next(steps.Count)].Id;
    }

    /// <summary>In the LP format of CPLEX, written from the problem itself.</summary>
    public static string ToLp(ImprovementProblem problem)
    {
        var text = new StringBuilder("Minimize\n cost:");
        var names = problem.Steps.Select((step, i) => (step.Id, Name: $"x{i}")).ToDictionary(pair => pair.Id, pair => pair.Name);
        List<ImprovementStep> Of(IEnumerable<string> parts) =>
            [.. problem.Leaves.SelectMany(leaf => leaf.Steps.Where(step => parts.Contains(step.Id) || parts.Contains(leaf.Code)))];
        void Row(IEnumerable<(decimal Factor, ImprovementStep Step)> terms, string end)
        {
            var written = 0;
            foreach (var (factor, step) in terms.Where(term => term.Factor != 0))
            {
                text.Append(factor < 0 ? " - " : " + ").Append(Math.Abs(factor).ToString(CultureInfo.InvariantCulture)).Append(' ').Append(names[step.Id]);
                if (++written % 10 == 0) text.Append('\n');
            }

            text.Append(end).Append('\n');
        }

        Row(problem.Steps.Select(step => (step.Cost, step)), "\nSubject To");
        foreach (var target in ((ReachPoints)problem.Goal).Targets) Row(problem.Steps.Select(step => (step.Gain, step)), $" >= {Text(target.Points - problem.BaseOf(0))}");
        foreach (var leaf in problem.Leaves) Row(leaf.Steps.Select(step => (1m, step)), " <= 1");
        foreach (var limit in problem.Limits)
        {
            switch (limit)
            {
                case CapacityLimit capacity:
                    Row(problem.Steps.Select(step => (step.Effort.GetValueOrDefault(capacity.Agency), step)), $" <= {Text(capacity.Days)}");
                    break;
                case BigChangeLimit big:
                    Row(problem.Steps.Where(step => step.IsBig).Select(step => (1m, step)), $" <= {big.Most}");
                    break;
                case ExclusionLimit exclusion when exclusion.First != exclusion.Second:
                    Row(Of([exclusion.First, exclusion.Second]).Select(step => (1m, step)), " <= 1");
                    break;
                case ExclusionLimit exclusion:
                    Row(Of([exclusion.First]).Select(step => (1m, step)), " <= 0");
                    break;
                case NeedLimit need:
                    var needed = Of(need.AnyOf);
                    Row(Of([need.Step]).Except(needed).Select(step => (1m, step)).Concat(needed.Except(Of([need.Step])).Select(step => (-1m, step))), " <= 0");
                    break;
                case CountLimit count:
                    Row(Of(count.Steps).Select(step => (1m, step)), count.AtLeast is { } least ? $" >= {least}" : $" <= {count.AtMost}");
                    break;
                default:
                    throw new InvalidOperationException($"{limit} is not written.");
            }
        }

        return text.Append("Binary\n ").AppendJoin('\n', names.Values).Append("\nEnd\n").ToString();
    }

    private static List<ImprovementStep> LeafSteps(Random random, int leaf, bool isPriced)
    {
        var (gain, cost) = (0m, 0m);
        var steps = new List<ImprovementStep>();
        for (var level = 1; level <= Steps; level++)
        {
            gain += random.Next(1, 6) * 0.25m;
            cost += isPriced ? 10 + Math.Floor(gain * random.Next(80, 121)) : random.Next(5, 200);
            steps.Add(new ImprovementStep
            {
                Id = $"L{leaf}/{level}",
                Change = new Message("", ""),
                Gain = gain,
                Cost = cost,
                Effort = new Dictionary<string, decimal> { [$"A{random.Next(Agencies)}"] = random.Next(1, 30) * level },
                IsBig = level == Steps && random.Next(3) == 0,
            });
        }

        return steps;
    }

    private static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
