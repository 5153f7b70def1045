using ParIndex.App.Criteria.Form;
using ParIndex.Core.Criteria;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Questionnaires.XlsForm;

/// <summary>From rows to questions.</summary>
internal sealed class FormQuestions(FormReport report, SetPlaces places, FormLists lists)
{
    private static readonly string[] Taken = ["multiline", "likert", "table-list", "list-nolabel", "list-no-label", "label", "field-list"];

    /// <summary>Columns every question may fill in.</summary>
    private static readonly string[] Common = ["label", "hint", "required", "relevant", .. FormColumns.Scoring, FormColumns.Kind];

    /// <summary>The question of a row; two for "or_other", none when the row is left out, which is told.</summary>
    public IReadOnlyList<Question> Read(FormRow row)
    {
        report.Criterion = row["name"];
        try
        {
            return FormTypes.Of(row) switch
            {
                FormTypes.SelectOne or FormTypes.SelectMultiple => Select(row),
                "text" => [Question(row, QuestionKind.Text, "constraint", "constraint_message", "appearance")],
                "integer" => [Question(row, QuestionKind.Number, "constraint", "constraint_message", "appearance")],
                "decimal" => [Question(row, QuestionKind.Number, "constraint", "constraint_message", "appearance")],
                "note" => [Question(row, QuestionKind.Note, "appearance")],
                var type => LeftOut(row, type),
            };
        }
        finally
        {
            report.Criterion = "";
        }
    }

    /// <summary>The question shown only when the group around it is.</summary>
    public static Question Under(Condition? when, Question question) => when is null ? question : question with
    {
        ShownWhen = question.ShownWhen is { } own ? new AllOf(when, own) : when,
    };

    public Question Matrix(FormRow head, FormRow? header, IReadOnlyList<FormRow> body, string list)
    {
        var label = head.Wording("label");
        var question = new Question
        {
            Code = head["name"],
            Kind = QuestionKind.Matrix,
            Text = label.IsEmpty && header is not null ? header.Wording("label") : label,
            Hint = head.Wording("hint"),
            List = list,
            IsRequired = FormReader.Flag(body[0], "required", report),
            ShownWhen = FormReader.Condition(head, "relevant", report),
            Scoring = FormScoring.Read(head, report),
            Factor = FormScoring.Factor(head),
            Rows = [.. body.Select(Row)],
        };
        if (header is not null && !label.IsEmpty)
            report.Warning("matrix-header", header.Place, $"Dòng tiêu đề “{header["name"]}” của bảng không thành câu hỏi.", $"Heading row “{header["name"]}” of the table is no question.");

        places.Add(question, "", head.Place);
        TellUnused(head, ["label", "hint", "relevant", "appearance", "kobo--matrix_list", "kobo--score-choices", .. FormColumns.Scoring, FormColumns.Kind]);
        return question;
    }

    public ChoiceList? List(string name) => lists[name];

    public Question WithReason(Question question, FormRow row)
    {
        TellUnused(row, ["label", "required", "relevant", "appearance", FormColumns.Role, FormColumns.AtMost]);
        return question with
        {
            Reason = new Reason((int)(FormScoring.Number(row, FormColumns.AtMost, isWhole: true, report) ?? 0), row.Wording("label"))
            {
                IsRequired = FormReader.Flag(row, "required", report),
            },
        };
    }

    /// <summary>Cells of columns that mean nothing at this row are told.</summary>
    public void TellUnused(FormRow row, IReadOnlyCollection<string> used)
    {
        var filled = row.Cells.Keys.Concat(row.Texts.Keys.Select(key => key.Column)).Distinct();
        foreach (var column in filled.Where(column => column is not ("type" or "name" or FormColumns.Role) && !used.Contains(column)))
        {
            if (column == "choice_filter")
                report.Error("choice-filter", row.PlaceOf(column), "Chưa hỗ trợ lựa chọn phụ thuộc câu trước (choice_filter): tách thành nhiều câu có điều kiện relevant.", "Choices filtered by an earlier answer (choice_filter) are not supported: use several questions with relevant.");
            else if (column != "appearance" || row[column].Split(' ').Except(Taken).Any())
                report.Warning("cell-ignored", row.PlaceOf(column), $"Cột {column} không dùng cho dòng “{row["name"]}”: bỏ qua “{Short(row[column])}”.", $"Column {column} is not used for row “{row["name"]}”: “{Short(row[column])}” is left out.");
        }
    }

    private IReadOnlyList<Question> Select(FormRow row)
    {
        var (type, list, hasOther) = FormTypes.List(row);
        var isScale = row[FormColumns.Kind] == "scale" || (row[FormColumns.Kind].Length == 0 && row["appearance"].Split(' ').Contains("likert") && lists[list] is { } known && Mark.IsScale(known));
        var kind = type == FormTypes.SelectMultiple ? QuestionKind.Multiple : isScale ? QuestionKind.Scale : QuestionKind.Single;
        var question = Question(row, kind, "constraint", "constraint_message", "appearance") with { List = list };
        if (hasOther)
            question = question with { List = lists.WithOther(list, question.Text) };
        question = WithLimits(question, row);
        places.Add(question, "", row.Place);
        if (!hasOther)
            return [question];

        report.Warning("or-other", row.PlaceOf("type"), $"or_other: thêm lựa chọn “Khác” và câu chữ “{question.Code}_other”.", $"or_other: choice “Other” and the text question “{question.Code}_other” were added.");
        var when = new Selected(new FieldOperand(question.Code), "other");
        var other = new Question { Code = question.Code + "_other", Kind = QuestionKind.Text, Text = FormLists.Like(Wording.Of("Ghi rõ", "Please specify"), question.Text), ShownWhen = when, IsRequired = question.IsRequired };
        places.Add(other, "", row.Place);
        return [question, other];
    }

    private Question Question(FormRow row, QuestionKind kind, params string[] more)
    {
        TellUnused(row, [.. Common, .. more]);
        if (row["appearance"].Split(' ', StringSplitOptions.RemoveEmptyEntries).Except(Taken).ToList() is { Count: > 0 } looks)
            report.Warning("appearance", row.PlaceOf("appearance"), $"Kiểu hiển thị “{string.Join(' ', looks)}” không dùng ở đây: bỏ qua.", $"Appearance “{string.Join(' ', looks)}” is not used here: left out.");

        if (kind == QuestionKind.Note && FormReader.Flag(row, "required", report))
            report.Warning("required", row.PlaceOf("required"), "Đoạn để đọc không thể bắt buộc: bỏ qua.", "A note cannot be required: left out.");

        var question = new Question
        {
            Code = row["name"],
            Kind = kind,
            Text = row.Wording("label"),
            Hint = row.Wording("hint"),
            IsRequired = kind != QuestionKind.Note && FormReader.Flag(row, "required", report),
            ShownWhen = FormReader.Condition(row, "relevant", report),
            Scoring = FormScoring.Read(row, report),
            Factor = FormScoring.Factor(row),
            Limits = AnswerLimits.None with { IsWhole = FormTypes.Of(row) == "integer" },
        };
        question = kind is QuestionKind.Text or QuestionKind.Number ? WithLimits(question, row) : question;
        places.Add(question, "", row.Place);
        return question;
    }

    private Question WithLimits(Question question, FormRow row)
    {
        var limits = FormLimits.Read(FormReader.Condition(row, "constraint", report), question, question.List is null ? null : lists[question.List]);
        var message = row.Wording("constraint_message");
        if (limits.Constraint is null && !message.IsEmpty)
        {
            report.Warning("constraint-message", row.Place, $"Lời báo của “{question.Code}” không giữ: phiếu tự báo giới hạn.", $"The message of “{question.Code}” is not kept: limits are told by the form itself.");
            message = Wording.Empty;
        }

        return question with { Limits = limits with { ConstraintText = message } };
    }

    private MatrixRow Row(FormRow row)
    {
        var read = new MatrixRow(row["name"], row.Wording("label")) { Scoring = FormScoring.Read(row, report), Factor = FormScoring.Factor(row) };
        places.Add(read, "", row.Place);
        TellUnused(row, ["label", "required", "appearance", .. FormColumns.Scoring]);
        return read;
    }

    private IReadOnlyList<Question> LeftOut(FormRow row, string type)
    {
        switch (type)
        {
            case "":
                report.Error("type-missing", row.Place, "Dòng này thiếu type: ghi loại câu hoặc xóa dòng.", "This row has no type: give one or delete the row.");
                break;
            case "begin_repeat" or "end_repeat":
                report.Error("repeat", row.Place, "Chưa hỗ trợ nhóm lặp (begin_repeat): bỏ vòng lặp, hoặc ghi sẵn số lần bằng các câu riêng.", "Repeats (begin_repeat) are not supported: drop them, or write the questions out as often as needed.");
                break;
            default:
                var near = NearestName.To(type, ["select_one", "select_multiple", "integer", "decimal", "text", "note", "begin_group", "end_group", "calculate"]);
                report.Warning(
                    "type-ignored", row.PlaceOf("type"),
                    $"Loại “{type}” không dùng ở đây: dòng “{row["name"]}” bị bỏ qua" + (near is null || near == type ? "." : $"; có phải “{near}”?"),
                    $"Type “{type}” is not used here: row “{row["name"]}” is left out" + (near is null || near == type ? "." : $"; did you mean “{near}”?"));
                break;
        }

        return [];
    }

    private static string Short(string text) => text.Length > 60 ? text[..60] + "…" : text;
}
