using System.Globalization;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Surveys.Results;
using ParIndex.Core.Text;
using ParIndex.Core.Units;
using ParIndex.Documents.Writing;

namespace ParIndex.App.Surveys.Results;

/// <summary>
/// The results of a wave as an official document in the form of Decree 30/2020/NĐ-CP: how it was done, who answered, indices and questions with intervals, change, limits. Every
/// figure is printed from the report, so that the document says what the pages say.
/// </summary>
public sealed class ResultsDocument
{
    /// <summary>More columns cannot be read.</summary>
    private const int MostColumns = 20;

    private static readonly TextLook Heading = TextLook.Body with { Bold = true, KeepWithNext = true };
    private static readonly TextLook Above = new() { Size = 13, Italic = true, Alignment = TextAlignment.Center, SpaceBefore = 6, KeepWithNext = true };

    private readonly DocxWriter writer = new();
    private readonly WaveReport report;
    private readonly ResultNames names;
    private int parts;
    private int tables;

    private ResultsDocument(WaveReport report, Questionnaire questionnaire) => (this.report, names) = (report, new ResultNames(questionnaire, Language.Vietnamese));

    /// <summary>Writes DOCX.</summary>
    /// <param name="stream">Seekable.</param>
    /// <param name="report">The results.</param>
    /// <param name="questionnaire">What was asked.</param>
    /// <param name="trend">Beside earlier waves.</param>
    /// <param name="unit">Unit that asks, for its name; null: it is not known.</param>
    public static void Write(Stream stream, WaveReport report, Questionnaire questionnaire, WaveTrend trend, Unit? unit)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(questionnaire);
        ArgumentNullException.ThrowIfNull(trend);
        var document = new ResultsDocument(report, questionnaire);
        document.Write(MethodWords.Of(report, questionnaire), trend, unit?.NameAt(UnitRegister.YearEnd(report.Wave.Year)).Full ?? "…", unit?.Kind.IsTerritorial() ?? false);
        document.writer.Save(stream);
    }

    private void Write(IReadOnlyList<Message> method, WaveTrend trend, string unit, bool isCommittee)
    {
        var place = isCommittee ? Lower(unit) : unit;
        var issuer = isCommittee ? "Ủy ban nhân dân " + place : unit;
        writer.Letterhead(new Letterhead(issuer, isCommittee ? "BC-UBND" : "BC", Letterhead.PlaceOf(place))).Title("Báo cáo", "Kết quả " + Lower(report.Wave.Name));
        Part("Cách làm");
        foreach (var line in method)
            writer.Paragraph(line.Vietnamese, TextLook.Body);

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
        writer.Paragraph($"Trên đây là kết quả {Lower(report.Wave.Name)}, số liệu tính ngày {report.At.ToOffset(TimeSpan.FromHours(7)).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}./.", TextLook.Body with { KeepWithNext = true });
        writer.Signature(new SignatureBlock(["Như trên", "Lưu: VT"], isCommittee ? ["TM. Ủy ban nhân dân", "CHỦ TỊCH"] : ["THỦ TRƯỞNG CƠ QUAN"]));
    }

    private void Response()
    {
        var response = report.Response;
        Part("Ai đã trả lời");
        writer.Paragraph(
            $"Đợt nhận phiếu từ ngày {Day(report.Wave.OpensOn)} đến ngày {Day(report.Wave.ClosesOn)}: nhận {ResultText.Count(response.Received)} phiếu, trong đó {ResultText.Count(response.Imported)} phiếu nhập từ tệp, {ResultText.Count(response.Excluded)} phiếu không tính.",
            TextLook.Body);
        if (response.Areas.Count == 0)
            return;

        var total = response.Total;
        Table("Tỷ lệ trả lời theo khu vực", new DocxTable([34, 12, 12, 12, 10, 12, 10], 1,
        [
            DocxRow.Header("Khu vực", "Trong mẫu", "Đã trả lời", "Tỷ lệ (%)", "Từ chối", "Không gặp được", "Đã thay"),
            .. response.Areas.Append(total).Select(area => new DocxRow(
            [
                ReferenceEquals(area, total) ? DocxCell.Header("Tất cả") : DocxCell.Of(names.Group("", area.Area)), DocxCell.Centered(ResultText.Count(area.Drawn)), DocxCell.Centered(ResultText.Count(area.Answered)),
                DocxCell.Centered(area.Rate is { } rate ? ResultText.Number((double)rate) : "–"), DocxCell.Centered(ResultText.Count(area.Refused)), DocxCell.Centered(ResultText.Count(area.Unreachable)),
                DocxCell.Centered(ResultText.Count(area.Replaced)),
            ])),
        ]));
    }

    private void Indices(WaveResults results)
    {
        Part("Chỉ số");
        if (results.Whole is { } whole)
            writer.Paragraph($"Chỉ số chung là {ResultText.Number(whole.Value.Value)} (khoảng tin cậy 95%: {ResultText.Interval(whole.Value)}), từ {ResultText.Count(results.Design.Answers)} phiếu được tính.", TextLook.Body);

        Table("Chỉ số theo nhân tố (thang 0–100)", new DocxTable([50, 12, 14, 24], 1,
        [
            DocxRow.Header("Nhân tố", "Số câu", "Chỉ số", "Khoảng tin cậy 95%"),
            .. results.Indices.Select(index => new DocxRow([DocxCell.Of(names.Index(index.Part, index.Code)), DocxCell.Centered(ResultText.Count(index.Items.Count)), .. Cells(index.Value)])),
        ]));
        Chart(results);
    }

    /// <summary>Factors, or the scored questions where there are none.</summary>
    private void Chart(WaveResults results)
    {
        var parts = results.Indices.Where(index => index.Part != IndexPart.Whole).Select(index => (index.Code, index.Value.Value)).ToList();
        var (title, shown) = parts.Count > 0
            ? ("Chỉ số theo nhân tố", parts)
            : ("Mức đạt của các câu được chấm (%)", results.Questions.Where(question => question.Score is not null).Select(question => (Code: question.Field, Value: 100 * question.Score!.Value)).ToList());
        if (shown.Count is > 0 and <= MostColumns)
        {
            writer.Chart(new BarChart(title, [.. shown.Select(one => one.Code)], [new(title, [.. shown.Select(one => (decimal?)one.Value)])])
            {
                Max = 100, NumberFormat = "0.0", Description = $"Biểu đồ cột: {string.Join("; ", shown.Select(one => $"{one.Code} {ResultText.Number(one.Value)}"))}.",
            });
        }
    }

    private void Groups(WaveResults results, Grouping grouping)
    {
        if (results.Whole is not { } whole)
            return;

        var cells = whole.By(grouping.Code);
        Table($"Chỉ số chung theo {Lower(names.Grouping(grouping.Code))}", new DocxTable([40, 12, 14, 22, 12], 1,
        [
            DocxRow.Header("Nhóm", "Người", "Chỉ số", "Khoảng tin cậy 95%", "p (Holm)"),
            .. grouping.Groups.Select((group, place) => new DocxRow(cells[place].Value is { } value
                ? [DocxCell.Of(names.Group(grouping.Code, group)), DocxCell.Centered(ResultText.Count(cells[place].People ?? 0)), .. Cells(value), DocxCell.Centered(ResultText.Chance(cells[place].Difference?.Holm))]
                : [DocxCell.Of(names.Group(grouping.Code, group)), DocxCell.Centered(ResultText.Hidden(cells[place].Showing)) with { ColumnSpan = 4 }])),
        ]));
    }

    private void Questions(WaveResults results)
    {
        Part("Từng câu hỏi");
        var scored = results.Questions.Where(question => question.Score is not null).ToList();
        if (scored.Count > 0)
        {
            Table("Mức đạt của các câu được chấm (%)", new DocxTable([56, 12, 12, 20], 1,
            [
                DocxRow.Header("Câu hỏi", "Người", "Mức đạt", "Khoảng tin cậy 95%"),
                .. scored.Select(question => new DocxRow([DocxCell.Of(names.Question(question.Field)), DocxCell.Centered(ResultText.Count(question.People ?? 0)), .. Cells(question.Score!, 100)])),
            ]));
        }

        foreach (var question in results.Questions.Where(question => question.Score is null && question.Options.Count > 0))
        {
            Table($"{names.Question(question.Field)} ({ResultText.Count(question.People ?? 0)} người trả lời, %)", new DocxTable([56, 20, 24], 1,
            [
                DocxRow.Header("Phương án", "Tỷ lệ", "Khoảng tin cậy 95%"), .. question.Options.Select(option => new DocxRow([DocxCell.Of(names.Option(question.Field, option.Code)), .. Cells(option.Share, 100)])),
            ]));
        }
    }

    private void Trend(WaveTrend trend)
    {
        Part("So với đợt trước");
        Table($"Thay đổi so với {Lower(trend.Waves[^2].Name)} (hai mẫu độc lập)", new DocxTable([48, 14, 14, 12, 12], 1,
        [
            DocxRow.Header("Nhân tố", "Đợt trước", "Đợt này", "Thay đổi", "p (Holm)"),
            .. trend.Lines.Where(line => line.Change is not null).Select(line => new DocxRow(
            [
                DocxCell.Of(names.Index(line.Part, line.Code)), DocxCell.Centered(ResultText.Number(line.Values[^2]!.Value)), DocxCell.Centered(ResultText.Number(line.Values[^1]!.Value)),
                DocxCell.Centered(ResultText.Signed(line.Change!.Value)), DocxCell.Centered(ResultText.Chance(line.Change.Holm)),
            ])),
        ]));
    }

    private void Drivers(DriverTable drivers)
    {
        Part("Yếu tố đi cùng mức hài lòng");
        writer.Paragraph("Các con số dưới đây cho biết điều gì cùng cao, cùng thấp với nhau, không phải nguyên nhân.", TextLook.Body);
        Table(drivers.Target is { } target ? $"Phần của mỗi nhân tố trong R² của câu “{names.Question(target)}” (LMG)" : "Tương quan của mỗi nhân tố với trung bình các nhân tố còn lại", new DocxTable([60, 20, 20], 1,
        [
            DocxRow.Header("Nhân tố", "Phần trong R² (%)", "Tương quan"),
            .. drivers.Drivers.Select(driver => new DocxRow([
                DocxCell.Of(names.Index(driver.Part, driver.Code)), DocxCell.Centered(driver.Importance is { } part ? ResultText.Number(100 * part) : "–"), DocxCell.Centered(ResultText.Number(driver.Correlation, 2)),
            ])),
        ]));
    }

    private void Themes()
    {
        if (report.Themes.Count == 0)
            return;

        Part("Ý kiến bằng lời");
        Table("Số ý kiến theo chủ đề", new DocxTable([70, 30], 1,
        [
            DocxRow.Header("Chủ đề", "Ý kiến"),
            .. report.Themes.Select(theme => new DocxRow([DocxCell.Of(theme.Name), DocxCell.Centered(theme.Count is { } count ? ResultText.Count(count) : $"dưới {ResultText.Count(report.Wave.SmallestCell)}")])),
        ]));
    }

    private void Part(string title) => writer.Paragraph(string.Create(CultureInfo.InvariantCulture, $"{++parts}. {title}"), Heading);

    private void Table(string title, DocxTable table) => writer.Paragraph(string.Create(CultureInfo.InvariantCulture, $"Bảng {++tables}. {title}"), Above).Table(table);

    private static DocxCell[] Cells(Figure figure, double factor = 1) => [DocxCell.Centered(ResultText.Number(factor * figure.Value)), DocxCell.Centered(ResultText.Interval(figure, factor))];

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static string Lower(string text) => text.Length == 0 ? text : char.ToLower(text[0], CultureInfo.GetCultureInfo("vi-VN")) + text[1..];
}
