using ParIndex.Core.Surveys.Results;
using ParIndex.Documents.Writing;

namespace ParIndex.App.Surveys.Results;

/// <summary>The tables below the indices.</summary>
public sealed partial class ResultsDocument
{
    private void Groups(WaveResults results, Grouping grouping)
    {
        if (results.Whole is not { } whole)
            return;

        var cells = whole.By(grouping.Code);
        Table(Say($"Chỉ số chung theo {Lower(names.Grouping(grouping.Code))}", $"Overall index by {Lower(names.Grouping(grouping.Code))}"), new DocxTable([40, 12, 14, 22, 12], 1,
        [
            Header(["Nhóm", "Người", "Chỉ số", "Khoảng tin cậy 95%", "p (Holm)"], ["Group", "People", "Index", "95% interval", "p (Holm)"]),
            .. grouping.Groups.Select((group, place) => new DocxRow(cells[place].Value is { } value
                ? [DocxCell.Of(names.Group(grouping.Code, group)), DocxCell.Centered(text.Count(cells[place].People ?? 0)), .. Cells(value), DocxCell.Centered(text.Chance(cells[place].Difference?.Holm))]
                : [DocxCell.Of(names.Group(grouping.Code, group)), DocxCell.Centered(text.Hidden(cells[place].Showing)) with { ColumnSpan = 4 }])),
        ]));
    }

    private void Questions(WaveResults results)
    {
        Part(Say("Từng câu hỏi", "Questions"));
        var scored = results.Questions.Where(question => question.Score is not null).ToList();
        if (scored.Count > 0)
        {
            Table(Scores(), new DocxTable([56, 12, 12, 20], 1,
            [
                Header(["Câu hỏi", "Người", "Mức đạt", "Khoảng tin cậy 95%"], ["Question", "People", "Score", "95% interval"]),
                .. scored.Select(question => new DocxRow([DocxCell.Of(names.Question(question.Field)), DocxCell.Centered(text.Count(question.People ?? 0)), .. Cells(question.Score!, 100)])),
            ]));
        }

        foreach (var question in results.Questions.Where(question => question.Score is null && question.Options.Count > 0))
        {
            Table($"{names.Question(question.Field)} ({text.Count(question.People ?? 0)} {Say("người trả lời", "people answered")}, %)", new DocxTable([56, 20, 24], 1,
            [
                Header(["Phương án", "Tỷ lệ", "Khoảng tin cậy 95%"], ["Choice", "Share", "95% interval"]), .. question.Options.Select(option => new DocxRow([DocxCell.Of(names.Option(question.Field, option.Code)), .. Cells(option.Share, 100)])),
            ]));
        }
    }

    private void Trend(WaveTrend trend)
    {
        Part(Say("So với đợt trước", "Beside the wave before"));
        Table(Say($"Thay đổi so với {Lower(trend.Waves[^2].Name)} (hai mẫu độc lập)", $"Change since {trend.Waves[^2].Name} (two independent samples)"), new DocxTable([48, 14, 14, 12, 12], 1,
        [
            Header(["Nhân tố", "Đợt trước", "Đợt này", "Thay đổi", "p (Holm)"], ["Factor", "Before", "Now", "Change", "p (Holm)"]),
            .. trend.Lines.Where(line => line.Change is not null).Select(line => new DocxRow(
            [
                DocxCell.Of(names.Index(line.Part, line.Code)), DocxCell.Centered(text.Number(line.Values[^2]!.Value)), DocxCell.Centered(text.Number(line.Values[^1]!.Value)),
                DocxCell.Centered(text.Signed(line.Change!.Value)), DocxCell.Centered(text.Chance(line.Change.Holm)),
            ])),
        ]));
    }

    private void Drivers(DriverTable drivers)
    {
        Part(Say("Yếu tố đi cùng mức hài lòng", "What goes with satisfaction"));
        writer.Paragraph(Say("Các con số dưới đây cho biết điều gì cùng cao, cùng thấp với nhau, không phải nguyên nhân.", "The figures below tell what is high and low together, not what causes what."), TextLook.Body);
        Table(DriversOf(drivers), new DocxTable([36, 14, 19, 12, 19], 1,
        [
            Header(["Nhân tố", "Phần trong R² (%)", "Khoảng tin cậy 95%", "Tương quan", "Khoảng tin cậy 95%"], ["Factor", "Part of R² (%)", "95% interval", "Correlation", "95% interval"]),
            .. drivers.Drivers.Select(driver => new DocxRow([
                DocxCell.Of(names.Index(driver.Part, driver.Code)), DocxCell.Centered(driver.Importance is { } part ? text.Number(100 * part) : "–"), DocxCell.Centered(driver.Importance is null ? "–" : text.Range(driver.ImportanceRange, 100)),
                DocxCell.Centered(text.Number(driver.Correlation, 2)), DocxCell.Centered(text.Range(driver.CorrelationRange, 1, 2)),
            ])),
        ]));
    }

    private string DriversOf(DriverTable drivers) => drivers.Target is { } target
        ? Say($"Phần của mỗi nhân tố trong R² của câu “{names.Question(target)}” (LMG)", $"Part of each factor in R² of “{names.Question(target)}” (LMG)")
        : Say("Tương quan của mỗi nhân tố với trung bình các nhân tố còn lại", "Correlation of each factor with the mean of the others");

    private void Themes()
    {
        if (report.Themes.Count == 0)
            return;

        Part(Say("Ý kiến bằng lời", "Open answers"));
        Table(Say("Số ý kiến theo chủ đề", "Open answers by theme"), new DocxTable([70, 30], 1,
        [
            Header(["Chủ đề", "Ý kiến"], ["Theme", "Answers"]),
            .. report.Themes.Select(theme => new DocxRow([DocxCell.Of(theme.Name), DocxCell.Centered(theme.Count is { } count ? text.Count(count) : text.Below(text.Count(report.Wave.SmallestCell)))])),
        ]));
    }
}
