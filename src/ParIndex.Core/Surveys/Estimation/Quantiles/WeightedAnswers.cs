namespace ParIndex.Core.Surveys.Estimation.Quantiles;

/// <summary>Answers of one domain in their order, with weights.</summary>
internal sealed class WeightedAnswers
{
    private readonly double[] values;
    private readonly double[] weights;

    /// <summary>Sum of weights up to and with each answer.</summary>
    private readonly double[] upTo;

    /// <summary>Takes answers in any order; those that weigh nothing are left out.</summary>
    public WeightedAnswers(IReadOnlyList<double> values, IReadOnlyList<double> weights)
    {
        var kept = Enumerable.Range(0, values.Count).Where(place => weights[place] != 0).OrderBy(place => values[place]).ToArray();
        this.values = Array.ConvertAll(kept, place => values[place]);
        this.weights = Array.ConvertAll(kept, place => weights[place]);
        upTo = new double[kept.Length];
        var sum = 0.0;
        for (var place = 0; place < kept.Length; place++)
        {
            upTo[place] = sum += this.weights[place];
        }
    }

    /// <summary>The value below which a share of the weight lies; NaN without answers.</summary>
    public double Quantile(double share, QuantileRule rule) => values.Length == 0 || double.IsNaN(share)
        ? double.NaN
        : rule switch
        {
            QuantileRule.Lowest => Step(share, 0),
            QuantileRule.Middle => Step(share, 0.5),
            QuantileRule.Line4 => Line(share, (_, to, _, whole, _) => to / whole),
            QuantileRule.Line5 => Line(share, (_, to, own, whole, _) => (to - (own / 2)) / whole),
            QuantileRule.Line6 => Line(share, (_, to, _, whole, last) => to / (whole + last)),
            QuantileRule.Line7 => Line(share, (from, _, _, whole, last) => from / (whole - last)),
            QuantileRule.Line8 => Line(share, (from, to, _, whole, last) => ((from / 3) + (to * 2 / 3)) / (whole + (last / 3))),
            QuantileRule.Line9 => Line(share, (from, to, _, whole, last) => ((from * 3 / 8) + (to * 5 / 8)) / (whole + (last / 4))),
            _ => throw new ArgumentOutOfRangeException(nameof(rule)),
        };

    /// <param name="share">0 to 1.</param>
    /// <param name="onward">How far towards the next answer when the share is met exactly.</param>
    private double Step(double share, double onward)
    {
        var (whole, last) = (upTo[^1], values.Length - 1);
        // Sums of weights that should be equal differ in their last digits.
        var place = FirstAtLeast((share - 1e-12) * whole);
        var isMet = share > 0 && place < last && Math.Abs(upTo[place] - (share * whole)) <= 1e-12 * whole;
        return isMet ? values[place] + (onward * (values[place + 1] - values[place])) : values[place];
    }

    private double Line(double share, Func<double, double, double, double, double, double> position)
    {
        var (whole, last) = (upTo[^1], values.Length - 1);
        double At(int place) => position(place == 0 ? 0 : upTo[place - 1], upTo[place], weights[place], whole, weights[last]);
        var (low, high) = (0, last);
        if (share <= At(low) || last == 0)
        {
            return values[low];
        }

        if (share >= At(high))
        {
            return values[high];
        }

        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = At(middle) <= share ? (middle, high) : (low, middle);
        }

        var (from, to) = (At(low), At(high));
        return values[low] + ((values[high] - values[low]) * (share - from) / (to - from));
    }

    private int FirstAtLeast(double weight)
    {
        var place = Array.BinarySearch(upTo, weight);
        place = place < 0 ? ~place : place;
        return Math.Min(place, upTo.Length - 1);
    }
}
