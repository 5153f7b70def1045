using System.Globalization;
using ParIndex.Core.Text;

namespace ParIndex.Core.Plans.Tracking;

/// <summary>A light with the sentence that says why it shows.</summary>
public sealed record LitDuty(TaskLight Light, Message Why);

/// <summary>Computes the light of a duty from dates, progress, obstacles and the criterion's own figures. Pure; the thresholds are named here and in docs/method/tracking.md.</summary>
public static class TrafficLight
{
    /// <summary>Days before the last day in which a duty must be nearly done.</summary>
    public const int LastDays = 14;

    /// <summary>What "nearly done" means in these days, in percent.</summary>
    public const int NearlyDone = 80;

    /// <summary>How far progress may stay behind the share of time gone, in percentage points.</summary>
    public const int Behind = 25;

    /// <summary>Days without a report after which a duty that runs is at risk: a quarter and ten days to report it.</summary>
    public const int Silent = 102;

    /// <summary>Days without a report after which a regular duty is late: half a year.</summary>
    public const int RegularLate = 184;

    /// <summary>The light on a day.</summary>
    public static LitDuty Of(DutyFacts facts, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (facts.IsConfirmed)
            return new(TaskLight.Done, new("Đã hoàn thành và được xác nhận.", "Done and confirmed."));

        if (facts.Percent >= 100)
            return new(TaskLight.Reported, new("Đơn vị báo đã hoàn thành, chờ xác nhận.", "Reported as done; waits for confirmation."));

        if (today > facts.End)
            return Late(facts.End, today);

        if (today < facts.From)
            return new(TaskLight.NotBegun, new($"Bắt đầu từ {Vi(facts.From)}.", $"Begins on {En(facts.From)}."));

        var silent = today.DayNumber - (facts.LastReport ?? facts.From).DayNumber;
        if (facts.Due is null && silent > RegularLate)
            return new(TaskLight.Late, new($"Việc thường xuyên nhưng {silent} ngày không có báo cáo.", $"A regular duty without a report for {silent} days."));

        return Risk(facts, today, silent) is { } why ? new(TaskLight.AtRisk, why) : new(TaskLight.OnTrack, new("Đúng tiến độ.", "On track."));
    }

    private static LitDuty Late(DateOnly end, DateOnly today)
    {
        var days = today.DayNumber - end.DayNumber;
        return new(TaskLight.Late, new($"Quá hạn {days} ngày (hạn {Vi(end)}).", $"{days} days past its last day ({En(end)})."));
    }

    private static Message? Risk(DutyFacts facts, DateOnly today, int silent)
    {
        if (facts.OverdueObstacles > 0)
            return new($"{facts.OverdueObstacles} vướng mắc quá hạn chưa được trả lời.", $"{facts.OverdueObstacles} obstacles are past the day they were to be answered by.");

        if (facts.OpenObstacles > 0)
            return new($"{facts.OpenObstacles} vướng mắc đang chờ trả lời.", $"{facts.OpenObstacles} obstacles wait for an answer.");

        if (facts.Shortfall is > 0 and var lacking)
            return new($"Số liệu kỳ này còn thiếu {PlanPoints.Vi(lacking)} điểm so với mục tiêu của tiêu chí.", $"The figures of this round are {PlanPoints.En(lacking)} points short of the criterion's target.");

        if (silent > Silent)
            return new($"{silent} ngày không có báo cáo tiến độ.", $"No report of progress for {silent} days.");

        if (facts.Due is not { } due)
            return null;

        var left = due.DayNumber - today.DayNumber;
        if (left < LastDays && facts.Percent < NearlyDone)
            return new($"Còn {left} ngày, mới đạt {facts.Percent}%.", $"{left} days left and {facts.Percent} % done.");

        var gone = 100 * (today.DayNumber - facts.From.DayNumber) / Math.Max(1, due.DayNumber - facts.From.DayNumber);
        return gone - facts.Percent > Behind ? new($"Đã qua {gone}% thời gian, mới đạt {facts.Percent}%.", $"{gone} % of the time is gone and {facts.Percent} % done.") : null;
    }

    private static string Vi(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static string En(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
