using ParIndex.Core.Rules.Binding;
using ParIndex.Core.Rules.Syntax;

namespace ParIndex.Core.Rules.Checking;

/// <summary>
/// Proves that points stay within [0, full], that every case is covered and that nothing is divided by zero, by following every
/// path through the rule with what the conditions on it say.
/// </summary>
internal sealed partial class RangeChecker
{
    private readonly BoundRule _rule;
    private readonly ProblemList _problems;
    private readonly FormBuilder _forms;
    private readonly Bounds _bounds = new();
    private readonly Paths _paths;
    private readonly List<Form> _divisors = [];
    private Range? _reach;
    private bool _isRangeKnown = true;

    private RangeChecker(BoundRule rule, ProblemList problems)
    {
        _rule = rule;
        _problems = problems;
        _forms = new FormBuilder(rule);
        _paths = new Paths(rule, _forms, _bounds);
    }

    public static CheckedRule Check(BoundRule rule, ProblemList problems)
    {
        var checker = new RangeChecker(rule, problems);
        checker.Run();
        return new CheckedRule(
            rule,
            rule.Rest is SumBody sum ? checker.MostOfParts(sum) : [],
            [.. rule.Cases.Select(branch => checker.IsGuard(branch.Condition))]);
    }

    private void Run()
    {
        IReadOnlyList<Facts> paths = [_paths.Declared()];
        foreach (var branch in _rule.Cases)
        {
            foreach (var path in paths) CheckDivisions(branch.Condition, path);
            var taken = _paths.Assume(branch.Condition, true, paths);
            if (taken.Count == 0) TellUnreachable(branch.At);
            foreach (var path in taken) CheckDivisions(branch.Result, path);
            CheckRange(branch.Result, null, taken);
            paths = _paths.Assume(branch.Condition, false, paths);
        }

        CheckRest(paths);
        if (_reach is { High: { } most } && _isRangeKnown && !_problems.HasErrors && most < _rule.Full)
        {
            _problems.Add(RuleProblems.FullUnreachable(Written(most), Written(_rule.Full)));
        }
    }

    private void CheckRest(IReadOnlyList<Facts> paths)
    {
        if (paths.Count == 0)
        {
            if (_rule.Rest is not NothingBody) TellUnreachable(_rule.Rest.At);
            return;
        }

        switch (_rule.Rest)
        {
            case NothingBody body:
                TellNotCovered(body.At, _rule.Cases.LastOrDefault()?.Condition, paths[0]);
                break;
            case ResultBody body:
                foreach (var path in paths) CheckDivisions(body.Result, path);
                CheckRange(body.Result, null, paths);
                break;
            case StepsBody body:
                CheckSteps(body, paths);
                break;
            case SumBody body:
                CheckSum(body, paths);
                break;
            case ChooseBody body:
                CheckChoose(body, paths);
                break;
        }
    }

    private void CheckSteps(StepsBody body, IReadOnlyList<Facts> paths)
    {
        foreach (var path in paths) CheckDivisions(body.Figure, path);
        var figure = _forms.Of(body.Figure);
        foreach (var step in body.Steps)
        {
            var difference = figure - Form.Of(step.Limit);
            var taken = paths.SelectMany(path => _paths.Compare(difference, step.Comparison, path)).ToList();
            if (taken.Count == 0) TellUnreachable(step.At);
            foreach (var path in taken) CheckDivisions(step.Result, path);
            CheckRange(step.Result, body.Figure, taken);
            paths = [.. paths.SelectMany(path => _paths.Compare(difference, step.Comparison.Negated(), path))];
        }

        if (body.Otherwise is { } otherwise)
        {
            if (paths.Count == 0) TellUnreachable(otherwise.At);
            foreach (var path in paths) CheckDivisions(otherwise.Result, path);
            CheckRange(otherwise.Result, body.Figure, paths);
        }
        else if (paths.Count > 0)
        {
            TellNotCovered(body.At, body.Figure, paths[0]);
        }
    }

    private void CheckChoose(ChooseBody body, IReadOnlyList<Facts> paths)
    {
        var slot = _forms.OfSlot(body.Slot);
        for (var option = 0; option < body.ByOption.Length; option++)
        {
            if (body.ByOption[option] is not { } result) continue;
            var isOption = slot - Form.Of((decimal)option);
            var taken = paths.SelectMany(path => _paths.Compare(isOption, BinaryOperator.Equal, path)).ToList();
            if (taken.Count == 0) TellUnreachable(result.At);
            foreach (var path in taken) CheckDivisions(result.Result, path);
            CheckRange(result.Result, null, taken);
            paths = [.. paths.SelectMany(path => _paths.Compare(isOption, BinaryOperator.NotEqual, path))];
        }

        if (body.Otherwise is not { } otherwise || paths.Count == 0) return;
        foreach (var path in paths) CheckDivisions(otherwise.Result, path);
        CheckRange(otherwise.Result, null, paths);
    }

    /// <summary>Form of the points of a result; null: not applicable.</summary>
    private Form? PointsOf(Result result, NumberNode? figure) => result switch
    {
        PointsResult points => _forms.Of(points.Value),
        ProRataResult { Target: { } target } => _forms.Of(figure!) * (_rule.Full / (Rational)target),
        ProRataResult => _forms.Of(figure!) * _rule.Full,
        _ => null,
    };

    private void CheckRange(Result result, NumberNode? figure, IReadOnlyList<Facts> paths)
    {
        if (paths.Count == 0 || PointsOf(result, figure) is not { } form) return;
        if (OverAll(form, paths) is not { } found) return;
        if (result is ProRataResult { Target: not null }) found = Range.Least(found, Range.Point(_rule.Full));
        Judge(result.At, found, result is PointsResult points ? points.Value : figure, paths);
    }

    /// <summary>Range over several paths; null: none can be taken.</summary>
    private Range? OverAll(Form form, IReadOnlyList<Facts> paths)
    {
        Range? all = null;
        foreach (var path in paths)
        {
            var one = _bounds.Of(form, path);
            if (!one.IsEmpty) all = all is { } known ? known.Or(one) : one;
        }

        return all;
    }

    private void Judge(TextPosition at, Range found, NumberNode? culprit, IReadOnlyList<Facts> paths, bool isSum = false)
    {
        _reach = _reach is { } reach ? reach.Or(found) : found;
        if (found.Low is { Sign: >= 0 } && found.High is { } high && high <= _rule.Full) return;
        _isRangeKnown = false;
        if (_bounds.IsSpent) _problems.Add(RuleProblems.TooComplex(at));
        else TellOutOfRange(at, found, culprit, paths, isSum);
    }
}
