using ParIndex.App.Criteria.Drafts;
using ParIndex.App.Criteria.Library;
using ParIndex.Core.Criteria;
using ParIndex.Core.Rules;

namespace ParIndex.Web.Pages.Criteria.Edit;

/// <summary>A criterion as typed, checked inside its set.</summary>
/// <param name="HasRule">Whether a rule was typed at all.</param>
/// <param name="Problems">What stands against it.</param>
/// <param name="Cases">Test cases with what the rule gives; empty while the rule does not hold.</param>
/// <param name="Typed">The criterion as typed; null while its fields cannot be read.</param>
public sealed record RuleCheckResult(bool HasRule, IReadOnlyList<SetProblem> Problems, IReadOnlyList<(RuleTest Test, RuleExplanation? Given)> Cases, Criterion? Typed = null)
{
    public bool IsSound => HasRule && !Problems.Any(problem => problem.IsError);

    public static RuleCheckResult Of(CriteriaSet set, Criterion node, CriterionForm form)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(form);
        var reading = form.Read(node);
        if (reading.Node is not { } typed)
            return new RuleCheckResult(!string.IsNullOrWhiteSpace(form.Rule), reading.Problems, []);

        var changed = TreeEdit.Replace(set, node.Key, _ => typed);
        var problems = CriteriaSetChecker.Check(changed).Where(problem => problem.Criterion == typed.Code && !problem.IsInfo);
        var rule = RuleTrial.Compile(changed, typed);
        return new RuleCheckResult(
            typed.Rule is not null, [.. reading.Problems, .. problems], rule is null ? [] : [.. typed.Tests.Select(test => (test, RuleTrial.Run(rule, test.Values).Explanation))], typed);
    }
}
