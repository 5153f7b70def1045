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
        var units = new List<int>(one.Units.Length + other.Units.Length);
        var linear = new List<double>(units.Capacity);
        var weights = new List<double>(units.Capacity);
        var (i, j) = (0, 0);
        while (i < one.Units.Length || j < other.Units.Length)
        {
            var left = i < one.Units.Length ? one.Units[i] : int.MaxValue;
            var right = j < other.Units.Length ? other.Units[j] : int.MaxValue;
            var (value, weight) = (0.0, 0.0);
            if (left <= right)
            {
                value += a * one.Linear[i];
                weight += one.Weights[i++];
            }

            if (right <= left)
            {
                value += b * other.Linear[j];
                weight += other.Weights[j++];
            }

            units.Add(Math.Min(left, right));
            linear.Add(value);
            weights.Add(weight);
        }

        return new UnitValues([.. units], [.. linear], [.. weights]);
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
