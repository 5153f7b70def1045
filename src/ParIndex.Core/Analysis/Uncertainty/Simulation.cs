namespace ParIndex.Core.Analysis.Uncertainty;

/// <summary>Runs pieces of work numbered from 0, in any order, on as many threads as the caller likes.</summary>
/// <param name="pieces">How many.</param>
/// <param name="run">Runs one; pieces do not touch each other's results.</param>
public delegate void PieceRunner(int pieces, Action<int> run);

/// <summary>
/// Results of many draws of an index under named sources of uncertainty. The same data, sources, seed and number of draws give the same
/// result to the last bit, whatever the number of threads and the width of the machine's vectors: numbers come by counter, every
/// unit's sums run over leaves in one order, and no step is fused.
/// </summary>
public sealed class Simulation
{
    /// <summary>Draws when nobody says otherwise: the standard error of a probability is then 0.005 at most.</summary>
    public const int UsualDraws = 10_000;

    /// <summary>Most draws.</summary>
    public const int MostDraws = 1_000_000;

    /// <summary>Most units × draws: 12 bytes each.</summary>
    public const long MostResults = 20_000_000;

    private const int DrawsAPiece = 64;

    private Simulation(SimulationData data, IReadOnlyList<UncertaintySource> sources)
    {
        Data = data;
        Sources = sources;
        Digest = DataDigest.Of(data, sources);
        Kernel = new DrawKernel(data, sources);
    }

    public SimulationData Data { get; }

    /// <summary>Sources in the order in which they act.</summary>
    public IReadOnlyList<UncertaintySource> Sources { get; }

    /// <summary>SHA-256 of data and sources: part of the recipe.</summary>
    public string Digest { get; }

    internal DrawKernel Kernel { get; }

    /// <summary>Checks sources against data.</summary>
    /// <exception cref="ArgumentException">Two sources share a name, a table has another shape than the data, or a parameter is out of its range.</exception>
    public static Simulation Of(SimulationData data, IReadOnlyList<UncertaintySource> sources)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(sources);
        SourceCheck.Check(data, sources);
        return new Simulation(data, sources);
    }

    /// <summary>Draws.</summary>
    /// <param name="seed">Seed of the recipe.</param>
    /// <param name="draws">1 to <see cref="MostDraws"/>.</param>
    /// <param name="runner">Spreads the work over threads; null: one after another.</param>
    /// <exception cref="ArgumentOutOfRangeException">Too many draws for the units, or none.</exception>
    public SimulationRun Run(ulong seed, int draws = UsualDraws, PieceRunner? runner = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(draws, MostDraws);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)draws * Data.Units.Count, MostResults, nameof(draws));
        var run = new SimulationRun(this, seed, draws);
        (runner ?? OneByOne)((draws + DrawsAPiece - 1) / DrawsAPiece, piece =>
        {
            var space = new DrawSpace(Kernel);
            var end = Math.Min((piece + 1) * DrawsAPiece, draws);
            for (var draw = piece * DrawsAPiece; draw < end; draw++)
            {
                space.Draw(seed, draw);
                run.Keep(draw, space.Percents, space.Ranks);
            }
        });
        return run;
    }

    internal static void OneByOne(int pieces, Action<int> run)
    {
        for (var piece = 0; piece < pieces; piece++)
        {
            run(piece);
        }
    }
}
