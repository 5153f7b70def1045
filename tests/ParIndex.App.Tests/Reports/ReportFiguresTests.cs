using ParIndex.App.Results;
using ParIndex.App.Results.Reading;
using ParIndex.App.Tests.Results.Reading;
using ParIndex.Core.Reports;
using ParIndex.Core.Results;
using ParIndex.Core.Text;
using ParIndex.Documents.Reading;
using Xunit;

namespace ParIndex.App.Tests.Reports;

/// <summary>The report on 2020 gives the published figures, and tells each that was printed otherwise.</summary>
public sealed class ReportFiguresTests
{
    private static readonly AnalysisReport Report = SampleReport.Published;

    [Fact]
    public void Parts_AreThePublishedOnes()
    {
        Assert.Equal(new PartPoints(82.05272m, 100), Report.Total);
        Assert.Equal((new PartPoints(56.9423m, 66.5m), new PartPoints(25.11042m, 33.5m)), (Report.Appraised, Report.Survey));
        Assert.Equal((new PartPoints(16.65942m, 23.5m), new PartPoints(8.451m, 10)), (Report.Leaders, Report.Sipas));
        Assert.Equal(new SetStructure(8, 43, 102, 114), Report.Structure);
        Assert.Equal([(6, 2), (4, 8), (5, 19), (4, 12), (9, 17), (4, 15), (5, 22), (6, 7)], Report.Fields.Select(field => (field.Criteria, field.SubCriteria)));
        Assert.Equal((3.13272m, "B"), (Report.Change!.Value, Report.Group));
    }

    [Fact]
    public void Fields_StandInTheirGroups()
    {
        Assert.Equal(
            [(7.5m, 8.5m), (8.43148m, 10m), (13.4434m, 13.5m), (10.06819m, 11.5m), (10.06257m, 13.5m), (9.03879m, 12m), (11.55729m, 15m), (11.951m, 16m)],
            Report.Fields.Select(field => (field.Result.Points, field.Result.Max)));
        Assert.Equal(["A: 3", "B: 1, 4, 2", "C: 7, 6, 8, 5"], Report.FieldGroups.Select(group => $"{group.Name}: {string.Join(", ", group.Members)}"));
        Assert.Equal(["3", "1"], Report.Best.Select(field => field.Code));
        Assert.Equal(["5", "8"], Report.Worst.Select(field => field.Code));
    }

    [Fact]
    public void LostPoints_AreTold_ByCauseAndAgency()
    {
        Assert.Equal((17.94728m, 47, 67, 8), (Report.Ledger.Lost, Report.Ledger.Rows.Count, Report.FullLeaves, Report.ZeroLeaves));
        var lost = ReportSections.Of(Report).Single(section => section.Key == ReportSections.Lost).Sentences.Select(sentence => sentence.Text).ToList();

        Assert.StartsWith("Tổng số điểm bị trừ là 17,95 điểm, ở 47 trong 114 tiêu chí", lost[0], StringComparison.Ordinal);
        Assert.Contains("kết quả điều tra, khảo sát thấp: mất 6,82 điểm ở 22 nội dung", lost[1], StringComparison.Ordinal);
        Assert.Contains("chưa nêu nguyên nhân: mất 1,94 điểm ở 09 nội dung", lost[1], StringComparison.Ordinal);
        Assert.Contains("Sở Nội vụ (5,67 điểm ở 15 nội dung)", lost[2], StringComparison.Ordinal);
    }

    /// <summary>The figures of the printed report in our own short words: what it cut, and that the fields it prints add up to 82.02.</summary>
    [Fact]
    public void PrintedProse_EachDifferenceIsTold()
    {
        string[] prose =
        [
            "Tỉnh Đắk Nông đạt 82,05/100 điểm, tăng 3,13 điểm; xếp thứ 51/63. Điểm thực hiện đạt 56,94/66,5 điểm; điểm điều tra đạt 25,11/33,5 điểm.",
            "Lĩnh vực 1: chỉ đạo, điều hành CCHC đạt 7,5/8,5 điểm, đạt chỉ số 88,20%.", "Lĩnh vực 2: văn bản quy phạm pháp luật đạt 8,43/10 điểm, đạt chỉ số 84,30%.",
            "Lĩnh vực 3: cải cách thủ tục hành chính đạt 13,44/13,50, đạt chỉ số 99,50%.", "Lĩnh vực 4: tổ chức bộ máy đạt: 10,06/11,50 điểm, đạt chỉ số 87,47%",
            "Lĩnh vực 5: cán bộ, công chức, viên chức đạt: 10,06/13,50 điểm, đạt chỉ số 74,51%.", "Lĩnh vực 6: tài chính công đạt 9,03/12 điểm, đạt chỉ số 75,25%.",
            "Lĩnh vực 7: hiện đại hóa đạt: 11,55/15 điểm, đạt chỉ số 77%.", "Lĩnh vực 8: tác động của CCHC đạt 11,95/16 điểm.",
        ];
        var found = ReportDifferences.Of(Report, new OfficialDocument("bao-cao.txt", [SampleReport.Table], [.. prose.Select((text, i) => new SourcedText(SourcePlace.AtLine(i + 1), text))], []));

        Assert.Equal(
            ["TOTAL sum 82,02", "3 percent 99,50%", "4 score 10,06", "4 percent 87,47%", "5 percent 74,51%", "6 score 9,03", "6 percent 75,25%", "7 score 11,55"],
            found.Of(DifferenceKind.Cut).Where(difference => !difference.IsInTable).Select(difference => $"{difference.Code} {difference.Field} {difference.Printed}"));
        Assert.Equal(8, found.Of(DifferenceKind.Wrong).Count(difference => difference.IsInTable));
        Assert.Equal(8, found.Of(DifferenceKind.Wrong).Count());
    }

    [Fact]
    public void PrintedReport_2020_DiffersOnlyInWhatItCut()
    {
        var printed = OfficialDocumentReader.Read(DocumentFile.Read(SharedFolder.Seed("bao-cao-144-dak-nong-2020.docx")));
        var table = ResultTable.Of(printed);
        var report = AnalysisReport.Of(new ReportSource("tỉnh Đắk Nông", 2020, table, LostPointLedger.Of(table)) { Rank = new(51, 63), PointsBefore = 78.92m });
        var found = ReportDifferences.Of(report, printed);

        Assert.Equal((Report.Total, Report.Appraised, Report.Survey), (report.Total, report.Appraised, report.Survey));
        Assert.Equal(46, found.Compared);
        Assert.DoesNotContain(found.Of(DifferenceKind.Wrong), difference => !difference.IsInTable);
        Assert.Equal(8, found.Of(DifferenceKind.Cut).Count(difference => !difference.IsInTable));
        Assert.Contains(found.Of(DifferenceKind.Rounded), difference => difference is { Printed: "16,66", Expected: "16.65942" });
    }
}
