using ParIndex.Core.Numbers;

namespace ParIndex.Core.Results.Checking;

/// <summary>Points, maxima and percents that prose states, against the table and against each other.</summary>
internal static class ProseScoreCheck
{
    public static IEnumerable<Finding> Check(DocumentView document) => document.Statements.SelectMany(Check);

    private static IEnumerable<Finding> Check(Statement statement)
    {
        if (statement.Subject is { } subject)
        {
            if (statement.Max is { } max && max != subject.Max)
            {
                yield return Wrong(
                    statement, subject, "max", max, subject.Max,
                    $"điểm tối đa {Figures.Vi(max)}", $"the maximum {Figures.En(max)}");
            }

            switch (Figures.Compare(subject.Score, statement.Points))
            {
                case Agreement.Cut:
                    yield return Cut(statement, subject);
                    break;
                case Agreement.None:
                    yield return Wrong(
                        statement, subject, "score", statement.Points, subject.Score,
                        $"điểm {Figures.Vi(statement.Points)}", $"the points {Figures.En(statement.Points)}");
                    break;
            }
        }

        if (statement is { Percent: { } percent, Max: > 0 and { } of } && PercentCheck.Explain(statement.Points, of, percent) is null && !FitsTable(statement, percent))
        {
            var expected = Figures.Short(statement.Points / of * 100, 2);
            yield return Report.Prose(
                FindingKinds.ProseTable, FindingSeverity.Warning, statement.Paragraph.Source, Code(statement.Subject), "percent", $"{Figures.En(percent)}%", Figures.En(expected),
                $"Đoạn văn ghi {Figures.Vi(statement.Points)}/{Figures.Vi(of)} điểm là {Figures.Vi(percent)}%, nhưng {Figures.Vi(statement.Points)} / {Figures.Vi(of)} × 100 = {Figures.Vi(expected)}. Sửa một trong các số.",
                $"The text gives {Figures.En(statement.Points)}/{Figures.En(of)} points as {Figures.En(percent)}%, but {Figures.En(statement.Points)} / {Figures.En(of)} × 100 = {Figures.En(expected)}. Correct one of them.");
        }
    }

    /// <summary>A percent of the table's full points, or the one the table prints, need not fit points that the sentence shortened.</summary>
    private static bool FitsTable(Statement statement, decimal percent) =>
        statement.Subject?.Row?.Percent == percent || (statement.Subject is { Max: > 0 } subject && PercentCheck.Explain(subject.Score, subject.Max, percent) is not null);

    private static Finding Cut(Statement statement, Subject subject) => Report.Prose(
        FindingKinds.ProseRounded, FindingSeverity.Info, statement.Paragraph.Source, Code(subject), "score", statement.Text, Figures.En(subject.Score),
        $"Đoạn văn ghi {Figures.Vi(statement.Points)} điểm cho {subject.Name}; bảng là {Figures.Vi(subject.Score)}: chữ số thừa bị cắt, làm tròn đúng là {Rounded(statement, subject, Figures.Vi)}.",
        $"The text gives {Figures.En(statement.Points)} points for {subject.NameEn}; the table has {Figures.En(subject.Score)}: digits were cut, rounded it is {Rounded(statement, subject, Figures.En)}.");

    private static string Rounded(Statement statement, Subject subject, Func<decimal, string> number) =>
        number(Rounding.Round(subject.Score, statement.Points.Scale));

    private static Finding Wrong(Statement statement, Subject subject, string field, decimal stated, decimal expected, string what, string whatEn) => Report.Prose(
        FindingKinds.ProseTable, subject.IsCertain ? FindingSeverity.Error : FindingSeverity.Warning, statement.Paragraph.Source, Code(subject), field, statement.Text, Figures.En(expected),
        $"Đoạn văn ghi {what} cho {subject.Name}, bảng là {Figures.Vi(expected)} (lệch {Figures.Vi(Math.Abs(stated - expected))}). Sửa cho khớp.",
        $"The text gives {whatEn} for {subject.NameEn}, the table has {Figures.En(expected)} (off by {Figures.En(Math.Abs(stated - expected))}). Make them agree.");

    private static string Code(Subject? subject) => subject?.Row?.Code ?? "";
}
