namespace ParIndex.Core.Numbers;

/// <summary>Where a rising function is zero: Newton's steps, halving the bracket whenever a step leaves it.</summary>
internal static class Rising
{
    /// <param name="function">Negative at <paramref name="least"/>, positive at <paramref name="most"/>.</param>
    /// <param name="slope">Its derivative.</param>
    /// <param name="least">Lower end.</param>
    /// <param name="most">Upper end.</param>
    public static double Root(Func<double, double> function, Func<double, double> slope, double least, double most)
    {
        var at = least + ((most - least) / 2);
        for (var step = 0; step < 2000; step++)
        {
            var value = function(at);
            if (value == 0)
            {
                return at;
            }

            (least, most) = value < 0 ? (at, most) : (least, at);
            var next = at - (value / slope(at));
            if (!(next > least && next < most))
            {
                // Towards 0 a root may be many orders smaller than the bracket: halve its exponent there.
                next = least == 0 && most > 1e-280 ? most / 16 : least + ((most - least) / 2);
            }

            if (Math.Abs(next - at) <= 1e-15 * Math.Abs(next) || next == at)
            {
                return next;
            }

            at = next;
        }

        return at;
    }
}
