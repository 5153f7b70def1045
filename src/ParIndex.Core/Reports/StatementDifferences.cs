using ParIndex.Core.Numbers;
using ParIndex.Core.Results.Checking;
using ParIndex.Core.Scoring;
using ParIndex.Core.Text;

namespace ParIndex.Core.Reports;

/// <summary>Points, maximum and percent that a sentence states, beside the computed ones.</summary>
internal static class StatementDifferences
{
    public static IEnumerable<ReportDifference> Of(Statement statement)
    {
        var subject = statement.Subject!;
        if (Figures.Compare(subject.Score, statement.Points) is var points and not Agreement.Exact)
            yield return Make(KindOf(points), statement, "score", statement.Points, subject.Score, "");

        if (statement.Max is { } max && max != subject.Max)
            yield return Make(DifferenceKind.Wrong, statement, "max", max, subject.Max, "");

        if (statement.Percent is { } percent && Percentages.Of(subject.Score, subject.Max) is { } exact && KindOf(subject, percent) is { } kind)
            yield return Make(kind, statement, "percent", percent, Figures.Short(exact, 6), "%");
    }

    private static DifferenceKind KindOf(Agreement agreement) => agreement switch
    {
        Agreement.Rounded => DifferenceKind.Rounded,
        Agreement.Cut => DifferenceKind.Cut,
        _ => DifferenceKind.Wrong,
    };

    /// <summary>A percent may also come from points that had lost digits before: then it is cut, though it looks rounded.</summary>
    private static DifferenceKind? KindOf(Subject subject, decimal percent) => PercentCheck.Explain(subject.Score, subject.Max, percent) switch
    {
        null => DifferenceKind.Wrong,
        { Agreement: Agreement.Exact } origin when origin.Points == subject.Score => null,
        { Agreement: Agreement.Rounded } origin when origin.Points == subject.Score => DifferenceKind.Rounded,
        _ => DifferenceKind.Cut,
    };

    private static ReportDifference Make(DifferenceKind kind, Statement statement, string field, decimal printed, decimal computed, string unit)
    {
        var (vi, en) = kind switch
        {
            DifferenceKind.Rounded => ("đã làm tròn", "rounded"),
            DifferenceKind.Cut => ($"chữ số bị cắt; làm tròn đúng là {Rounded(Figures.Vi)}{unit}", $"digits were cut; rounded it is {Rounded(Figures.En)}{unit}"),
            _ => ("không cách làm tròn nào giải thích được; sửa cho khớp", "no rounding explains it; make them agree"),
        };
        var subject = statement.Subject!;
        return new ReportDifference(
            kind, statement.Paragraph.Source, subject.Row?.Code ?? "", field, Figures.Vi(printed) + unit, Figures.En(computed),
            new Message(
                $"{subject.Name}: văn bản ghi {Figures.Vi(printed)}{unit}, tính được {Figures.Vi(computed)}{unit} ({vi}).",
                $"{subject.NameEn}: printed {Figures.En(printed)}{unit}, computed {Figures.En(computed)}{unit} ({en})."));

        string Rounded(Func<decimal, string> number) => number(Rounding.Round(computed, printed.Scale));
    }
}
