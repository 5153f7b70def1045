namespace ParIndex.Core.Results.Checking;

/// <summary>
/// Leaves for which nobody is named, in tables that name leads. Where rows with full points mostly name nobody, the column is about
/// lost points, and only rows that lost points are asked. A lead named on a row above speaks for the rows under it.
/// </summary>
internal static class MissingLeadCheck
{
    public static IEnumerable<Finding> Check(DocumentView document) => document.Tables.SelectMany(Check);

    private static IEnumerable<Finding> Check(TableView table)
    {
        if (!table.Rows.Any(row => row.Lead.Count > 0))
        {
            yield break;
        }

        var full = table.Leaves.Where(row => row.Max is not null && row.Score >= row.Max).ToList();
        // One row is no habit: a lead missing on the only row with full points is missing.
        var isAboutLostPoints = full.Count > 1 && full.Count(row => row.Lead.Count > 0) * 2 < full.Count;
        foreach (var row in table.Leaves)
        {
            if (row.Lead.Count == 0 && !(isAboutLostPoints && !(row.Score < row.Max)) && !table.Ancestors(row).Any(above => above.Lead.Count > 0))
            {
                yield return Report.Cell(
                    FindingKinds.MissingLead, FindingSeverity.Warning, row, ColumnKind.Lead, "lead", "", "",
                    $"{row.Code} \"{Report.Quote(row.Title)}\" không ghi cơ quan chủ trì. Ghi rõ cơ quan chịu trách nhiệm.",
                    $"{row.Code} \"{Report.Quote(row.Title)}\" names no lead agency. Name who is responsible.");
            }
        }
    }
}
