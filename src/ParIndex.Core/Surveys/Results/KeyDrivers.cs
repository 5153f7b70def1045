using ParIndex.Core.Surveys.Estimation.Design;
using ParIndex.Core.Surveys.Estimation.Totals;
using ParIndex.Core.Surveys.Questionnaires;

namespace ParIndex.Core.Surveys.Results;

/// <summary>How much each factor goes with overall satisfaction. It tells what moves together, not what causes what.</summary>
/// <param name="Target">Field of overall satisfaction; null: the questionnaire asks none, and each factor stands against the mean of all others.</param>
/// <param name="People">People who answered all of it.</param>
/// <param name="Explained">Part of the variance of the target the factors explain together (R²), 0 to 1; null without a target.</param>
/// <param name="Drivers">The strongest first.</param>
public sealed record DriverTable(string? Target, int People, double? Explained, IReadOnlyList<Driver> Drivers);

/// <summary>One factor.</summary>
/// <param name="Part">Factor, or item where there are no factors: then <see cref="IndexPart.Whole"/>.</param>
/// <param name="Code">Code of the factor or field.</param>
/// <param name="Correlation">Weighted correlation with the target, −1 to 1.</param>
/// <param name="Importance">Its part of R² (Lindeman, Merenda, Gold: the mean gain over all orders of entering); the parts sum to R². Null without a target.</param>
/// <param name="CorrelationRange">95 % interval of the correlation; null: the sample cannot tell, or the results were issued before it was computed.</param>
/// <param name="ImportanceRange">95 % interval of the part of R²; null as above.</param>
public sealed record Driver(IndexPart Part, string Code, double Correlation, double? Importance, DriverRange? CorrelationRange = null, DriverRange? ImportanceRange = null);

/// <summary>How sure a figure of a driver is.</summary>
/// <param name="Error">Standard error under the design.</param>
/// <param name="Lower">Lower end of the 95 % interval.</param>
/// <param name="Upper">Upper end.</param>
public sealed record DriverRange(double Error, double Lower, double Upper);

/// <summary>Computes key drivers from weighted correlations of the people who answered something of each factor; their errors by linearisation, under the whole design.</summary>
internal static class KeyDrivers
{
    /// <summary>All subsets are looked at: 2^12 of them.</summary>
    private const int MostFactors = 12;

    /// <summary>Fewer people a factor tell nothing of how it differs from the others.</summary>
    private const int PeoplePerFactor = 5;

    public static DriverTable? Of(SurveyDesign design, DomainCells whole, Questionnaire questionnaire, IReadOnlyList<ResultItem> items, int least)
    {
        var target = Target(questionnaire, items);
        var factors = Factors(questionnaire, [.. items.Where(item => item.Field.Code != target?.Field.Code)]);
        if (factors.Count is < 2 or > MostFactors)
        {
            return null;
        }

        var data = new DriverData(design, target is null ? factors.ConvertAll(factor => factor.Items) : [.. factors.Select(factor => factor.Items), [target.Value]]);
        if (data.People < Math.Max(least, PeoplePerFactor * factors.Count))
        {
            return null;
        }

        double[]?[] numbers = [.. Enumerable.Range(0, factors.Count + (target is null ? 0 : 1)).Select(place => data.Standard(person => person[place]))];
        if (numbers.Contains(null))
        {
            return null;
        }

        var drivers = target is null ? Beside(data, whole, numbers!, factors) : Splitting(data, whole, numbers!, factors);
        return new DriverTable(
            target?.Field.Code, data.People, target is null ? null : drivers.Sum(driver => driver.Importance), [.. drivers.OrderByDescending(driver => driver.Importance ?? driver.Correlation)]);
    }

    /// <summary>Each factor beside the mean of the others.</summary>
    private static List<Driver> Beside(DriverData data, DomainCells whole, double[][] numbers, List<(IndexPart Part, string Code, IReadOnlyList<DriverItem> Items)> factors) =>
        [.. factors.Select((factor, place) => data.Standard(person => (person.Sum() - person[place]) / (person.Length - 1)) is { } others
            ? Correlated(data, whole, factor.Part, factor.Code, numbers[place], others)
            : new Driver(factor.Part, factor.Code, 0, null))];

    /// <summary>R² of the target, the last of the numbers, split among the factors.</summary>
    private static List<Driver> Splitting(DriverData data, DomainCells whole, double[][] numbers, List<(IndexPart Part, string Code, IReadOnlyList<DriverItem> Items)> factors)
    {
        var correlations = new double[numbers.Length, numbers.Length];
        for (var one = 0; one < numbers.Length; one++)
        {
            for (var other = 0; other <= one; other++)
            {
                correlations[one, other] = correlations[other, one] = data.Correlation(numbers[one], numbers[other]);
            }
        }

        var shares = DriverShares.Of(correlations);
        return [.. factors.Select((factor, place) => Correlated(data, whole, factor.Part, factor.Code, numbers[place], numbers[^1]) with
        {
            Importance = shares.Parts[place],
            ImportanceRange = ResultFigures.Range(shares.Parts[place], data.Linearised(whole, Influence(numbers, correlations, shares.Slopes[place])), 0, 1),
        })];
    }

    private static Driver Correlated(DriverData data, DomainCells whole, IndexPart part, string code, double[] one, double[] other)
    {
        var correlation = data.Correlation(one, other);
        var figure = data.Linearised(whole, person => (one[person] * other[person]) - (correlation * ((one[person] * one[person]) + (other[person] * other[person])) / 2));
        return new Driver(part, code, correlation, null, ResultFigures.CorrelationRange(correlation, figure));
    }

    /// <summary>
    /// What each person adds to a figure that moves with correlations: to the correlation of numbers a and b of variance 1 it is ab − r (a² + b²) / 2.
    /// </summary>
    private static Func<int, double> Influence(double[][] numbers, double[,] correlations, double[,] slopes)
    {
        var squares = new double[numbers.Length];
        for (var one = 0; one < numbers.Length; one++)
        {
            for (var other = one + 1; other < numbers.Length; other++)
            {
                squares[one] += slopes[one, other] * correlations[one, other] / 2;
                squares[other] += slopes[one, other] * correlations[one, other] / 2;
            }
        }

        return person =>
        {
            var sum = 0.0;
            for (var one = 0; one < numbers.Length; one++)
            {
                var own = numbers[one][person];
                sum -= squares[one] * own * own;
                for (var other = one + 1; other < numbers.Length; other++)
                {
                    sum += slopes[one, other] * own * numbers[other][person];
                }
            }

            return sum;
        };
    }

    /// <summary>A scale of its own, in no factor and no matrix, with the marks the items have: the question on the whole.</summary>
    private static DriverItem? Target(Questionnaire questionnaire, IReadOnlyList<ResultItem> items)
    {
        var lists = items.Select(item => item.Field.List!.Name).ToHashSet(StringComparer.Ordinal);
        var alone = Field.Of(questionnaire).Where(one => one is { Type: FieldType.Scale, Row: null, IsReason: false, Factor: null } && lists.Contains(one.List!.Name)).ToList();
        // Without factors, several such questions are the items themselves.
        return alone.Count == 0 || (questionnaire.Factors.Count == 0 && alone.Count > 1) ? null : DriverItem.Of(alone[^1]);
    }

    private static List<(IndexPart Part, string Code, IReadOnlyList<DriverItem> Items)> Factors(Questionnaire questionnaire, IReadOnlyList<ResultItem> items)
    {
        var scales = items.Where(item => item.Question.IsScale).ToList();
        var factors = questionnaire.Factors.Select(factor => (IndexPart.Factor, factor.Code, Items: Items(scales.Where(item => item.Field.Factor == factor.Code)))).Where(factor => factor.Items.Count > 0).ToList();
        return factors.Count > 0 ? factors : scales.ConvertAll(item => (IndexPart.Whole, item.Field.Code, Items([item])));
    }

    private static IReadOnlyList<DriverItem> Items(IEnumerable<ResultItem> items) => [.. items.Select(item => DriverItem.Of(item.Field))];
}
