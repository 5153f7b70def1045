using ParIndex.Core.Rules.Binding;

namespace ParIndex.Core.Rules.Running;

/// <summary>Values beside the path taken, for explanations: null when they cannot be had.</summary>
internal static class Evaluation
{
    public static decimal? Of(NumberNode node, ref Frame frame)
    {
        var aside = frame; // a copy: looking at a value must not disturb the evaluation
        aside.Trouble = RuleState.Scored;
        try
        {
            var value = node.Evaluate(ref aside);
            return aside.Stopped ? null : value;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    public static bool? Of(ConditionNode node, ref Frame frame)
    {
        var aside = frame;
        aside.Trouble = RuleState.Scored;
        try
        {
            var value = node.Evaluate(ref aside);
            return aside.Stopped ? null : value;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>Points a result would give with these figures.</summary>
    public static decimal? Of(Runner runner, Result result, decimal figure, ref Frame frame)
    {
        var aside = frame;
        aside.Trouble = RuleState.Scored;
        try
        {
            var points = runner.Points(result, figure, ref aside);
            return aside.Stopped ? null : points;
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
