using System.Globalization;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Surveys.Results;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Results;

/// <summary>How results were computed and what they leave out, in sentences whose figures come from the results.</summary>
public static class MethodWords
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>One sentence a line: sample, weights, errors, items, small groups, what was left out.</summary>
    public static IReadOnlyList<Message> Of(WaveReport report, Questionnaire questionnaire)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(questionnaire);
        return report.Results is { } results ? [.. Sample(report.Source, results.Design), .. Items(questionnaire, results), .. LeftOut(report)] : LeftOut(report);
    }

    private static IEnumerable<Message> Sample(DesignSource source, DesignFacts design)
    {
        yield return source.IsWeighted
            ? new(
                $"Phiếu được tính thuộc {Vi(design.Strata)} tầng và {Vi(design.Clusters)} {(source.HasClusters ? "cụm" : "người được chọn thẳng")} của giai đoạn một; {Vi(design.Answers)} phiếu đại diện cho {Vi(Math.Round(design.Population))} người.",
                $"Answers that count come from {En(design.Strata)} strata and {En(design.Clusters)} {(source.HasClusters ? "clusters" : "people drawn directly")} of the first stage; {En(design.Answers)} answers stand for {En(Math.Round(design.Population))} people.")
            : new(
                $"Phiếu không có nhãn thiết kế mẫu nên {Vi(design.Answers)} phiếu được coi là một mẫu ngẫu nhiên đơn: đây là giả định, chỉ đúng khi ai cũng có khả năng được hỏi như nhau.",
                $"Answers have no labels of a design, so that the {En(design.Answers)} of them are taken for a simple random sample: an assumption, true only where everybody was as likely to be asked.");
        if (source.IsAdjusted)
        {
            yield return new(
                "Trọng số thiết kế được nâng theo khu vực: người đã trả lời đại diện cả cho người được chọn mà không trả lời ở khu vực ấy.",
                "Design weights are raised by area: who answered stands for those drawn there who did not.");
        }

        yield return new(
            $"Trọng số không đều làm phương sai tăng {Vi(design.WeightEffect, 2)} lần (Kish){(design.DesignEffect is { } effect ? $"; hệ số thiết kế trung vị của các câu là {Vi(effect, 2)}" : "")}.",
            $"Unequal weights raise the variance {En(design.WeightEffect, 2)} times (Kish){(design.DesignEffect is { } same ? $"; the median design effect of the questions is {En(same, 2)}" : "")}.");
        yield return new(
            $"Sai số theo tuyến tính hóa Taylor, {(source.HasPopulation ? "có tính phần đã chọn của tổng thể" : "coi các đơn vị giai đoạn một như được chọn có hoàn lại")}; khoảng tin cậy 95%: logit cho tỷ lệ, t cho chỉ số và trung bình; {Vi(design.Degrees)} bậc tự do. Nhóm chỉ nằm trong một cụm không có khoảng: mẫu không cho biết.",
            $"Errors by Taylor linearisation, {(source.HasPopulation ? "with the part of the population that was drawn" : "units of the first stage taken as drawn with replacement")}; 95 % intervals: logit for shares, t for indices and means; {En(design.Degrees)} degrees of freedom. A group that lies in one cluster has no interval: the sample cannot tell.");
    }

    private static IEnumerable<Message> Items(Questionnaire questionnaire, WaveResults results)
    {
        var items = results.Whole?.Items.Count ?? 0;
        yield return Field.Of(questionnaire).Any(field => field.Scoring is not null)
            ? new(
                $"Chỉ số là bình quân có trọng số của mức đạt ở {Vi(items)} câu được chấm của phiếu hỏi (tỷ lệ hài lòng hoặc giá trị trung bình, theo cách chấm của phiếu), thang 0–100.",
                $"The index is the weighted mean of the scores of {En(items)} scored questions (share satisfied or mean worth, as the questionnaire says), 0 to 100.")
            : new(
                $"Phiếu hỏi không nói cách chấm nên {Vi(items)} câu năm mức được tính: mức 4 và 5 là hài lòng. Đây là giả định.",
                $"The questionnaire says nothing of scoring, so that its {En(items)} five-point questions count: 4 and 5 are satisfied. This is an assumption.");
        yield return new(
            $"Nhóm dưới {Vi(results.Least)} người được ẩn, kèm thêm nhóm khác khi cần để không suy ra được; chỉ số của một nhóm chỉ nêu khi mọi câu trong đó đều nêu được.",
            $"Groups of fewer than {En(results.Least)} people are hidden, others with them where needed so that they cannot be computed; the index of a group is shown only when all its questions are.");
    }

    private static List<Message> LeftOut(WaveReport report)
    {
        var lines = new List<Message>();
        if (report.Response.Excluded > 0)
            lines.Add(new($"{Vi(report.Response.Excluded)} phiếu bị loại sau kiểm tra chất lượng, không tính vào đâu.", $"{En(report.Response.Excluded)} answers were excluded after the checks of quality and count nowhere."));

        if (report.Source.Open > 0)
            lines.Add(new($"{Vi(report.Source.Open)} phiếu qua đường dẫn chung không tính vào ước lượng: không biết người trả lời đại diện cho ai.", $"{En(report.Source.Open)} answers of the open link are in no estimate: nobody knows whom they stand for."));

        if (report.Source.WithoutLabels > 0)
            lines.Add(new($"{Vi(report.Source.WithoutLabels)} phiếu không có trọng số thiết kế nên không tính vào ước lượng.", $"{En(report.Source.WithoutLabels)} answers have no design weight and are in no estimate."));

        return lines;
    }

    private static string Vi(double number, int digits = 0) => Written(number, digits, Vietnamese);

    private static string En(double number, int digits = 0) => Written(number, digits, English);

    private static string Written(double number, int digits, CultureInfo culture) => number.ToString("N" + digits.ToString(CultureInfo.InvariantCulture), culture);
}
