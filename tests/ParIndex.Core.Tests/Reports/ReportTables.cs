using ParIndex.Core.Results;
using ParIndex.Core.Text;

namespace ParIndex.Core.Tests.Reports;

/// <summary>Small result tables.</summary>
internal static class ReportTables
{
    /// <summary>Two fields; one of them half judged by survey, with a sum that lost its last digits.</summary>
    public static readonly OfficialTable Small = new()
    {
        Caption = "Kết quả Chỉ số cải cách hành chính tỉnh Đắk Nông",
        Rows =
        [
            Row("1", "", "CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CCHC", 3, 2),
            Row("1.1", "1", "Sáng kiến cải cách", 2, 1, "Trong năm chỉ có 01 sáng kiến", "Sở Nội vụ"),
            Row("1.2", "1", "Kế hoạch cải cách", 1, 1),
            Row("2", "", "CẢI CÁCH THỦ TỤC HÀNH CHÍNH", 6, 5.0681m),
            Row("2.1", "2", "Tác động của cải cách đến chất lượng", 4, 3.06819m) with { Survey = SurveyMark.Printed },
            Row("2.1.1", "2.1", "Tính hợp lý", 2.5m, 2) with { Survey = SurveyMark.Inherited },
            Row("2.1.2", "2.1", "Tính kịp thời", 1.5m, 1.06819m, "Kết quả Chỉ số SIPAS", "Sở Tư pháp") with { Survey = SurveyMark.Inherited },
            Row("2.2", "2", "Tỷ lệ hồ sơ đúng hạn", 2, 2),
            Row("TOTAL", "", "TỔNG ĐIỂM", 9, 7.06m) with { Level = 0 },
        ],
    };

    public static OfficialRow Row(string code, string parent, string title, decimal max, decimal? score, string cause = "", params string[] lead) => new()
    {
        Code = code, Parent = parent, Level = code.Count(letter => letter == '.') + 1, Title = title, Max = max, Score = score, Cause = cause, Lead = lead, Source = SourcePlace.AtLine(1),
    };
}
