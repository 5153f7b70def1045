using ParIndex.Core.Reports;
using ParIndex.Core.Results;
using ParIndex.Core.Text;
using Xunit;
using static ParIndex.Core.Tests.Reports.ReportTables;

namespace ParIndex.Core.Tests.Reports;

public sealed class ReportDifferencesTests
{
    private static readonly AnalysisReport Report = AnalysisReport.Of(new ReportSource("tỉnh Đắk Nông", 2020, Small, LostPointLedger.Of(Small)) { Rank = new(51, 63), PointsBefore = 6 });

    [Fact]
    public void Prose_IsComparedFigureByFigure()
    {
        var found = Compare(
            "Tỉnh Đắk Nông đạt 7,06/9 điểm, tăng 1,06 điểm, xếp thứ 52/63 tỉnh, thành phố.",
            "Lĩnh vực 1: Công tác chỉ đạo, điều hành CCHC đạt 2/3 điểm, đạt chỉ số 66,67%.",
            "Lĩnh vực 2: Cải cách thủ tục hành chính đạt 5,06/6 điểm, đạt chỉ số 84,33%.");

        Assert.Equal(
            [
                "Cut TOTAL score 7,06 7.06819", "Wrong TOTAL rank 52/63 51/63", "Cut TOTAL change 1,06 1.06819",
                "Rounded 1 percent 66,67% 66.666667", "Cut 2 score 5,06 5.06819", "Cut 2 percent 84,33% 84.469833",
            ],
            found.Differences.Where(difference => !difference.IsInTable).Select(Line));
        Assert.Equal(10, found.Compared);
    }

    /// <summary>Fields that were each cut add up to less than the total that was not.</summary>
    [Fact]
    public void FieldsThatLostDigits_FallShortOfTheTotal()
    {
        var found = Compare("Tỉnh Đắk Nông đạt 7,07/9 điểm.", "Lĩnh vực 1 đạt 2,00/3 điểm.", "Lĩnh vực 2 đạt 5,06/6 điểm.");
        var wrong = Compare("Tỉnh Đắk Nông đạt 7,07/9 điểm.", "Lĩnh vực 1 đạt 1,50/3 điểm.", "Lĩnh vực 2 đạt 5,06/6 điểm.");

        Assert.Contains("Cut TOTAL sum 7,06 7.06819", found.Differences.Select(Line));
        Assert.Contains("Wrong TOTAL sum 6,56 7.06819", wrong.Differences.Select(Line));
        Assert.Contains("Wrong 1 score 1,50 2", wrong.Differences.Select(Line));
    }

    [Fact]
    public void Table_IsComparedAsTheCheckerDoes()
    {
        var cut = Compare().Differences;

        Assert.Contains("Cut 2 score 5.0681 5.06819", cut.Select(Line));
        Assert.All(cut, difference => Assert.True(difference.IsInTable));
    }

    [Fact]
    public void WhatIsRightAndWhatIsOfOthers_IsNotTold()
    {
        var found = Compare("Năm 2019, tỉnh Đắk Nông đạt 5,55/9 điểm.", "Tỉnh Quảng Ninh đạt 8,88/9 điểm.", "Lĩnh vực 1 đạt 2/3 điểm.", "Phấn đấu đạt 9,5/9 điểm.");

        Assert.DoesNotContain(found.Differences, difference => !difference.IsInTable);
        Assert.Equal(2, found.Compared);
    }

    private static ReportComparison Compare(params string[] prose) =>
        ReportDifferences.Of(Report, new OfficialDocument("bao-cao.txt", [Small], [.. prose.Select((text, i) => new SourcedText(SourcePlace.AtLine(i + 1), text))], []));

    private static string Line(ReportDifference difference) => $"{difference.Kind} {difference.Code} {difference.Field} {difference.Printed} {difference.Expected}";
}
