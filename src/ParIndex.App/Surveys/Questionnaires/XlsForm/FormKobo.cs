using ParIndex.App.Criteria.Form;
using ParIndex.Core.Surveys.Questionnaires;

namespace ParIndex.App.Surveys.Questionnaires.XlsForm;

/// <summary>Kobo's own tables: begin_kobomatrix (rows from a list, columns are questions) and begin_score (one list, rows score__row).</summary>
internal sealed class FormKobo(IReadOnlyList<FormRow> rows, FormQuestions questions, FormReport report)
{
    private const string MatrixList = "kobo--matrix_list";
    private const string ScoreList = "kobo--score-choices";

    /// <summary>Reads the table that begins at a row.</summary>
    /// <returns>The row after its end.</returns>
    public int Read(int begin, List<Question> into, Condition? when)
    {
        var head = rows[begin];
        var isMatrix = FormTypes.Of(head) == "begin_kobomatrix";
        var close = isMatrix ? "end_kobomatrix" : "end_score";
        var inner = rows.Skip(begin + 1).TakeWhile(row => FormTypes.Of(row) != close).ToList();
        if (begin + 1 + inner.Count >= rows.Count)
        {
            report.Error("group-open", head.Place, $"Bảng “{head["name"]}” chưa đóng: thêm dòng {close}.", $"Table “{head["name"]}” is not closed: add a row {close}.");
            return rows.Count;
        }

        var read = isMatrix ? Matrix(head, inner) : Score(head, inner);
        into.AddRange(read.Select(question => FormQuestions.Under(when, question)));
        return begin + 2 + inner.Count;
    }

    /// <summary>One matrix question for each column; fields are named as in Kobo's data: matrix_row_column.</summary>
    private IEnumerable<Question> Matrix(FormRow head, List<FormRow> columns)
    {
        var items = questions.List(head[MatrixList]);
        if (items is null)
            report.Error("list-unknown", head.PlaceOf(MatrixList), $"Bảng “{head["name"]}”: không có danh sách dòng “{head[MatrixList]}”.", $"Table “{head["name"]}”: there is no list of rows “{head[MatrixList]}”.");

        foreach (var column in columns)
        {
            if (FormTypes.List(column) is not { Type: FormTypes.SelectOne, HasOther: false } select)
            {
                report.Warning("type-ignored", column.PlaceOf("type"), $"Cột “{column["name"]}” của bảng không phải select_one: bỏ qua.", $"Column “{column["name"]}” of the table is no select_one: left out.");
                continue;
            }

            var code = $"{head["name"]}_{column["name"]}";
            var matrix = questions.Matrix(head, null, [column], select.List);
            var label = column.Wording("label");
            yield return matrix with
            {
                Code = code,
                Text = new Wording(matrix.Text.Languages.Union(label.Languages)
                    .Select(language => new KeyValuePair<string, string>(language, string.Join(" – ", new[] { matrix.Text[language], label[language] }.OfType<string>())))),
                Rows = [.. (items?.Choices ?? []).Select(item => new MatrixRow($"{head["name"]}_{item.Code}_{column["name"]}", item.Label))],
            };
        }
    }

    private IEnumerable<Question> Score(FormRow head, List<FormRow> body)
    {
        foreach (var other in body.Where(row => FormTypes.Of(row) != "score__row"))
            report.Warning("type-ignored", other.PlaceOf("type"), $"Dòng “{other["name"]}” trong bảng chấm không phải score__row: bỏ qua.", $"Row “{other["name"]}” in the score table is no score__row: left out.");

        var kept = body.Where(row => FormTypes.Of(row) == "score__row").ToList();
        return kept.Count == 0 ? [] : [questions.Matrix(head, null, kept, head[ScoreList])];
    }
}
