namespace ParIndex.Core.Results.Checking;

/// <summary>
/// Cells left blank where the table fills its column: figures of any row; targets, tasks and causes of leaves (a cause only where points were lost).
/// A column nobody filled is a form, and a cell merged with the one above is not blank.
/// </summary>
internal static class MissingCellCheck
{
    public static IEnumerable<Finding> Check(DocumentView document) => document.Tables.SelectMany(Check);

    private static IEnumerable<Finding> Check(TableView table)
    {
        var asksMax = Asked(table, row => row.Max is not null);
        var asksScore = Asked(table, row => row.Score is not null);
        var asksPercent = Asked(table, row => row.Percent is not null);
        var targetPoints = table.Rows.Count(row => row.TargetPoints is not null);
        var targetWords = table.Leaves.Count(row => row.TargetText.Length > 0);
        var asksTasks = IsMostly(table.Leaves, row => row.Tasks.Count > 0);
        var asksCause = table.Has(ColumnKind.Cause);
        foreach (var row in table.Table.Rows)
        {
            if (row.Max is null && asksMax(row))
            {
                yield return Blank(row, ColumnKind.Max, "max", FindingSeverity.Warning, "điểm tối đa", "the maximum points");
            }

            if (row.Score is null && asksScore(row))
            {
                yield return Blank(row, ColumnKind.Score, "score", FindingSeverity.Warning, "điểm đạt được", "the points");
            }

            if (row is { Percent: null, Score: not null, Max: not null } && asksPercent(row))
            {
                yield return BlankPercent(row);
            }

            if (targetPoints * 2 > table.Rows.Count && row.TargetPoints is null)
            {
                yield return Blank(row, ColumnKind.Target, "target", FindingSeverity.Warning, "mục tiêu", "the target");
            }

            if (!table.IsLeaf(row))
            {
                continue;
            }

            if (targetWords > targetPoints && row.TargetText.Length == 0 && row.TargetPoints is null && !IsShared(row, "target"))
            {
                yield return Blank(row, ColumnKind.Target, "target", FindingSeverity.Warning, "chỉ tiêu", "the target");
            }

            if (asksTasks && row.Tasks.Count == 0 && !IsShared(row, "tasks"))
            {
                yield return Blank(row, ColumnKind.Tasks, "tasks", FindingSeverity.Warning, "nhiệm vụ, giải pháp", "the tasks");
            }

            if (asksCause && PointColumn.Score.Of(row) < PointColumn.Max.Of(row) && row.Cause.Length == 0 && !IsShared(row, "cause"))
            {
                yield return BlankCause(row);
            }
        }
    }

    /// <summary>Whether rows of a kind, leaves or parents, are expected to have a figure: at least half of them do.</summary>
    private static Func<OfficialRow, bool> Asked(TableView table, Func<OfficialRow, bool> isFilled)
    {
        var byKind = table.Rows.ToLookup(table.IsLeaf);
        var (leaves, parents) = (IsMostly(byKind[true], isFilled), IsMostly(byKind[false], isFilled));
        return row => table.IsLeaf(row) ? leaves : parents;
    }

    private static bool IsMostly(IEnumerable<OfficialRow> rows, Func<OfficialRow, bool> isFilled)
    {
        var filled = rows.Select(isFilled).ToList();
        return filled.Count > 0 && filled.Count(isTrue => isTrue) * 2 >= filled.Count;
    }

    private static bool IsShared(OfficialRow row, string field) => row.Inherited.Contains(field);

    private static Finding Blank(OfficialRow row, ColumnKind column, string field, FindingSeverity severity, string what, string whatEn) => Report.Cell(
        FindingKinds.MissingCell, severity, row, column, field, "", "",
        $"{char.ToUpperInvariant(Figures.Code(row)[0])}{Figures.Code(row)[1..]} bỏ trống {what}. Điền vào, hoặc ghi rõ lý do để trống.",
        $"{Figures.CodeEn(row)} leaves {whatEn} blank. Fill it in, or state why it is blank.");

    private static Finding BlankPercent(OfficialRow row)
    {
        var expected = row is { Score: { } score, Max: { } max } && max > 0 && Math.Abs(score) < 1_000_000 ? Figures.En(Figures.Short(score / max * 100, 2)) : "";
        var wanted = expected.Length > 0 ? $" ({expected.Replace('.', ',')}%)" : "";
        return Report.Cell(
            FindingKinds.MissingCell, FindingSeverity.Warning, row, ColumnKind.Percent, "percent", "", expected,
            $"{Figures.Code(row)} có điểm nhưng bỏ trống tỷ lệ. Điền vào{wanted}.",
            $"{Figures.CodeEn(row)} has points but no percent. Fill it in.");
    }

    private static Finding BlankCause(OfficialRow row) => Report.Cell(
        FindingKinds.MissingCell, FindingSeverity.Warning, row, ColumnKind.Cause, "cause", "", "",
        $"{row.Code} mất {Figures.Vi(row.Max!.Value)} − {Figures.Vi(row.Score!.Value)} = {Figures.Vi(Figures.Trim(row.Max.Value - row.Score.Value))} điểm mà không ghi nguyên nhân. Ghi nguyên nhân bị trừ điểm.",
        $"{row.Code} loses {Figures.En(row.Max.Value)} − {Figures.En(row.Score.Value)} = {Figures.En(Figures.Trim(row.Max.Value - row.Score.Value))} points with no cause. State the cause.");
}
