using ParIndex.Core.Surveys.Estimation.Design;

namespace ParIndex.Core.Surveys.Estimation.Replicates;

/// <summary>
/// A set of replicates: each a reweighting of the clusters of the first stage. A figure is computed anew in each; how the results
/// differ is its variance.
/// </summary>
public abstract class ReplicateSet
{
    internal ReplicateSet(SurveyDesign design, ReplicateScales scales)
    {
        Design = design;
        Scales = scales;
    }

    /// <summary>Number of replicates.</summary>
    public int Count => Scales.Each.Count;

    /// <summary>What makes a variance of squared differences.</summary>
    public ReplicateScales Scales { get; }

    internal SurveyDesign Design { get; }

    /// <summary>By how much a replicate multiplies the weights of a cluster.</summary>
    /// <param name="replicate">Which replicate, from 0.</param>
    /// <param name="cluster">Which cluster of the first stage, from 0.</param>
    public abstract double Factor(int replicate, int cluster);

    /// <summary>Total in each replicate of values given by cluster.</summary>
    /// <param name="clusters">Clusters of the first stage, each once.</param>
    /// <param name="values">Sum of weight × value of the cluster's rows, one each.</param>
    /// <param name="into">By replicate; overwritten.</param>
    internal abstract void Sum(ReadOnlySpan<int> clusters, ReadOnlySpan<double> values, Span<double> into);
}
