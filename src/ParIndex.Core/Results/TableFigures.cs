namespace ParIndex.Core.Results;

/// <summary>What the leaves of an official table add up to, whatever its printed parents say.</summary>
/// <param name="Leaves">Rows without children, the total row left out.</param>
/// <param name="Max">Sum of the leaves' maxima.</param>
/// <param name="Score">Sum of the leaves' points.</param>
/// <param name="Target">Sum of the leaves' targets in points; null when the table has none.</param>
/// <param name="SurveyMax">Maxima of leaves judged by survey.</param>
/// <param name="SurveyScore">Points of leaves judged by survey.</param>
public sealed record TableFigures(
    IReadOnlyList<OfficialRow> Leaves,
    decimal Max,
    decimal Score,
    decimal? Target,
    decimal SurveyMax,
    decimal SurveyScore)
{
    /// <summary>Points outside the survey part.</summary>
    public decimal AppraisedScore => Score - SurveyScore;

    public decimal AppraisedMax => Max - SurveyMax;

    public static TableFigures Of(OfficialTable table)
    {
        var leaves = LeavesOf(table);
        var survey = leaves.Where(leaf => leaf.Survey != SurveyMark.None).ToList();
        return new TableFigures(
            leaves,
            leaves.Sum(leaf => leaf.Max ?? 0),
            leaves.Sum(leaf => leaf.Score ?? 0),
            leaves.Any(leaf => leaf.TargetPoints is not null) ? leaves.Sum(leaf => leaf.TargetPoints ?? 0) : null,
            survey.Sum(leaf => leaf.Max ?? 0),
            survey.Sum(leaf => leaf.Score ?? 0));
    }

    /// <summary>Rows that are no other row's parent, without the total.</summary>
    public static IReadOnlyList<OfficialRow> LeavesOf(OfficialTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var parents = table.Rows.Select(row => row.Parent).ToHashSet(StringComparer.Ordinal);
        return table.Rows.Where(row => row.Level > 0 && !parents.Contains(row.Code)).ToList();
    }
}
