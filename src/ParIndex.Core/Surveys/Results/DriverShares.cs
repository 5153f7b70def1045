namespace ParIndex.Core.Surveys.Results;

/// <summary>
/// Parts of factors in R² (Lindeman, Merenda, Gold): the mean gain when a factor enters, over all orders; and by how much each part moves with each correlation, which is what its
/// error is made of.
/// </summary>
/// <param name="Parts">By factor; they sum to R².</param>
/// <param name="Slopes">By factor: change of its part with the correlation of one and another, the lower number first.</param>
internal sealed record DriverShares(double[] Parts, double[][,] Slopes)
{
    /// <summary>What is left of a factor once those before it are swept out; below this it follows from them.</summary>
    private const double Nothing = 1e-9;

    /// <summary>Splits R².</summary>
    /// <param name="correlations">Of the factors and, last, of the target.</param>
    public static DriverShares Of(double[,] correlations)
    {
        var target = correlations.GetLength(0) - 1;
        var shares = new DriverShares(new double[target], [.. Enumerable.Range(0, target).Select(_ => new double[target + 1, target + 1])]);
        for (var subset = 1; subset < 1 << target; subset++)
        {
            int[] chosen = [.. Enumerable.Range(0, target).Where(factor => (subset & (1 << factor)) != 0)];
            var coefficients = Coefficients(correlations, chosen, target);
            var explained = Math.Clamp(chosen.Select((factor, place) => coefficients[place] * correlations[factor, target]).Sum(), 0, 1);
            for (var factor = 0; factor < target; factor++)
            {
                // Gained by the factor where it is in the subset, and what others had already where it is not.
                var weight = (subset & (1 << factor)) != 0 ? Weight(target, chosen.Length - 1) : -Weight(target, chosen.Length);
                shares.Parts[factor] += weight * explained;
                Slope(shares.Slopes[factor], weight, chosen, coefficients, target);
            }
        }

        return shares;
    }

    /// <summary>R² = r' R⁻¹ r changes by 2b with r and by −2bb' with R.</summary>
    private static void Slope(double[,] slopes, double weight, int[] chosen, double[] coefficients, int target)
    {
        for (var one = 0; one < chosen.Length; one++)
        {
            slopes[chosen[one], target] += 2 * weight * coefficients[one];
            for (var other = one + 1; other < chosen.Length; other++)
            {
                slopes[chosen[one], chosen[other]] -= 2 * weight * coefficients[one] * coefficients[other];
            }
        }
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

    /// <summary>R⁻¹ r, by sweeping out one factor after the other; a factor that follows from those before gets none.</summary>
    private static double[] Coefficients(double[,] correlations, int[] chosen, int target)
    {
        var size = chosen.Length;
        var left = new double[size, size + 1];
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
            {
                left[row, column] = correlations[chosen[row], chosen[column]];
            }

            left[row, size] = correlations[chosen[row], target];
        }

        for (var pivot = 0; pivot < size; pivot++)
        {
            for (var row = pivot + 1; row < size && left[pivot, pivot] >= Nothing; row++)
            {
                var factor = left[row, pivot] / left[pivot, pivot];
                for (var column = pivot; column <= size; column++)
                {
                    left[row, column] -= factor * left[pivot, column];
                }
            }
        }

        var coefficients = new double[size];
        for (var row = size - 1; row >= 0; row--)
        {
            if (left[row, row] >= Nothing)
            {
                var rest = left[row, size];
                for (var column = row + 1; column < size; column++)
                {
                    rest -= left[row, column] * coefficients[column];
                }

                coefficients[row] = rest / left[row, row];
            }
        }

        return coefficients;
    }
}
