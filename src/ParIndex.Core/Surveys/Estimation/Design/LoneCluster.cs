namespace ParIndex.Core.Surveys.Estimation.Design;

/// <summary>What to do with a stratum of which one cluster alone was drawn: nothing in the data says how clusters there differ.</summary>
public enum LoneCluster
{
    /// <summary>Refuse: the design has to be mended first (join the stratum to a like one).</summary>
    Fail,

    /// <summary>The stratum adds nothing to the variance; too small a figure.</summary>
    Remove,

    /// <summary>The cluster is compared with the mean of all instead of its own stratum; too large rather than too small.</summary>
    Adjust,

    /// <summary>The stratum adds as much as the others do on average.</summary>
    Average,

    /// <summary>The cluster was in the sample for certain, so that it adds nothing at this stage.</summary>
    Certainty,
}
