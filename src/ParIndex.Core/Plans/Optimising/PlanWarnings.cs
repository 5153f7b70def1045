using ParIndex.Core.Text;

namespace ParIndex.Core.Plans.Optimising;

/// <summary>What a reader should know before a plan is signed.</summary>
internal sealed class PlanWarnings(ImprovementProblem problem, PlanModel model)
{
    /// <summary>Below this chance a step is a gamble.</summary>
    private const decimal Gamble = 0.5m;

    public IReadOnlyList<Message> Of(List<PlanColumn> columns, List<PlanYear> years)
    {
        var found = new List<Message>();
        Paper(columns, found);
        Chances(columns, years, found);
        var unowned = columns.Where(column => string.IsNullOrWhiteSpace(column.Step.Owner)).ToList();
        if (unowned.Count > 0)
        {
            found.Add(new(
                $"{unowned.Count} bước chưa có người chịu trách nhiệm: {Names(unowned)}.", $"{unowned.Count} steps have no owner: {Names(unowned)}."));
        }

        foreach (var year in years.Where(year => year.Needed == year.Points))
        {
            found.Add(new(
                $"Năm {year.Year} vừa đủ điểm, không có dự phòng: một bước hỏng là không đạt.",
                $"{year.Year} is reached with nothing to spare: one failed step misses it."));
        }

        return found;
    }

    /// <summary>Points won without real improvement.</summary>
    private static void Paper(List<PlanColumn> columns, List<Message> found)
    {
        var paper = columns.Where(column => !column.Step.IsReal && column.Step.Gain > 0).ToList();
        if (paper.Count == 0) return;
        var all = columns.Where(column => column.Step.Gain > 0).Sum(column => column.Step.Gain);
        var points = PlanText.Number(paper.Sum(column => column.Step.Gain));
        var total = PlanText.Number(all);
        found.Add(new(
            $"{points.Vietnamese} trong {total.Vietnamese} điểm thêm chỉ có trên giấy, không cải thiện thật: {Names(paper)}.",
            $"{points.English} of {total.English} points gained are on paper only, without real improvement: {Names(paper)}."));
    }

    private void Chances(List<PlanColumn> columns, List<PlanYear> years, List<Message> found)
    {
        var gambles = columns.Where(column => column.Step.Chance < Gamble && model.Counted(column.Step) > 0).ToList();
        if (gambles.Count > 0)
        {
            found.Add(new(
                $"{gambles.Count} bước có khả năng thành công dưới 50 %: {Names(gambles)}.", $"{gambles.Count} steps have a chance below 50%: {Names(gambles)}."));
        }

        if (problem.Goal.Counting == PointsCounting.Expected) return;
        foreach (var year in years.Where(year => year.ExpectedPoints < year.Needed))
        {
            var (expected, needed) = (PlanText.Number(year.ExpectedPoints), PlanText.Number(year.Needed!.Value));
            found.Add(new(
                $"Năm {year.Year}: tính cả khả năng thành công, điểm kỳ vọng là {expected.Vietnamese}, dưới mức cần {needed.Vietnamese}.",
                $"{year.Year}: with chances of success {expected.English} points are expected, below the {needed.English} needed."));
        }
    }

    private static string Names(List<PlanColumn> columns) =>
        string.Join(", ", columns.Take(8).Select(column => column.Step.Id)) + (columns.Count > 8 ? " …" : "");
}
