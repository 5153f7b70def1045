using ParIndex.Core.Surveys.Estimation.Design;
using ParIndex.Core.Text;

namespace ParIndex.Core.Surveys.Estimation.Variance;

/// <summary>
/// Variance of a total of values given by unit of one stage, taken stratum by stratum: (1 − f) · n/(n − 1) · Σ (z − z̄)² over all n
/// units drawn, those without members in the domain counting as zero. Not for use by two threads at once.
/// </summary>
internal sealed class StageVariance
{
    private readonly DesignStage stage;
    private readonly LoneCluster lone;
    private readonly double[] sums;
    private readonly double[] squares;
    private readonly int[] present;
    private readonly List<int> touched = [];

    /// <summary>Variance by unit of the stage before, and how many of its strata could and could not be judged.</summary>
    private readonly double[] variances;
    private readonly int[] judged;
    private readonly int[] strata;
    private readonly List<int> parents = [];

    public StageVariance(DesignStage stage, LoneCluster lone)
    {
        this.stage = stage;
        this.lone = lone;
        sums = new double[stage.Strata];
        squares = new double[stage.Strata];
        present = new int[stage.Strata];
        var parentCount = stage.StratumParent.Max() + 1;
        variances = new double[parentCount];
        judged = new int[parentCount];
        strata = new int[parentCount];
    }

    /// <summary>Units of the stage before that have members.</summary>
    public IReadOnlyList<int> Parents => parents;

    /// <summary>Variance within a unit of the stage before.</summary>
    public double this[int parent] => variances[parent];

    /// <summary>Takes values of units that have members in the domain.</summary>
    /// <param name="units">The units.</param>
    /// <param name="values">One value each.</param>
    /// <exception cref="DesignException">A stratum with one cluster under the policy to refuse, or nothing left to judge by.</exception>
    public void Take(ReadOnlySpan<int> units, ReadOnlySpan<double> values)
    {
        Forget();
        for (var place = 0; place < units.Length; place++)
        {
            var stratum = stage.Stratum[units[place]];
            if (present[stratum]++ == 0)
            {
                touched.Add(stratum);
            }

            sums[stratum] += values[place];
        }

        for (var place = 0; place < units.Length; place++)
        {
            var stratum = stage.Stratum[units[place]];
            var fromMean = values[place] - (sums[stratum] / stage.Drawn[stratum]);
            squares[stratum] += fromMean * fromMean;
        }

        foreach (var stratum in touched)
        {
            TakeStratum(stratum);
        }

        foreach (var parent in parents)
        {
            if (lone == LoneCluster.Average && judged[parent] < strata[parent])
            {
                variances[parent] *= judged[parent] == 0 ? throw NothingToAverage() : (double)strata[parent] / judged[parent];
            }
        }
    }

    private void TakeStratum(int stratum)
    {
        var parent = stage.StratumParent[stratum];
        if (strata[parent]++ == 0)
        {
            parents.Add(parent);
        }

        double drawn = stage.Drawn[stratum];
        var undrawn = stage.Undrawn(stratum);
        if (undrawn < 1e-7)
        {
            // All of the stratum is in the sample: it adds nothing, even with one cluster.
            judged[parent]++;
            return;
        }

        if (stage.Drawn[stratum] > 1)
        {
            var mean = sums[stratum] / drawn;
            judged[parent]++;
            variances[parent] += undrawn * drawn / (drawn - 1) * (squares[stratum] + ((drawn - present[stratum]) * mean * mean));
            return;
        }

        switch (lone)
        {
            case LoneCluster.Fail:
                throw Alone(stratum);
            case LoneCluster.Adjust:
                judged[parent]++;
                variances[parent] += undrawn * sums[stratum] * sums[stratum];
                break;
            case LoneCluster.Average:
                break;
            default:
                judged[parent]++;
                break;
        }
    }

    private void Forget()
    {
        foreach (var stratum in touched)
        {
            (sums[stratum], squares[stratum], present[stratum]) = (0, 0, 0);
        }

        foreach (var parent in parents)
        {
            (variances[parent], judged[parent], strata[parent]) = (0, 0, 0);
        }

        touched.Clear();
        parents.Clear();
    }

    private static DesignException Alone(int stratum) => new(new Message(
        $"Tầng thứ {stratum + 1} (theo thứ tự nhãn) chỉ có một cụm, nên không biết các cụm trong tầng khác nhau thế nào. Gộp tầng này với tầng tương tự, hoặc chọn lone_cluster: adjust, average, certainty hoặc remove.",
        $"Stratum number {stratum + 1} (in the order of labels) has one cluster, so that nothing tells how clusters differ there. Join it to a like stratum, or choose lone_cluster: adjust, average, certainty or remove."));

    private static DesignException NothingToAverage() => new(new Message(
        "Mọi tầng của miền này chỉ có một cụm, nên không có tầng nào để lấy trung bình. Chọn lone_cluster: adjust.",
        "Every stratum of this domain has one cluster, so that there is none to average. Choose lone_cluster: adjust."));
}
