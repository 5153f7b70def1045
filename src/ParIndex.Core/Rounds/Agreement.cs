namespace ParIndex.Core.Rounds;

/// <summary>An entry judged by two people who did not see each other's verdict.</summary>
public readonly record struct JudgedTwice(VerdictOutcome First, decimal FirstPoints, VerdictOutcome Blind, decimal BlindPoints);

/// <summary>How far two appraisals of the same entries agree.</summary>
/// <param name="Count">Entries judged twice, at least 1.</param>
/// <param name="Same">Entries with the same outcome.</param>
/// <param name="Kappa">Cohen's kappa on the outcome, −1 to 1; null where chance alone would agree always (everybody always says the same).</param>
/// <param name="MeanDifference">Mean absolute difference of points.</param>
public sealed record Agreement(int Count, int Same, decimal? Kappa, decimal MeanDifference)
{
    /// <summary>Percent of entries with the same outcome, 0 to 100.</summary>
    public decimal Percent => 100m * Same / Count;

    /// <summary>The agreement; null when nothing was judged twice.</summary>
    public static Agreement? Of(IReadOnlyCollection<JudgedTwice> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        if (entries.Count == 0)
            return null;

        decimal count = entries.Count;
        var same = entries.Count(entry => entry.First == entry.Blind);
        // Agreement by chance: both say the outcome as often as they do, but independently.
        var chance = Enum.GetValues<VerdictOutcome>().Sum(outcome => entries.Count(entry => entry.First == outcome) / count * (entries.Count(entry => entry.Blind == outcome) / count));
        return new Agreement(entries.Count, same, chance == 1 ? null : ((same / count) - chance) / (1 - chance), entries.Average(entry => Math.Abs(entry.FirstPoints - entry.BlindPoints)));
    }
}
