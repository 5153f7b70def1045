using ParIndex.Core.Analysis.Uncertainty;
using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Estimation.Weighting;
using ParIndex.Core.Text;

namespace ParIndex.Core.Surveys.Estimation.Design;

/// <summary>
/// The design read against the data: which unit of the last stage each row belongs to, how units lie in strata and in each other, and
/// what each row weighs. A domain is this whole design with the other rows at zero, never a smaller design.
/// </summary>
public sealed class SurveyDesign
{
    private readonly RowNumbers units;
    private readonly NumberColumn weights;
    private readonly Lazy<int> weighingDegrees;

    internal SurveyDesign(Microdata data, DesignSpec spec, IReadOnlyList<DesignStage> stages, RowNumbers units, NumberColumn weights)
    {
        Data = data;
        Spec = spec;
        Stages = stages;
        this.units = units;
        this.weights = weights;
        weighingDegrees = new(CountDegrees);
    }

    /// <summary>The answers.</summary>
    public Microdata Data { get; }

    /// <summary>What was told of the draw.</summary>
    public DesignSpec Spec { get; }

    /// <summary>What each answer stands for.</summary>
    public NumberColumn Weights => weights;

    /// <summary>Number of clusters of the first stage.</summary>
    public int Clusters => Stages[0].Units;

    /// <summary>Number of strata of the first stage.</summary>
    public int Strata => Stages[0].Strata;

    /// <summary>Degrees of freedom of the whole sample: clusters less strata of the first stage.</summary>
    public int DegreesOfFreedom => Clusters - Strata;

    /// <summary>Degrees of freedom of the whole sample, without clusters all of whose rows weigh nothing.</summary>
    internal int WeighingDegrees => weighingDegrees.Value;

    /// <summary>Adjustments of the weights to known totals, in the order in which they were made; empty: weights are those of the draw.</summary>
    internal IReadOnlyList<CalibrationStep> Calibrations { get; private init; } = [];

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

    /// <summary>A copy of the weights by chunk and row.</summary>
    internal double[][] WeightsByRow() => [.. Enumerable.Range(0, Data.Chunks).Select(chunk => WeightsOf(chunk).ToArray())];

    /// <summary>The same draw with other weights.</summary>
    /// <param name="others">By row.</param>
    /// <param name="step">The adjustment that gave them when the variance has to know of it.</param>
    internal SurveyDesign With(NumberColumn others, CalibrationStep? step) =>
        new(Data, Spec, Stages, units, others) { Calibrations = step is null ? Calibrations : [.. Calibrations, step] };

    /// <summary>Cluster of the first stage in which a unit of the last lies.</summary>
    internal int FirstUnit(int unit)
    {
        for (var stage = Stages.Count - 1; stage > 0; stage--)
        {
            unit = Stages[stage].Parent[unit];
        }

        return unit;
    }

    /// <summary>Refuses sums that do not know of adjusted weights: their errors would be those of weights never adjusted.</summary>
    /// <exception cref="DesignException">The weights are adjusted to known totals.</exception>
    internal void RequireUncalibrated()
    {
        if (Calibrations.Count > 0)
        {
            throw new DesignException(new Message(
                "Trọng số đã cân theo tổng thể: tính từng câu một bằng con số theo phiếu (SampleFigures) để sai số biết điều đó.",
                "The weights are adjusted to known totals: take each question by figures of rows (SampleFigures), whose errors know of it."));
        }
    }

    /// <summary>Unit of the last stage of each row of a chunk.</summary>
    internal ReadOnlySpan<int> UnitsOf(int chunk) => units[chunk];

    /// <summary>Weight of each row of a chunk.</summary>
    internal ReadOnlySpan<double> WeightsOf(int chunk) => weights.Chunk(chunk);

    private int CountDegrees()
    {
        var weigh = new bool[Clusters];
        for (var chunk = 0; chunk < units.Chunks; chunk++)
        {
            var own = WeightsOf(chunk);
            var unit = units[chunk];
            for (var row = 0; row < own.Length; row++)
            {
                if (own[row] > 0)
                {
                    weigh[FirstUnit(unit[row])] = true;
                }
            }
        }

        var clusters = Enumerable.Range(0, Clusters).Where(cluster => weigh[cluster]).ToList();
        return clusters.Count - clusters.Select(cluster => Stages[0].Stratum[cluster]).Distinct().Count();
    }
}
