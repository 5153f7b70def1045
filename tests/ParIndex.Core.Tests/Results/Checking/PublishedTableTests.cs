using ParIndex.Core.Results;
using ParIndex.Core.Results.Checking;
using Xunit;

namespace ParIndex.Core.Tests.Results.Checking;

public sealed class PublishedTableTests(ITestOutputHelper output)
{
    [Fact]
    public void Check_ProvinceOf2020_TellsTheEightPercentsNoRoundingExplains()
    {
        var findings = Check("dak-nong-2020.tsv", "bao-cao-144-dak-nong-2020.txt");
        Assert.Equal(["3.4.1", "3.4.2", "3.4.3", "5.2", "5.5", "5.7", "5.9.4", "7.1.9"], Codes(findings, FindingKinds.PercentWrong));
        Assert.Equal(34, Codes(findings, FindingKinds.PercentCut).Count());
        Assert.Equal(["4", "5", "7", "TOTAL"], Codes(findings, FindingKinds.SumRounded));
        Assert.Equal(["2.4.1", "2.4.2", "2.4.3", "2.4.4", "3.4.1", "3.4.2", "3.4.3", "4.4", "7.1.3", "7.1.9"], Codes(findings, FindingKinds.MissingCell));
        Assert.Equal(["5.2.1", "5.4", "5.5.2", "7.1.3", "7.1.9"], Codes(findings, FindingKinds.MissingLead));
        Assert.All(findings.Where(finding => finding.Severity == FindingSeverity.Error), finding => Assert.Equal(FindingKinds.PercentWrong, finding.Kind));
        Assert.All(findings.Where(finding => finding.Kind is FindingKinds.ProseTable or FindingKinds.Count), finding => Assert.Fail(finding.Message.Vietnamese));
    }

    [Fact]
    public void Check_ProvinceOf2023_TellsFlatTargetsAndTheSipasPercent()
    {
        var findings = Check("dak-nong-2023.tsv", "ke-hoach-475-dak-nong-2024.txt");
        Assert.Equal(["8.1"], findings.Where(finding => finding.Severity == FindingSeverity.Error).Select(finding => finding.Code));
        Assert.Equal(["3"], Codes(findings, FindingKinds.SumRounded));
        Assert.Equal(["1.7", "5.4", "5.6", "7.1.2", "8.4"], Codes(findings, FindingKinds.TargetFlat));
        Assert.Equal(["7.1.1"], Codes(findings, FindingKinds.DuplicateText));
    }

    [Theory]
    [InlineData("tuy-phuoc-2023-2025.tsv", "ke-hoach-tuy-phuoc-2023-2025.txt")]
    [InlineData("dak-nong-2023-sipas-tasks.tsv", null)]
    public void Check_PlansWithoutPoints_HaveNothingButLetters(string table, string? prose) =>
        Assert.All(Check(table, prose), finding => Assert.Equal(FindingKinds.DamagedText, finding.Kind));

    private static IEnumerable<string> Codes(IReadOnlyList<Finding> findings, string kind) =>
        findings.Where(finding => finding.Kind == kind).Select(finding => finding.Code);

    private IReadOnlyList<Finding> Check(string table, string? prose)
    {
        var findings = DocumentChecker.Check(PublishedTables.Load(table, prose));
        foreach (var finding in findings)
        {
            output.WriteLine($"{finding.Severity} {finding.Kind} {finding.Source} {finding.Code}: {finding.Message}");
        }

        return findings;
    }
}
