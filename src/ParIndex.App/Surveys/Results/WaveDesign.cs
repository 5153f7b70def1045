using ParIndex.App.Surveys.Collected;
using ParIndex.App.Surveys.Collecting.Answering;
using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Estimation.Design;
using ParIndex.Core.Surveys.Estimation.Figures;
using ParIndex.Core.Surveys.Estimation.Weighting;

namespace ParIndex.App.Surveys.Results;

/// <summary>
/// The design of a wave as the labels of its answers tell it. Answers of the open link stand for nobody and are left out, as are those without labels where others have them.
/// </summary>
/// <param name="Design">Read against the answers that count; null: none counts.</param>
/// <param name="Facts">What was done, for the method's page and the report.</param>
public sealed record WaveDesign(SurveyDesign? Design, DesignSource Facts)
{
    private const string Weight = "weight";

    /// <summary>Reads the design.</summary>
    /// <param name="data">All answers of the wave that are not excluded.</param>
    /// <param name="drawn">Sum of design weights of the people drawn, by area; empty: the wave has no list of people.</param>
    /// <exception cref="DesignException">The labels contradict each other.</exception>
    public static WaveDesign Of(Microdata data, IReadOnlyDictionary<string, double> drawn)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(drawn);
        var isOpen = Rows(data, WaveAnswers.Channel, label => label == nameof(AnswerChannel.Open));
        var weights = data.Numbers.FirstOrDefault(column => column.Name == Weight) is { } column ? Numbers(data, column) : null;
        var isWeighted = weights is not null && Enumerable.Range(0, data.Rows).Any(row => !isOpen[row] && !double.IsNaN(weights[row]));
        int[] counted = [.. Enumerable.Range(0, data.Rows).Where(row => !isOpen[row] && (!isWeighted || !double.IsNaN(weights![row])))];
        var open = isOpen.Count(one => one);
        var kept = counted.Length == data.Rows ? data : MicrodataRows.Take(data, counted);
        var spec = Spec(kept, isWeighted);
        var facts = new DesignSource(isWeighted, spec.Strata.Count > 0, spec.Clusters.Count > 0, spec.Population.Count > 0, open, data.Rows - open - counted.Length, false);
        if (counted.Length == 0)
            return new WaveDesign(null, facts);

        var design = SurveyDesign.Of(kept, spec);
        return isWeighted && ForNonResponse(design, drawn) is { } adjusted ? new WaveDesign(adjusted, facts with { IsAdjusted = true }) : new WaveDesign(design, facts);
    }

    /// <summary>
    /// The first stage: strata, and clusters where there are any. Clusters are drawn with chances of their own, so that variance is taken as if they were drawn with replacement;
    /// people drawn directly know the size of their stratum. A lone cluster counts against the mean of all, which is too much rather than too little.
    /// </summary>
    private static DesignSpec Spec(Microdata data, bool isWeighted)
    {
        bool IsFull(string name) => data.Codes.FirstOrDefault(one => one.Name == name) is { } codes && !MicrodataRows.Codes(data, codes).Contains(CodeColumn.Blank);
        var hasStrata = isWeighted && IsFull("stratum_1");
        var hasClusters = isWeighted && IsFull("cluster_1");
        var hasPopulation = hasStrata && !hasClusters && data.Numbers.FirstOrDefault(one => one.Name == "N_1") is { } sizes && !Numbers(data, sizes).Contains(double.NaN);
        return new DesignSpec
        {
            Strata = hasStrata ? ["stratum_1"] : [],
            Clusters = hasClusters ? ["cluster_1"] : [],
            Weight = isWeighted ? Weight : null,
            Population = hasPopulation ? ["N_1"] : [],
            Nested = true,
            Lone = LoneCluster.Adjust,
        };
    }

    /// <summary>Who answered in an area stands for all drawn there; null: all did, or nothing is known of who was drawn.</summary>
    private static SurveyDesign? ForNonResponse(SurveyDesign design, IReadOnlyDictionary<string, double> drawn)
    {
        var data = design.Data;
        if (drawn.Count == 0 || data.Codes.FirstOrDefault(column => column.Name == WaveAnswers.Area) is not { } areas)
            return null;

        var (codes, weights) = (MicrodataRows.Codes(data, areas), Numbers(data, data.Number(Weight)));
        var answered = new double[areas.Labels.Count + 1];
        for (var row = 0; row < codes.Length; row++)
            answered[codes[row] + 1] += weights[row];

        // Code −1: no area. More answers than were drawn (some came in files) stand as they are.
        double Factor(int code) => drawn.GetValueOrDefault(code < 0 ? "" : areas.Labels[code]) is var all && all > answered[code + 1] ? all / answered[code + 1] : 1;
        double[] factors = [.. Enumerable.Range(-1, areas.Labels.Count + 1).Select(Factor)];
        return factors.All(factor => factor == 1) ? null : design.WithWeights(RowValues.Compute(data, Weight, (chunk, row) => weights[data.FirstRow(chunk) + row] * factors[codes[data.FirstRow(chunk) + row] + 1]));
    }

    private static bool[] Rows(Microdata data, string name, Func<string, bool> isWanted) => data.Codes.FirstOrDefault(column => column.Name == name) is { } column
        ? Array.ConvertAll(MicrodataRows.Codes(data, column), code => code != CodeColumn.Blank && isWanted(column.Labels[code]))
        : new bool[data.Rows];

    private static double[] Numbers(Microdata data, NumberColumn column) => [.. Enumerable.Range(0, data.Chunks).SelectMany(chunk => column.Chunk(chunk).ToArray())];
}

/// <summary>Where the design comes from.</summary>
/// <param name="IsWeighted">Labels have weights; otherwise a simple random sample is assumed.</param>
/// <param name="HasStrata">Labels name strata.</param>
/// <param name="HasClusters">Labels name clusters.</param>
/// <param name="HasPopulation">The size of strata makes errors smaller.</param>
/// <param name="Open">Answers of the open link: in no estimate.</param>
/// <param name="WithoutLabels">Answers without labels of the design: in no estimate.</param>
/// <param name="IsAdjusted">Weights are raised, by area, for people drawn who did not answer.</param>
public sealed record DesignSource(bool IsWeighted, bool HasStrata, bool HasClusters, bool HasPopulation, int Open, int WithoutLabels, bool IsAdjusted);
