using ParIndex.App.Criteria.Form;
using ParIndex.Core.Surveys.Questionnaires;

namespace ParIndex.App.Surveys.Questionnaires.XlsForm;

/// <summary>A group of select_one rows over one list, shown as a table, is one matrix question.</summary>
internal static class FormMatrix
{
    private static readonly string[] Hidden = ["list-nolabel", "list-no-label"];

    /// <summary>The matrix that begins at this row, and the row after its end; null: the group is no matrix.</summary>
    public static (Question Question, int Next)? Take(IReadOnlyList<FormRow> rows, int begin, FormQuestions questions, FormReport report)
    {
        var head = rows[begin];
        var inner = rows.Skip(begin + 1).TakeWhile(row => FormTypes.Of(row) != FormTypes.EndGroup).ToList();
        var end = begin + 1 + inner.Count;
        var isMarked = head[FormColumns.Kind] == "matrix" || head["appearance"].Split(' ').Contains("table-list");
        if (end >= rows.Count || !(isMarked || inner.Any(row => Hidden.Any(row["appearance"].Split(' ').Contains))))
            return null;

        var header = inner.FirstOrDefault(row => row["appearance"].Split(' ').Contains("label"));
        var body = inner.Where(row => row != header).ToList();
        var lists = body.Select(FormTypes.List).Distinct().ToList();
        var fits = body.Count > 0 && lists is [{ Type: FormTypes.SelectOne, HasOther: false }]
            && body.All(row => row["relevant"].Length == 0 && row["constraint"].Length == 0 && row["choice_filter"].Length == 0 && row[FormColumns.Kind].Length == 0)
            && body.Select(row => FormReader.Flag(row, "required", report)).Distinct().Count() == 1;
        if (!fits)
        {
            report.Warning(
                "matrix", head.Place, $"Nhóm “{head["name"]}” dạng bảng nhưng các dòng không cùng danh sách, cùng bắt buộc, hoặc có điều kiện riêng: đọc thành từng câu.",
                $"Group “{head["name"]}” is a table, but its rows differ in list or required, or have conditions: read question by question.");
            return null;
        }

        var question = questions.Matrix(head, header, body, lists[0].List);
        return (question, end + 1);
    }
}
