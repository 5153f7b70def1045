namespace ParIndex.Core.Analysis.Uncertainty;

/// <summary>All draws of a simulation: index and rank of every unit. Summaries are made from it on request.</summary>
public sealed class SimulationRun
{
    private readonly double[] percents;
    private readonly int[] ranks;

    internal SimulationRun(Simulation simulation, ulong seed, int draws)
    {
        Simulation = simulation;
        Recipe = new SimulationRecipe(
            seed, draws, simulation.Digest, [.. simulation.Sources.Select(source => new RecipeSource(source.Name, source.Kind, source.Method))]);
        percents = new double[draws * simulation.Data.Units.Count];
        ranks = new int[percents.Length];
    }

    public Simulation Simulation { get; }

    /// <summary>What is needed to get the same result again.</summary>
    public SimulationRecipe Recipe { get; }

    /// <summary>Index of a unit in each draw, 0 to 100, in the order of draws.</summary>
    public ReadOnlySpan<double> Percents(int unit) => percents.AsSpan(unit * Recipe.Draws, Recipe.Draws);

    /// <summary>Rank of a unit in each draw.</summary>
    public ReadOnlySpan<int> Ranks(int unit) => ranks.AsSpan(unit * Recipe.Draws, Recipe.Draws);

    /// <summary>How a unit's index and rank are distributed.</summary>
    /// <param name="questions">What is asked.</param>
    /// <param name="unit">Number of the unit.</param>
    public UnitOutcome Unit(SimulationQuestions questions, int unit) => UnitSummary.Of(this, questions, unit);

    /// <summary>The same for all units.</summary>
    /// <param name="questions">What is asked.</param>
    /// <param name="runner">Spreads the work over threads; null: one after another.</param>
    public IReadOnlyList<UnitOutcome> Units(SimulationQuestions questions, PieceRunner? runner = null)
    {
        var outcomes = new UnitOutcome[Simulation.Data.Units.Count];
        (runner ?? Simulation.OneByOne)(outcomes.Length, unit => outcomes[unit] = Unit(questions, unit));
        return outcomes;
    }

    /// <summary>How often one unit ranks before another, and how often both share a rank.</summary>
    public PairChance Outranks(int unit, int other)
    {
        var own = Ranks(unit);
        var others = Ranks(other);
        var (before, equal) = (0, 0);
        for (var draw = 0; draw < own.Length; draw++)
        {
            before += own[draw] < others[draw] ? 1 : 0;
            equal += own[draw] == others[draw] ? 1 : 0;
        }

        var names = Simulation.Data.Units;
        return new PairChance(names[unit], names[other], (double)before / own.Length, (double)equal / own.Length);
    }

    internal void Keep(int draw, ReadOnlySpan<double> drawnPercents, ReadOnlySpan<int> drawnRanks)
    {
        for (var unit = 0; unit < drawnRanks.Length; unit++)
        {
            percents[(unit * Recipe.Draws) + draw] = drawnPercents[unit];
            ranks[(unit * Recipe.Draws) + draw] = drawnRanks[unit];
        }
    }
}
