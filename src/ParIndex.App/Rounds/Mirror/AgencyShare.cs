using ParIndex.App.Rounds.Assigning;
using ParIndex.App.Rounds.Filling;

namespace ParIndex.App.Rounds.Mirror;

/// <summary>How far a lead agency is with the criteria it answers for.</summary>
/// <param name="UnitId">The agency; null: criteria nobody leads.</param>
/// <param name="Entries">Leaves it answers for.</param>
/// <param name="Answered">Of these, answered or not applicable.</param>
/// <param name="Points">Points claimed by them so far.</param>
/// <param name="Max">Their maxima.</param>
/// <param name="WithEvidence">Of these, with a document at least.</param>
/// <param name="Open">Codes not answered, or with figures missing.</param>
public sealed record AgencyShare(string? UnitId, int Entries, int Answered, decimal Points, decimal Max, int WithEvidence, IReadOnlyList<string> Open, DateTime? LastAt)
{
    /// <summary>Shares of a scorecard, in the order its criteria come; a leaf with two leads is in both. What nobody leads comes last.</summary>
    /// <param name="entries">Entries of the scorecard.</param>
    /// <param name="responsibility">Who answers for what.</param>
    /// <param name="evidenced">Leaves with a document.</param>
    public static IReadOnlyList<AgencyShare> Of(IEnumerable<Entry> entries, Responsibility responsibility, IReadOnlySet<string> evidenced)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(responsibility);
        ArgumentNullException.ThrowIfNull(evidenced);
        return [.. entries.Where(entry => entry.IsOfUnit)
            .SelectMany(entry => Leads(responsibility, entry.Code).Select(unit => (Unit: unit, Entry: entry)))
            .GroupBy(pair => pair.Unit, pair => pair.Entry).OrderBy(group => group.Key is null)
            .Select(group => new AgencyShare(
                group.Key, group.Count(), group.Count(IsAnswered), group.Sum(entry => entry.Points ?? 0), group.Sum(entry => entry.Max), group.Count(entry => evidenced.Contains(entry.Code)),
                [.. group.Where(entry => !IsAnswered(entry)).Select(entry => entry.Code)], group.Max(entry => entry.At)))];
    }

    private static bool IsAnswered(Entry entry) => entry.Answer.IsGiven && entry.IsComplete;

    private static List<string?> Leads(Responsibility responsibility, string leaf)
    {
        var leads = responsibility.Of(leaf).Where(one => one is { IsLead: true, UnitId: not null }).Select(one => one.UnitId).ToList();
        return leads.Count > 0 ? leads : [null];
    }
}
