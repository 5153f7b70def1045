using ParIndex.Core.Analysis.Uncertainty;
using ParIndex.Core.Surveys.Estimation.Data;

namespace ParIndex.Core.Surveys.Estimation.Totals;

/// <summary>
/// Splits the chunks in two, always at the same place: the order of additions, and so the last bit of every sum, does not depend on how
/// many cores there are.
/// </summary>
internal static class RowHalves
{
    /// <summary>Number of halves.</summary>
    public const int Count = 2;

    /// <summary>Runs each half and gives both results in order.</summary>
    /// <param name="data">Answers.</param>
    /// <param name="runner">Spreads the halves over threads.</param>
    /// <param name="sum">Sums the chunks from the first to below the second number.</param>
    public static T[] Sum<T>(Microdata data, PieceRunner runner, Func<int, int, T> sum)
    {
        var results = new T[Count];
        runner(Count, half =>
        {
            var (from, to) = Bounds(data, half);
            results[half] = sum(from, to);
        });
        return results;
    }

    /// <summary>First chunk of a half and the one behind its last.</summary>
    public static (int From, int To) Bounds(Microdata data, int half)
    {
        var middle = 0;
        while (middle < data.Chunks && data.FirstRow(middle) < data.Rows / 2)
        {
            middle++;
        }

        return half == 0 ? (0, middle) : (middle, data.Chunks);
    }
}
