namespace ParIndex.Core.Rules.Syntax;

/// <summary>Problems found so far, at most <see cref="Limit"/>, each told once per place.</summary>
internal sealed class ProblemList
{
    private const int Limit = 50;

    private readonly List<RuleProblem> _problems = [];
    private readonly HashSet<(string, int, int, string)> _told = [];

    public bool HasErrors { get; private set; }

    public void Add(RuleProblem problem)
    {
        HasErrors |= problem.IsError;
        if (_problems.Count > Limit || !_told.Add((problem.Code, problem.Line, problem.Column, problem.Message.English))) return;
        _problems.Add(_problems.Count == Limit ? RuleProblems.TooMany() : problem);
    }

    /// <summary>By place in the text.</summary>
    public IReadOnlyList<RuleProblem> InOrder() => [.. _problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)];
}
