using ParIndex.Core.Text;

namespace ParIndex.Core.Plans.Optimising;

/// <summary>Makes a choice of columns a plan people can read: figures by year, reasons, warnings.</summary>
internal sealed class PlanWords(ImprovementProblem problem, PlanModel model)
{
    private readonly PlanText text = new(problem);

    public ChosenPlan Plan(IReadOnlyList<int> chosen)
    {
        var columns = chosen.Select(column => model.Columns[column]).OrderBy(column => column.Leaf).ToList();
        var cost = columns.Sum(column => column.Cost);
        var gained = columns.Sum(column => model.Counted(column.Step) * (column.To - column.From + 1));
        var years = problem.AllYears.Select((year, i) => Year(year, i, columns)).ToList();
        var steps = columns.Select(column => Step(column, columns, chosen, years)).ToList();
        return new ChosenPlan(steps, problem.Goal is ReachPoints ? cost : gained, cost, years, new PlanWarnings(problem, model).Of(columns, years));
    }

    private PlanYear Year(int year, int number, List<PlanColumn> columns)
    {
        var kept = columns.Where(column => column.IsKept(number)).ToList();
        var present = problem.BaseOf(number);
        var effort = columns.Where(column => column.From == number).SelectMany(column => column.Step.Effort)
            .GroupBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Sum(pair => pair.Value), StringComparer.Ordinal);
        return new PlanYear(
            year, model.PointsIn(number, columns), present + kept.Sum(column => column.Step.Gain), present + kept.Sum(column => column.Step.ExpectedGain),
            (problem.Goal as ReachPoints)?.Targets.Where(target => target.Year == year).Select(target => (decimal?)target.Points).Max(),
            columns.Sum(column => column.CostIn(number)), effort);
    }

    private PlannedStep Step(PlanColumn column, List<PlanColumn> columns, IReadOnlyList<int> chosen, List<PlanYear> years)
    {
        var step = column.Step;
        return new PlannedStep(
            problem.Leaves[column.Leaf], step, problem.FirstYear + column.From, problem.FirstYear + column.To, column.Cost, PerPoint(column),
            [.. Reasons(column, columns, chosen, years)]);
    }

    /// <summary>Money per point and year; null when no point is gained.</summary>
    private decimal? PerPoint(PlanColumn column) =>
        model.Counted(column.Step) > 0 ? column.Cost / (model.Counted(column.Step) * (column.To - column.From + 1)) : null;

    private IEnumerable<Message> Reasons(PlanColumn column, List<PlanColumn> columns, IReadOnlyList<int> chosen, List<PlanYear> years)
    {
        var names = new[] { column.Step.Id, problem.Leaves[column.Leaf].Code };
        if (problem.Limits.OfType<ForcedLimit>().Any(forced => forced.IsIn && names.Contains(forced.Step)))
        {
            yield return new("đã quyết định trước", "decided beforehand");
        }

        foreach (var need in problem.Limits.OfType<NeedLimit>().Where(need => need.AnyOf.Any(names.Contains)))
        {
            if (columns.Find(other => other != column && (other.Step.Id == need.Step || problem.Leaves[other.Leaf].Code == need.Step)) is { } needing)
            {
                yield return new($"bước “{needing.Step.Id}” cần đến", $"needed by “{needing.Step.Id}”");
            }
        }

        if (IsNeededForCount(column, chosen)) yield return new("để đủ số lượng tối thiểu của nhóm", "makes up the least number of its group");
        if (problem.Goal is ReachPoints && ShortWithout(column, columns, years) is { } missing)
        {
            yield return PlanText.Join(new($"thiếu bước này, năm {missing.Year} hụt ", $"without it {missing.Year} falls short by "), PlanText.With(PlanText.Number(missing.Points), " điểm", " points"));
        }

        if (PerPoint(column) is not { } price) yield break;
        var place = Prices().Count(other => other.Key != column.Step.Id && other.Value < price) + 1;
        yield return PlanText.Join(
            text.Money(price), new($" mỗi điểm, rẻ thứ {place} trong {Prices().Count} bước", $" a point, number {place} of {Prices().Count} steps by price"));
    }

    /// <summary>Least price per point of every step that gains some.</summary>
    private Dictionary<string, decimal> Prices() => prices ??= model.Columns.Select(column => (column.Step.Id, Price: PerPoint(column))).Where(pair => pair.Price is not null)
        .GroupBy(pair => pair.Id, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Min(pair => pair.Price!.Value), StringComparer.Ordinal);

    private Dictionary<string, decimal>? prices;

    private bool IsNeededForCount(PlanColumn column, IReadOnlyList<int> chosen)
    {
        var number = chosen.First(i => ReferenceEquals(model.Columns[i], column));
        return model.Rows.Any(row => row.Source is CountLimit && row.Factors.GetValueOrDefault(number) < 0
            && chosen.Where(i => i != number).Sum(i => row.Factors.GetValueOrDefault(i)) > row.Limit);
    }

    private (int Year, decimal Points)? ShortWithout(PlanColumn column, List<PlanColumn> columns, List<PlanYear> years)
    {
        var rest = columns.Where(other => other != column).ToList();
        return years.Where(year => year.Needed is not null)
            .Select(year => (year.Year, Points: year.Needed!.Value - model.PointsIn(model.YearOf(year.Year), rest)))
            .Where(pair => pair.Points > 0).Select(pair => ((int, decimal)?)pair).FirstOrDefault();
    }
}
