using System.Globalization;
using ParIndex.App.Surveys.Collecting;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Surveys.Results;
using ParIndex.Core.Text;
using ParIndex.Core.Units;
using ParIndex.Documents.Writing;

namespace ParIndex.App.Surveys.Results;

/// <summary>
/// The results of a wave as an official document in the form of Decree 30/2020/NĐ-CP: how it was done, who answered, indices and questions with intervals, change, limits. Every
/// figure is printed from the report, so that the document says what the pages say. In English it is a translation to read, which nobody signs.
/// </summary>
public sealed partial class ResultsDocument
{
    /// <summary>More columns cannot be read.</summary>
    private const int MostColumns = 20;

    private static readonly TextLook Heading = TextLook.Body with { Bold = true, KeepWithNext = true };
    private static readonly TextLook Above = new() { Size = 13, Italic = true, Alignment = TextAlignment.Center, SpaceBefore = 6, KeepWithNext = true };

    private readonly DocxWriter writer = new();
    private readonly WaveReport report;
    private readonly Language language;
    private readonly ResultNames names;
    private readonly ResultText text;
    private int parts;
    private int tables;

    private ResultsDocument(WaveReport report, Questionnaire questionnaire, Language language) =>
        (this.report, this.language, names, text) = (report, language, new ResultNames(questionnaire, language), new ResultText(language));

    /// <summary>Writes DOCX.</summary>
    /// <param name="stream">Seekable.</param>
    /// <param name="report">The results.</param>
    /// <param name="questionnaire">What was asked.</param>
    /// <param name="trend">Beside earlier waves.</param>
    /// <param name="unit">Unit that asks, for its name; null: it is not known.</param>
    /// <param name="language">Of the reader: Vietnamese is the official form.</param>
    public static void Write(Stream stream, WaveReport report, Questionnaire questionnaire, WaveTrend trend, Unit? unit, Language language = Language.Vietnamese)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(questionnaire);
        ArgumentNullException.ThrowIfNull(trend);
        var document = new ResultsDocument(report, questionnaire, language);
        document.Write(MethodWords.Of(report, questionnaire), trend, unit?.NameAt(UnitRegister.YearEnd(report.Wave.Year)).Full ?? "…", unit?.Kind.IsTerritorial() ?? false);
        document.writer.Save(stream);
    }

    private void Write(IReadOnlyList<Message> method, WaveTrend trend, string unit, bool isCommittee)
    {
        Head(unit, isCommittee);
        Standing();
        Part(Say("Cách làm", "How it was done"));
        foreach (var line in method)
            writer.Paragraph(line.In(language), TextLook.Body);

        Response();
        if (report.Results is { } results)
        {
            Indices(results);
            foreach (var grouping in results.Groupings)
                Groups(results, grouping);

            Questions(results);
            if (trend.Waves.Count > 1)
                Trend(trend);

            if (results.Drivers is { } drivers)
                Drivers(drivers);
        }

        Themes();
        Foot(isCommittee);
    }

    private void Head(string unit, bool isCommittee)
    {
        if (language == Language.English)
        {
            writer.Paragraph(unit, Above).Title("Report", $"Results of {report.Wave.Name}")
                .Paragraph("A translation to read. The official report is the Vietnamese one.", TextLook.Body with { Italic = true });
            return;
        }

        var place = isCommittee ? Lower(unit) : unit;
        var issuer = isCommittee ? "Ủy ban nhân dân " + place : unit;
        writer.Letterhead(new Letterhead(issuer, isCommittee ? "BC-UBND" : "BC", Letterhead.PlaceOf(place))).Title("Báo cáo", "Kết quả " + Lower(report.Wave.Name));
    }

    private void Foot(bool isCommittee)
    {
        var day = Day(DateOnly.FromDateTime(report.At.ToOffset(TimeSpan.FromHours(7)).DateTime));
        if (language == Language.English)
        {
            writer.Paragraph($"Figures computed on {day}.", TextLook.Body);
            return;
        }

        writer.Paragraph($"Trên đây là kết quả {Lower(report.Wave.Name)}, số liệu tính ngày {day}./.", TextLook.Body with { KeepWithNext = true });
        writer.Signature(new SignatureBlock(["Như trên", "Lưu: VT"], isCommittee ? ["TM. Ủy ban nhân dân", "CHỦ TỊCH"] : ["THỦ TRƯỞNG CƠ QUAN"]));
    }

    /// <summary>Said first, as on the pages: whoever reads the report alone must know.</summary>
    private void Standing()
    {
        if (report.Wave.State != WaveState.Settled)
        {
            writer.Paragraph(
                Say("Số liệu tạm tính: đợt chưa chốt, số liệu còn đổi theo từng phiếu nhận thêm hoặc bị loại.", "Provisional: the wave is not settled, and figures change with each answer that comes or is excluded."),
                TextLook.Body with { Italic = true });
        }
    }

    private void Response()
    {
        var response = report.Response;
        Part(Say("Ai đã trả lời", "Who answered"));
        writer.Paragraph(
            Say(
                $"Thời gian nhận phiếu theo kế hoạch: từ ngày {Day(report.Wave.OpensOn)} đến ngày {Day(report.Wave.ClosesOn)}. Đã nhận {text.Count(response.Received)} phiếu, trong đó {text.Count(response.Imported)} phiếu nhập từ tệp, {text.Count(response.Excluded)} phiếu không tính.",
                $"Planned time for answers: {Day(report.Wave.OpensOn)} to {Day(report.Wave.ClosesOn)}. {text.Count(response.Received)} came, {text.Count(response.Imported)} of them in files; {text.Count(response.Excluded)} do not count."),
            TextLook.Body);
        if (response.Areas.Count == 0)
            return;

        var total = response.Total;
        Table(Say("Tỷ lệ trả lời theo khu vực", "Response by area"), new DocxTable([34, 12, 12, 12, 10, 12, 10], 1,
        [
            Header(["Khu vực", "Trong mẫu", "Đã trả lời", "Tỷ lệ (%)", "Từ chối", "Không gặp được", "Đã thay"], ["Area", "In the sample", "Answered", "Rate (%)", "Refused", "Not reached", "Swapped"]),
            .. response.Areas.Append(total).Select(area => new DocxRow(
            [
                ReferenceEquals(area, total) ? DocxCell.Header(Say("Tất cả", "All")) : DocxCell.Of(names.Group("", area.Area)), DocxCell.Centered(text.Count(area.Drawn)), DocxCell.Centered(text.Count(area.Answered)),
                DocxCell.Centered(area.Rate is { } rate ? text.Number((double)rate) : "–"), DocxCell.Centered(text.Count(area.Refused)), DocxCell.Centered(text.Count(area.Unreachable)),
                DocxCell.Centered(text.Count(area.Replaced)),
            ])),
        ]));
    }

    private void Indices(WaveResults results)
    {
        Part(Say("Chỉ số", "Indices"));
        if (results.Whole is { } whole)
        {
            var (value, interval, answers) = (text.Number(whole.Value.Value), text.Interval(whole.Value), text.Count(results.Design.Answers));
            writer.Paragraph(Say($"Chỉ số chung là {value} (khoảng tin cậy 95%: {interval}), từ {answers} phiếu được tính.", $"The overall index is {value} (95% interval: {interval}), from {answers} answers that count."), TextLook.Body);
        }

        Table(Say("Chỉ số theo nhân tố (thang 0–100)", "Indices by factor (0 to 100)"), new DocxTable([50, 12, 14, 24], 1,
        [
            Header(["Nhân tố", "Số câu", "Chỉ số", "Khoảng tin cậy 95%"], ["Factor", "Questions", "Index", "95% interval"]),
            .. results.Indices.Select(index => new DocxRow([DocxCell.Of(names.Index(index.Part, index.Code)), DocxCell.Centered(text.Count(index.Items.Count)), .. Cells(index.Value)])),
        ]));
        Chart(results);
    }

    /// <summary>Factors, or the scored questions where there are none.</summary>
    private void Chart(WaveResults results)
    {
        var parts = results.Indices.Where(index => index.Part != IndexPart.Whole).Select(index => (index.Code, index.Value.Value)).ToList();
        var (title, shown) = parts.Count > 0
            ? (Say("Chỉ số theo nhân tố", "Indices by factor"), parts)
            : (Scores(), results.Questions.Where(question => question.Score is not null).Select(question => (Code: question.Field, Value: 100 * question.Score!.Value)).ToList());
        if (shown.Count is > 0 and <= MostColumns)
        {
            writer.Chart(new BarChart(title, [.. shown.Select(one => one.Code)], [new(title, [.. shown.Select(one => (decimal?)one.Value)])])
            {
                Max = 100, NumberFormat = "0.0", Description = $"{Say("Biểu đồ cột", "Bar chart")}: {string.Join("; ", shown.Select(one => $"{one.Code} {text.Number(one.Value)}"))}.",
            });
        }
    }

    private void Part(string title) => writer.Paragraph(string.Create(CultureInfo.InvariantCulture, $"{++parts}. {title}"), Heading);

    private void Table(string title, DocxTable table) => writer.Paragraph(string.Create(CultureInfo.InvariantCulture, $"{Say("Bảng", "Table")} {++tables}. {title}"), Above).Table(table);

    private DocxCell[] Cells(Figure figure, double factor = 1) => [DocxCell.Centered(text.Number(factor * figure.Value)), DocxCell.Centered(text.Interval(figure, factor))];

    private string Scores() => Say("Mức đạt của các câu được chấm (%)", "Scores of the scored questions (%)");

    private string Say(string vietnamese, string english) => language == Language.English ? english : vietnamese;

    private DocxRow Header(string[] vietnamese, string[] english) => DocxRow.Header(language == Language.English ? english : vietnamese);

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static string Lower(string text) => text.Length == 0 ? text : char.ToLower(text[0], CultureInfo.GetCultureInfo("vi-VN")) + text[1..];
}
