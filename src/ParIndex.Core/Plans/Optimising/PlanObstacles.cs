using ParIndex.Core.Plans.Optimising.Solving;
using ParIndex.Core.Text;

namespace ParIndex.Core.Plans.Optimising;

/// <summary>Why there is no plan: how far the limits let one go, which limit alone stands in the way, or which ones together.</summary>
internal sealed class PlanObstacles(ImprovementProblem problem, PlanModel model, CancellationToken cancellation)
{
    private const long MostNodes = 20_000;

    private readonly PlanText text = new(problem);
    private readonly List<PlanObstacle> found = [];

    public IReadOnlyList<PlanObstacle> Find()
    {
        var targets = model.Rows.Where(row => row.Source is YearTarget).ToList();
        foreach (var row in targets) Ceiling(row, (YearTarget)row.Source);
        if (found.Exists(obstacle => obstacle.Limit is null)) return found;
        var limits = model.Rows.Where(row => row.Source is PlanLimit).Select(row => row.Source).Distinct(ReferenceEqualityComparer.Instance).ToList();
        var alone = limits.Where(limit => Alone(limit!)).ToList();
        if (alone.Count == 0) Together([.. limits, .. targets.Select(row => (object)row.Source)]);
        return found;
    }

    /// <summary>The most points of a year: by all steps together, and under the limits.</summary>
    private void Ceiling(PlanRow row, YearTarget target)
    {
        var year = model.YearOf(target.Year);
        var free = model.PointsIn(year, Chosen(Least(model.LostPoints(year), [])) ?? []);
        if (free < target.Points)
        {
            var (most, short_) = (PlanText.Number(free), PlanText.Number(target.Points - free));
            found.Add(new(null, target.Points, free, new(
                $"Năm {target.Year}: làm mọi bước đã nêu cũng chỉ được {most.Vietnamese} điểm, thiếu {short_.Vietnamese}. Cần thêm bước hoặc hạ mục tiêu.",
                $"{target.Year}: even every step together gives only {most.English} points, {short_.English} too few. Add steps or lower the goal.")));
            return;
        }

        var under = Least(model.LostPoints(year), model.Rows.Where(other => other.Source is PlanLimit));
        if (Chosen(under) is not { } chosen || !under.IsProved) return;
        var points = model.PointsIn(year, chosen);
        if (points >= target.Points) return;
        var (reached, missing) = (PlanText.Number(points), PlanText.Number(target.Points - points));
        found.Add(new(row.Source, target.Points, points, new(
            $"Năm {target.Year}: trong các giới hạn hiện có, cao nhất được {reached.Vietnamese} điểm, thiếu {missing.Vietnamese}.",
            $"{target.Year}: within the limits {reached.English} points are the most, {missing.English} too few.")));
    }

    /// <summary>Whether loosening this limit alone would do, and by how much.</summary>
    private bool Alone(object limit)
    {
        var own = model.Rows.Where(row => ReferenceEquals(row.Source, limit)).ToList();
        var rest = model.Rows.Where(row => !ReferenceEquals(row.Source, limit)).ToList();
        var objective = own is [var only] ? Enumerable.Range(0, model.Columns.Count).Select(column => only.Factors.GetValueOrDefault(column)).ToList() : [.. model.Columns.Select(_ => 0m)];
        var result = Least(objective, rest);
        if (result.Best is not { } chosen) return false;
        var name = text.Limit(limit);
        var (now, needed) = own is [var row] && result.IsProved && limit is BudgetLimit or CapacityLimit or CountLimit or BigChangeLimit
            ? (Math.Abs(own[0].Limit), Math.Abs(chosen.Sum(column => own[0].Factors.GetValueOrDefault(column)))) : ((decimal?)null, (decimal?)null);
        var change = needed is { } must
            ? PlanText.Join(new("; cần thành ", "; it would have to be "), PlanText.Number(must, 6))
            : new Message("; bỏ hoặc nới điều kiện này thì có phương án", "; without it there is a plan");
        found.Add(new(limit, now, needed, PlanText.With(PlanText.Join(PlanText.Join(new("Vướng ", "In the way: "), name), change), ".", ".")));
        return true;
    }

    /// <summary>A smallest set of conditions that cannot hold together: each left out in turn as long as the rest still clash.</summary>
    private void Together(List<object?> conditions)
    {
        foreach (var condition in conditions.ToList())
        {
            var without = conditions.Where(other => !ReferenceEquals(other, condition)).ToList();
            var rows = model.Rows.Where(row => without.Exists(kept => ReferenceEquals(kept, row.Source)));
            var result = Least([.. model.Columns.Select(_ => 0m)], rows);
            if (result is { Best: null, IsProved: true }) conditions = without;
        }

        var names = conditions.Select(condition => text.Limit(condition!)).ToList();
        found.Add(new(null, null, null, new(
            $"Không thể cùng lúc giữ: {string.Join("; ", names.Select(name => name.Vietnamese))}. Nới ít nhất một điều kiện.",
            $"These cannot hold together: {string.Join("; ", names.Select(name => name.English))}. Loosen at least one.")));
    }

    private SearchResult Least(IReadOnlyList<decimal> objective, IEnumerable<PlanRow> rows) =>
        Search.Run(model.Program(objective, rows).Program, MostNodes, long.MinValue, cancellation);

    private List<PlanColumn>? Chosen(SearchResult result) => result.Best?.Select(column => model.Columns[column]).ToList();
}
