using ParIndex.Core.Analysis.Uncertainty;
using ParIndex.Core.Criteria;
using ParIndex.Core.Scoring;

namespace ParIndex.App.Analysis;

/// <summary>A simulation as a file asks for it, ready to run.</summary>
/// <param name="Title">What it is about; empty when not said.</param>
/// <param name="Simulation">Data and sources.</param>
/// <param name="Seed">Seed of the recipe.</param>
/// <param name="Draws">How many draws.</param>
/// <param name="Questions">What is asked of every unit.</param>
/// <param name="Pairs">Units whose order is asked about, by number.</param>
/// <param name="Focus">Unit whose sensitivity and sources are asked about; null: none.</param>
/// <param name="Set">The set whose tree the points are of; a flat one when the file names none. Null for a composite index.</param>
/// <param name="Scores">Scored result of the focus unit, for its leaves; null without focus or for a composite index.</param>
public sealed record SimulationPlan(
    string Title, Simulation Simulation, ulong Seed, int Draws, SimulationQuestions Questions,
    IReadOnlyList<(int Unit, int Other)> Pairs, int? Focus, CriteriaSet? Set, UnitScore? Scores);

/// <summary>Results as a file gives them, with what is needed to score them on.</summary>
/// <param name="Data">Data to simulate.</param>
/// <param name="Set">The set, or a flat one made of the leaves; null for a composite index.</param>
/// <param name="Score">Scores a unit by number; null for a composite index.</param>
/// <param name="Leaves">Finds leaves by code or by the code of a group above them.</param>
internal sealed record SimulatedResults(SimulationData Data, CriteriaSet? Set, Func<int, UnitScore>? Score, LeafSelector Leaves);
