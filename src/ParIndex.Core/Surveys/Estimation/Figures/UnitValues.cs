using ParIndex.Core.Surveys.Estimation.Design;

namespace ParIndex.Core.Surveys.Estimation.Figures;

/// <summary>Numbers of the units of the last stage that have rows in a domain, in order of units.</summary>
/// <param name="Units">The units, rising.</param>
/// <param name="Linear">By unit: sum of the linearised values of its rows; the figure varies as the total of these.</param>
/// <param name="Weights">By unit: sum of weights of its rows.</param>
internal sealed record UnitValues(int[] Units, double[] Linear, double[] Weights)
{
    /// <summary>Takes arrays as they came; rows that are units of their own may come in another order.</summary>
    public static UnitValues Of(int[] units, double[] linear, double[] weights)
    {
        for (var place = 1; place < units.Length; place++)
        {
            if (units[place] < units[place - 1])
            {
                var order = Enumerable.Range(0, units.Length).ToArray();
                Array.Sort(units, order);
                return new UnitValues(units, Array.ConvertAll(order, at => linear[at]), Array.ConvertAll(order, at => weights[at]));
            }
        }

        return new UnitValues(units, linear, weights);
    }

    /// <summary>a × one + b × other over the units of either.</summary>
    public static UnitValues Combine(double a, UnitValues one, double b, UnitValues other)
    {
        if (one.Units.AsSpan().SequenceEqual(other.Units))
        {
            return new UnitValues(one.Units, Sums(a, one.Linear, b, other.Linear), Sums(a, one.Weights, b, other.Weights));
        }

        var count = Merge(one.Units, other.Units, (_, _, _) => { });
        var (units, linear, weights) = (new int[count], new double[count], new double[count]);
        Merge(one.Units, other.Units, (place, i, j) =>
        {
            units[place] = i >= 0 ? one.Units[i] : other.Units[j];
            linear[place] = (i >= 0 ? a * one.Linear[i] : 0) + (j >= 0 ? b * other.Linear[j] : 0);
            weights[place] = (i >= 0 ? a * one.Weights[i] : 0) + (j >= 0 ? b * other.Weights[j] : 0);
        });
        return new UnitValues(units, linear, weights);
    }

    private static double[] Sums(double a, double[] one, double b, double[] other)
    {
        var sums = new double[one.Length];
        for (var place = 0; place < sums.Length; place++)
        {
            sums[place] = (a * one[place]) + (b * other[place]);
        }

        return sums;
    }

    /// <summary>Walks through the numbers of either in order, each once.</summary>
    /// <param name="one">Rising.</param>
    /// <param name="other">Rising.</param>
    /// <param name="visit">Told how many came before, and the place in each; −1: it is not there.</param>
    /// <returns>How many there are.</returns>
    private static int Merge(int[] one, int[] other, Action<int, int, int> visit)
    {
        var (i, j, place) = (0, 0, 0);
        for (; i < one.Length || j < other.Length; place++)
        {
            var left = i < one.Length ? one[i] : int.MaxValue;
            var right = j < other.Length ? other[j] : int.MaxValue;
            visit(place, left <= right ? i++ : -1, right <= left ? j++ : -1);
        }

        return place;
    }

    /// <summary>Clusters and strata of the first stage among the units that weigh something.</summary>
    public (int Clusters, int Strata) FirstStage(SurveyDesign design)
    {
        var clusters = new HashSet<int>();
        var strata = new HashSet<int>();
        for (var place = 0; place < Units.Length; place++)
        {
            if (Weights[place] > 0)
            {
                var cluster = design.FirstUnit(Units[place]);
                if (clusters.Add(cluster))
                {
                    strata.Add(design.Stages[0].Stratum[cluster]);
                }
            }
        }

        return (clusters.Count, strata.Count);
    }
}
