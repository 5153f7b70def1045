namespace ParIndex.Core.Results.Checking;

/// <summary>
/// Points within their maximum; targets that ask for something: not under the points already won, not equal to them below the maximum.
/// What a child already tells is not told again of its parents; where all children keep the limit, a parent that does not is a wrong sum.
/// </summary>
internal static class LimitCheck
{
    public static IEnumerable<Finding> Check(DocumentView document) =>
        from table in document.Tables
        from row in table.Table.Rows
        from finding in Check(table, row)
        select finding;

    private static IEnumerable<Finding> Check(TableView table, OfficialRow row)
    {
        var (max, score, target) = (PointColumn.Max.Of(row), PointColumn.Score.Of(row), PointColumn.Target.Of(row));
        if (IsOver(row, PointColumn.Score) && !IsTold(table, row, child => IsOver(child, PointColumn.Score), PointColumn.Score, PointColumn.Max))
        {
            yield return Over(row, PointColumn.Score, score!.Value, max!.Value);
        }

        if (IsOver(row, PointColumn.Target) && !IsTold(table, row, child => IsOver(child, PointColumn.Target), PointColumn.Target, PointColumn.Max))
        {
            yield return Over(row, PointColumn.Target, target!.Value, max!.Value);
        }

        if (score is not { } won || target is not { } goal)
        {
            yield break;
        }

        if (IsUnder(row) && !IsTold(table, row, IsUnder, PointColumn.Target, PointColumn.Score))
        {
            yield return Report.Cell(
                FindingKinds.TargetUnderScore, FindingSeverity.Warning, row, ColumnKind.Target, "target", Figures.En(goal), "",
                $"Mục tiêu {Figures.Vi(goal)} của {Figures.Code(row)} thấp hơn điểm đã đạt {Figures.Vi(won)} ({Figures.Vi(won)} − {Figures.Vi(goal)} = {Figures.Vi(won - goal)}). Đặt mục tiêu ít nhất {Figures.Vi(won)}.",
                $"The target {Figures.En(goal)} of {Figures.CodeEn(row)} is under the points already won, {Figures.En(won)} (by {Figures.En(won - goal)}). Aim for at least {Figures.En(won)}.");
        }
        else if (goal == won && max is { } full && won < full && table.IsLeaf(row))
        {
            yield return Report.Cell(
                FindingKinds.TargetFlat, FindingSeverity.Warning, row, ColumnKind.Target, "target", Figures.En(goal), "",
                $"Mục tiêu {Figures.Vi(goal)} của {row.Code} bằng điểm đã đạt, trong khi còn {Figures.Vi(full)} − {Figures.Vi(won)} = {Figures.Vi(full - won)} điểm chưa đạt. Nâng mục tiêu hoặc ghi rõ lý do giữ nguyên.",
                $"The target {Figures.En(goal)} of {row.Code} equals the points already won, with {Figures.En(full)} − {Figures.En(won)} = {Figures.En(full - won)} still to win. Raise it, or state why not.");
        }
    }

    private static bool IsTold(TableView table, OfficialRow row, Func<OfficialRow, bool> isOff, PointColumn one, PointColumn other)
    {
        var children = table.ChildrenOf(row).ToList();
        return children.Exists(child => isOff(child)) || (children.Count > 0 && children.TrueForAll(child => one.Of(child) is not null && other.Of(child) is not null));
    }

    private static bool IsOver(OfficialRow row, PointColumn column) => PointColumn.Max.Of(row) is >= 0 and { } max && column.Of(row) > max;

    private static bool IsUnder(OfficialRow row) => PointColumn.Target.Of(row) < PointColumn.Score.Of(row);

    private static Finding Over(OfficialRow row, PointColumn column, decimal value, decimal max) => Report.Cell(
        FindingKinds.ScoreOverMax, FindingSeverity.Error, row, column.Kind, column.Field, Figures.En(value), Figures.En(max),
        $"{Capital(column.Vietnamese)} {Figures.Vi(value)} của {Figures.Code(row)} vượt điểm tối đa {Figures.Vi(max)}: thừa {Figures.Vi(value - max)}. Sửa điểm hoặc điểm tối đa.",
        $"{Capital(column.English)} {Figures.En(value)} of {Figures.CodeEn(row)} exceed the maximum {Figures.En(max)} by {Figures.En(value - max)}. Correct the points or the maximum.");

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
