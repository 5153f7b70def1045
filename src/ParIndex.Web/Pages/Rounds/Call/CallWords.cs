using ParIndex.App.Plans.Feeding;
using ParIndex.App.Rounds.Feeding;
using ParIndex.Core.Rounds;
using ParIndex.Core.Rules;
using ParIndex.Core.Text;

namespace ParIndex.Web.Pages.Rounds.Call;

/// <summary>Words of data calls and of figures from other rounds.</summary>
public static class CallWords
{
    /// <summary>How answers become one figure.</summary>
    public static string Of(RollUp how) => how switch
    {
        RollUp.Sum => Texts.Key("tổng số các đơn vị báo"),
        RollUp.Mean => Texts.Key("trung bình các đơn vị báo"),
        RollUp.Least => Texts.Key("số nhỏ nhất"),
        RollUp.Greatest => Texts.Key("số lớn nhất"),
        RollUp.Yes => Texts.Key("số đơn vị trả lời có"),
        RollUp.YesShare => Texts.Key("tỷ lệ đơn vị trả lời có, trên số đơn vị được hỏi"),
        RollUp.AllYes => Texts.Key("có, khi mọi đơn vị đều trả lời có"),
        _ => Texts.Key("số đơn vị được hỏi"),
    };

    /// <summary>What is taken from a round below.</summary>
    public static string Of(RoundMeasure measure) => measure switch
    {
        RoundMeasure.Units => Texts.Key("số đơn vị được đánh giá"),
        RoundMeasure.Submitted => Texts.Key("số đơn vị đã nộp phiếu"),
        RoundMeasure.OnTime => Texts.Key("số đơn vị nộp phiếu đúng hạn"),
        RoundMeasure.OnTimeShare => Texts.Key("tỷ lệ đơn vị nộp phiếu đúng hạn"),
        RoundMeasure.MeanIndex => Texts.Key("chỉ số trung bình của các đơn vị"),
        RoundMeasure.AtLeast => Texts.Key("số đơn vị đạt chỉ số từ mức … % trở lên"),
        RoundMeasure.AtLeastShare => Texts.Key("tỷ lệ đơn vị đạt chỉ số từ mức … % trở lên"),
        RoundMeasure.InBand => Texts.Key("số đơn vị xếp loại …"),
        RoundMeasure.FigureSum => Texts.Key("tổng một số liệu của tiêu chí …"),
        _ => Texts.Key("tỷ lệ điểm đạt được bình quân của tiêu chí …"),
    };

    /// <summary>What is taken of a plan.</summary>
    public static string Of(PlanMeasure measure) => measure switch
    {
        PlanMeasure.Tasks => Texts.Key("số nhiệm vụ của kế hoạch"),
        PlanMeasure.Done => Texts.Key("số nhiệm vụ đã hoàn thành, được xác nhận"),
        PlanMeasure.DoneShare => Texts.Key("tỷ lệ nhiệm vụ hoàn thành"),
        PlanMeasure.ReportsDue => Texts.Key("số báo cáo đến hạn"),
        PlanMeasure.ReportsOnTime => Texts.Key("số báo cáo gửi đúng hạn"),
        _ => Texts.Key("tỷ lệ báo cáo gửi đúng hạn"),
    };

    /// <summary>A figure as people here write it.</summary>
    public static string Shown(InputType type, string? plain) =>
        plain is null ? "–" : type is InputType.YesNo or InputType.Choice || Texts.Language == Language.English ? plain : plain.Replace('.', ',');
}
