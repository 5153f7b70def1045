using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Criteria.Published;
using ParIndex.App.Results.Published;
using ParIndex.App.Storage;
using ParIndex.Core.Criteria;
using ParIndex.Core.Rules;

namespace ParIndex.Web.Pages.Portal;

/// <summary>The rule of one criterion: text, source, what is asked, and its test cases worked through step by step.</summary>
public sealed class MethodCriterionModel(PublishedSetsQuery sets, SetCache cache, Session session) : PageModel
{
    public PublishedSet Version { get; private set; } = null!;

    public CriteriaSet Set { get; private set; } = null!;

    public Criterion Criterion { get; private set; } = null!;

    /// <summary>Test cases with the steps the rule takes in each: the rule in words.</summary>
    public IReadOnlyList<WorkedCase> Cases { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string set, string code, CancellationToken cancel)
    {
        if (await sets.FindAsync(set, cancel: cancel) is not { } version || await cache.GetAsync(session, version.Id, cancel) is not { } content
            || content.All().FirstOrDefault(node => node.Code == code) is not { } criterion)
            return NotFound();

        (Version, Set, Criterion) = (version, content, criterion);
        Cases = Work();
        return Page();
    }

    private List<WorkedCase> Work()
    {
        if (Criterion.Rule is not { } rule || Rule.Compile(rule.Text, new RuleScope(Criterion.Max, Criterion.Inputs, Set.Constants)).Rule is not { } compiled)
            return [];

        return [.. Criterion.Tests.Select(test => new WorkedCase(test, compiled.Explain(compiled.Slots.Select(slot => Value(slot, test)).ToArray())))];
    }

    private static decimal? Value(RuleSlot slot, RuleTest test) =>
        test.Values.TryGetValue(slot.Name, out var text) && InputValue.TryParse(slot.Input, text, out var value, out _) ? value : null;
}

/// <summary>A test case with what the rule makes of it.</summary>
public sealed record WorkedCase(RuleTest Test, RuleExplanation Explanation);
