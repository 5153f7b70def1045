using ParIndex.Core.Analysis.Uncertainty;
using ParIndex.Core.Surveys.Estimation.Data;

namespace ParIndex.Core.Surveys.Estimation.Design;

/// <summary>
/// The design read against the data: which unit of the last stage each row belongs to, how units lie in strata and in each other, and
/// what each row weighs. A domain is this whole design with the other rows at zero, never a smaller design.
/// </summary>
public sealed class SurveyDesign
{
    private readonly int[][] units;
    private readonly NumberColumn weights;

    internal SurveyDesign(Microdata data, DesignSpec spec, IReadOnlyList<DesignStage> stages, int[][] units, NumberColumn weights)
    {
        Data = data;
        Spec = spec;
        Stages = stages;
        this.units = units;
        this.weights = weights;
    }

    /// <summary>The answers.</summary>
    public Microdata Data { get; }

    /// <summary>What was told of the draw.</summary>
    public DesignSpec Spec { get; }

    /// <summary>Number of clusters of the first stage.</summary>
    public int Clusters => Stages[0].Units;

    /// <summary>Number of strata of the first stage.</summary>
    public int Strata => Stages[0].Strata;

    /// <summary>Degrees of freedom of the whole sample: clusters less strata of the first stage.</summary>
    public int DegreesOfFreedom => Clusters - Strata;

    internal IReadOnlyList<DesignStage> Stages { get; }

    /// <summary>Units of the last stage.</summary>
    internal DesignStage Last => Stages[^1];

    /// <summary>Whether each row is a unit of its own.</summary>
    internal bool UnitsAreRows => Last.Units == Data.Rows;

    /// <summary>Reads the design against the data.</summary>
    /// <param name="data">Answers with the columns the design names.</param>
    /// <param name="spec">How the sample was drawn.</param>
    /// <param name="runner">Spreads the work over threads; null: one after another.</param>
    /// <exception cref="DesignException">A cluster in two strata, a blank stratum, a weight that is none, more drawn than there are.</exception>
    public static SurveyDesign Of(Microdata data, DesignSpec spec, PieceRunner? runner = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(spec);
        return new DesignReader(data, spec, runner ?? OneByOne.Run).Read();
    }

    /// <summary>Unit of the last stage of each row of a chunk.</summary>
    internal ReadOnlySpan<int> UnitsOf(int chunk) => units[chunk];

    /// <summary>Weight of each row of a chunk.</summary>
    internal ReadOnlySpan<double> WeightsOf(int chunk) => weights.Chunk(chunk);
}
