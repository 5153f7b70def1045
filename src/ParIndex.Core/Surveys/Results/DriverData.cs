using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Estimation.Design;
using ParIndex.Core.Surveys.Estimation.Figures;
using ParIndex.Core.Surveys.Estimation.Totals;
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
    private readonly SurveyDesign design;
    private readonly List<double[]> people = [];
    private readonly List<double> weights = [];

    /// <summary>By chunk and row: place among the people; −1: something is not answered.</summary>
    private readonly RowNumbers places;

    public DriverData(SurveyDesign design, IReadOnlyList<IReadOnlyList<DriverItem>> factors)
    {
        this.design = design;
        places = new RowNumbers(design.Data);
        var columns = factors.Select(factor => factor.Select(item => (Column: design.Data.Scale(item.Field.Code), Sign: item.IsReversed ? -1 : 1)).ToList()).ToList();
        for (var chunk = 0; chunk < design.Data.Chunks; chunk++)
        {
            var own = design.WeightsOf(chunk);
            for (var row = 0; row < own.Length; row++)
            {
                var means = new double[columns.Count];
                for (var factor = 0; factor < means.Length; factor++)
                {
                    means[factor] = Mean(columns[factor], chunk, row);
                }

                var counts = own[row] > 0 && !means.Contains(double.NaN);
                places[chunk][row] = counts ? people.Count : -1;
                if (counts)
                {
                    people.Add(means);
                    weights.Add(own[row]);
                }
            }
        }
    }

    public int People => people.Count;

    /// <summary>A number of each person with mean 0 and variance 1 under the weights; null: the same for everybody, it goes with nothing.</summary>
    public double[]? Standard(Func<double[], double> of)
    {
        double[] numbers = [.. people.Select(of)];
        var all = weights.Sum();
        var mean = Sum(person => numbers[person]) / all;
        var variance = Sum(person => (numbers[person] - mean) * (numbers[person] - mean)) / all;
        return variance < 1e-12 ? null : Array.ConvertAll(numbers, number => (number - mean) / Math.Sqrt(variance));
    }

    /// <summary>Of two numbers with mean 0 and variance 1.</summary>
    public double Correlation(double[] one, double[] other) => Sum(person => one[person] * other[person]) / weights.Sum();

    /// <summary>A figure whose error is that of the mean of what each person adds to it (linearisation), under the design.</summary>
    /// <param name="whole">The design without domains.</param>
    /// <param name="influence">Of a person on the figure.</param>
    public SampleFigure Linearised(DomainCells whole, Func<int, double> influence) =>
        SampleFigures.Means(whole, RowValues.Compute(design.Data, "", (chunk, row) => places[chunk][row] is >= 0 and var person ? influence(person) : double.NaN))[0];

    private double Sum(Func<int, double> of)
    {
        var sum = 0.0;
        for (var person = 0; person < people.Count; person++)
        {
            sum += weights[person] * of(person);
        }

        return sum;
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
