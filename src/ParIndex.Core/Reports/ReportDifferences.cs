using ParIndex.Core.Numbers;
using ParIndex.Core.Results;
using ParIndex.Core.Results.Checking;

namespace ParIndex.Core.Reports;

/// <summary>
/// Compares a report as printed with the computed one: every figure of its prose that speaks of the unit's own result, and the figures of its tables as the
/// document checker finds them.
/// </summary>
public static class ReportDifferences
{
    private static readonly Dictionary<string, DifferenceKind> OfTables = new(StringComparer.Ordinal)
    {
        [FindingKinds.SumRounded] = DifferenceKind.Cut,
        [FindingKinds.PercentCut] = DifferenceKind.Cut,
        [FindingKinds.SumWrong] = DifferenceKind.Wrong,
        [FindingKinds.PercentWrong] = DifferenceKind.Wrong,
        [FindingKinds.ScoreOverMax] = DifferenceKind.Wrong,
        [FindingKinds.Count] = DifferenceKind.Wrong,
    };

    /// <param name="report">The computed report.</param>
    /// <param name="printed">What a reader recognised of the printed one.</param>
    public static ReportComparison Of(AnalysisReport report, OfficialDocument printed)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(printed);

        // Prose is read against the computed table, so that a sum the document cut is compared with the sum itself.
        var caption = report.Table.Caption.Length > 0 ? report.Table.Caption : report.Unit;
        var view = new DocumentView(printed with { Tables = [report.Table with { Caption = caption }] });
        var own = view.Statements.Where(statement => statement.Subject is not null).ToList();
        var prose = own.SelectMany(StatementDifferences.Of).Concat(PrintedSums.Of(own, report)).Concat(PrintedStanding.Of(own, report, out var standing)).ToList();
        var tables = DocumentChecker.Check(printed).Where(finding => OfTables.ContainsKey(finding.Kind))
            .Select(finding => new ReportDifference(KindOf(finding), finding.Source, finding.Code, finding.Field, finding.Printed, finding.Expected, finding.Message) { IsInTable = finding.Kind != FindingKinds.Count });
        var order = new PlaceOrder(printed);
        var figures = own.Sum(statement => 1 + (statement.Max is null ? 0 : 1) + (statement.Percent is null ? 0 : 1)) + standing;
        return new ReportComparison(figures, [.. prose.Concat(tables).OrderBy(difference => difference.Source, order)]);
    }

    /// <summary>A sum that lost digits may have been rounded or cut.</summary>
    private static DifferenceKind KindOf(Finding finding) =>
        finding.Kind == FindingKinds.SumRounded && PrintedNumber.TryParse(finding.Printed, out var printed) && PrintedNumber.TryParse(finding.Expected, out var expected)
            && Figures.Compare(expected.Value, printed.Value) == Agreement.Rounded
            ? DifferenceKind.Rounded
            : OfTables[finding.Kind];
}
