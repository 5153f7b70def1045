using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Criteria.Library;
using ParIndex.Core.Criteria;
using ParIndex.Core.Rules;
using ParIndex.Web.Access;
using ParIndex.Web.Caching;

namespace ParIndex.Web.Pages.Criteria;

/// <summary>One criterion of a version: its rule, test cases, and the rule tried with one's own figures.</summary>
[Published(IsKept = false)]
public sealed class ShowCriterionModel(LibraryReader reader, Visitor visitor) : PageModel
{
    /// <summary>Before the name of a figure in the address.</summary>
    public const string Prefix = "s.";

    public LibraryVersion Version { get; private set; } = null!;

    public CriteriaSet Set { get; private set; } = null!;

    public Criterion Criterion { get; private set; } = null!;

    /// <summary>From the field down to its parent.</summary>
    public IReadOnlyList<Criterion> Above { get; private set; } = [];

    /// <summary>Null when there is no rule.</summary>
    public RuleTrial? Trial { get; private set; }

    /// <summary>Test cases with what the rule gives.</summary>
    public IReadOnlyList<TriedCase> Cases { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string key, int number, string criterion, CancellationToken cancel)
    {
        if (await reader.FindAsync(key, number, visitor.SeesDrafts(), cancel) is not { } opened
            || opened.Set.All().FirstOrDefault(node => node.Key == criterion) is not { } found)
            return NotFound();

        (Version, Set, Criterion) = (opened.Version, opened.Set, found);
        Above = [.. Set.All().Where(node => node != found && node.SelfAndDescendants().Contains(found))];
        if (RuleTrial.Compile(Set, found) is { } rule)
        {
            Trial = RuleTrial.Run(rule, Request.Query.Where(pair => pair.Key.StartsWith(Prefix, StringComparison.Ordinal))
                .ToDictionary(pair => pair.Key[Prefix.Length..], pair => pair.Value.ToString(), StringComparer.Ordinal));
            Cases = [.. found.Tests.Select(test => new TriedCase(test, RuleTrial.Run(rule, test.Values).Explanation?.Outcome))];
        }

        return Page();
    }

    /// <summary>Query that fills the form with a test case.</summary>
    public static string QueryOf(RuleTest test)
    {
        ArgumentNullException.ThrowIfNull(test);
        return QueryString.Create(test.Values.Select(pair => new KeyValuePair<string, string?>(Prefix + pair.Key, pair.Value))).ToUriComponent();
    }
}

/// <summary>A test case and what the rule gives; null when its figures cannot be read.</summary>
public sealed record TriedCase(RuleTest Test, RuleOutcome? Outcome);
