using ParIndex.Core.Criteria;

namespace ParIndex.Core.Scoring;

/// <summary>Ranks on full precision; rounding for display comes after.</summary>
public static class Ranking
{
    /// <summary>
    /// Rank of each value, 1 for the greatest. Equal values share a rank: competition 1, 2, 2, 4; dense 1, 2, 2, 3.
    /// </summary>
    public static int[] Rank(ReadOnlySpan<decimal> values, TiePolicy ties)
    {
        var order = new int[values.Length];
        var keys = new decimal[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            order[i] = i;
            keys[i] = -values[i];
        }

        Array.Sort(keys, order);
        var ranks = new int[values.Length];
        for (var position = 0; position < order.Length; position++)
        {
            var isTie = position > 0 && keys[position] == keys[position - 1];
            ranks[order[position]] = (isTie, ties) switch
            {
                (true, _) => ranks[order[position - 1]],
                (false, TiePolicy.Competition) => position + 1,
                (false, _) => position == 0 ? 1 : ranks[order[position - 1]] + 1,
            };
        }

        return ranks;
    }

    /// <summary>The best band whose lower limit the unrounded percent reaches; null below the last.</summary>
    public static string? BandOf(decimal? percent, IReadOnlyList<Band> bands)
    {
        ArgumentNullException.ThrowIfNull(bands);
        return bands.OrderByDescending(band => band.From).FirstOrDefault(band => percent >= band.From)?.Name;
    }
}
