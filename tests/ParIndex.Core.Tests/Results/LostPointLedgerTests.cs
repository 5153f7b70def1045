using ParIndex.Core.Criteria;
using ParIndex.Core.Results;
using ParIndex.Core.Text;
using Xunit;

namespace ParIndex.Core.Tests.Results;

public class LostPointLedgerTests
{
    private static readonly OfficialTable Table = new()
    {
        Rows =
        [
            Row("1", "", 3, 2),
            Row("1.1", "1", 2, 1, "Trong năm chỉ có 01 sáng kiến được ghi nhận", ["Sở Nội vụ"]),
            Row("1.2", "1", 1, 1),
            Row("2", "", 12.5m, 10.1m),
            Row("2.1", "2", 2.5m, 1.65m) with { Survey = SurveyMark.Derived },
            Row("2.2", "2", 10, 8.45m, "Kết quả Chỉ số SIPAS", ["Sở Nội vụ", "Sở Tư pháp"]) with { Survey = SurveyMark.Printed },
            Row("TOTAL", "", 15.5m, 12.1m) with { Level = 0 },
        ],
    };

    [Fact]
    public void Ledger_ListsLeavesThatLostPoints()
    {
        var ledger = LostPointLedger.Of(Table);

        Assert.Equal(["1.1", "2.1", "2.2"], ledger.Rows.Select(row => row.Code));
        Assert.Equal(3.4m, ledger.Lost);
        Assert.Equal(["1", "2", "2"], ledger.Rows.Select(row => row.Field));
        Assert.Equal([SourceKind.Appraised, SourceKind.LeaderSurvey, SourceKind.Sipas], ledger.Rows.Select(row => row.Source));
    }

    [Fact]
    public void Ledger_QueuesWhatIsNotStated()
    {
        var ledger = LostPointLedger.Of(Table);

        Assert.Equal("2.1", Assert.Single(ledger.WithoutCause).Code);
        Assert.Equal("2.1", Assert.Single(ledger.WithoutLead).Code);
    }

    [Fact]
    public void Ledger_TotalsByFieldAgencyAndCause()
    {
        var ledger = LostPointLedger.Of(Table);

        Assert.Equal([new("1", 1m, 1), new("2", 2.4m, 2)], ledger.ByField);
        Assert.Equal([new("Sở Nội vụ", 2.55m, 2), new("Sở Tư pháp", 1.55m, 1), new("", 0.85m, 1)], ledger.ByAgency);
        Assert.Equal(["survey", "count-short", "unstated"], ledger.ByCause.Select(total => total.Name));
    }

    [Fact]
    public void Ledger_KnowsWhatRecurs()
    {
        var before = new OfficialTable { Rows = [Row("1", "", 3, 2), Row("1.9", "1", 3, 2) with { Title = "TIÊU CHÍ 1.1" }] };
        var ledger = LostPointLedger.Of(Table, before);

        Assert.Equal([true, null, (bool?)null], ledger.Rows.Select(row => row.Recurs));
    }

    [Fact]
    public void Ledger_SurvivesARowThatIsItsOwnParent() =>
        Assert.Empty(LostPointLedger.Of(new OfficialTable { Rows = [Row("1", "1", 3, 2)] }).Rows);

    [Fact]
    public void Figures_SplitTheSurveyPart()
    {
        var figures = TableFigures.Of(Table);

        Assert.Equal((15.5m, 12.1m, 12.5m, 10.1m, 2m), (figures.Max, figures.Score, figures.SurveyMax, figures.SurveyScore, figures.AppraisedScore));
        Assert.Null(figures.Target);
    }

    [Theory]
    [InlineData("Kết quả điều tra xã hội học đối với lãnh đạo quản lý", CauseCategory.Survey)]
    [InlineData("Thanh tra Bộ Nội vụ phát hiện sai phạm trong tuyển dụng", CauseCategory.Violation)]
    [InlineData("một số trường hợp bổ nhiệm còn thiếu điều kiện, tiêu chuẩn", CauseCategory.Violation)]
    [InlineData("Đạt tỷ lệ giải ngân chung 56,7%", CauseCategory.RateBelow)]
    [InlineData("Trong năm tỉnh chỉ có 01 sáng kiến", CauseCategory.CountShort)]
    [InlineData("Đã xây dựng, nhưng chưa tích hợp", CauseCategory.NotDone)]
    [InlineData("Tổng sản phẩm trên địa bàn năm 2020 thấp hơn năm 2019", CauseCategory.Decline)]
    [InlineData("Gửi báo cáo chậm so với quy định", CauseCategory.Late)]
    [InlineData("Không có tài liệu kiểm chứng", CauseCategory.Evidence)]
    [InlineData("", CauseCategory.Unstated)]
    [InlineData("Do thiên tai", CauseCategory.Other)]
    public void Causes_AreRecognised(string text, CauseCategory expected) => Assert.Equal(expected, CauseCategories.Recognise(text));

    private static OfficialRow Row(string code, string parent, decimal max, decimal score, string cause = "", string[]? lead = null) => new()
    {
        Code = code, Parent = parent, Level = code.Count(c => c == '.') + 1, Title = "Tiêu chí " + code, Max = max, Score = score, Cause = cause,
        Lead = lead ?? [], Source = SourcePlace.AtLine(1),
    };
}
