using ParIndex.Core.Surveys.Estimation.Data;

namespace ParIndex.Core.Surveys.Quality.Effort;

/// <summary>Answers given without reading: straight lines, haste, blanks.</summary>
public static class EffortChecks
{
    /// <summary>Matrices ticked straight down.</summary>
    public static IEnumerable<StraightLineFlag> StraightLines(QualityData data, StraightRule rule)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(rule);
        for (var row = 0; row < data.Rows; row++)
        {
            foreach (var matrix in data.Matrices)
            {
                if (StraightLine(data.Marks, row, matrix, rule) is { } flag)
                {
                    yield return flag;
                }
            }
        }
    }

    /// <summary>Answers faster than a part of the median of their channel, or than anybody can read.</summary>
    public static IEnumerable<TooFastFlag> TooFast(QualityData data, SpeedRule rule)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(rule);
        if (data.Seconds is not { } seconds) yield break;
        var each = new double[data.Rows];
        for (var row = 0; row < each.Length; row++)
        {
            each[row] = data.Marks.Answered(row) is > 0 and var answered ? seconds[row] / answered : double.NaN;
        }

        var medians = Enumerable.Range(0, each.Length)
            .Where(row => each[row] >= 0)
            .GroupBy(row => RowLabels.CodeOf(data.Channel, row), row => each[row])
            .Where(group => group.Count() >= rule.LeastAnswers)
            .ToDictionary(group => group.Key, group => Median([.. group.Order()]));
        for (var row = 0; row < each.Length; row++)
        {
            var median = medians.GetValueOrDefault(RowLabels.CodeOf(data.Channel, row), double.NaN);
            var limit = double.IsNaN(median) ? rule.LeastSeconds : Math.Max(rule.LeastSeconds, median * rule.PartOfMedian);
            if (each[row] < limit)
            {
                yield return new TooFastFlag(row, seconds[row], data.Marks.Answered(row), limit, median);
            }
        }
    }

    /// <summary>Answers with more than a share of the shown questions left blank.</summary>
    public static IEnumerable<ManyMissingFlag> ManyMissing(QualityData data, double most)
    {
        ArgumentNullException.ThrowIfNull(data);
        for (var row = 0; row < data.Rows; row++)
        {
            var shown = data.Shown?[row] ?? data.Marks.Items.Count;
            var missing = Math.Max(0, shown - data.Marks.Answered(row));
            if (shown > 0 && missing > most * shown)
            {
                yield return new ManyMissingFlag(row, missing, shown);
            }
        }
    }

    private static StraightLineFlag? StraightLine(AnswerMarks marks, int row, MarkMatrix matrix, StraightRule rule)
    {
        Span<byte> own = matrix.Items.Count <= 512 ? stackalloc byte[matrix.Items.Count] : new byte[matrix.Items.Count];
        var (answered, sum, squares, run, longest) = (0, 0L, 0L, 0, 0);
        byte last = ScaleColumn.Missing;
        for (var i = 0; i < own.Length; i++)
        {
            var mark = own[i] = marks[row][matrix.Items[i]];
            if (mark == ScaleColumn.Missing)
            {
                continue;
            }

            answered++;
            sum += mark;
            squares += mark * mark;
            run = mark == last ? run + 1 : 1;
            longest = Math.Max(longest, run);
            last = mark;
        }

        if (answered < rule.LeastItems)
        {
            return null;
        }

        var (usual, times) = AnswerMarks.Usual(own);
        var spread = answered < 2 ? 0 : Math.Sqrt(Math.Max(0, squares - ((double)sum * sum / answered)) / (answered - 1));
        var reversed = matrix.Reversed.Count(item => marks[row][item] == usual);
        var share = (double)times / answered;
        return share >= rule.LeastShare || (rule.LongestRun > 0 && longest >= rule.LongestRun) || spread <= rule.LeastSpread || (reversed > 0 && share >= rule.LeastShareReversed)
            ? new StraightLineFlag(row, matrix.Name, usual, times, answered, longest, spread, reversed)
            : null;
    }

    private static double Median(double[] sorted) => (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
}
