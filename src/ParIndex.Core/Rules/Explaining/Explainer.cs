using ParIndex.Core.Rules.Binding;
using ParIndex.Core.Rules.Checking;
using ParIndex.Core.Rules.Running;
using ParIndex.Core.Text;

namespace ParIndex.Core.Rules.Explaining;

/// <summary>Tells the steps of one evaluation in words and figures.</summary>
internal sealed partial class Explainer
{
    private static readonly Message NotApplicable = new("Không áp dụng", "Not applicable");
    private static readonly Message TooLarge = new("Số liệu quá lớn, không tính được điểm", "The figures are too large to compute points");

    private readonly Runner _runner;
    private readonly BoundRule _rule;
    private readonly NodeWriter _nodes;
    private readonly ConditionWriter _conditions;
    private readonly CheckedRule _checked;

    public Explainer(Runner runner, CheckedRule rule)
    {
        _runner = runner;
        _rule = runner.Rule;
        _nodes = new NodeWriter(_rule);
        _conditions = new ConditionWriter(_rule, _nodes);
        _checked = rule;
    }

    public RuleExplanation Explain(ReadOnlySpan<decimal?> values)
    {
        Span<decimal> locals = stackalloc decimal[_rule.Definitions.Length];
        var frame = new Frame(values, locals);
        var outcome = _runner.Run(ref frame);
        var steps = new List<RuleStep>(4);
        if (outcome.State == RuleState.Invalid && !_runner.IsAllowed(values))
        {
            AddWrongFigures(values, steps);
            return new RuleExplanation(outcome, steps);
        }

        var told = 0UL;
        AddSteps(outcome, ref frame, ref told, steps);
        switch (outcome.State)
        {
            case RuleState.Missing:
                var missing = _nodes.Label(frame.MissingSlot);
                steps.Add(new RuleStep(new Message($"Chưa có số liệu: {missing.Vietnamese}", $"Not given: {missing.English}"), null, true, null, 1));
                break;
            case RuleState.Invalid:
                steps.Add(new RuleStep(TooLarge, null, true, null, 1));
                break;
            case RuleState.Scored when outcome.Points < _rule.Full && !steps.Exists(step => step.IsFailed):
                steps[^1] = steps[^1] with { IsFailed = true }; // no condition was missed: the computation itself gave less
                break;
        }

        return new RuleExplanation(outcome, steps);
    }

    private void AddSteps(RuleOutcome outcome, ref Frame frame, ref ulong told, List<RuleStep> steps)
    {
        for (var i = 0; i < _rule.Cases.Length; i++)
        {
            var branch = _rule.Cases[i];
            var holds = Evaluation.Of(branch.Condition, ref frame);
            AddDefinitions(ref frame, ref told, steps);
            if (holds is null) return;
            var isFailed = holds == false && !_checked.IsGuard[i] && GivesMore(branch.Result, 0, outcome, ref frame);
            steps.Add(new RuleStep(ConditionText(branch.Condition, holds.Value, isFailed, ref frame), null, isFailed, branch.Label, branch.At.Line));
            if (holds == false) continue;
            AddResult(branch.Result, 0, null, outcome, branch.Label, branch.At.Line, ref frame, ref told, steps);
            return;
        }

        switch (_rule.Rest)
        {
            case ResultBody body:
                AddResult(body.Result, 0, null, outcome, body.Label, body.At.Line, ref frame, ref told, steps);
                break;
            case StepsBody body:
                AddSteps(body, outcome, ref frame, ref told, steps);
                break;
            case SumBody body:
                AddSum(body, outcome, ref frame, ref told, steps);
                break;
            case ChooseBody body:
                AddChoice(body, outcome, ref frame, ref told, steps);
                break;
        }
    }

    private Message ConditionText(ConditionNode condition, bool holds, bool isFailed, ref Frame frame)
    {
        var to = BilingualWriter.Rent();
        _conditions.Write(to, condition, ref frame);
        return Verdict(to, holds, isFailed);
    }

    private static Message Verdict(BilingualWriter to, bool holds, bool isFailed) =>
        (holds ? to.Add(": đúng", ": true") : isFailed ? to.Add(": không đạt", ": not met") : to.Add(": không", ": no")).Take();

    /// <summary>Tells named values as they are first needed.</summary>
    private void AddDefinitions(ref Frame frame, ref ulong told, List<RuleStep> steps)
    {
        foreach (var definition in _rule.Definitions)
        {
            var bit = 1UL << definition.Index;
            if ((frame.Known & bit) == 0 || (told & bit) != 0) continue;
            told |= bit;
            var to = BilingualWriter.Rent();
            to.Add(definition.Name).Add(" = ");
            decimal? value = null;
            if (definition.Number is { } number)
            {
                value = frame.Locals[definition.Index];
                _nodes.WriteComputation(to, number, ref frame, value.Value);
            }
            else
            {
                _conditions.Write(to, definition.Condition!, ref frame);
                to.Add(frame.Locals[definition.Index] == 1 ? ": đúng" : ": không", frame.Locals[definition.Index] == 1 ? ": true" : ": no");
            }

            steps.Add(new RuleStep(to.Take(), value, false, null, definition.At.Line));
        }
    }

    private void AddResult(
        Result result, decimal figure, NumberNode? source, RuleOutcome outcome, string? label, int line, ref Frame frame, ref ulong told, List<RuleStep> steps)
    {
        AddDefinitions(ref frame, ref told, steps);
        if (outcome.State == RuleState.NotApplicable) steps.Add(new RuleStep(NotApplicable, null, false, label, line));
        if (outcome.State != RuleState.Scored) return;
        var to = BilingualWriter.Rent();
        to.Add("Điểm: ", "Points: ");
        switch (result)
        {
            case PointsResult points:
                _nodes.WriteComputation(to, points.Value, ref frame, outcome.Points);
                break;
            case ProRataResult proRata:
                to.AddValue(_rule.Full, Shown.Points).Add(" × ").AddValue(figure, source!.Shown);
                if (proRata.Target is { } target) to.Add(" / ").AddValue(target, source.Shown);
                if (proRata.Target is { } limit && figure > limit) to.Add(", tối đa", ", at most");
                to.Add(" = ").AddValue(outcome.Points, Shown.Points);
                break;
        }

        steps.Add(new RuleStep(to.Take(), outcome.Points, false, label, line));
    }

    private bool GivesMore(Result result, decimal figure, RuleOutcome outcome, ref Frame frame) =>
        outcome.State == RuleState.Scored && outcome.Points < _rule.Full
        && Evaluation.Of(_runner, result, figure, ref frame) is { } points && points > outcome.Points;

    private void AddWrongFigures(ReadOnlySpan<decimal?> values, List<RuleStep> steps)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var check = _runner.Checks[i];
            if (values[i] is not { } value || check.Allows(value, values)) continue;
            var to = BilingualWriter.Rent();
            var shown = _rule.Slots[i].Input.Type == InputType.Percent ? Shown.Percent : Shown.Plain;
            to.Add(_nodes.Label(i)).Add(" = ").AddValue(value, shown);
            if (check.AtMost >= 0 && values[check.AtMost] is { } limit && value > limit)
            {
                to.Add(" vượt ", " exceeds ").Add(_nodes.Label(check.AtMost)).Add(" = ").AddValue(limit, shown);
            }
            else
            {
                to.Add(": ngoài phạm vi khai báo", ": outside the declared range");
            }

            steps.Add(new RuleStep(to.Take(), value, true, null, 1));
        }
    }
}
