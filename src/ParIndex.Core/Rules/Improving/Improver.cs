using ParIndex.Core.Rules.Binding;
using ParIndex.Core.Rules.Explaining;
using ParIndex.Core.Rules.Running;

namespace ParIndex.Core.Rules.Improving;

/// <summary>The inverse of a rule: what must change, at least, for more points.</summary>
internal sealed class Improver(Runner runner)
{
    private readonly BoundRule _rule = runner.Rule;
    private readonly NodeWriter _nodes = new(runner.Rule);

    public IReadOnlyList<RuleImprovement> Improve(ReadOnlySpan<decimal?> values)
    {
        var outcome = runner.Run(values);
        if (outcome.State is not RuleState.Scored and not RuleState.Missing || outcome.Points >= _rule.Full) return [];
        var found = new List<RuleImprovement>();
        for (var figure = 0; figure < values.Length; figure++)
        {
            if (outcome.State == RuleState.Missing && values[figure] is not null) continue;
            if (_rule.Slots[figure].Input.Type is InputType.YesNo or InputType.Choice) AddAnswers(values, figure, outcome.Points, found);
            else AddFigures(values, figure, outcome.Points, found);
        }

        return found;
    }

    /// <summary>Answers are tried one by one: the one that gains least, and the first that gives full points.</summary>
    private void AddAnswers(ReadOnlySpan<decimal?> values, int figure, decimal points, List<RuleImprovement> found)
    {
        var input = _rule.Slots[figure].Input;
        var count = input.Type == InputType.YesNo ? 2 : input.Options.Count;
        var changed = values.ToArray();
        (decimal To, decimal Points)? next = null;
        (decimal To, decimal Points)? full = null;
        for (var answer = 0; answer < count; answer++)
        {
            changed[figure] = answer;
            var outcome = runner.Run(changed);
            if (outcome.State != RuleState.Scored || outcome.Points < points + Search.Least) continue;
            if (next is null || outcome.Points < next.Value.Points) next = (answer, outcome.Points);
            if (full is null && IsFull(outcome.Points)) full = (answer, outcome.Points);
        }

        Add(figure, values[figure], points, next, full, found);
    }

    private void AddFigures(ReadOnlySpan<decimal?> values, int figure, decimal points, List<RuleImprovement> found)
    {
        if (Grid.Of(runner, figure, values) is not { } grid) return;
        var search = new Search(runner, grid, values, figure);
        var from = values[figure] is { } now ? now / grid.Grain : Math.Max(grid.Low, 0) - 1;
        var byStep = _rule.Slots[figure].Input.Type == InputType.Count || values[figure] is null;
        var next = byStep
            ? Nearer(from, search.Nearest(from, 1, points + Search.Least), search.Nearest(from, -1, points + Search.Least), search)
            : Nearer(from, search.NearestJump(from, 1, points + Search.Least), search.NearestJump(from, -1, points + Search.Least), search);
        var full = Nearer(from, search.Nearest(from, 1, _rule.Full - Search.Least), search.Nearest(from, -1, _rule.Full - Search.Least), search);
        Add(figure, values[figure], points, Scaled(next, grid), Scaled(full, grid), found);
    }

    private static (decimal To, decimal Points)? Scaled((decimal To, decimal Points)? step, Grid grid) =>
        step is { } found ? (found.To * grid.Grain, found.Points) : null;

    /// <summary>The smaller change; of equal ones the one that gives more, then the higher.</summary>
    private static (decimal To, decimal Points)? Nearer(decimal from, decimal? up, decimal? down, Search search)
    {
        if (up is null && down is null) return null;
        if (up is null || down is null) return ((up ?? down)!.Value, search.At((up ?? down)!.Value)!.Value);
        var (above, below) = (search.At(up.Value)!.Value, search.At(down.Value)!.Value);
        var isUp = up.Value - from < from - down.Value || (up.Value - from == from - down.Value && above >= below);
        return isUp ? (up.Value, above) : (down.Value, below);
    }

    private bool IsFull(decimal points) => points >= _rule.Full - Search.Least;

    private void Add(
        int figure, decimal? from, decimal points, (decimal To, decimal Points)? next, (decimal To, decimal Points)? full, List<RuleImprovement> found)
    {
        if (next is { } step && step.To != full?.To) found.Add(Make(figure, from, points, step.To, step.Points));
        if (full is { } all) found.Add(Make(figure, from, points, all.To, all.Points));
    }

    private RuleImprovement Make(int figure, decimal? from, decimal points, decimal to, decimal then)
    {
        var slot = _rule.Slots[figure];
        var isFull = IsFull(then);
        var text = BilingualWriter.Rent().Add(_nodes.Label(figure)).Add(": ");
        if (from is { } now) WriteChange(text, slot.Input, now, to);
        else WriteValue(text.Add("khai ", "declare "), slot.Input, to);
        text.Add(" → ").AddValue(then, Shown.Points).Add(" điểm (+", " points (+").AddValue(then - points, Shown.Points).Add(")");
        if (isFull) text.Add(", đạt điểm tối đa", ", full points");
        return new RuleImprovement(slot.Name, from, to, then, then - points, isFull, text.Take());
    }

    private static void WriteChange(BilingualWriter text, RuleInput input, decimal from, decimal to)
    {
        if (input.Type is InputType.YesNo or InputType.Choice)
        {
            WriteValue(text.Add("đổi từ ", "change from "), input, from);
            WriteValue(text.Add(" thành ", " to "), input, to);
            return;
        }

        WriteValue(text.Add("từ ", "from "), input, from);
        text.Add(to > from ? " tăng lên " : " giảm còn ", to > from ? " up to " : " down to ");
        WriteValue(text, input, to);
        text.Add(to > from ? " (thêm " : " (bớt ", to > from ? " (+" : " (−");
        WriteValue(text, input, Math.Abs(to - from));
        text.Add(input.Unit is { } unit && input.Type != InputType.Percent ? $" {unit})" : ")");
    }

    private static void WriteValue(BilingualWriter text, RuleInput input, decimal value)
    {
        switch (input.Type)
        {
            case InputType.YesNo:
                text.Add(value == 1 ? "có" : "không", value == 1 ? "yes" : "no");
                break;
            case InputType.Choice:
                text.Add("“" + input.Options[(int)value] + "”");
                break;
            case InputType.Percent:
                text.AddNumber(value * 100, 8).Add(" %", "%");
                break;
            default:
                text.AddNumber(value, 9);
                break;
        }
    }
}
