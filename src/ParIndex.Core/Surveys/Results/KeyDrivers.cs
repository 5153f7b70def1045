using ParIndex.Core.Surveys.Estimation.Design;
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
public sealed record Driver(IndexPart Part, string Code, double Correlation, double? Importance);

/// <summary>Computes key drivers from weighted covariances of the people who answered everything.</summary>
internal static class KeyDrivers
{
    /// <summary>All subsets are looked at: 2^12 of them.</summary>
    private const int MostFactors = 12;

    /// <summary>Fewer people a factor tell nothing of how it differs from the others.</summary>
    private const int PeoplePerFactor = 5;

    public static DriverTable? Of(SurveyDesign design, Questionnaire questionnaire, IReadOnlyList<ResultItem> items, int least)
    {
        var target = Target(questionnaire, items);
        var factors = Factors(questionnaire, [.. items.Where(item => item.Field.Code != target?.Field.Code)]);
        if (factors.Count is < 2 or > MostFactors)
        {
            return null;
        }

        var data = new DriverData(design, target is null ? factors.ConvertAll(factor => factor.Items) : [.. factors.Select(factor => factor.Items), [target.Value]]);
        if (data.People < Math.Max(least, PeoplePerFactor * factors.Count) || data.IsFlat)
        {
            return null;
        }

        var importance = target is null ? null : Shares(data.Correlations);
        var drivers = factors.Select((factor, place) => new Driver(
            factor.Part, factor.Code, target is null ? data.WithOthers(place) : data.Correlations[place, factors.Count], importance?[place]));
        return new DriverTable(
            target?.Field.Code, data.People, importance?.Sum(), [.. drivers.OrderByDescending(driver => driver.Importance ?? driver.Correlation)]);
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

    /// <summary>Mean gain of R² when a factor enters, over all orders: Σ over subsets without it of |S|! (p − |S| − 1)! / p! × gain.</summary>
    private static double[] Shares(double[,] correlations)
    {
        var count = correlations.GetLength(0) - 1;
        var explained = new double[1 << count];
        for (var subset = 1; subset < explained.Length; subset++)
        {
            explained[subset] = Explained(correlations, subset, count);
        }

        var shares = new double[count];
        for (var factor = 0; factor < count; factor++)
        {
            for (var subset = 0; subset < explained.Length; subset++)
            {
                if ((subset & (1 << factor)) == 0)
                {
                    shares[factor] += Weight(count, System.Numerics.BitOperations.PopCount((uint)subset)) * (explained[subset | (1 << factor)] - explained[subset]);
                }
            }
        }

        return shares;
    }

    /// <summary>1 / (p × binomial(p − 1, s)).</summary>
    private static double Weight(int count, int size)
    {
        var binomial = 1.0;
        for (var place = 1; place <= size; place++)
        {
            binomial = binomial * (count - place) / place;
        }

        return 1 / (count * binomial);
    }

    /// <summary>R² of a subset: r' R⁻¹ r, by sweeping out one factor after the other; a factor that follows from those before adds nothing.</summary>
    private static double Explained(double[,] correlations, int subset, int count)
    {
        int[] chosen = [.. Enumerable.Range(0, count).Where(factor => (subset & (1 << factor)) != 0), count];
        var left = new double[chosen.Length, chosen.Length];
        for (var row = 0; row < chosen.Length; row++)
        {
            for (var column = 0; column < chosen.Length; column++)
            {
                left[row, column] = correlations[chosen[row], chosen[column]];
            }
        }

        for (var pivot = 0; pivot < chosen.Length - 1; pivot++)
        {
            if (left[pivot, pivot] < 1e-9)
            {
                continue;
            }

            for (var row = pivot + 1; row < chosen.Length; row++)
            {
                var factor = left[row, pivot] / left[pivot, pivot];
                for (var column = pivot; column < chosen.Length; column++)
                {
                    left[row, column] -= factor * left[pivot, column];
                }
            }
        }

        return Math.Clamp(1 - left[chosen.Length - 1, chosen.Length - 1], 0, 1);
    }
}
