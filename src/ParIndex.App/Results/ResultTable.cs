using ParIndex.Core.Results;
using ParIndex.Documents;

namespace ParIndex.App.Results;

/// <summary>Finds the result table of a document.</summary>
public static class ResultTable
{
    /// <summary>The longest table with maxima and points: reports print short ones of fields beside it. Of equal ones the first.</summary>
    /// <exception cref="DocumentException">The document has none.</exception>
    public static OfficialTable Of(OfficialDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.Tables.Where(table => table.Rows.Any(row => row is { Max: not null, Score: not null })).MaxBy(table => table.Rows.Count)
            ?? throw new DocumentException(document.File, null, new(
                "không có bảng nào có cả điểm tối đa và điểm đạt được. Kiểm tra tiêu đề cột của bảng kết quả.",
                "no table has both maximum points and points. Check the column headers of the result table."));
    }
}
