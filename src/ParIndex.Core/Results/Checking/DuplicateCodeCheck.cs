namespace ParIndex.Core.Results.Checking;

/// <summary>The same code on two rows of a table.</summary>
internal static class DuplicateCodeCheck
{
    public static IEnumerable<Finding> Check(DocumentView document)
    {
        foreach (var table in document.Tables)
        {
            var first = new Dictionary<string, OfficialRow>(StringComparer.Ordinal);
            foreach (var row in table.Rows.Where(row => row.Code.Length > 0 && !first.TryAdd(row.Code, row)))
            {
                yield return Report.Cell(
                    FindingKinds.DuplicateCode, FindingSeverity.Error, row, ColumnKind.Code, "code", row.Code, "",
                    $"Mã {row.Code} dùng hai lần: \"{Report.Quote(first[row.Code].Title)}\" ({first[row.Code].Source}) và \"{Report.Quote(row.Title)}\". Đánh số lại một dòng.",
                    $"Code {row.Code} is used twice: \"{Report.Quote(first[row.Code].Title)}\" ({first[row.Code].Source}) and \"{Report.Quote(row.Title)}\". Renumber one.");
            }
        }
    }
}
