using ParIndex.Core.Rules.Binding;

namespace ParIndex.Core.Rules.Running;

/// <summary>Evaluates a bound rule for one unit.</summary>
internal sealed class Runner
{
    /// <summary>
    /// A division is exact to some 28 digits, so a result that ought to be full may miss it in the last ones; it is brought back.
    /// Anything further outside is <see cref="RuleState.Invalid"/>.
    /// </summary>
    private const decimal LastDigits = 0.000_000_000_000_000_001m;

    private readonly BoundRule _rule;
    private readonly SlotCheck[] _checks;

    public Runner(BoundRule rule)
    {
        _rule = rule;
        _checks = [.. rule.Slots.Select(slot => new SlotCheck(slot, rule.Slots))];
    }

    public BoundRule Rule => _rule;

    public IReadOnlyList<SlotCheck> Checks => _checks;

    public int SlotCount => _checks.Length;

    public RuleOutcome Run(ReadOnlySpan<decimal?> values)
    {
        Span<decimal> locals = stackalloc decimal[_rule.Definitions.Length];
        var frame = new Frame(values, locals);
        return Run(ref frame);
    }

    /// <summary>Runs in a given frame, so that an explanation can look at what was computed.</summary>
    public RuleOutcome Run(ref Frame frame)
    {
        if (!IsAllowed(frame.Values)) return new RuleOutcome(RuleState.Invalid, 0);
        try
        {
            var points = RunCases(ref frame);
            if (frame.Stopped) return new RuleOutcome(frame.Trouble, 0);
            return points is { } value ? Within(value) : new RuleOutcome(RuleState.NotApplicable, 0);
        }
        catch (OverflowException)
        {
            return new RuleOutcome(RuleState.Invalid, 0);
        }
    }

    public bool IsAllowed(ReadOnlySpan<decimal?> values)
    {
        for (var i = 0; i < _checks.Length; i++)
        {
            if (values[i] is { } value && !_checks[i].Allows(value, values)) return false;
        }

        return true;
    }

    public static bool Holds(Step step, decimal figure) => CompareNode.Holds(step.Comparison, figure, step.Limit);

    /// <summary>Points of a result; null: not applicable.</summary>
    public decimal? Points(Result result, decimal figure, ref Frame frame) => result switch
    {
        PointsResult points => points.Value.Evaluate(ref frame),
        ProRataResult { Target: { } target } => Math.Min(_rule.Full, _rule.Full * figure / target),
        ProRataResult => _rule.Full * figure,
        _ => null,
    };

    public RuleOutcome Within(decimal points)
    {
        if (points >= 0 && points <= _rule.Full) return new RuleOutcome(RuleState.Scored, points);
        if (points < 0 && points >= -LastDigits) return new RuleOutcome(RuleState.Scored, 0);
        if (points > _rule.Full && points <= _rule.Full + LastDigits) return new RuleOutcome(RuleState.Scored, _rule.Full);
        return new RuleOutcome(RuleState.Invalid, 0);
    }

    private decimal? RunCases(ref Frame frame)
    {
        foreach (var branch in _rule.Cases)
        {
            var holds = branch.Condition.Evaluate(ref frame);
            if (frame.Stopped) return 0;
            if (holds) return Points(branch.Result, 0, ref frame);
        }

        switch (_rule.Rest)
        {
            case ResultBody body:
                return Points(body.Result, 0, ref frame);
            case StepsBody body:
                return RunSteps(body, ref frame);
            case SumBody body:
                var sum = 0m;
                foreach (var part in body.Parts)
                {
                    if (part.Condition is null || part.Condition.Evaluate(ref frame)) sum += part.Value.Evaluate(ref frame);
                    if (frame.Stopped) return 0;
                }

                return sum;
            case ChooseBody body:
                return frame.Values[body.Slot] is { } option
                    ? Points((body.ByOption[(int)option] ?? body.Otherwise)!.Result, 0, ref frame)
                    : frame.Miss(body.Slot);
            default:
                return frame.Stop(RuleState.Invalid); // the checker proved that a case holds
        }
    }

    private decimal? RunSteps(StepsBody body, ref Frame frame)
    {
        var figure = body.Figure.Evaluate(ref frame);
        if (frame.Stopped) return 0;
        foreach (var step in body.Steps)
        {
            if (Holds(step, figure)) return Points(step.Result, figure, ref frame);
        }

        return body.Otherwise is null ? frame.Stop(RuleState.Invalid) : Points(body.Otherwise.Result, figure, ref frame);
    }
}
