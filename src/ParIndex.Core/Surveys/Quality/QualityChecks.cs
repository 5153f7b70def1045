using ParIndex.Core.Surveys.Quality.Copies;
using ParIndex.Core.Surveys.Quality.Effort;
using ParIndex.Core.Surveys.Quality.Fieldwork;

namespace ParIndex.Core.Surveys.Quality;

/// <summary>Everything the rules flag.</summary>
/// <param name="Flags">By answer, then kind.</param>
/// <param name="IsComplete">False: the search for copies stopped before its end.</param>
/// <param name="Rows">Answers looked at.</param>
public sealed record QualityResult(IReadOnlyList<QualityFlag> Flags, bool IsComplete, int Rows)
{
    /// <summary>Answers with a flag of any kind.</summary>
    public int Flagged => Flags.Select(flag => flag.Row).Distinct().Count();
}

/// <summary>All checks of single answers. Nothing is excluded by them.</summary>
public static class QualityChecks
{
    /// <summary>Makes the checks whose columns are there.</summary>
    public static QualityResult Of(QualityData data, QualityRules? rules = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        Check(data);
        rules ??= new QualityRules();
        var copies = CopySearch.Find(data, rules.Copies);
        var same = SameAnswers.Find(data, rules.Copies).ToList();
        var told = same.Select(flag => (flag.Row, flag.Other)).ToHashSet();
        QualityFlag[] flags =
        [
            .. same,
            .. copies.Flags.Where(flag => !told.Contains((flag.Row, flag.Other))),
            .. EffortChecks.StraightLines(data, rules.Straight),
            .. EffortChecks.TooFast(data, rules.Speed),
            .. EffortChecks.ManyMissing(data, rules.MostMissing),
            .. FieldChecks.OutsideArea(data),
            .. FieldChecks.OutsideHours(data, rules.Hours),
            .. FieldChecks.Overlaps(data, rules.Hours),
        ];
        return new QualityResult([.. flags.OrderBy(flag => flag.Row).ThenBy(flag => flag.Kind, StringComparer.Ordinal)], copies.IsComplete, data.Rows);
    }

    private static void Check(QualityData data)
    {
        int?[] lengths =
        [
            data.Person?.Codes.Count, data.Interviewer?.Codes.Count, data.Area?.Codes.Count, data.DeviceArea?.Codes.Count, data.Channel?.Codes.Count,
            data.Started?.Count, data.Received?.Count, data.Seconds?.Count, data.Shown?.Count, .. data.Texts.Select(text => (int?)text.Count),
        ];
        if (lengths.Any(length => length is { } known && known != data.Rows)
            || data.Matrices.Any(matrix => matrix.Items.Concat(matrix.Reversed).Any(item => item < 0 || item >= data.Marks.Items.Count)))
        {
            throw new ArgumentException("A column is not as long as the answers, or a matrix names a question that is not there.", nameof(data));
        }
    }
}
