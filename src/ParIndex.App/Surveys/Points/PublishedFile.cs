using ParIndex.Core.Numbers;
using ParIndex.Core.Results;
using ParIndex.Core.Surveys.Points.Errors;
using ParIndex.Core.Surveys.Points.Published;
using ParIndex.Core.Text;
using ParIndex.Documents;
using ParIndex.Documents.Reading;

namespace ParIndex.App.Surveys.Points;

/// <summary>
/// Published survey results as CSV: code, max, and points or percent or both, as printed; answers where the number is published. Cells
/// that are no numbers stop the reading; figures that contradict each other are found by <see cref="PublishedCheck"/>.
/// </summary>
public static class PublishedFile
{
    private const int Code = 0;
    private const int Max = 1;
    private const int Points = 2;
    private const int Percent = 3;
    private const int Answers = 4;

    /// <summary>Most lines: far more than any set has survey criteria.</summary>
    private const int MostLines = 10_000;

    /// <summary>Lines in the order of the file.</summary>
    /// <exception cref="DocumentException">A cell is bad, or a line has neither points nor percent.</exception>
    public static IReadOnlyList<PublishedLine> Read(string path)
    {
        using var records = CsvRecords.Open(path, ["code", "max"], ["points", "percent", "answers"]);
        var lines = new List<PublishedLine>();
        while (records.Read())
        {
            if (lines.Count == MostLines) throw Wrong(records, Code, $"tệp có trên {MostLines} dòng. Kiểm tra lại tệp.", $"the file has more than {MostLines} lines. Check it.");
            var line = new PublishedLine(
                records.Text(Code),
                Number(records, Max, false) ?? throw Wrong(records, Max, "thiếu điểm tối đa. Điền theo bộ tiêu chí.", "the maximum is missing. Fill it in by the criteria set."),
                Number(records, Points, false),
                Number(records, Percent, true),
                Whole(records),
                records.Place(Code));
            if (line.Criterion.Length == 0) throw Wrong(records, Code, "thiếu mã tiêu chí.", "the code is missing.");
            if (line is { Points: null, Percent: null }) throw Wrong(records, Code, $"tiêu chí {line.Criterion} không có điểm, cũng không có chỉ số. Điền một trong hai.", $"criterion {line.Criterion} has neither points nor percent. Fill in one.");
            lines.Add(line);
        }

        return lines;
    }

    /// <summary>
    /// Points with what is known of their errors. Printed points win over points made of the printed percent: they have more digits.
    /// </summary>
    /// <param name="lines">Lines without errors, see <see cref="PublishedCheck.Check"/>.</param>
    /// <param name="source">The publication.</param>
    /// <param name="isShare">Whether a criterion's index is a share satisfied (SIPAS); otherwise a mean rating.</param>
    /// <param name="assumption">What the sample is taken to have been; null: errors stay undetermined.</param>
    /// <exception cref="ArgumentException">The lines contradict themselves.</exception>
    public static IReadOnlyList<SurveyScore> Scores(IReadOnlyList<PublishedLine> lines, MinistryAggregate source, Func<string, bool> isShare, SampleAssumption? assumption = null)
    {
        ArgumentNullException.ThrowIfNull(isShare);
        return PublishedCheck.Check(lines).FirstOrDefault(finding => finding.Severity == FindingSeverity.Error) is { } finding
            ? throw new ArgumentException(finding.Message.English, nameof(lines))
            : [.. lines.Select(line => Score(line, source, isShare(line.Criterion), assumption))];
    }

    private static SurveyScore Score(PublishedLine line, MinistryAggregate source, bool isShare, SampleAssumption? assumption)
    {
        var index = line.Points is { } points ? points / line.Max : line.Percent!.Value / 100;
        var score = PublishedError.Of(line.Criterion, line.Max, isShare ? new PublishedShare(index) : new PublishedMean(index), source, line.Answers, assumption);
        return line.Points is { } printed ? score with { Points = printed } : score;
    }

    private static decimal? Number(CsvRecords records, int column, bool mayBePercent)
    {
        var text = records.Text(column);
        if (text.Length == 0) return null;
        return PrintedNumber.TryParse(text, out var number) && (mayBePercent || !number.IsPercent) && Math.Abs(number.Value) <= 1_000_000
            ? number.Value
            : throw Wrong(
                records, column,
                $"“{Short(text)}” ở cột {records.Header[column]} không phải là số. Viết như 8,17{(mayBePercent ? " hoặc 81,7%" : ", không kèm đơn vị")}.",
                $"“{Short(text)}” in column {records.Header[column]} is not a number. Write it like 8.17{(mayBePercent ? " or 81.7%" : ", without a unit")}.");
    }

    private static int? Whole(CsvRecords records) => Number(records, Answers, false) switch
    {
        null => null,
        { } number when decimal.IsInteger(number) => (int)number,
        _ => throw Wrong(records, Answers, "số phiếu phải là số nguyên.", "the number of answers must be whole."),
    };

    private static string Short(string text) => text.Length > 40 ? text[..40] + "…" : text;

    private static DocumentException Wrong(CsvRecords records, int column, string vietnamese, string english) =>
        new(records.File, records.Place(column), new Message(vietnamese, english));
}
