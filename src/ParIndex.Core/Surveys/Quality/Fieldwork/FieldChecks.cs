namespace ParIndex.Core.Surveys.Quality.Fieldwork;

/// <summary>Where and when answers were taken.</summary>
public static class FieldChecks
{
    /// <summary>Answers whose device stood in another area.</summary>
    public static IEnumerable<OutsideAreaFlag> OutsideArea(QualityData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Area is not { } stated || data.DeviceArea is not { } device) yield break;
        for (var row = 0; row < data.Rows; row++)
        {
            if (stated[row] is { } own && device[row] is { } other && own != other)
            {
                yield return new OutsideAreaFlag(row, own, other);
            }
        }
    }

    /// <summary>Interviews at night, answers before or after the wave, clocks that are wrong.</summary>
    public static IEnumerable<OutsideHoursFlag> OutsideHours(QualityData data, HoursRule rule)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(rule);
        if (data.Started is not { } started) yield break;
        for (var row = 0; row < data.Rows; row++)
        {
            if (started[row]?.ToOffset(rule.Offset) is { } at && FaultOf(data, rule, row, at) is { } fault)
            {
                yield return new OutsideHoursFlag(row, at, fault);
            }
        }
    }

    /// <summary>Interviews of one interviewer that went on at the same time.</summary>
    public static IEnumerable<OverlapFlag> Overlaps(QualityData data, HoursRule rule)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(rule);
        if (data.Interviewer is not { } interviewers || data.Started is not { } started || data.Seconds is not { } seconds) return [];
        return Enumerable.Range(0, data.Rows)
            .Where(row => interviewers.Codes[row] >= 0 && started[row] is not null && seconds[row] is > 0 and < 86_400)
            .GroupBy(row => interviewers.Codes[row])
            .OrderBy(group => group.Key)
            .SelectMany(group => Overlaps(group.OrderBy(row => started[row]).ThenBy(row => row), interviewers.Labels[group.Key], started, seconds, rule));
    }

    /// <summary>In order of their start each interview is held against the one that ends last so far.</summary>
    private static IEnumerable<OverlapFlag> Overlaps(
        IEnumerable<int> rows, string interviewer, IReadOnlyList<DateTimeOffset?> started, IReadOnlyList<double> seconds, HoursRule rule)
    {
        var (last, end) = (-1, DateTimeOffset.MinValue);
        foreach (var row in rows)
        {
            var (begin, own) = (started[row]!.Value, started[row]!.Value.AddSeconds(seconds[row]));
            var minutes = ((own < end ? own : end) - begin).TotalMinutes;
            if (last >= 0 && minutes > rule.MostOverlap)
            {
                yield return new OverlapFlag(row, last, interviewer, minutes);
            }

            if (own > end) (last, end) = (row, own);
        }
    }

    private static TimeFault? FaultOf(QualityData data, HoursRule rule, int row, DateTimeOffset at)
    {
        var (day, time) = (DateOnly.FromDateTime(at.DateTime), TimeOnly.FromDateTime(at.DateTime));
        return data.Received?[row] < at ? TimeFault.ReceivedBeforeStart
            : day < rule.First ? TimeFault.BeforeWave
            : day > rule.Last ? TimeFault.AfterWave
            : (rule.ForAll || RowLabels.CodeOf(data.Interviewer, row) >= 0) && (time < rule.From || time > rule.To) ? TimeFault.Night
            : null;
    }
}
