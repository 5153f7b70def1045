using ParIndex.App.Accounts;
using ParIndex.App.Rounds;
using ParIndex.Core.Scoring;

namespace ParIndex.Web.Pages.Rounds;

/// <summary>Words of rounds for people.</summary>
public static class RoundWords
{
    /// <summary>Stages in their order.</summary>
    public static IReadOnlyList<RoundStage> Stages { get; } = Enum.GetValues<RoundStage>();

    public static string Stage(RoundStage stage) => stage switch
    {
        RoundStage.Preparation => Texts.Key("Chuẩn bị"),
        RoundStage.SelfAssessment => Texts.Key("Tự đánh giá"),
        RoundStage.Appraisal => Texts.Key("Thẩm định"),
        RoundStage.Explanation => Texts.Key("Giải trình"),
        RoundStage.SecondAppraisal => Texts.Key("Thẩm định lại"),
        RoundStage.Council => Texts.Key("Hội đồng"),
        _ => Texts.Key("Đã công bố"),
    };

    /// <summary>Name of the last day of a stage.</summary>
    public static string Due(RoundStage stage) => stage switch
    {
        RoundStage.Preparation => Texts.Key("Ngày mở kỳ"),
        RoundStage.SelfAssessment => Texts.Key("Hạn tự đánh giá"),
        RoundStage.Appraisal => Texts.Key("Hạn thẩm định"),
        RoundStage.Explanation => Texts.Key("Hạn giải trình"),
        RoundStage.SecondAppraisal => Texts.Key("Hạn thẩm định lại"),
        RoundStage.Council => Texts.Key("Ngày họp hội đồng"),
        _ => Texts.Key("Ngày công bố"),
    };

    public static string State(NodeState state) => state switch
    {
        NodeState.Scored => Texts.Key("Đã chấm theo cách tính"),
        NodeState.Direct => Texts.Key("Điểm nhập trực tiếp"),
        NodeState.NotApplicable => Texts.Key("Không áp dụng"),
        NodeState.Invalid => Texts.Key("Số liệu sai"),
        NodeState.Incomplete => Texts.Key("Thiếu số liệu"),
        _ => Texts.Key("Chưa chấm"),
    };

    public static string Badge(NodeState state) => state switch
    {
        NodeState.Scored or NodeState.Direct => "good",
        NodeState.NotApplicable => "",
        NodeState.Invalid => "bad",
        _ => "warn",
    };

    /// <summary>How a scorecard stands.</summary>
    public static string Card(RoundScorecard card) =>
        card is { IsSubmitted: true } ? Texts.Key("Đã nộp") : card is { FilledAt: not null } ? Texts.Key("Đã điền xong") : Texts.Key("Đang điền");
}
