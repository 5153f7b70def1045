namespace ParIndex.Core.Analysis.Uncertainty;

/// <summary>A past claim and what the appraiser left of it.</summary>
/// <param name="Unit">Unit.</param>
/// <param name="Leaf">Number of the leaf.</param>
/// <param name="Claimed">Self-scored points.</param>
/// <param name="Appraised">Points after appraisal.</param>
/// <param name="Max">Maximum of the leaf then.</param>
public sealed record PastClaim(string Unit, int Leaf, decimal Claimed, decimal Appraised, decimal Max);

/// <summary>Chance and size of appraisers' cuts, learnt from past claims.</summary>
public static class AppraisalHistory
{
    /// <summary>How many claims of the general kind stand beside the few of one leaf or unit.</summary>
    public const int BorrowedClaims = 5;

    /// <summary>
    /// Chance by leaf or by unit: (cuts + 5 × chance of all) / (claims + 5), so that two claims do not make a certainty. Size of the cut:
    /// mean and standard deviation over all cuts, as shares of the maximum; a rise is no cut.
    /// </summary>
    /// <param name="name">Name of the source.</param>
    /// <param name="data">Data to be simulated.</param>
    /// <param name="past">Past claims; those of 0 points are passed over.</param>
    /// <param name="isByUnit">True: a chance for each unit; false: for each leaf.</param>
    /// <returns>Null when no claim above 0 is given.</returns>
    public static AppraiserCut? Cuts(string name, SimulationData data, IReadOnlyList<PastClaim> past, bool isByUnit = false)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(past);
        var claims = past.Where(claim => claim.Claimed > 0).ToList();
        if (claims.Count == 0) return null;
        var sizes = claims.Where(IsCut).Select(claim => (double)((claim.Claimed - claim.Appraised) / claim.Max)).ToList();
        var (mean, spread) = Moments.Of([.. sizes]);
        var general = (double)sizes.Count / claims.Count;
        var byLeaf = claims.ToLookup(claim => claim.Leaf);
        var byUnit = claims.ToLookup(claim => claim.Unit, StringComparer.Ordinal);
        var chances = Enumerable.Range(0, data.Leaves.Count).Select(leaf => data.Units.Select(unit => Chance(isByUnit ? byUnit[unit] : byLeaf[leaf])).ToArray()).ToList();
        var leaves = data.Leaves.Count;
        return new AppraiserCut(
            name, chances,
            UncertaintySource.ByLeaf([.. Enumerable.Repeat(Math.Min(mean, 1), leaves)], data.Units.Count),
            UncertaintySource.ByLeaf([.. Enumerable.Repeat(Math.Min(spread, 1), leaves)], data.Units.Count));

        double Chance(IEnumerable<PastClaim> own)
        {
            var (cuts, all) = own.Aggregate((Cuts: 0, All: 0), (sum, claim) => (sum.Cuts + (IsCut(claim) ? 1 : 0), sum.All + 1));
            return (cuts + (BorrowedClaims * general)) / (all + BorrowedClaims);
        }
    }

    private static bool IsCut(PastClaim claim) => claim.Appraised < claim.Claimed;
}
