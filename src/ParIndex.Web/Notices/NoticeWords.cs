using ParIndex.App.Accounts;
using ParIndex.App.Notices;
using ParIndex.Core.Units;
using ParIndex.Web.Pages.Rounds;

namespace ParIndex.Web.Notices;

/// <summary>A notice in words.</summary>
/// <param name="Title">What happened, or what is to be done.</param>
/// <param name="Detail">More of it; null: none.</param>
/// <param name="Path">Page it leads to.</param>
/// <param name="Day">Last day; null: none.</param>
public sealed record NoticeText(string Title, string? Detail, string Path, DateOnly? Day);

/// <summary>Says notices in the language of the moment: of the page, or of who gets the mail.</summary>
public sealed class NoticeWords(Texts texts)
{
    /// <summary>The notice in words.</summary>
    /// <param name="notice">The notice.</param>
    /// <param name="units">Units, for names.</param>
    public NoticeText Of(Notice notice, UnitRegister units)
    {
        ArgumentNullException.ThrowIfNull(notice);
        ArgumentNullException.ThrowIfNull(units);
        var facts = notice.Facts;
        var unit = Name(units, notice.UnitId, notice.Year);
        var card = notice.ScorecardId is { } id ? $"/phieu/{id}" : null;
        var round = notice.RoundId is { } of ? $"/ky-danh-gia/{of}" : "/ky-danh-gia";
        return notice.Kind switch
        {
            NoticeKind.Assigned => new(
                facts.Unit is null ? texts["Bạn được phân công tiêu chí {0}, phiếu của {1}", facts.Code, unit] : texts["Đơn vị bạn được phân công tiêu chí {0}, phiếu của {1}", facts.Code, unit],
                facts.Reason ?? texts["Hãy điền số liệu và tài liệu kiểm chứng."], Entry(notice, card), facts.Day),
            NoticeKind.Deputy => new(texts["Bạn được cử thẩm định {0} thay người không thẩm định đơn vị này", unit], null, round + "/tham-dinh", null),
            NoticeKind.Returned => new(
                texts["Tiêu chí {0} của {1} bị trả lại để bổ sung", facts.Code, unit], texts["Cần bổ sung: {0}", facts.Reason], Entry(notice, card), facts.Day),
            NoticeKind.Submitted => new(texts["{0} đã nộp phiếu chấm điểm", unit], null, card ?? round, null),
            NoticeKind.Reopened => new(texts["Phiếu của {0} được mở lại; hãy sửa và nộp lại", unit], Reason(facts), card ?? round, null),
            NoticeKind.Extended => new(texts["{0} được gia hạn giai đoạn {1}", unit, StageOf(facts)], Reason(facts), card ?? round, facts.Day),
            NoticeKind.Moved => new(texts["Kỳ đánh giá chuyển sang giai đoạn: {0}", StageOf(facts)], Reason(facts), card ?? round, facts.Day),
            NoticeKind.Appraised => new(
                texts["Đã có điểm thẩm định của {0}; hãy xem và giải trình", unit],
                texts["Với mỗi mục bị trừ điểm, hãy chấp nhận hoặc giải trình. Hết hạn mà không giải trình thì điểm thẩm định được giữ."], card + "/giai-trinh", facts.Day),
            NoticeKind.Answered => new(texts["Giải trình của {0} đã được trả lời", unit], null, card + "/giai-trinh", null),
            NoticeKind.Decided => new(texts["Hội đồng đã kết luận về điểm của {0}", unit], null, card + "/giai-trinh", null),
            NoticeKind.Published => new(texts["Kết quả của kỳ đánh giá đã công bố"], null, round, null),
            NoticeKind.Called => new(texts["{0} được hỏi số liệu", Name(units, facts.Unit, null)], facts.Reason, Call(facts), facts.Day),
            NoticeKind.CallReturned => new(texts["Số liệu của {0} bị trả lại; hãy sửa và gửi lại", Name(units, facts.Unit, null)], Reason(facts), Call(facts), facts.Day),
            NoticeKind.CallDue => new(texts["{0} chưa gửi số liệu được hỏi", Name(units, facts.Unit, null)], facts.Reason, Call(facts), facts.Day),
            NoticeKind.RemedyAsked => new(texts["{0} được đề nghị giải trình điểm mất và nêu biện pháp khắc phục", Name(units, facts.Unit, null)], facts.Reason, Plan(facts) + "/giai-trinh", facts.Day),
            NoticeKind.PlanSubmitted => new(texts["Kế hoạch của {0} đã trình, chờ ban hành", Name(units, facts.Unit, null)], facts.Reason, Plan(facts) + "/phat-hanh", null),
            NoticeKind.PlanIssued => new(texts["{0} có {1} nhiệm vụ trong kế hoạch mới ban hành", Name(units, facts.Unit, null), Show.Count(facts.Count)], facts.Reason, "/nhiem-vu", null),
            NoticeKind.TaskDue => new(texts["{0} có {1} nhiệm vụ đến hạn", Name(units, facts.Unit, null), Show.Count(facts.Count)], facts.Reason, facts.Task is { } due ? $"/nhiem-vu/{due}" : "/nhiem-vu", facts.Day),
            NoticeKind.TaskLate => new(texts["{0} nhiệm vụ quá hạn hơn một tuần", Show.Count(facts.Count)], facts.Reason, Plan(facts) + "/theo-doi?den=Late", facts.Day),
            NoticeKind.PlanWeek => new(
                texts["Tuần này {0}: {1} nhiệm vụ quá hạn, {2} có nguy cơ, {3} vướng mắc chờ trả lời", Name(units, facts.Unit, null), Show.Count(facts.Count), Show.Count(facts.AtRisk), Show.Count(facts.Obstacles)], facts.Reason,
                "/dieu-hanh/" + App.Units.UnitSlug.Of(facts.Unit ?? ""), null),
            NoticeKind.TaskReturned => new(texts["Nhiệm vụ của {0} chưa được xác nhận hoàn thành", Name(units, facts.Unit, null)], Reason(facts), $"/nhiem-vu/{facts.Task}", null),
            NoticeKind.Obstacle => new(texts["{0} nêu vướng mắc, cần trả lời", Name(units, facts.Unit, null)], facts.Reason, $"/nhiem-vu/{facts.Task}", facts.Day),
            NoticeKind.ObstacleAnswered => new(texts["Vướng mắc của {0} đã được trả lời", Name(units, facts.Unit, null)], facts.Reason, $"/nhiem-vu/{facts.Task}", null),
            NoticeKind.ReportDue => new(texts["{0} chưa gửi báo cáo thực hiện kế hoạch", Name(units, facts.Unit, null)], null, $"/bao-cao/{facts.Report}", facts.Day),
            NoticeKind.ReportSent => new(texts["Báo cáo của {0} cần xem", Name(units, facts.Unit, null)], facts.Reason, $"/bao-cao/{facts.Report}", null),
            NoticeKind.Due => Due(notice, unit, card, round),
            NoticeKind.StageDue => new(texts["Giai đoạn {0} đến hạn", StageOf(facts)], Left(facts), round + "/qua-han", facts.Day),
            _ => new(
                texts["{0} thư không gửi được trong ngày qua", Show.Count(facts.Count)], texts["Hãy kiểm tra địa chỉ thư của người nhận và máy chủ gửi thư."], "/quan-tri/tinh-trang", null),
        };
    }

    /// <summary>How far away a last day is, in words.</summary>
    public string DayOf(DateOnly day, DateOnly today) => (day.DayNumber - today.DayNumber) switch
    {
        0 => texts["Hạn hôm nay, {0}", Show.Date(day)],
        < 0 and var past => texts["Hạn {0}, đã quá {1} ngày", Show.Date(day), -past],
        var left => texts["Hạn {0}, còn {1} ngày", Show.Date(day), left],
    };

    /// <summary>Name of a topic, and what it holds.</summary>
    public (string Name, string Holds) Of(NoticeTopic topic) => topic switch
    {
        NoticeTopic.Assignment => (texts["Phân công"], texts["Tiêu chí được giao cho bạn hoặc đơn vị bạn; thẩm định thay."]),
        NoticeTopic.Completion => (texts["Trả lại để bổ sung"], texts["Tiêu chí bị trả lại, với hạn bổ sung."]),
        NoticeTopic.Scorecard => (texts["Phiếu chấm điểm"], texts["Phiếu được nộp, mở lại, gia hạn."]),
        NoticeTopic.Stage => (texts["Giai đoạn của kỳ"], texts["Kỳ chuyển giai đoạn, có điểm thẩm định, công bố kết quả."]),
        NoticeTopic.Explanation => (texts["Giải trình và hội đồng"], texts["Giải trình được trả lời, hội đồng kết luận."]),
        NoticeTopic.Reminder => (texts["Nhắc hạn"], texts["Việc của bạn còn 7, 3, 1 ngày nữa đến hạn, và ngày đầu sau hạn."]),
        NoticeTopic.Plan => (texts["Kế hoạch, nhiệm vụ"], texts["Kế hoạch trình, ban hành; giải trình điểm mất; vướng mắc; báo cáo."]),
        _ => (texts["Vận hành"], texts["Thư không gửi được; chỉ dành cho người quản trị."]),
    };

    /// <summary>Name of a way to be told.</summary>
    public string Of(NoticeWay way) => way switch
    {
        NoticeWay.Daily => texts["Thư gộp mỗi ngày"],
        NoticeWay.Now => texts["Thư ngay"],
        NoticeWay.App => texts["Chỉ trong ứng dụng"],
        _ => texts["Không báo"],
    };

    /// <summary>Name of a unit at the end of a round's year.</summary>
    public static string Name(UnitRegister units, string? unit, int? year)
    {
        ArgumentNullException.ThrowIfNull(units);
        return unit is null ? "" : (units.Find(unit) is { } found ? (year is { } of ? found.NameAt(UnitRegister.YearEnd(of)) : found.Name).Full : unit);
    }

    private NoticeText Due(Notice notice, string unit, string? card, string round)
    {
        var facts = notice.Facts;
        var (title, path) = facts.Duty switch
        {
            DutyKind.SelfAssessment when facts.Count == 0 => (texts["Phiếu của {0} đã chấm đủ nhưng chưa nộp", unit], card),
            DutyKind.SelfAssessment => (texts["Phiếu của {0} còn {1} mục chưa chấm xong", unit, Show.Count(facts.Count)], card),
            DutyKind.Completion => (texts["{0} còn {1} mục bị trả lại chưa bổ sung", unit, Show.Count(facts.Count)], card),
            DutyKind.Explanation => (texts["{0} còn {1} mục bị trừ điểm chưa chấp nhận hoặc giải trình", unit, Show.Count(facts.Count)], card + "/giai-trinh"),
            DutyKind.Appraisal => (texts["Bạn còn {0} mục chưa thẩm định", Show.Count(facts.Count)], Field(round, facts)),
            _ => (texts["Bạn còn {0} giải trình chưa trả lời", Show.Count(facts.Count)], Field(round, facts)),
        };
        var codes = facts.Codes is { Count: > 0 } first ? texts["Các mục: {0}", string.Join(", ", first) + (facts.Count > first.Count ? ", …" : "")] : null;
        return new NoticeText(title, codes, path ?? round, facts.Day);
    }

    private string? Left(NoticeFacts facts) => (facts.Stage, facts.Count) switch
    {
        (_, null) => null,
        (RoundStage.SelfAssessment, var count) => texts["{0} đơn vị chưa nộp phiếu.", Show.Count(count)],
        (RoundStage.Appraisal, var count) => texts["{0} mục chưa thẩm định.", Show.Count(count)],
        (RoundStage.Explanation, var count) => texts["{0} mục bị trừ điểm chưa có ý kiến của đơn vị.", Show.Count(count)],
        (_, var count) => texts["{0} giải trình chưa trả lời.", Show.Count(count)],
    };

    private string? Reason(NoticeFacts facts) => facts.Reason is { } reason ? texts["Lý do: {0}", reason] : null;

    private string StageOf(NoticeFacts facts) => facts.Stage is { } stage ? texts[RoundWords.Stage(stage)] : "";

    private static string Entry(Notice notice, string? card) => card + (notice.Top is { } top ? $"/{top}#muc-{notice.Facts.Code}" : "");

    private static string Call(NoticeFacts facts) => $"/yeu-cau-so-lieu/{facts.Call}?donVi={Uri.EscapeDataString(facts.Unit ?? "")}";

    private static string Plan(NoticeFacts facts) => $"/ke-hoach/{facts.Plan}";

    private static string Field(string round, NoticeFacts facts) => round + "/tham-dinh" + (facts.Field is { } field ? "/" + field : "");
}
