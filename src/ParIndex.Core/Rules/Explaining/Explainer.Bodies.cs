using ParIndex.Core.Rules.Binding;
using ParIndex.Core.Rules.Running;

namespace ParIndex.Core.Rules.Explaining;

internal sealed partial class Explainer
{
    private void AddSteps(StepsBody body, RuleOutcome outcome, ref Frame frame, ref ulong told, List<RuleStep> steps)
    {
        if (Evaluation.Of(body.Figure, ref frame) is not { } figure) return;
        AddDefinitions(ref frame, ref told, steps);
        var to = BilingualWriter.Rent();
        _nodes.WriteComputation(to, body.Figure, ref frame, figure, Nearest(body, figure));
        steps.Add(new RuleStep(to.Take(), figure, false, null, body.At.Line));
        foreach (var step in body.Steps)
        {
            var holds = Runner.Holds(step, figure);
            var isFailed = !holds && GivesMore(step.Result, figure, outcome, ref frame);
            ConditionWriter.WriteLimit(to, step.Comparison, step.Limit, step.LimitSource.Shown == Shown.Plain ? body.Figure.Shown : step.LimitSource.Shown);
            steps.Add(new RuleStep(Verdict(to, holds, isFailed), null, isFailed, step.Label, step.At.Line));
            if (!holds) continue;
            AddResult(step.Result, figure, body.Figure, outcome, step.Label, step.At.Line, ref frame, ref told, steps);
            return;
        }

        if (body.Otherwise is { } otherwise)
        {
            AddResult(otherwise.Result, figure, body.Figure, outcome, otherwise.Label, otherwise.At.Line, ref frame, ref told, steps);
        }
    }

    /// <summary>The limit the figure is nearest to: 94,996 % must not be shown as 95 % beside "≥ 95 %: not met".</summary>
    private static decimal? Nearest(StepsBody body, decimal figure)
    {
        decimal? nearest = null;
        foreach (var step in body.Steps)
        {
            if (nearest is null || Math.Abs(step.Limit - figure) < Math.Abs(nearest.Value - figure)) nearest = step.Limit;
        }

        return nearest;
    }

    private void AddSum(SumBody body, RuleOutcome outcome, ref Frame frame, ref ulong told, List<RuleStep> steps)
    {
        for (var i = 0; i < body.Parts.Length; i++)
        {
            var part = body.Parts[i];
            var counts = part.Condition is null ? true : Evaluation.Of(part.Condition, ref frame);
            AddDefinitions(ref frame, ref told, steps);
            if (counts is null) return;
            var value = Evaluation.Of(part.Value, ref frame);
            if (value is null && counts == true) return;
            AddDefinitions(ref frame, ref told, steps);
            var given = counts == true ? value!.Value : 0;
            var most = part.Condition is null ? _checked.MostOfParts[i] : Math.Max(value ?? 0, 0);
            var to = BilingualWriter.Rent();
            if (part.Condition is not null)
            {
                _conditions.Write(to, part.Condition, ref frame);
                to.Add(" → ");
            }

            if (counts == true) _nodes.WriteComputation(to, part.Value, ref frame, given);
            else to.Add("0");
            steps.Add(new RuleStep(to.Add(" điểm", " points").Take(), given, given < most && outcome.Points < _rule.Full, part.Label, part.At.Line));
        }

        if (outcome.State != RuleState.Scored) return;
        var total = BilingualWriter.Rent().Add("Tổng: ", "Sum: ").AddValue(outcome.Points, Shown.Points).Add(" điểm", " points");
        steps.Add(new RuleStep(total.Take(), outcome.Points, false, null, body.At.Line));
    }

    private void AddChoice(ChooseBody body, RuleOutcome outcome, ref Frame frame, ref ulong told, List<RuleStep> steps)
    {
        if (frame.Values[body.Slot] is not { } value) return;
        var taken = (body.ByOption[(int)value] ?? body.Otherwise)!;
        var isFailed = false;
        foreach (var option in body.ByOption.Append(body.Otherwise))
        {
            if (option is not null && GivesMore(option.Result, 0, outcome, ref frame)) isFailed = true;
        }

        var text = BilingualWriter.Rent().Add(_nodes.Label(body.Slot)).Add(": ").Add(_rule.Slots[body.Slot].Input.Options[(int)value]).Take();
        steps.Add(new RuleStep(text, null, isFailed, taken.Label, taken.At.Line));
        AddResult(taken.Result, 0, null, outcome, taken.Label, taken.At.Line, ref frame, ref told, steps);
    }
}
