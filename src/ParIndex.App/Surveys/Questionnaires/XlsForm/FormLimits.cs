using ParIndex.Core.Surveys.Questionnaires;

namespace ParIndex.App.Surveys.Questionnaires.XlsForm;

/// <summary>
/// Limits as one constraint of an XLSForm and back: what looks like a limit becomes one, the rest stays a constraint. Choices that
/// stand alone are written as a constraint, so that other programs keep to them too.
/// </summary>
internal static class FormLimits
{
    private static readonly FieldOperand Self = new(Condition.Self);

    public static Condition? Write(Question question, ChoiceList? list)
    {
        var limits = question.Limits;
        var parts = new List<Condition>();
        Add(Self, ComparisonSign.AtLeast, limits.Min);
        Add(Self, ComparisonSign.AtMost, limits.Max);
        Add(new LengthOperand(Self), ComparisonSign.AtMost, limits.MaxLength);
        Add(new CountOperand(Self), ComparisonSign.AtLeast, limits.MinChoices);
        Add(new CountOperand(Self), ComparisonSign.AtMost, limits.MaxChoices);
        parts.AddRange(Alone(question, list));
        if (limits.Constraint is { } own)
            parts.Add(own);
        return parts.Count == 0 ? null : parts.Aggregate((left, right) => new AllOf(left, right));

        void Add(Operand operand, ComparisonSign sign, decimal? limit)
        {
            if (limit is { } number)
                parts.Add(new Comparison(operand, sign, new NumberOperand(number)));
        }
    }

    public static AnswerLimits Read(Condition? constraint, Question question, ChoiceList? list)
    {
        var limits = AnswerLimits.None with { IsWhole = question.Limits.IsWhole };
        var alone = Alone(question, list).ToList();
        Condition? rest = null;
        foreach (var part in Parts(constraint))
        {
            if (alone.Remove(part))
                continue;

            if (Limit(limits, part, question.Kind) is { } taken)
                limits = taken;
            else
                rest = rest is null ? part : new AllOf(rest, part);
        }

        return limits with { Constraint = rest };
    }

    private static AnswerLimits? Limit(AnswerLimits limits, Condition part, QuestionKind kind) => (kind, part) switch
    {
        (QuestionKind.Number, Comparison { Left: FieldOperand { Code: Condition.Self }, Sign: ComparisonSign.AtLeast, Right: NumberOperand least })
            when limits.Min is null => limits with { Min = least.Value },
        (QuestionKind.Number, Comparison { Left: FieldOperand { Code: Condition.Self }, Sign: ComparisonSign.AtMost, Right: NumberOperand most })
            when limits.Max is null => limits with { Max = most.Value },
        (QuestionKind.Text, Comparison { Left: LengthOperand { Field.Code: Condition.Self }, Sign: ComparisonSign.AtMost, Right: NumberOperand most })
            when limits.MaxLength is null && IsCount(most.Value) => limits with { MaxLength = (int)most.Value },
        (QuestionKind.Multiple, Comparison { Left: CountOperand { Field.Code: Condition.Self }, Sign: ComparisonSign.AtLeast, Right: NumberOperand least })
            when limits.MinChoices is null && IsCount(least.Value) => limits with { MinChoices = (int)least.Value },
        (QuestionKind.Multiple, Comparison { Left: CountOperand { Field.Code: Condition.Self }, Sign: ComparisonSign.AtMost, Right: NumberOperand most })
            when limits.MaxChoices is null && IsCount(most.Value) => limits with { MaxChoices = (int)most.Value },
        _ => null,
    };

    private static bool IsCount(decimal value) => value >= 0 && value <= AnswerLimits.LongestText && value == decimal.Truncate(value);

    private static IEnumerable<Condition> Parts(Condition? condition) => condition switch
    {
        null => [],
        AllOf both => Parts(both.Left).Append(both.Right),
        _ => [condition],
    };

    private static IEnumerable<Condition> Alone(Question question, ChoiceList? list) =>
        question.Kind != QuestionKind.Multiple || list is null ? [] : list.Choices.Where(choice => choice.Kind != ChoiceKind.Ordinary).Select(choice =>
            new Negation(new AllOf(new Selected(Self, choice.Code), new Comparison(new CountOperand(Self), ComparisonSign.Greater, new NumberOperand(1)))));
}
