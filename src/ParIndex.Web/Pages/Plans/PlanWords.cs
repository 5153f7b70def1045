using ParIndex.App.Plans;
using ParIndex.Core.Plans;
using ParIndex.Core.Plans.Tracking;

namespace ParIndex.Web.Pages.Plans;

/// <summary>Words of plans for people.</summary>
public static class PlanWords
{
    public static IReadOnlyList<PlanStage> Stages { get; } = Enum.GetValues<PlanStage>();

    public static IReadOnlyList<TaskLight> Lights { get; } = [.. Enum.GetValues<TaskLight>().Reverse()];

    public static string Kind(PlanKind kind) => kind switch
    {
        PlanKind.Improvement => Texts.Key("Cải thiện chỉ số"),
        PlanKind.Yearly => Texts.Key("Cải cách hành chính hằng năm"),
        _ => Texts.Key("Thực hiện nghị quyết, chương trình"),
    };

    public static string Stage(PlanStage stage) => stage switch
    {
        PlanStage.Draft => Texts.Key("Dự thảo"),
        PlanStage.Submitted => Texts.Key("Đã trình"),
        PlanStage.Issued => Texts.Key("Đã ban hành"),
        _ => Texts.Key("Đã kết thúc"),
    };

    public static string Badge(PlanStage stage) => stage switch
    {
        PlanStage.Draft => "",
        PlanStage.Submitted => "warn",
        PlanStage.Issued => "good",
        _ => "brand",
    };

    public static string Light(TaskLight light) => light switch
    {
        TaskLight.Done => Texts.Key("Hoàn thành"),
        TaskLight.Reported => Texts.Key("Chờ xác nhận"),
        TaskLight.NotBegun => Texts.Key("Chưa đến hạn bắt đầu"),
        TaskLight.OnTrack => Texts.Key("Đúng tiến độ"),
        TaskLight.AtRisk => Texts.Key("Có nguy cơ"),
        _ => Texts.Key("Quá hạn"),
    };

    public static string Badge(TaskLight light) => light switch
    {
        TaskLight.Done or TaskLight.OnTrack => "good",
        TaskLight.Reported => "brand",
        TaskLight.NotBegun => "",
        TaskLight.AtRisk => "warn",
        _ => "bad",
    };

    /// <summary>Whether the light alone does not say it all.</summary>
    public static bool NeedsWhy(TaskLight light) => light is TaskLight.AtRisk or TaskLight.Late or TaskLight.NotBegun;

    public static string Role(DutyPart role) => role switch
    {
        DutyPart.Lead => Texts.Key("Chủ trì"),
        DutyPart.Coordinator => Texts.Key("Phối hợp"),
        _ => Texts.Key("Theo dõi"),
    };

    public static string Task(PlanTaskKind kind) => kind == PlanTaskKind.Improve ? Texts.Key("Khắc phục, cải thiện") : Texts.Key("Duy trì");

    public static string Goal(GoalIndicator indicator) => indicator switch
    {
        GoalIndicator.Points => Texts.Key("Điểm chỉ số từ"),
        GoalIndicator.Percent => Texts.Key("Chỉ số (%) từ"),
        GoalIndicator.Rank => Texts.Key("Thứ hạng trong nhóm đầu"),
        GoalIndicator.AboveLast => Texts.Key("Điểm cao hơn năm trước"),
        GoalIndicator.Sipas => Texts.Key("Chỉ số hài lòng SIPAS (%) từ"),
        GoalIndicator.Leaders => Texts.Key("Điều tra lãnh đạo, quản lý (%) từ"),
        GoalIndicator.Pci => Texts.Key("Chỉ số PCI: điểm hoặc nhóm"),
        GoalIndicator.Papi => Texts.Key("Chỉ số PAPI: điểm hoặc nhóm"),
        _ => Texts.Key("Mục tiêu khác"),
    };

    public static string Sign(GhostSign sign) => sign switch
    {
        GhostSign.NoOwner => Texts.Key("Không có ai chủ trì"),
        GhostSign.NoAction => Texts.Key("Lâu không có việc gì"),
        GhostSign.Copied => Texts.Key("Chép nhiều năm không hiệu quả"),
        _ => Texts.Key("Không còn điểm để lấy"),
    };

    public static string Years(int from, int to) => from == to ? from.ToString(System.Globalization.CultureInfo.InvariantCulture) : FormattableString.Invariant($"{from}–{to}");

    /// <summary>A goal in words.</summary>
    public static string Of(Goal goal, Texts texts)
    {
        ArgumentNullException.ThrowIfNull(goal);
        ArgumentNullException.ThrowIfNull(texts);
        var name = goal.Indicator == GoalIndicator.Other ? goal.Name : texts[Goal(goal.Indicator)];
        return goal.Value is { } value ? $"{name} {Show.Brief(value)}" : goal.Group.Length > 0 ? $"{name} “{goal.Group}”" : name;
    }
}
