namespace ParIndex.Core.Results.Checking;

/// <summary>A column of points that adds up from children to parents.</summary>
/// <param name="Field">Name in findings.</param>
/// <param name="Kind">The column.</param>
/// <param name="Vietnamese">Name for officers.</param>
/// <param name="English">The same in English.</param>
/// <param name="Printed">Its figure in a row.</param>
internal sealed record PointColumn(string Field, ColumnKind Kind, string Vietnamese, string English, Func<OfficialRow, decimal?> Printed)
{
    /// <summary>Beyond this a figure is no number of points, and sums of such could leave the range of decimals.</summary>
    private const decimal Most = 1_000_000_000;

    public static readonly PointColumn Max = new("max", ColumnKind.Max, "điểm tối đa", "maximum points", row => row.Max);

    public static readonly PointColumn Score = new("score", ColumnKind.Score, "điểm đạt được", "points", row => row.Score);

    public static readonly PointColumn Target = new("target", ColumnKind.Target, "điểm mục tiêu", "target points", row => row.TargetPoints);

    public static readonly IReadOnlyList<PointColumn> All = [Max, Score, Target];

    /// <summary>Its figure in a row; null when blank or beyond any points.</summary>
    public decimal? Of(OfficialRow row) => Printed(row) is { } value && Math.Abs(value) <= Most ? value : null;
}
