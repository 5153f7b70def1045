using ParIndex.App.Analysis.Published;
using ParIndex.Core.Analysis.Uncertainty;
using ParIndex.Core.Scoring;

namespace ParIndex.App.Analysis.Simulating;

/// <summary>A simulation of a published ranking, made in the same way as <c>parindex simulate</c> makes it from the files of <see cref="SimulationPackage"/>: same digest, same numbers.</summary>
/// <param name="Group">The results.</param>
/// <param name="Choice">What is drawn.</param>
/// <param name="Simulation">Ready to run.</param>
public sealed record GroupSimulation(GroupResults Group, SimulationChoice Choice, Simulation Simulation)
{
    // Names name the streams of random numbers: they stay Vietnamese in every language.
    internal const string SurveyName = "Sai số điều tra";
    internal const string CutName = "Thẩm định cắt điểm";
    internal const string ChangeName = "Biến động thường niên";

    internal static readonly IReadOnlyList<double> Quantiles = [0.05, 0.5, 0.95];

    /// <summary>Builds the simulation; draws are cut to what a page may take.</summary>
    /// <returns>Null: no unit's index is known.</returns>
    public static GroupSimulation? Of(GroupResults group, SimulationChoice choice)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(choice);
        if (group.Units.Count == 0)
            return null;

        var data = DataOf(group);
        var most = SimulationChoice.MostCells / ((long)data.Units.Count * data.Leaves.Count);
        var settled = choice with { Draws = (int)Math.Max(1, Math.Min(choice.Draws, most)) };
        return new GroupSimulation(group, settled, Simulation.Of(data, [.. Sources(group, data, settled)]));
    }

    /// <summary>Draws, over all cores.</summary>
    public (SimulationRecipe Recipe, IReadOnlyList<UnitOutcome> Units) Run()
    {
        var run = Simulation.Run((ulong)Choice.Seed, Choice.Draws, AllCores.Run);
        return (run.Recipe, run.Units(new SimulationQuestions { Quantiles = Quantiles, RankAtMost = [Choice.RankAtMost] }, AllCores.Run));
    }

    private static SimulationData DataOf(GroupResults group) => (group.Scorer is { } scorer
        ? ResultsReader.Scored("", scorer, InputTable.Of(scorer, group.Cards), scorer.Set.Ties, scorer.Set.Bands)
        : ResultsReader.Totals(
            new ResultsSource("", null, null, null, null, false, null, group.Ranking.Bands), [.. group.Units.Select(unit => new ResultRow(unit.Name, unit.Percent, 100))])).Data;

    private static IEnumerable<UncertaintySource> Sources(GroupResults group, SimulationData data, SimulationChoice choice)
    {
        var surveyed = data.Leaves.Select(leaf => group.SurveyLeaves.Contains(leaf.Code)).ToList();
        if (choice.SurveyError > 0 && surveyed.Contains(true))
            yield return new SurveyError(SurveyName, Cells.Filled(data, (leaf, _) => surveyed[leaf] ? (double)ErrorOf(data.Leaves[leaf].Max, choice) : 0));

        // A cut is of what was claimed and appraised: never of an index as a whole.
        if (choice.CutChance > 0 && group.Scorer is not null)
        {
            yield return new AppraiserCut(
                CutName, Cells.Filled(data, (leaf, _) => surveyed[leaf] ? 0 : (double)(choice.CutChance / 100)), Cells.Filled(data, (double)(choice.Cut / 100)), Cells.Filled(data, (double)(choice.CutSpread / 100)));
        }

        if (choice.Change == ChangeKind.Stated)
            yield return new YearlyChange(ChangeName, Cells.Filled(data, (double)(choice.ChangeMean / 100)), Cells.Filled(data, (double)(choice.ChangeSpread / 100)));

        if (choice.Change == ChangeKind.Learnt && ChangeHistory.Usual(ChangeName, data, Past(group, data), [.. data.Units.Select(_ => true)]) is { } learnt)
            yield return learnt;
    }

    internal static decimal ErrorOf(decimal max, SimulationChoice choice) => max * choice.SurveyError / 100;

    private static List<PastPoints> Past(GroupResults group, SimulationData data)
    {
        var leaves = data.Leaves.Select((leaf, i) => (leaf.Code, i)).ToDictionary(pair => pair.Code, pair => pair.i, StringComparer.Ordinal);
        return [.. group.History.Where(row => leaves.ContainsKey(row.Code)).Select(row => new PastPoints(row.Unit, leaves[row.Code], row.Year, row.Points, row.Max))];
    }
}
