using ParIndex.Core.Surveys.Estimation.Design;
using ParIndex.Core.Text;

namespace ParIndex.Core.Surveys.Estimation.Replicates;

/// <summary>
/// Leaves out one cluster of the first stage at a time and lets the others of its stratum stand for it (JK1 without strata, JKn with).
/// No table is held: a replicate differs from the whole in one stratum alone.
/// </summary>
public sealed class Jackknife : ReplicateSet
{
    /// <summary>By replicate: the cluster left out, and its stratum.</summary>
    private readonly int[] leftOut;

    /// <summary>By cluster: its replicate, −1 when its stratum makes none.</summary>
    private readonly int[] replicateOf;

    private Jackknife(SurveyDesign design, ReplicateScales scales, int[] leftOut)
        : base(design, scales)
    {
        this.leftOut = leftOut;
        replicateOf = new int[design.Clusters];
        Array.Fill(replicateOf, -1);
        for (var replicate = 0; replicate < leftOut.Length; replicate++)
        {
            replicateOf[leftOut[replicate]] = replicate;
        }
    }

    private DesignStage First => Design.Stages[0];

    /// <summary>Makes the replicates; a stratum drawn in full adds nothing.</summary>
    /// <param name="design">The draw; of population sizes those of the first stage count.</param>
    /// <exception cref="DesignException">A lone cluster under the policy to refuse, or no stratum left.</exception>
    public static Jackknife Of(SurveyDesign design)
    {
        ArgumentNullException.ThrowIfNull(design);
        var first = design.Stages[0];
        var (leftOut, scales) = (new List<int>(), new List<double>());
        for (var cluster = 0; cluster < first.Units; cluster++)
        {
            var stratum = first.Stratum[cluster];
            double drawn = first.Drawn[stratum];
            if (first.Undrawn(stratum) < 1e-7)
            {
                continue;
            }

            if (drawn > 1)
            {
                leftOut.Add(cluster);
                scales.Add(first.Undrawn(stratum) * (drawn - 1) / drawn);
            }
            else if (design.Spec.Lone == LoneCluster.Fail)
            {
                throw ReplicateProblems.Alone(cluster);
            }
            else if (design.Spec.Lone == LoneCluster.Adjust && first.Strata > 1)
            {
                leftOut.Add(cluster);
                scales.Add((first.Strata - 1.0) / first.Strata);
            }
        }

        if (leftOut.Count == 0)
        {
            throw new DesignException(new Message(
                "Không tầng nào có từ hai cụm trở lên mà chưa điều tra hết, nên không lập được mẫu lặp. Kiểm tra lại strata, clusters và fpc.",
                "No stratum has two clusters or more and is not drawn in full, so that there are no replicates. Check strata, clusters and fpc."));
        }

        var scale = design.Spec.Lone == LoneCluster.Average ? (double)first.Units / leftOut.Count : 1;
        return new Jackknife(design, new ReplicateScales(scale, scales), [.. leftOut]);
    }

    /// <inheritdoc/>
    public override double Factor(int replicate, int cluster)
    {
        var stratum = First.Stratum[leftOut[replicate]];
        if (leftOut[replicate] == cluster)
        {
            return 0;
        }

        if (First.Drawn[stratum] == 1)
        {
            return LoneFactor;
        }

        return First.Stratum[cluster] == stratum ? First.Drawn[stratum] / (First.Drawn[stratum] - 1.0) : 1;
    }

    /// <inheritdoc/>
    internal override void Sum(ReadOnlySpan<int> clusters, ReadOnlySpan<double> values, Span<double> into)
    {
        var whole = 0.0;
        var strata = new double[First.Strata];
        for (var place = 0; place < clusters.Length; place++)
        {
            whole += values[place];
            strata[First.Stratum[clusters[place]]] += values[place];
        }

        // First as if the cluster left out had no members, then those that have some.
        for (var replicate = 0; replicate < into.Length; replicate++)
        {
            into[replicate] = Without(replicate, 0, whole, strata);
        }

        for (var place = 0; place < clusters.Length; place++)
        {
            if (replicateOf[clusters[place]] is >= 0 and var replicate)
            {
                into[replicate] = Without(replicate, values[place], whole, strata);
            }
        }
    }

    /// <summary>With a lone cluster left out, the other strata stand for its stratum.</summary>
    private double LoneFactor => First.Strata / (First.Strata - 1.0);

    private double Without(int replicate, double value, double whole, double[] strata)
    {
        var stratum = First.Stratum[leftOut[replicate]];
        double drawn = First.Drawn[stratum];
        return drawn == 1 ? LoneFactor * (whole - value) : whole - strata[stratum] + (drawn / (drawn - 1) * (strata[stratum] - value));
    }
}
