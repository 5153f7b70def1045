using ParIndex.App.Reports;
using ParIndex.App.Results;
using ParIndex.App.Results.Reading;
using ParIndex.App.Sample;
using ParIndex.Core.Criteria;
using ParIndex.Core.Reports;
using ParIndex.Core.Results;
using ParIndex.Core.Scoring;
using ParIndex.Documents.Reading;

namespace ParIndex.App.Tests.Reports;

/// <summary>The real result of Đắk Nông for 2020, whose report of 8/7/2021 prints the figures these tests expect.</summary>
internal static class SampleReport
{
    public static readonly ReportHead Head = new("tỉnh Đắk Nông") { Issuer = "Sở Nội vụ", Number = 144, Date = new(2021, 7, 8) };

    public static readonly OfficialTable Table = ResultTable.Of(OfficialDocumentReader.Read(DocumentFile.Read(SampleFolder.File("dak-nong-2020", "appendix.tsv"))));

    /// <summary>With published ranks and points.</summary>
    public static AnalysisReport Published => AnalysisReport.Of(Source with { Rank = new(51, 63), RankBefore = new(56, 63), PointsBefore = 78.92m });

    /// <summary>With everything a report may know: the year before by fields, and other units.</summary>
    public static AnalysisReport Full
    {
        get
        {
            var before = Table with { Rows = [.. Table.Rows.Select(row => row with { Score = row.Score * 0.9m })] };
            var peers = RankedResults.Of(
                [new("Quảng Ninh", 91.04m, 100, "Đồng bằng sông Hồng"), new("Đắk Nông", 82.05m, 100, "Tây Nguyên"), new("Quảng Ngãi", 73.25m, 100, "Duyên hải")], TiePolicy.Competition, AchievementGroup.National);
            return AnalysisReport.Of(Source with { Ledger = LostPointLedger.Of(Table, before), Before = before, RankBefore = new(3, 3), Peers = peers });
        }
    }

    private static ReportSource Source => new("tỉnh Đắk Nông", 2020, Table, LostPointLedger.Of(Table));
}
