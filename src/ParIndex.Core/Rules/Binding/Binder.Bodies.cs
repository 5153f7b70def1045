using ParIndex.Core.Rules.Running;
using ParIndex.Core.Rules.Syntax;
using ParIndex.Core.Text;

namespace ParIndex.Core.Rules.Binding;

internal sealed partial class Binder
{
    private static readonly TextPosition Start = new(1, 1);

    private Body? BindBody(RuleSyntax syntax) => syntax.Rest switch
    {
        null => new NothingBody(syntax.Cases.Count > 0 ? syntax.Cases[^1].At : Start),
        ExpressionBodySyntax body => BindResult(body.Result, null) is { } result ? new ResultBody(result, body.Label, body.At) : null,
        OtherwiseSyntax body => BindOtherwise(body, null),
        StepsSyntax body => BindSteps(body),
        SumSyntax body => BindSum(body),
        ChooseSyntax body => BindChoose(body),
        _ => null,
    };

    private ResultBody? BindOtherwise(OtherwiseSyntax? syntax, NumberNode? figure) =>
        syntax is not null && BindResult(syntax.Result, figure) is { } result ? new ResultBody(result, syntax.Label, syntax.At) : null;

    private Result? BindResult(ResultSyntax syntax, NumberNode? figure)
    {
        switch (syntax)
        {
            case NotApplicableSyntax:
                return new NotApplicableResult(syntax.At);
            case ProRataSyntax proRata:
                return BindProRata(proRata, figure);
            default:
                return BindPoints(((PointsSyntax)syntax).Value) is { } value ? new PointsResult(value, syntax.At) : null;
        }
    }

    private ProRataResult? BindProRata(ProRataSyntax syntax, NumberNode? figure)
    {
        if (syntax.Target is null)
        {
            if (figure is not null && !figure.Measure.IsAny && !figure.Measure.IsPure)
            {
                _problems.Add(RuleProblems.ProRataUnit(syntax.At, figure.Measure.InWords()));
            }

            return new ProRataResult(null, null, syntax.At);
        }

        if (BindNumber(syntax.Target) is not { } target || ConstantOf(target) is not { } value) return null;
        if (value <= 0)
        {
            _problems.Add(RuleProblems.WrongType(syntax.Target.At, RulePhrases.WantedTarget, RulePhrases.ZeroOrLess));
            return null;
        }

        if (figure is not null) RequireFit(syntax.Target.At, figure, target);
        return new ProRataResult(value, target, syntax.At);
    }

    private NumberNode? BindPoints(ExpressionSyntax syntax)
    {
        if (BindNumber(syntax) is not { } value) return null;
        if (!value.Measure.IsAny && !value.Measure.IsPure) _problems.Add(RuleProblems.ResultUnit(syntax.At, value.Measure.InWords()));
        return value;
    }

    private StepsBody? BindSteps(StepsSyntax syntax)
    {
        var figure = BindNumber(syntax.Figure);
        var steps = new List<Step>();
        foreach (var step in syntax.Steps)
        {
            var limit = BindNumber(step.Limit);
            var result = BindResult(step.Result, figure);
            if (limit is null || result is null || ConstantOf(limit) is not { } value) continue;
            if (figure is not null) RequireFit(step.Limit.At, figure, limit);
            steps.Add(new Step(step.Comparison, value, limit, result, step.Label, step.At));
        }

        var otherwise = BindOtherwise(syntax.Otherwise, figure);
        return figure is null ? null : new StepsBody(figure, [.. steps], otherwise, syntax.At);
    }

    private SumBody BindSum(SumSyntax syntax)
    {
        var parts = new List<Part>();
        foreach (var part in syntax.Parts)
        {
            var value = BindPoints(part.Value);
            var condition = part.Condition is null ? null : BindCondition(part.Condition);
            if (value is not null) parts.Add(new Part(value, condition, part.Label, part.At));
        }

        return new SumBody([.. parts], syntax.At);
    }

    private ChooseBody? BindChoose(ChooseSyntax syntax)
    {
        var input = InputOf(syntax.Input);
        if (input is null)
        {
            if (syntax.Input.Name.Length > 0) TellUnknown(syntax.Input);
        }
        else if (input.Type != InputType.Choice)
        {
            _used.Add(input.Name);
            _problems.Add(RuleProblems.NotAChoice(syntax.Input.At, syntax.Input.FullName));
            input = null;
        }

        var results = new ResultBody?[input?.Options.Count ?? 0];
        foreach (var option in syntax.Options)
        {
            var result = BindResult(option.Result, null);
            var index = input is null ? -1 : OptionOf(input, option.Option, option.At);
            if (index < 0 || result is null) continue;
            if (results[index] is not null) _problems.Add(RuleProblems.DuplicateOption(option.At, option.Option));
            results[index] = new ResultBody(result, option.Label, option.At);
        }

        var otherwise = BindOtherwise(syntax.Otherwise, null);
        if (input is null) return null;
        if (otherwise is null && results.Contains(null) && !_problems.HasErrors)
        {
            var left = input.Options.Where((_, index) => results[index] is null);
            _problems.Add(RuleProblems.MissingOptions(syntax.At, string.Join(", ", left.Select(option => $"\"{option}\""))));
        }

        if (otherwise is not null && syntax.Otherwise is { } written && !results.Contains(null)) _problems.Add(RuleProblems.Unreachable(written.At));
        return new ChooseBody(SlotOf(syntax.Input.FullName, input), results, otherwise, syntax.At);
    }

    private int OptionOf(RuleInput input, string option, TextPosition at)
    {
        var clean = VietnameseText.Clean(option);
        for (var i = 0; i < input.Options.Count; i++)
        {
            if (VietnameseText.Clean(input.Options[i]) == clean) return i;
        }

        _problems.Add(RuleProblems.UnknownOption(at, option, string.Join(", ", input.Options.Select(name => $"\"{name}\""))));
        return -1;
    }

    private void RequireFit(TextPosition at, NumberNode left, NumberNode right)
    {
        if (!left.Measure.Fits(right.Measure)) _problems.Add(RuleProblems.UnitMismatch(at, left.Measure.InWords(), right.Measure.InWords()));
    }

    /// <summary>Value of an expression that depends on no figure; told otherwise.</summary>
    private decimal? ConstantOf(NumberNode node)
    {
        if (!IsConstant(node))
        {
            _problems.Add(RuleProblems.ConstantNeeded(node.Source.At));
            return null;
        }

        try
        {
            var frame = new Frame([], new decimal[MaxDefinitions]);
            var value = node.Evaluate(ref frame);
            if (!frame.Stopped) return value;
        }
        catch (OverflowException)
        {
            // told below
        }

        _problems.Add(RuleProblems.ConstantNeeded(node.Source.At));
        return null;
    }

    private static bool IsConstant(NumberNode node) => node switch
    {
        ConstantNode => true,
        NegateNode negate => IsConstant(negate.Operand),
        ArithmeticNode arithmetic => IsConstant(arithmetic.Left) && IsConstant(arithmetic.Right),
        NumberLocalNode local => IsConstant(local.Definition.Number!),
        ExtremeNode extreme => extreme.Arguments.All(IsConstant),
        RoundNode round => IsConstant(round.Value),
        ShareNode share => IsConstant(share.Part) && IsConstant(share.Whole),
        WithinNode within => IsConstant(within.Value) && IsConstant(within.Low) && IsConstant(within.High),
        _ => false,
    };
}
