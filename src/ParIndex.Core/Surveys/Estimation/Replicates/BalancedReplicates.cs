using ParIndex.Core.Surveys.Estimation.Design;

namespace ParIndex.Core.Surveys.Estimation.Replicates;

/// <summary>
/// Balanced repeated replication for strata of two clusters: each replicate takes one of each pair, chosen by a Hadamard table so that
/// pairs do not interfere. Fay's variant gives the other cluster the weight ρ instead of 0, so that small domains keep members.
/// </summary>
public static class BalancedReplicates
{
    /// <summary>Makes the replicates. Strata with an even number of clusters are split into pairs in the order of labels; population sizes do not count.</summary>
    /// <param name="design">The draw.</param>
    /// <param name="rho">0 for plain replicates, up to below 1.</param>
    /// <exception cref="DesignException">A stratum that does not split into pairs; a lone one under another policy than <see cref="LoneCluster.Remove"/> or <see cref="LoneCluster.Certainty"/>.</exception>
    public static ReplicateSet Of(SurveyDesign design, double rho = 0)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentOutOfRangeException.ThrowIfNegative(rho);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(rho, 1);
        var pairs = Pairs(design);
        var table = Hadamard.AtLeast(pairs.Count + 1);
        var factors = new double[design.Clusters * table.Order];
        Array.Fill(factors, 1);
        for (var pair = 0; pair < pairs.Count; pair++)
        {
            for (var replicate = 0; replicate < table.Order; replicate++)
            {
                var isFirst = table[pair + 1, replicate] > 0;
                factors[(pairs[pair].First * table.Order) + replicate] = isFirst ? 2 - rho : rho;
                factors[(pairs[pair].Second * table.Order) + replicate] = isFirst ? rho : 2 - rho;
            }
        }

        return new DenseReplicates(design, ReplicateScales.Equal(1 / (table.Order * (1 - rho) * (1 - rho)), table.Order), factors);
    }

    private static List<(int First, int Second)> Pairs(SurveyDesign design)
    {
        var pairs = new List<(int, int)>();
        foreach (var stratum in Enumerable.Range(0, design.Clusters).GroupBy(cluster => design.Stages[0].Stratum[cluster]).OrderBy(group => group.Key))
        {
            var clusters = stratum.ToArray();
            if (clusters.Length % 2 != 0 && !(clusters.Length == 1 && design.Spec.Lone is LoneCluster.Remove or LoneCluster.Certainty))
            {
                throw ReplicateProblems.NoPairs(clusters.Length);
            }

            for (var place = 1; place < clusters.Length; place += 2)
            {
                pairs.Add((clusters[place - 1], clusters[place]));
            }
        }

        return pairs;
    }
}
