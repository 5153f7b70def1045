namespace ParIndex.Core.Surveys.Sampling.Sizes;

/// <summary>Shares out a whole number by weights within bounds.</summary>
internal static class Apportionment
{
    /// <summary>Remainders nearer than this are equal: they differ by the machine's rounding alone.</summary>
    private const double Dust = 1e-9;

    /// <summary>
    /// Each part λ·weight, clipped to its bounds, with the λ that gives the total; rounded by largest remainder (Hamilton), ties to the larger weight,
    /// then to the earlier. A total beyond what the bounds allow is moved to the nearest they do.
    /// </summary>
    public static int[] Of(long total, IReadOnlyList<double> weights, IReadOnlyList<int> least, IReadOnlyList<int> most)
    {
        var low = least.Zip(most, Math.Min).Sum(x => (long)x);
        var high = most.Sum(x => (long)x);
        var asked = Math.Clamp(total, low, high);
        var exact = Exact(asked, weights, least, most);
        var parts = exact.Select(x => (int)Math.Floor(x + Dust)).ToArray();
        var missing = asked - parts.Sum(x => (long)x);
        var order = Enumerable.Range(0, parts.Length)
            .OrderByDescending(i => Math.Round((exact[i] - parts[i]) / Dust))
            .ThenByDescending(i => weights[i])
            .ThenBy(i => i)
            .ToList();

        // One round suffices unless weights of 0 left room only elsewhere.
        while (missing > 0)
        {
            foreach (var i in order.Where(i => parts[i] < most[i]))
            {
                parts[i]++;
                if (--missing == 0)
                    break;
            }
        }

        return parts;
    }

    private static double[] Exact(long total, IReadOnlyList<double> weights, IReadOnlyList<int> least, IReadOnlyList<int> most)
    {
        var parts = new double[weights.Count];
        var open = Enumerable.Range(0, parts.Length).ToList();
        double left = total;
        while (open.Count > 0)
        {
            // Michelot's way: what breaks the bound that is broken more in sum stands at it; the others share what is left.
            var sum = open.Sum(i => weights[i]);
            foreach (var i in open)
                parts[i] = sum > 0 ? left * weights[i] / sum : left / open.Count;

            var over = open.Sum(i => Math.Max(0, parts[i] - most[i]));
            var under = open.Sum(i => Math.Max(0, Floor(i) - parts[i]));
            if (over <= 0 && under <= 0)
                break;

            var takesOver = over >= under;
            foreach (var i in open.ToList())
            {
                if (takesOver ? parts[i] >= most[i] : parts[i] <= Floor(i))
                {
                    parts[i] = takesOver ? most[i] : Floor(i);
                    left -= parts[i];
                    open.Remove(i);
                }
            }
        }

        return parts;

        int Floor(int i) => Math.Min(least[i], most[i]);
    }
}
