using ParIndex.Core.Criteria;
using ParIndex.Core.Scoring;

namespace ParIndex.Core.Analysis.Scenarios;

/// <summary>The other units of a ranking: tells the rank an index would have among them.</summary>
public sealed class Standing
{
    private readonly decimal[] ahead;

    /// <param name="others">Results of the other units; the unit asked about is not among them.</param>
    /// <param name="ties">Rule for equal results.</param>
    public Standing(IEnumerable<ResultRow> others, TiePolicy ties)
    {
        ArgumentNullException.ThrowIfNull(others);
        var percents = others.Select(row => Percentages.Of(row.Points, row.Max) ?? 0);
        ahead = [.. (ties == TiePolicy.Dense ? percents.Distinct() : percents).OrderDescending()];
    }

    /// <summary>Rank among the others, 1 for the greatest; equal indexes share a rank as the set says.</summary>
    public int RankOf(decimal percent)
    {
        var (low, high) = (0, ahead.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (ahead[middle] > percent) low = middle + 1;
            else high = middle;
        }

        return low + 1;
    }
}
