using ParIndex.Core.Criteria.Checks;

namespace ParIndex.Core.Criteria;

/// <summary>Checks a criteria set as a whole: sums, codes, rules with their test cases, settings, mapping. Pure.</summary>
public static class CriteriaSetChecker
{
    /// <summary>Everything wrong or worth knowing, in the order of the tree; empty when the set is in order.</summary>
    /// <param name="set">The set.</param>
    /// <param name="earlier">The edition before, to check the mapping from it; null when not at hand.</param>
    /// <param name="places">Where the parts were read; null when built in memory.</param>
    public static IReadOnlyList<SetProblem> Check(CriteriaSet set, CriteriaSet? earlier = null, SetPlaces? places = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        var report = new CheckReport(places ?? new SetPlaces());
        SettingsCheck.Run(set, report);
        IdentityCheck.Run(set, report);
        PointsCheck.Run(set, report);
        foreach (var node in set.All())
        {
            var errors = report.ErrorCount;
            InputCheck.Run(node, set.Constants, report);
            RuleCheck.Run(node, set.Constants, inputsHold: report.ErrorCount == errors, report);
        }

        MappingCheck.Run(set, earlier, report);
        DirectPointsCheck.Run(set, report);
        return report.Problems;
    }
}
