using ParIndex.Core.Surveys.Sampling.Frames;
using ParIndex.Core.Text;

namespace ParIndex.Core.Surveys.Sampling;

/// <summary>What stands against a design before anything is drawn, all at once.</summary>
internal static class DesignCheck
{
    public static List<Message> Of(SamplingFrame frame, SamplingDesign design)
    {
        var problems = new List<Message>();
        if (frame.Count == 0)
            problems.Add(new("Khung mẫu không còn dòng nào sau khi làm sạch: xem báo cáo làm sạch.", "No line of the frame is left after cleaning: see the cleaning report."));

        if (design.Stages.Count == 0)
            problems.Add(new("Thiết kế chưa có giai đoạn nào: thêm ít nhất một mục stages.", "The design has no stage: add at least one under stages."));

        var above = new List<string>();
        for (var i = 0; i < design.Stages.Count; i++)
        {
            var stage = design.Stages[i];
            CheckStage(frame, stage, i + 1, i == design.Stages.Count - 1, above, problems);
            above.AddRange(stage.Strata);
            above.AddRange(stage.Unit is { } unit ? [unit] : Array.Empty<string>());
        }

        return problems;
    }

    private static void CheckStage(SamplingFrame frame, StageDesign stage, int number, bool isLast, List<string> above, List<Message> problems)
    {
        IEnumerable<string?> columns = [stage.Unit, .. stage.Strata, .. stage.Order, .. stage.MinimumBy, stage.Measure];
        foreach (var column in columns.OfType<string>().Distinct(StringComparer.Ordinal).Where(name => frame.Column(name) is null))
            Tell($"khung mẫu không có cột “{column}”", $"the frame has no column “{column}”");

        if (isLast != stage.Unit is null)
            Tell(isLast ? "giai đoạn cuối chọn người nên không có unit" : "phải nêu unit: chỉ giai đoạn cuối chọn người", isLast ? "the last stage chooses people and has no unit" : "name a unit: only the last stage chooses people");

        if (stage.MinimumBy.Except([.. stage.Strata, .. above], StringComparer.Ordinal).Any())
            Tell("minimum_by chỉ gồm các cột phân tầng hoặc đơn vị ở giai đoạn trên", "minimum_by takes columns of strata or units above");

        if (stage.Minimum < 0 || stage.Replacements < 0)
            Tell("minimum và replacements là số từ 0", "minimum and replacements are numbers from 0");

        if (stage.Replacements > 0 && !isLast)
            Tell("chỉ giai đoạn cuối có danh sách thay thế", "only the last stage has replacements");

        if (stage.Deviations.Values.Any(deviation => !double.IsFinite(deviation) || deviation < 0))
            Tell("độ lệch chuẩn là số từ 0", "standard deviations are numbers from 0");

        if (stage.Method is SelectionMethod.PpsSystematic or SelectionMethod.PpsBrewer && stage.Unit is null && stage.Measure is null)
            Tell("chọn người theo quy mô cần cột measure", "choosing people by size needs a column measure");

        switch (stage.Count)
        {
            case StageCount.Total { Number: <= 0 } or StageCount.Take { Number: <= 0 }:
                Tell("số đơn vị phải từ 1", "the number of units begins at 1");
                break;
            case StageCount.Rate { Share: not (> 0 and <= 1) }:
                Tell("rate nằm trong khoảng trên 0 đến 1", "rate lies above 0, at most 1");
                break;
            case StageCount.Computed when !isLast:
                Tell("precision chỉ dùng ở giai đoạn cuối (người)", "precision belongs to the last stage (people)");
                break;
            case StageCount.Computed { Asked: var asked } when asked.Margin is not (> 0 and < 1) || asked.Confidence is not (> 0 and < 1) || asked.Share is not (> 0 and < 1)
                || asked.Response is not (> 0 and <= 1) || asked.DesignEffect is not (> 0 and <= 100):
                Tell("precision: margin, confidence, share nằm giữa 0 và 1; response trên 0 đến 1; design_effect trên 0 đến 100", "precision: margin, confidence, share lie between 0 and 1; response above 0, at most 1; design_effect above 0, at most 100");
                break;
            default:
                break;
        }

        void Tell(string vietnamese, string english) => problems.Add(new($"Giai đoạn {number}: {vietnamese}.", $"Stage {number}: {english}."));
    }
}
