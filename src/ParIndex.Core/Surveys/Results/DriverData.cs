using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Estimation.Design;
using ParIndex.Core.Surveys.Questionnaires;

namespace ParIndex.Core.Surveys.Results;

/// <summary>A scale in a factor.</summary>
/// <param name="Field">The field.</param>
/// <param name="IsReversed">A negative statement: low marks are good.</param>
internal readonly record struct DriverItem(Field Field, bool IsReversed)
{
    public static DriverItem Of(Field field) => new(field, field.Scoring?.IsReversed ?? false);
}

/// <summary>Mean marks of factors by person, of those who answered at least one item of each, and how they hang together under the weights.</summary>
internal sealed class DriverData
{
    private readonly List<double[]> people = [];
    private readonly List<double> weights = [];

    public DriverData(SurveyDesign design, IReadOnlyList<IReadOnlyList<DriverItem>> factors)
    {
        var columns = factors.Select(factor => factor.Select(item => (Column: design.Data.Scale(item.Field.Code), Sign: item.IsReversed ? -1 : 1)).ToList()).ToList();
        for (var chunk = 0; chunk < design.Data.Chunks; chunk++)
        {
            var own = design.WeightsOf(chunk);
            for (var row = 0; row < own.Length; row++)
            {
                double[] means = [.. columns.Select(factor => Mean(factor, chunk, row))];
                if (own[row] > 0 && !means.Contains(double.NaN))
                {
                    people.Add(means);
                    weights.Add(own[row]);
                }
            }
        }

        Correlations = Correlate(factors.Count);
    }

    public int People => people.Count;

    /// <summary>Some factor is the same for everybody: it goes with nothing.</summary>
    public bool IsFlat => Enumerable.Range(0, Correlations.GetLength(0)).Any(factor => double.IsNaN(Correlations[factor, factor]));

    /// <summary>By factor and factor.</summary>
    public double[,] Correlations { get; }

    /// <summary>A factor with the mean of the others.</summary>
    public double WithOthers(int factor)
    {
        var others = people.ConvertAll(person => (person.Sum() - person[factor]) / (person.Length - 1));
        return Correlation(person => people[person][factor], person => others[person]);
    }

    private double[,] Correlate(int factors)
    {
        var correlations = new double[factors, factors];
        for (var one = 0; one < factors; one++)
        {
            for (var other = 0; other <= one; other++)
            {
                var (a, b) = (one, other);
                correlations[one, other] = correlations[other, one] = Correlation(person => people[person][a], person => people[person][b]);
            }
        }

        return correlations;
    }

    private double Correlation(Func<int, double> one, Func<int, double> other)
    {
        double weight = 0, sumOne = 0, sumOther = 0, squareOne = 0, squareOther = 0, product = 0;
        for (var person = 0; person < people.Count; person++)
        {
            var (w, x, y) = (weights[person], one(person), other(person));
            weight += w;
            sumOne += w * x;
            sumOther += w * y;
            squareOne += w * x * x;
            squareOther += w * y * y;
            product += w * x * y;
        }

        var (meanOne, meanOther) = (sumOne / weight, sumOther / weight);
        var (varianceOne, varianceOther) = ((squareOne / weight) - (meanOne * meanOne), (squareOther / weight) - (meanOther * meanOther));
        return varianceOne < 1e-12 || varianceOther < 1e-12 ? double.NaN : ((product / weight) - (meanOne * meanOther)) / Math.Sqrt(varianceOne * varianceOther);
    }

    private static double Mean(List<(ScaleColumn Column, int Sign)> factor, int chunk, int row)
    {
        var (sum, count) = (0, 0);
        foreach (var (column, sign) in factor)
        {
            if (column.Chunk(chunk)[row] is var mark && mark < FieldColumn.Hidden)
            {
                sum += sign * mark;
                count++;
            }
        }

        return count == 0 ? double.NaN : (double)sum / count;
    }
}
