namespace ParIndex.Core.Surveys.Sampling.Selecting;

/// <summary>
/// Brewer's draw-by-draw selection of n units with given probabilities (Brewer 1975; Tillé, Sampling Algorithms, 2006, 6.2): the chance of each
/// unit over all n draws is exactly the one given.
/// </summary>
internal static class BrewerDraw
{
    /// <summary>Weights of the units at one draw; 0 for those taken.</summary>
    /// <param name="probabilities">Chances, each in (0, 1), n in sum.</param>
    /// <param name="taken">Units of the draws before.</param>
    /// <param name="n">Draws in all.</param>
    /// <param name="step">This draw, from 0.</param>
    public static double[] Weights(double[] probabilities, bool[] taken, int n, int step)
    {
        var left = (double)n;
        for (var i = 0; i < taken.Length; i++)
            left -= taken[i] ? probabilities[i] : 0;

        var weights = new double[probabilities.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            var p = probabilities[i];
            weights[i] = taken[i] ? 0 : step == n - 1 ? p : p * (left - p) / (left - (p * (n - step)));
        }

        return weights;
    }

    /// <summary>Σ π(2 − π)/(2(1 − π)): sum of the weights of the first of two draws, which joint probabilities are divided by.</summary>
    public static double PairSum(IEnumerable<double> probabilities) => probabilities.Sum(p => p * (2 - p) / (2 * (1 - p)));
}
