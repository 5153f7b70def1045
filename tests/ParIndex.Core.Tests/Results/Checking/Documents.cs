using ParIndex.Core.Results;
using ParIndex.Core.Results.Checking;
using ParIndex.Core.Text;

namespace ParIndex.Core.Tests.Results.Checking;

/// <summary>Documents for tests of the checker.</summary>
internal static class Documents
{
    public static OfficialDocument Of(OfficialTable table, params string[] prose) => new(
        "thu.txt", [table], prose.Select((text, index) => new SourcedText(SourcePlace.AtLine(1000 + index), text)).ToList(), []);

    public static OfficialDocument Prose(params string[] prose) => new(
        "thu.txt", [], prose.Select((text, index) => new SourcedText(SourcePlace.AtLine(1 + index), text)).ToList(), []);

    public static IReadOnlyList<Finding> Check(OfficialTable table, params string[] prose) => DocumentChecker.Check(Of(table, prose));

    /// <summary>Kind, severity, code and field of each finding: what tests compare.</summary>
    public static IEnumerable<string> Told(this IReadOnlyList<Finding> findings) =>
        findings.Select(finding => $"{finding.Kind} {finding.Severity} {finding.Code}/{finding.Field}");

    /// <summary>Two fields, six leaves; 7.75 points, 6.1234 won.</summary>
    public static IReadOnlyList<MadeLeaf> Leaves { get; } =
    [
        new("1.1", 1m, 1m), new("1.2.1", 1.5m, 1.25m), new("1.2.2", 0.5m, 0.5m), new("1.3", 2m, 1.5m),
        new("2.1", 0.75m, 0.6234m), new("2.2", 2m, 1.25m),
    ];

    public static OfficialTable Table { get; } = MadeTable.Of(Leaves);

    public static OfficialTable Targeted { get; } = MadeTable.Of(Leaves.Select(leaf => leaf with { Target = leaf.Max }).ToList());
}
