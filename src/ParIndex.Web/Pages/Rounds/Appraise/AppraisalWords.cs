using Microsoft.AspNetCore.Mvc.Rendering;
using ParIndex.App.Rounds.Appraising;
using ParIndex.Core.Results;
using ParIndex.Core.Rounds;

namespace ParIndex.Web.Pages.Rounds.Appraise;

/// <summary>Words of the appraisal for people.</summary>
public static class AppraisalWords
{
    /// <summary>Causes an appraiser chooses among.</summary>
    public static IEnumerable<SelectListItem> Causes(Texts texts, CauseCategory? now) => Enum.GetValues<CauseCategory>().Where(cause => cause != CauseCategory.Unstated)
        .Select(cause => new SelectListItem(texts[cause.Name()], cause.Key(), cause == now));

    public static CauseCategory? Cause(string? key) => Enum.GetValues<CauseCategory>().Cast<CauseCategory?>().FirstOrDefault(cause => cause!.Value.Key() == key);

    public static string Outcome(VerdictOutcome outcome) => outcome switch
    {
        VerdictOutcome.Accepted => Texts.Key("Chấp nhận"),
        VerdictOutcome.Cut => Texts.Key("Cho điểm khác"),
        _ => Texts.Key("Sửa số liệu"),
    };

    public static string Badge(VerdictOutcome outcome) => outcome == VerdictOutcome.Accepted ? "good" : "bad";

    public static string Flag(AppraisalFlag flag) => flag switch
    {
        AppraisalFlag.Incomplete => Texts.Key("thiếu số liệu"),
        AppraisalFlag.OtherThanRule => Texts.Key("khác cách tính"),
        AppraisalFlag.NoRule => Texts.Key("không có cách tính"),
        AppraisalFlag.SaidInapplicable => Texts.Key("báo không áp dụng"),
        AppraisalFlag.CutBefore => Texts.Key("năm trước bị trừ"),
        AppraisalFlag.UnlikeOthers => Texts.Key("khác hẳn đơn vị khác"),
        _ => Texts.Key("có ghi chú"),
    };
}
