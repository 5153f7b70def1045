namespace ParIndex.Core.Surveys.Estimation.Design;

/// <summary>How the sample was drawn, in names of columns. Stages go from the first drawn (districts) to the last (people).</summary>
public sealed record DesignSpec
{
    /// <summary>Stratum by stage; an empty list or name: no strata at that stage.</summary>
    public IReadOnlyList<string?> Strata { get; init; } = [];

    /// <summary>Cluster by stage; an empty list: people were drawn directly.</summary>
    public IReadOnlyList<string> Clusters { get; init; } = [];

    /// <summary>Design weight: how many people of the population an answer stands for. Null: from <see cref="Population"/>, else 1.</summary>
    public string? Weight { get; init; }

    /// <summary>
    /// Size of the population by stage: clusters in the stratum (people at the last stage), or the share drawn when no number is above
    /// 1. Empty: the population counts as endless, and only the first stage matters (ultimate clusters).
    /// </summary>
    public IReadOnlyList<string?> Population { get; init; } = [];

    /// <summary>Clusters are numbered anew in each stratum; otherwise the same cluster in two strata is a fault of the data.</summary>
    public bool Nested { get; init; }

    /// <summary>Policy for strata with one cluster.</summary>
    public LoneCluster Lone { get; init; } = LoneCluster.Fail;

    /// <summary>Number of stages told: the clusters, or the people alone.</summary>
    public int Stages => Math.Max(1, Clusters.Count);
}
