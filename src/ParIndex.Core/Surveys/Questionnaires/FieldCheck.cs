using ParIndex.Core.Text;

namespace ParIndex.Core.Surveys.Questionnaires;

/// <summary>Checks answers to one field.</summary>
internal sealed class FieldCheck(Field field)
{
    private readonly Dictionary<string, Choice> choices =
        field.List?.Choices.DistinctBy(choice => choice.Code).ToDictionary(choice => choice.Code, StringComparer.Ordinal) ?? [];

    private readonly AnswerLimits limits = field.IsReason ? AnswerLimits.None : field.Question.Limits;

    /// <summary>The one spelling: NFC, trimmed; choices in the order of the list and each once; a comma is a decimal point.</summary>
    public IReadOnlyList<string> Normalize(IReadOnlyList<string> values)
    {
        switch (field.Type)
        {
            case FieldType.Set:
                var given = values.Select(VietnameseText.Clean).Distinct(StringComparer.Ordinal).ToList();
                return [.. choices.Keys.Where(given.Contains), .. given.Where(code => !choices.ContainsKey(code))];
            case FieldType.Number when values is [var lone]:
                var text = VietnameseText.Clean(lone);
                text = text.Contains('.', StringComparison.Ordinal) ? text : text.Replace(',', '.');
                return [Operand.ReadNumber(text) is { } number ? Operand.Print(number) : text];
            case FieldType.Text:
                return [.. values.Select(value => VietnameseText.Compose(value).ReplaceLineEndings("\n").Trim())];
            default:
                return [.. values.Select(VietnameseText.Clean)];
        }
    }

    public AnswerProblem Missing() => Problem(AnswerProblemKind.Missing, "Câu này cần trả lời.", "This question needs an answer.");

    /// <summary>Null: nothing is wrong.</summary>
    public AnswerProblem? Check(IReadOnlyList<string> values)
    {
        if (field.Type != FieldType.Set && values.Count > 1)
            return Problem(AnswerProblemKind.Exclusive, "Chỉ chọn một câu trả lời.", "Give one answer only.");

        return field.Type switch
        {
            FieldType.Set => CheckSet(values),
            FieldType.Number => CheckNumber(values[0]),
            FieldType.Text => CheckText(values[0]),
            _ => CheckChoice(values[0]),
        };
    }

    /// <summary>The author's own condition, once the answer is in its sheet.</summary>
    public AnswerProblem? CheckConstraint(AnswerSheet answers)
    {
        if (limits.Constraint?.Holds(answers, field.Code) != false)
            return null;

        var text = limits.ConstraintText;
        return Problem(
            AnswerProblemKind.OutOfRange,
            text.IsEmpty ? "Câu trả lời không hợp lệ: xem lại." : text.In(Wording.Vietnamese),
            text.IsEmpty ? "The answer is not valid: look at it again." : text.In(Wording.English));
    }

    private AnswerProblem? CheckChoice(string code) => choices.ContainsKey(code) ? null : Problem(
        AnswerProblemKind.UnknownChoice,
        $"Không có lựa chọn “{Short(code)}”: chọn một trong {string.Join(", ", choices.Keys)}.",
        $"There is no choice “{Short(code)}”: take one of {string.Join(", ", choices.Keys)}.");

    private AnswerProblem? CheckSet(IReadOnlyList<string> codes)
    {
        if (codes.Select(CheckChoice).FirstOrDefault(problem => problem is not null) is { } unknown)
            return unknown;

        var alone = codes.Select(code => choices[code]).FirstOrDefault(choice => choice.Kind != ChoiceKind.Ordinary);
        if (alone is not null && codes.Count > 1)
        {
            return Problem(
                AnswerProblemKind.Exclusive,
                $"“{alone.Label.In(Wording.Vietnamese)}” không chọn cùng câu trả lời khác.",
                $"“{alone.Label.In(Wording.English)}” cannot be chosen with another answer.");
        }

        if (alone is null && codes.Count < limits.MinChoices)
            return Problem(AnswerProblemKind.ChoiceCount, $"Chọn ít nhất {limits.MinChoices} câu trả lời.", $"Choose at least {limits.MinChoices}.");

        return codes.Count > limits.MaxChoices
            ? Problem(AnswerProblemKind.ChoiceCount, $"Chọn nhiều nhất {limits.MaxChoices} câu trả lời.", $"Choose at most {limits.MaxChoices}.")
            : null;
    }

    private AnswerProblem? CheckNumber(string text)
    {
        if (Operand.ReadNumber(text) is not { } number)
            return Problem(AnswerProblemKind.NotANumber, $"“{Short(text)}” không phải số: chỉ ghi số.", $"“{Short(text)}” is no number: write digits only.");

        if (limits.IsWhole && number != decimal.Truncate(number))
            return Problem(AnswerProblemKind.NotANumber, "Ghi số nguyên, không có phần thập phân.", "Write a whole number.");

        if (number < limits.Min)
            return Problem(AnswerProblemKind.OutOfRange, $"Ghi số từ {Print(limits.Min)} trở lên.", $"Write {Print(limits.Min)} or more.");

        return number > limits.Max
            ? Problem(AnswerProblemKind.OutOfRange, $"Ghi số từ {Print(limits.Max)} trở xuống.", $"Write {Print(limits.Max)} or less.")
            : null;
    }

    private AnswerProblem? CheckText(string text)
    {
        if (text.Any(character => char.IsControl(character) && character is not ('\n' or '\t')))
            return Problem(AnswerProblemKind.BadText, "Câu trả lời có ký tự hỏng: gõ lại.", "The answer holds damaged characters: type it again.");

        var most = limits.MaxLength ?? AnswerLimits.LongestText;
        return text.Length <= most ? null : Problem(
            AnswerProblemKind.BadText,
            $"Câu trả lời dài {text.Length} ký tự, nhiều nhất {most}: rút gọn.",
            $"The answer has {text.Length} characters, at most {most}: shorten it.");
    }

    private AnswerProblem Problem(AnswerProblemKind kind, string vietnamese, string english) => new(field.Code, kind, new Message(vietnamese, english));

    private static string Print(decimal? number) => number is { } value ? Operand.Print(value) : "";

    private static string Short(string text) => text.Length > 40 ? text[..40] + "…" : text;
}
