using ParIndex.Core.Text;

namespace ParIndex.Core.Surveys.Questionnaires;

/// <summary>Questions: lists, rows, limits and reasons that fit their kind; every language given.</summary>
public sealed partial class QuestionnaireChecker
{
    private void CheckQuestions()
    {
        foreach (var section in form.Sections.Where(section => section.Questions.Count == 0))
            Warning("section-empty", section.Code, section, "", $"Mục “{section.Code}” không có câu hỏi.", $"Section “{section.Code}” has no question.");

        foreach (var question in form.Questions)
        {
            CheckList(question);
            CheckLimits(question);
            CheckReason(question);
        }
    }

    private void CheckList(Question question)
    {
        var takesList = question.Kind is QuestionKind.Single or QuestionKind.Multiple or QuestionKind.Scale or QuestionKind.Matrix;
        var list = form.List(question.List);
        if (takesList && question.List is null)
        {
            Error("list-missing", question.Code, question, "", $"Câu {question.Code} chưa ghi danh sách lựa chọn (list).", $"Question {question.Code} names no choice list.");
        }
        else if (takesList && list is null)
        {
            var near = NearestName.To(question.List!, form.Lists.Select(known => known.Name));
            Error(
                "list-unknown", question.Code, question, "list",
                $"Câu {question.Code}: không có danh sách “{question.List}”" + (near is null ? "." : $"; có phải “{near}”?"),
                $"Question {question.Code}: there is no list “{question.List}”" + (near is null ? "." : $"; did you mean “{near}”?"));
        }
        else if (!takesList && question.List is not null)
        {
            Error("list-surplus", question.Code, question, "list", $"Câu {question.Code} không dùng danh sách lựa chọn: bỏ “list”.", $"Question {question.Code} takes no choice list: drop it.");
        }
        else if (question.Kind == QuestionKind.Scale && !Mark.IsScale(list!))
        {
            Error("scale", question.Code, question, "list", $"Thang đo “{list!.Name}” phải có ít nhất hai mức, mã là số nguyên (1, 2, 3 …).", $"Scale “{list!.Name}” needs at least two marks whose codes are whole numbers (1, 2, 3 …).");
        }

        if ((question.Kind == QuestionKind.Matrix) != (question.Rows.Count > 0))
            Error("rows", question.Code, question, "rows", $"Câu {question.Code}: câu dạng bảng (matrix) phải có dòng, câu khác thì không.", $"Question {question.Code}: a matrix has rows, no other question has.");
    }

    private void CheckLimits(Question question)
    {
        var limits = question.Limits;
        var isWrong = (question.Kind != QuestionKind.Number && (limits.Min ?? limits.Max) is not null)
            || (question.Kind != QuestionKind.Number && limits.IsWhole)
            || (question.Kind != QuestionKind.Text && limits.MaxLength is not null)
            || (question.Kind != QuestionKind.Multiple && (limits.MinChoices ?? limits.MaxChoices) is not null)
            || (question.Kind is QuestionKind.Note or QuestionKind.Matrix && limits.Constraint is not null);
        if (isWrong)
            Error("limits", question.Code, question, "limits", $"Câu {question.Code}: giới hạn không hợp loại câu (min, max, whole cho số; length cho chữ; choices cho chọn nhiều).", $"Question {question.Code}: limits do not fit its kind (min, max, whole for numbers; length for texts; choices for multiple).");

        var isVoid = limits.Min > limits.Max || limits.MinChoices > limits.MaxChoices || limits.MaxLength is < 1 or > AnswerLimits.LongestText
            || limits.MinChoices < 0 || limits.MaxChoices < 1 || limits.MinChoices > form.List(question.List)?.Choices.Count(choice => choice.Kind == ChoiceKind.Ordinary);
        if (isVoid)
            Error("limits", question.Code, question, "limits", $"Câu {question.Code}: giới hạn không trả lời nào đạt được: xem lại số nhỏ nhất và lớn nhất.", $"Question {question.Code}: no answer can keep these limits: look at least and greatest.");

        if (limits.Constraint is null && !limits.ConstraintText.IsEmpty)
            Error("limits", question.Code, question, "limits", $"Câu {question.Code}: có lời báo (constraint_text) nhưng không có điều kiện (constraint).", $"Question {question.Code}: constraint_text without a constraint.");

        if (question.Kind == QuestionKind.Note && question.IsRequired)
            Error("required", question.Code, question, "required", $"Câu {question.Code} chỉ để đọc, không thể bắt buộc.", $"Question {question.Code} is a note: it cannot be required.");
    }

    private void CheckReason(Question question)
    {
        if (question.Reason is not { } reason)
            return;

        var list = form.List(question.List);
        var isMarked = question.Kind is QuestionKind.Scale or QuestionKind.Matrix && list is not null && Mark.IsScale(list);
        if (!isMarked)
        {
            Error("reason", question.Code, question, "reason", $"Câu {question.Code}: chỉ hỏi lý do ở câu có thang điểm.", $"Question {question.Code}: reasons are asked after scales only.");
        }
        else if (list!.Choices.Count(reason.IsLow) is var low && (low == 0 || low == list.Choices.Count(choice => choice.Kind != ChoiceKind.NoOpinion)))
        {
            Error("reason", question.Code, question, "reason", $"Câu {question.Code}: mức {reason.AtMost} không chia thang điểm thành thấp và không thấp.", $"Question {question.Code}: mark {reason.AtMost} does not divide the scale into low and not low.");
        }
    }

    private void CheckWordings()
    {
        Text("", form, "title", form.Title);
        Text("", form, "intro", form.Intro, isOptional: true);
        Text("", form, "consent", form.Consent, isOptional: true);
        foreach (var list in form.Lists)
        {
            foreach (var choice in list.Choices)
                Text($"{list.Name}/{choice.Code}", choice, "label", choice.Label);
        }

        foreach (var factor in form.Factors)
            Text(factor.Code, factor, "title", factor.Title);

        foreach (var section in form.Sections)
        {
            Text(section.Code, section, "title", section.Title, isOptional: true);
            Text(section.Code, section, "intro", section.Intro, isOptional: true);
            foreach (var question in section.Questions)
            {
                Text(question.Code, question, "text", question.Text);
                Text(question.Code, question, "hint", question.Hint, isOptional: true);
                Text(question.Code, question, "reason", question.Reason?.Text ?? Wording.Empty, isOptional: question.Reason is null);
                Text(question.Code, question, "limits", question.Limits.ConstraintText, isOptional: true);
                foreach (var row in question.Rows)
                    Text(row.Code, row, "text", row.Text);
            }
        }
    }

    private void Text(string part, object owner, string member, Wording wording, bool isOptional = false)
    {
        if (wording.IsEmpty && isOptional)
            return;

        foreach (var language in form.Languages.Where(language => wording[language] is null))
        {
            if (language == form.Languages[0])
                Error("text-missing", part, owner, member, $"“{part}”: thiếu lời bằng “{language}” ({member}).", $"“{part}”: the text in “{language}” is missing ({member}).");
            else
                Warning("text-missing", part, owner, member, $"“{part}”: chưa có lời bằng “{language}” ({member}); người trả lời sẽ thấy “{form.Languages[0]}”.", $"“{part}”: no text in “{language}” ({member}); “{form.Languages[0]}” will be shown.");
        }

        foreach (var language in wording.Languages.Where(language => !form.Languages.Contains(language, StringComparer.Ordinal)))
            Error("language", part, owner, member, $"“{part}”: ngôn ngữ “{language}” chưa khai ở mục languages.", $"“{part}”: language “{language}” is not among the languages.");
    }
}
