using FsCheck;
using FsCheck.Fluent;
using ParIndex.Core.Criteria;
using ParIndex.Core.Reports;
using ParIndex.Core.Results;
using ParIndex.Core.Scoring;
using Xunit;
using static ParIndex.Core.Tests.Reports.ReportTables;

namespace ParIndex.Core.Tests.Reports;

public sealed class AnalysisReportTests
{
    private static readonly ReportSource Source = SourceOf(Small);

    private static readonly AnalysisReport Report = AnalysisReport.Of(Source);

    /// <summary>Sums come from the leaves: 5.0681 was cut from 5.06819, and 7.06 is not what they add up to.</summary>
    [Fact]
    public void Of_AddsUpTheLeaves()
    {
        Assert.Equal(new PartPoints(7.06819m, 9), Report.Total);
        Assert.Equal((new PartPoints(4, 5), new PartPoints(3.06819m, 4)), (Report.Appraised, Report.Survey));
        Assert.Equal((new PartPoints(2, 2.5m), new PartPoints(1.06819m, 1.5m)), (Report.Leaders, Report.Sipas));
        Assert.Equal(new SetStructure(2, 4, 2, 5), Report.Structure);
        Assert.Equal((2, 0), (Report.FullLeaves, Report.ZeroLeaves));
        Assert.Equal([(2, 0), (2, 2)], Report.Fields.Select(field => (field.Criteria, field.SubCriteria)));
        Assert.Equal(new PartPoints(3.06819m, 4), Report.Fields[1].Survey);
        Assert.Equal(7.06819m, Report.Table.Rows[^1].Score);
        Assert.Equal(84.47m, Report.Table.Rows[3].Percent);
    }

    [Fact]
    public void Fields_AreGroupedBestFirst_AndToldInWords()
    {
        Assert.Equal("C", Report.Group);
        Assert.Equal(["A:", "B:2", "C:", ":1"], Report.FieldGroups.Select(group => $"{group.Name}:{string.Join(",", group.Members)}"));
        Assert.Equal(("2", "1"), (Report.Best.Single().Code, Report.Worst.Single().Code));
        Assert.Equal("Công tác chỉ đạo, điều hành CCHC", Report.Fields[0].Title);
        Assert.Contains(Texts(Report), text => text.Contains("đạt 7,07/9 điểm, đạt chỉ số 78,54%, thuộc nhóm C", StringComparison.Ordinal));
    }

    [Fact]
    public void Before_IsComparedByTitle_ThenByCodeOfTheSameWords()
    {
        var before = new OfficialTable
        {
            Rows =
            [
                Row("1", "", "Cải cách thủ tục hành chính", 4, 3), Row("1.1", "1", "Tỷ lệ hồ sơ", 4, 3),
                Row("2", "", "Một lĩnh vực khác hẳn", 5, 5), Row("2.1", "2", "Việc khác", 5, 5),
            ],
        };
        var report = AnalysisReport.Of(Source with { Before = before, Rank = new(51, 63), RankBefore = new(56, 63) });

        Assert.Null(report.Fields[0].Before);
        Assert.Equal(new PartPoints(3, 4), report.Fields[1].Before);
        Assert.Equal(84.47m, Math.Round(report.Fields[1].Result.Percent, 2));
        Assert.Equal(9.47m, Math.Round(report.Fields[1].Change!.Value, 2));
        Assert.Equal(new PartPoints(8, 9), report.Before);
        Assert.Equal(-0.93181m, report.Change);
        Assert.Contains(Texts(report), text => text.Contains("giảm 0,93 điểm so với năm 2019, thuộc nhóm C, xếp thứ 51/63, tăng 05 bậc so với năm 2019.", StringComparison.Ordinal));
        Assert.Equal(1.06819m, AnalysisReport.Of(Source with { Before = before, PointsBefore = 6 }).Change);
    }

    [Fact]
    public void FieldsAllAlike_NoneIsBestOrWorst()
    {
        var report = AnalysisReport.Of(SourceOf(new OfficialTable { Rows = [Row("1", "", "A", 2, 2), Row("1.1", "1", "A", 2, 2), Row("2", "", "B", 1, 1), Row("2.1", "2", "B", 1, 1)] }));

        Assert.Empty(report.Best);
        Assert.Empty(report.Worst);
        Assert.Contains("Không có nội dung bị trừ điểm.", Texts(report));
    }

    [Fact]
    public void Peers_GiveRankGroupsAndMean()
    {
        var peers = RankedResults.Of([new("Hải Phòng", 90.5m, 100), new("Đắk Nông", 78.5m, 100), new("Quảng Ngãi", 73.25m, 100)], TiePolicy.Competition, AchievementGroup.National);
        var report = AnalysisReport.Of(Source with { Peers = peers });

        Assert.Equal(new RankPlace(2, 3), report.Rank);
        Assert.Equal(["A:Hải Phòng", "B:", "C:Đắk Nông,Quảng Ngãi"], report.UnitGroups.Select(group => $"{group.Name}:{string.Join(",", group.Members)}"));
        Assert.Contains(Texts(report), text => text.StartsWith("Giá trị trung bình là 80,75%; 01 trong 03 đơn vị cao hơn", StringComparison.Ordinal));
    }

    [Fact]
    public void LeafWithoutPoints_IsNamed()
    {
        var report = AnalysisReport.Of(SourceOf(Small with { Rows = [.. Small.Rows.Select(row => row.Code == "2.2" ? row with { Score = null } : row)] }));

        Assert.Equal(["2.2"], report.Unscored);
        Assert.Contains(Texts(report), text => text.Contains("01 tiêu chí, tiêu chí thành phần chưa có điểm (2.2)", StringComparison.Ordinal));
        Assert.Null(report.Table.Rows.Single(row => row.Code == "2.2").Score);
    }

    /// <summary>Where the criteria set says where points come from, its word counts.</summary>
    [Fact]
    public void Kinds_OfTheSet_WinOverMarks()
    {
        var report = AnalysisReport.Of(Source with { Kinds = new Dictionary<string, SourceKind> { ["2.1.1"] = SourceKind.Statistics, ["2.2"] = SourceKind.Sipas } });

        Assert.Equal((new PartPoints(0, 0), new PartPoints(3.06819m, 3.5m)), (report.Leaders, report.Sipas));
    }

    /// <summary>Whatever the points: parts add up to the whole, losses to what is missing, each field stands in one group.</summary>
    [Fact]
    public void Parts_AddUp() => Prop.ForAll(TableArbitrary(), table =>
    {
        var report = AnalysisReport.Of(SourceOf(table));
        Assert.Equal(report.Total.Points, report.Appraised.Points + report.Survey.Points);
        Assert.Equal(report.Total.Max, report.Appraised.Max + report.Survey.Max);
        Assert.Equal(report.Survey, new PartPoints(report.Leaders.Points + report.Sipas.Points, report.Leaders.Max + report.Sipas.Max));
        Assert.Equal(report.Total.Lost, report.Ledger.Lost);
        Assert.Equal(report.Fields.Select(field => field.Result.Lost), report.Fields.Select(field => report.Ledger.Rows.Where(row => row.Field == field.Code).Sum(row => row.Lost)));
        Assert.Equal(report.Fields.Select(field => field.Code).Order(StringComparer.Ordinal), report.FieldGroups.SelectMany(group => group.Members).Order(StringComparer.Ordinal));
        Assert.Empty(report.Best.Intersect(report.Worst));
        Assert.All(Texts(report), text => Assert.DoesNotContain("  ", text, StringComparison.Ordinal));
    }).QuickCheckThrowOnFailure();

    /// <summary>Damaged tables: repeated codes, rows that are their own parents, rings, parents that are not there.</summary>
    [Fact]
    public void DamagedTrees_GiveAReport()
    {
        OfficialTable[] damaged =
        [
            new() { Rows = [Row("1", "", "A", 2, 1), Row("1.1", "1", "B", 1, 0.5m), Row("1.1", "1", "B", 1, 0.25m)] },
            new() { Rows = [Row("1", "1", "A", 2, 1), Row("2", "", "B", 1, 1)] },
            new() { Rows = [Row("1", "2", "A", 2, 1), Row("2", "1", "B", 1, 1), Row("3", "", "C", 1, 0)] },
            new() { Rows = [Row("1", "9", "A", 2, 1), Row("1", "", "A", 2, 1)] },
        ];
        Assert.All(damaged, table => Assert.NotEmpty(Texts(AnalysisReport.Of(SourceOf(table)))));
    }

    private static ReportSource SourceOf(OfficialTable table) => new("tỉnh Đắk Nông", 2020, table, LostPointLedger.Of(table));

    private static IEnumerable<string> Texts(AnalysisReport report) => ReportSections.Of(report).SelectMany(section => section.Sentences).Select(sentence => sentence.Text);

    private static Arbitrary<OfficialTable> TableArbitrary()
    {
        var leaf = from max in Gen.Choose(1, 400) from share in Gen.Choose(0, 100) from survey in Gen.Choose(0, 3) select (Max: max / 100m, Score: max * share / 10_000m, IsSurvey: survey == 0);
        var field = leaf.NonEmptyListOf();
        return field.NonEmptyListOf().Select(fields => new OfficialTable
        {
            Rows = [.. fields.Take(6).SelectMany((leaves, i) => leaves.Take(6).Select((one, j) => Row($"{i + 1}.{j + 1}", $"{i + 1}", "Nội dung", one.Max, one.Score) with { Survey = one.IsSurvey ? SurveyMark.Printed : SurveyMark.None })
                .Prepend(Row($"{i + 1}", "", "LĨNH VỰC", leaves.Take(6).Sum(one => one.Max), leaves.Take(6).Sum(one => one.Score))))],
        }).ToArbitrary();
    }
}
