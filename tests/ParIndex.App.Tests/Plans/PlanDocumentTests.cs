using System.Diagnostics;
using ParIndex.App.Plans;
using ParIndex.App.Results;
using ParIndex.App.Results.Appendix;
using ParIndex.App.Results.Reading;
using ParIndex.App.Sample;
using ParIndex.App.Tests.Results.Appendix;
using ParIndex.Core.Plans;
using ParIndex.Core.Results;
using ParIndex.Core.Results.Checking;
using ParIndex.Documents.Reading;
using ParIndex.Documents.Writing;
using Xunit;

namespace ParIndex.App.Tests.Plans;

/// <summary>The plan for 2024 from the real result of Đắk Nông for 2023.</summary>
public sealed class PlanDocumentTests : IDisposable
{
    private static readonly PlanHead Head = new("tỉnh Đắk Nông", 2024) { LastRank = (51, 63) };

    private readonly string folder = Directory.CreateTempSubdirectory("parindex-plan-").FullName;

    private readonly OfficialTable table = ResultTable.Of(OfficialDocumentReader.Read(DocumentFile.Read(SampleFolder.File("dak-nong-2023", "appendix.tsv"))));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void RealTargets_AddUp()
    {
        var plan = PlanOf(table);

        Assert.Equal((91, 100m, 85.415m, 88.679m), (plan.Leaves.Count(), plan.Max, plan.Last, plan.Target));
        Assert.DoesNotContain(PlanCheck.Of(plan, 88.679m), finding => finding.IsError);
        Assert.Contains(PlanCheck.Of(plan, 88.68m), finding => finding.IsError && finding.Code.Length == 0);
    }

    [Fact]
    public void NoTarget_EachLostLeafGetsATargetATaskAndALead_TheOthersAreKept()
    {
        var leaves = PlanOf(Bare()).Leaves.ToList();
        var lost = leaves.Where(line => line.Lost > 0).ToList();

        Assert.Equal((35, 56), (lost.Count, leaves.Count - lost.Count));
        Assert.All(lost, line => Assert.True(line.Target > line.Last && line.Target <= line.Max && line.Tasks is [{ Kind: PlanTaskKind.Improve, IsProposed: true }] && line.Lead.Count > 0, line.Code));
        Assert.All(leaves.Except(lost), line => Assert.True(line.Target == line.Max && line.Tasks is [{ Kind: PlanTaskKind.Maintain }] && line.AtStake == line.Max, line.Code));
    }

    /// <summary>
    /// What is written is read back the same and stands our own check: told are, as warnings, targets that stay below the maximum, and 7.1.1, which the official set names like its parent.
    /// </summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Docx_StandsTheCheck_AndReadsBack(bool isBare)
    {
        var plan = PlanOf(isBare ? Bare() : table);
        var file = Write(plan);
        var read = OfficialDocumentReader.Read(DocumentFile.Read(file));

        SameRows.Assert(PlanDocument.Tables(Head, plan, SipasTasks.Table()), read, "docx");
        var findings = DocumentChecker.Check(read);
        Assert.Empty(findings.Where(finding => finding.Severity == FindingSeverity.Error).Select(finding => $"{finding.Kind} {finding.Code} {finding.Printed} {finding.Message.Vietnamese}"));
        Assert.All(
            findings.Where(finding => finding.Severity == FindingSeverity.Warning),
            finding => Assert.True(finding.Kind == FindingKinds.TargetFlat || finding is { Kind: FindingKinds.DuplicateText, Code: "7.1.1" }, finding.Message.Vietnamese));
    }

    [Fact]
    public void Workbook_ReadsBack()
    {
        var plan = PlanOf(table);
        var file = Path.Combine(folder, "plan.xlsx");
        var tables = PlanDocument.Tables(Head, plan, SipasTasks.Table());
        AppendixFile.Write(tables, file);

        SameRows.Assert(tables, OfficialDocumentReader.Read(DocumentFile.Read(file)), "xlsx");
    }

    /// <summary>On every page of a table its header stands; pages are numbered from the second on; no word is lost.</summary>
    [Fact]
    public void Rendered_HasHeadersAndNumbersOnEachPage()
    {
        var plan = PlanOf(table);
        var pdf = LibreOffice.SaveAgain([Write(plan)], "pdf", folder)[0];
        var pages = Text(pdf).TrimEnd('\f').Split('\f');

        var sections = pages.Select((page, i) => (Page: page, Number: i)).Where(page => page.Page.Contains("Phụ lục 0", StringComparison.Ordinal) && page.Page.Contains("Kèm theo", StringComparison.Ordinal)).Select(page => page.Number).ToList();
        Assert.Equal(2, sections.Count);
        for (var i = sections[0]; i < pages.Length; i++)
            Assert.Matches("(?s)STT.*Chủ trì", pages[i].ReplaceLineEndings(" "));

        for (var i = 0; i < pages.Length; i++)
        {
            var first = i == 0 || sections.Contains(i);
            var start = sections.LastOrDefault(section => section <= i, 0);
            var top = pages[i].Split('\n').First(line => line.Trim().Length > 0).Trim();
            Assert.Equal(!first, top == (i - start + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        var shown = new string([.. Text(pdf).Where(char.IsLetterOrDigit)]);
        Assert.All(plan.Leaves, line => Assert.True(line.Title.Split(' ').All(word => shown.Contains(new string([.. word.Where(char.IsLetterOrDigit)]), StringComparison.Ordinal)), line.Code));
    }

    private static ImprovementPlan PlanOf(OfficialTable table) => ImprovementPlan.Of(table, LostPointLedger.Of(table), 2024);

    private OfficialTable Bare() => table with { Rows = [.. table.Rows.Select(row => row with { TargetPoints = null, Tasks = [] })] };

    private string Write(ImprovementPlan plan)
    {
        var file = Path.Combine(folder, "plan.docx");
        WholeFile.Write(file, stream => PlanDocument.Write(stream, Head, plan, SipasTasks.Table()));
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
