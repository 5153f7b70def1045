using System.Diagnostics;
using ParIndex.App.Reports;
using ParIndex.App.Results;
using ParIndex.App.Results.Reading;
using ParIndex.App.Tests.Results.Appendix;
using ParIndex.Core.Reports;
using ParIndex.Core.Results;
using ParIndex.Core.Results.Checking;
using ParIndex.Documents;
using ParIndex.Documents.Reading;
using ParIndex.Documents.Writing;
using Xunit;

namespace ParIndex.App.Tests.Reports;

public sealed class ReportDocumentTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("parindex-report-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Told are only the gaps of the data itself: causes and agencies nobody stated, and two causes of one thing that contradict each other.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Docx_StandsTheCheck(bool isFull)
    {
        var findings = DocumentChecker.Check(Read(isFull ? SampleReport.Full : SampleReport.Published));

        Assert.DoesNotContain(findings, finding => finding.Severity == FindingSeverity.Error);
        Assert.All(
            findings.Where(finding => finding.Severity == FindingSeverity.Warning),
            finding => Assert.True(finding.Kind is FindingKinds.MissingCell or FindingKinds.MissingLead or FindingKinds.Contradiction && finding.Field != "prose", $"{finding.Kind} {finding.Code} {finding.Message.Vietnamese}"));
    }

    /// <summary>Its own prose, read back, states nothing but the computed figures, rounded.</summary>
    [Fact]
    public void Docx_ReadsBackToTheSameFigures()
    {
        var report = SampleReport.Published;
        var read = Read(report);
        var table = ResultTable.Of(read);
        var again = AnalysisReport.Of(new ReportSource(report.Unit, report.Year, table, LostPointLedger.Of(table)) { Rank = report.Rank, PointsBefore = 78.92m });
        var comparison = ReportDifferences.Of(report, read);

        Assert.Equal((report.Total, report.Appraised, report.Survey), (again.Total, again.Appraised, again.Survey));
        Assert.Equal(Lines(report.Ledger), Lines(again.Ledger));
        Assert.Empty(comparison.Differences.Where(difference => difference.Kind != DifferenceKind.Rounded).Select(difference => difference.Message.Vietnamese));
        Assert.True(comparison.Compared >= 3 * (report.Fields.Count + 3), $"{comparison.Compared}");
    }

    [Fact]
    public void Number_IssuerAndDecision_StandInTheirPlaces()
    {
        var read = DocumentFile.Read(Write(SampleReport.Published, SampleReport.Head with { Basis = "Quyết định số 641/QĐ-BNV ngày 25/5/2021 của Bộ Nội vụ" }));
        var text = string.Join('\n', read.Blocks.OfType<TableBlock>().SelectMany(table => table.Rows).SelectMany(row => row.Cells).Select(cell => cell.Text))
            + string.Join('\n', read.Blocks.OfType<ParagraphBlock>().Select(paragraph => paragraph.Text));

        foreach (var expected in new[] { "Sở Nội vụ", "Ủy ban nhân dân tỉnh Đắk Nông", "Số: 144/BC-SNV", "Đắk Nông, ngày 08 tháng 7 năm 2021", "Căn cứ Quyết định số 641/QĐ-BNV ngày 25/5/2021 của Bộ Nội vụ, Sở Nội vụ phân tích", "(Kèm theo Báo cáo số 144/BC-SNV ngày 08/07/2021 của Sở Nội vụ)" })
            Assert.Contains(expected, text, StringComparison.Ordinal);
    }

    /// <summary>Nothing lost: one appendix, no chart and no table of losses.</summary>
    [Fact]
    public void FullPoints_LeaveOutWhatThereIsNot()
    {
        var table = SampleReport.Table with { Rows = [.. SampleReport.Table.Rows.Select(row => row with { Score = row.Max })] };
        var report = AnalysisReport.Of(new ReportSource("tỉnh Đắk Nông", 2020, table, LostPointLedger.Of(table)));
        var read = Read(report);

        Assert.Equal(100, report.Total.Points);
        Assert.DoesNotContain(read.Tables, other => other.Caption.Contains("Phụ lục II", StringComparison.Ordinal));
        Assert.DoesNotContain(read.Prose, text => text.Text.Contains("Phụ lục II", StringComparison.Ordinal));
    }

    /// <summary>Headers on every page of an appendix, numbers from the second page of each section on, charts with comma decimals, no title lost.</summary>
    [Fact]
    public void Rendered_HasHeadersAndNumbersOnEachPage()
    {
        var report = SampleReport.Published;
        var all = Text(LibreOffice.SaveAgain([Write(report, SampleReport.Head)], "pdf", folder)[0]);
        var pages = all.TrimEnd('\f').Split('\f');
        var sections = Enumerable.Range(0, pages.Length).Where(i => pages[i].Contains("Phụ lục I", StringComparison.Ordinal) && pages[i].Contains("(Kèm theo", StringComparison.Ordinal)).ToList();

        Assert.Equal(3, sections.Count);
        for (var i = sections[0]; i < pages.Length; i++)
        {
            var top = string.Join('\n', pages[i].Split('\n').Take(14));
            Assert.All(["TT", "Điểm", "đạt", "được", "Chủ trì", "Phối hợp"], word => Assert.Contains(word, top, StringComparison.Ordinal));
        }

        for (var i = 0; i < pages.Length; i++)
        {
            var start = sections.LastOrDefault(section => section <= i, 0);
            var top = pages[i].Split('\n').First(line => line.Trim().Length > 0).Trim();
            Assert.Equal(i != start, top == (i - start + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        Assert.Contains("Số điểm bị trừ theo lĩnh vực", all, StringComparison.Ordinal);
        Assert.True(all.Split("99,58").Length > 4, "the chart prints its values with a comma too");
        var shown = new string([.. all.Where(char.IsLetterOrDigit)]);
        Assert.All(report.Ledger.Rows, row => Assert.True($"{row.Title} {row.Cause}".Split(' ').All(word => shown.Contains(new string([.. word.Where(char.IsLetterOrDigit)]), StringComparison.Ordinal)), row.Code));
    }

    private static IEnumerable<string> Lines(LostPointLedger ledger) => ledger.Rows.Select(row => $"{row.Code} {row.Lost.ToString("0.#####", System.Globalization.CultureInfo.InvariantCulture)} {row.Cause} {string.Join("; ", row.Lead)} {row.Source}");

    private OfficialDocument Read(AnalysisReport report) => OfficialDocumentReader.Read(DocumentFile.Read(Write(report, SampleReport.Head)));

    private string Write(AnalysisReport report, ReportHead head)
    {
        var file = Path.Combine(folder, "report.docx");
        WholeFile.Write(file, stream => ReportDocument.Write(stream, head, report));
        return file;
    }

    private static string Text(string pdf)
    {
        using var program = Process.Start(new ProcessStartInfo("pdftotext", ["-layout", pdf, "-"]) { RedirectStandardOutput = true })!;
        var text = program.StandardOutput.ReadToEnd();
        program.WaitForExit();
        return text;
    }
}
