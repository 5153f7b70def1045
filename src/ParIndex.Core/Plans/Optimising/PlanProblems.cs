using ParIndex.Core.Text;

namespace ParIndex.Core.Plans.Optimising;

/// <summary>Something wrong in an improvement problem.</summary>
/// <param name="Part">The record at fault: a leaf, step, limit, goal or the problem itself.</param>
/// <param name="Text">What and how to mend.</param>
public sealed record PlanProblem(object Part, Message Text);

/// <summary>Checks an improvement problem: names, ranges, size. All problems at once.</summary>
public static class PlanProblems
{
    /// <summary>Money, effort and points are at most this.</summary>
    public const decimal Largest = 1_000_000_000_000m;

    /// <summary>Steps times years of start: beyond this an exact search is hopeless.</summary>
    public const int MostChoices = 5_000;

    public static IReadOnlyList<PlanProblem> Of(ImprovementProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var found = new List<PlanProblem>();
        if (problem.Years is < 1 or > ImprovementProblem.MostYears)
        {
            Add(problem, $"số năm là {problem.Years}: từ 1 đến {ImprovementProblem.MostYears}.", $"{problem.Years} years: 1 to {ImprovementProblem.MostYears}.");
            return found;
        }

        if (problem.Base.Count != 1 && problem.Base.Count != problem.Years)
        {
            Add(problem, "điểm hiện có: một số, hoặc mỗi năm một số.", "present points: one number, or one for each year.");
            return found;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var leaf in problem.Leaves)
        {
            if (!names.Add(leaf.Code)) Add(leaf, $"tiêu chí “{leaf.Code}” có hai lần: gộp lại.", $"leaf “{leaf.Code}” is given twice: join them.");
        }

        foreach (var step in problem.Steps)
        {
            if (!names.Add(step.Id)) Add(step, $"tên bước “{step.Id}” bị trùng: đặt tên khác.", $"step “{step.Id}” is a name given twice: choose another.");
            if (step.Chance is < 0 or > 1) Add(step, $"bước “{step.Id}”: khả năng thành công từ 0 đến 1.", $"step “{step.Id}”: chance from 0 to 1.");
            if (Math.Abs(step.Gain) > Largest || step.Effort.Values.Append(step.Cost).Append(step.Upkeep).Any(value => value is < 0 or > Largest))
            {
                Add(step, $"bước “{step.Id}”: chi phí, công và điểm không âm, không quá 10^12.", $"step “{step.Id}”: cost, effort and points are not negative and at most 10^12.");
            }
        }

        if (problem.Base.Any(value => Math.Abs(value) > Largest)) Add(problem, "điểm hiện có quá lớn.", "present points are too large.");
        foreach (var limit in problem.Limits) CheckLimit(limit);
        CheckGoal();
        var choices = problem.Steps.Sum(step => (long)problem.Years * (step.MayLapse ? problem.Years : 1));
        if (choices > MostChoices)
        {
            Add(problem, $"quá nhiều lựa chọn ({choices}, tối đa {MostChoices}): bớt bước hoặc bớt năm.", $"too many choices ({choices}, at most {MostChoices}): fewer steps or years.");
        }

        return found;

        void Add(object part, string vietnamese, string english) => found.Add(new PlanProblem(part, new Message(vietnamese, english)));

        void CheckLimit(PlanLimit limit)
        {
            foreach (var name in NamesOf(limit).Where(name => !names.Contains(name)))
            {
                Add(limit, $"không có bước hoặc tiêu chí “{name}”: kiểm tra lại tên.", $"there is no step or leaf “{name}”: check the name.");
            }

            var (number, year) = limit switch
            {
                BudgetLimit budget => (budget.Most, budget.Year),
                CapacityLimit capacity => (capacity.Days, capacity.Year),
                CountLimit count => (Math.Min(count.AtLeast ?? 0, count.AtMost ?? 0), count.Year),
                BigChangeLimit big => (big.Most, big.Year),
                _ => (0m, null),
            };
            if (number is < 0 or > Largest) Add(limit, "giới hạn không âm và không quá 10^12.", "a limit is not negative and at most 10^12.");
            CheckYear(limit, year);
        }

        void CheckGoal()
        {
            foreach (var target in (problem.Goal as ReachPoints)?.Targets ?? [])
            {
                CheckYear(target, target.Year);
                if (Math.Abs(target.Points) > Largest) Add(target, "điểm cần đạt quá lớn.", "points to reach are too large.");
            }
        }

        void CheckYear(object part, int? year)
        {
            if (year is { } number && (number < problem.FirstYear || number >= problem.FirstYear + problem.Years))
            {
                Add(part, $"năm {number} nằm ngoài {problem.FirstYear}–{problem.FirstYear + problem.Years - 1}.", $"year {number} is outside {problem.FirstYear}–{problem.FirstYear + problem.Years - 1}.");
            }
        }
    }

    private static IEnumerable<string> NamesOf(PlanLimit limit) => limit switch
    {
        ExclusionLimit exclusion => [exclusion.First, exclusion.Second],
        NeedLimit need => need.AnyOf.Prepend(need.Step),
        CountLimit count => count.Steps,
        ForcedLimit forced => [forced.Step],
        _ => [],
    };
}
