using ParIndex.App.Rounds.Appraising;
using ParIndex.App.Rounds.Filling;

namespace ParIndex.App.Rounds.Explaining;

/// <summary>An entry whose appraised points are below what its unit claims, with what was said to that.</summary>
/// <param name="First">The verdict it is about.</param>
/// <param name="Explanation">What the unit says; null: nothing yet.</param>
/// <param name="Second">The answer to it; null: none yet.</param>
/// <param name="Council">Points the council decided; null: it did not.</param>
public sealed record ExplanationLine(Entry Entry, Verdict First, Explanation? Explanation, Verdict? Second, decimal? Council)
{
    /// <summary>Points lost against the claim.</summary>
    public decimal Lost => (Entry.Points ?? 0) - First.Judgement.Points;

    /// <summary>Explained, and the answer did not give what was asked, or there is none.</summary>
    public bool IsInDispute => Explanation is { Accepts: false } && (Second is null || Second.Judgement.Points < (Entry.Points ?? 0));

    /// <summary>The entries of a scorecard a unit may say something to, in their order.</summary>
    public static IReadOnlyList<ExplanationLine> Of(
        IEnumerable<Entry> entries, IEnumerable<Verdict> verdicts, IEnumerable<Explanation> explanations, IReadOnlyDictionary<string, decimal>? council = null)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var given = verdicts.ToLookup(verdict => verdict.Code, StringComparer.Ordinal);
        var said = explanations.ToDictionary(one => one.Code, StringComparer.Ordinal);
        return [.. entries.Where(entry => entry.IsOfUnit)
            .Select(entry => (Entry: entry, First: given[entry.Code].FirstOrDefault(verdict => verdict.Pass == VerdictPass.First)))
            .Where(line => line.First is { } first && IsBelow(line.Entry, first))
            .Select(line => new ExplanationLine(
                line.Entry, line.First!, said.GetValueOrDefault(line.Entry.Code), given[line.Entry.Code].FirstOrDefault(verdict => verdict.Pass == VerdictPass.Second),
                council?.TryGetValue(line.Entry.Code, out var points) == true ? points : null))];
    }

    /// <summary>Whether a verdict gives less than is claimed.</summary>
    public static bool IsBelow(Entry entry, Verdict first)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(first);
        return first.Judgement.Points < (entry.Points ?? 0);
    }
}
