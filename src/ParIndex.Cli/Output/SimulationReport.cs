using ParIndex.App.Analysis;
using ParIndex.Core.Analysis.Scenarios;
using ParIndex.Core.Analysis.Uncertainty;

namespace ParIndex.Cli.Output;

/// <summary>Everything a simulation found, to be printed.</summary>
internal sealed record SimulationReport(
    SimulationPlan Plan, SimulationRecipe Recipe, IReadOnlyList<UnitOutcome> Units, IReadOnlyList<PairChance> Pairs,
    IReadOnlyList<TornadoBar> Tornado, IReadOnlyList<LeafSensitivity> Sensitivity);
