using ParIndex.Core.Text;

namespace ParIndex.Core.Surveys.Questionnaires;

/// <summary>Conditions and scoring refer to what is there.</summary>
public sealed partial class QuestionnaireChecker
{
    private void CheckConditions()
    {
        var known = Field.Of(form).DistinctBy(field => field.Code).ToDictionary(field => field.Code, StringComparer.Ordinal);
        var before = new HashSet<string>(StringComparer.Ordinal);
        foreach (var section in form.Sections)
        {
            CheckCondition(section.ShownWhen, section.Code, section, known, before, self: null);
            foreach (var question in section.Questions)
            {
                CheckCondition(question.ShownWhen, question.Code, question, known, before, self: null);
                var own = known.GetValueOrDefault(question.Code);
                CheckCondition(question.Limits.Constraint, question.Code, question, known, before, own);
                before.UnionWith(question.Rows.Select(row => row.Code).Append(question.Code));
            }
        }
    }

    /// <param name="condition">Null: none.</param>
    /// <param name="part">Question or section.</param>
    /// <param name="owner">The same, for its place.</param>
    /// <param name="known">All fields.</param>
    /// <param name="before">Names asked before.</param>
    /// <param name="self">What "." stands for; null: it may not be used.</param>
    private void CheckCondition(Condition? condition, string part, object owner, Dictionary<string, Field> known, HashSet<string> before, Field? self)
    {
        if (condition is null)
            return;

        var member = self is null ? "when" : "limits";
        foreach (var name in condition.Fields.Distinct().Where(name => !(name == Condition.Self && self is not null)))
        {
            if (!known.ContainsKey(name))
            {
                var near = NearestName.To(name, known.Keys);
                Error(
                    "condition-field", part, owner, member,
                    $"Điều kiện của “{part}”: không có câu “{name}”" + (near is null ? "." : $"; có phải “{near}”?"),
                    $"Condition of “{part}”: there is no question “{name}”" + (near is null ? "." : $"; did you mean “{near}”?"));
            }
            else if (!before.Contains(name) && name != self?.Code)
            {
                Error("condition-order", part, owner, member, $"Điều kiện của “{part}” dùng câu “{name}” đứng sau nó: chuyển câu đó lên trước.", $"Condition of “{part}” looks at “{name}”, which comes later: move it before.");
            }
        }

        foreach (var (name, choice) in Choices(condition))
        {
            var list = (name == Condition.Self ? self : known.GetValueOrDefault(name))?.List;
            if (list is not null && choice.Length > 0 && list[choice] is null)
            {
                var near = choice.Length < 3 ? null : NearestName.To(choice, list.Choices.Select(offered => offered.Code));
                Error(
                    "choice-unknown", part, owner, member,
                    $"Điều kiện của “{part}”: câu “{name}” không có lựa chọn “{choice}”" + (near is null ? $" (có: {Codes(list)})." : $"; có phải “{near}”?"),
                    $"Condition of “{part}”: “{name}” has no choice “{choice}”" + (near is null ? $" (it has: {Codes(list)})." : $"; did you mean “{near}”?"));
            }
        }
    }

    private static string Codes(ChoiceList list) => string.Join(", ", list.Choices.Select(choice => choice.Code));

    /// <summary>Choices a condition asks a field for: selected(…), and field = 'text'.</summary>
    private static IEnumerable<(string Field, string Choice)> Choices(Condition condition) => condition switch
    {
        AllOf both => Choices(both.Left).Concat(Choices(both.Right)),
        AnyOf either => Choices(either.Left).Concat(Choices(either.Right)),
        Negation not => Choices(not.Inner),
        Selected selected => [(selected.Field.Code, selected.Choice)],
        Comparison { Sign: ComparisonSign.Equal or ComparisonSign.NotEqual, Left: FieldOperand field, Right: TextOperand text } => [(field.Code, text.Value)],
        Comparison { Sign: ComparisonSign.Equal or ComparisonSign.NotEqual, Right: FieldOperand field, Left: TextOperand text } => [(field.Code, text.Value)],
        _ => [],
    };

    private void CheckScoring()
    {
        var criteria = form.Criteria.Select(scored => scored.Criterion).ToHashSet(StringComparer.Ordinal);
        var factors = new HashSet<string>(StringComparer.Ordinal);
        foreach (var factor in form.Factors)
        {
            if (factor.Parent is { } parent && !factors.Contains(parent))
                Error("factor", factor.Code, factor, "parent", $"Nhân tố “{factor.Code}”: không có phần “{parent}” đứng trước.", $"Factor “{factor.Code}”: there is no part “{parent}” before it.");
            factors.Add(factor.Code);
        }

        foreach (var scored in form.Criteria.Where(scored => scored.Points <= 0))
            Error("points", scored.Criterion, scored, "points", $"Điểm tối đa của tiêu chí {scored.Criterion} phải lớn hơn 0.", $"The maximum of criterion {scored.Criterion} must be above 0.");

        if (form.Criteria.Count > 0 && form.CriteriaSet is null)
            Error("criteria-set", "", form, "criteria_set", "Ghi bộ tiêu chí (criteria_set) mà các tiêu chí thuộc về.", "Name the criteria set the criteria belong to (criteria_set).");

        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in Field.Of(form).Where(field => !field.IsReason))
        {
            var owner = (object?)field.Row ?? field.Question;
            if (field.Factor is { } factor && !factors.Contains(factor))
                Error("factor", field.Code, owner, "factor", $"Câu {field.Code}: không có nhân tố “{factor}”.", $"Question {field.Code}: there is no factor “{factor}”.");

            if (field.Scoring is not { } scoring)
                continue;

            if (scoring.Criterion is { } criterion && !criteria.Contains(criterion))
                Error("criterion", field.Code, owner, "scoring", $"Câu {field.Code}: tiêu chí “{criterion}” không có ở mục criteria.", $"Question {field.Code}: criterion “{criterion}” is not among the criteria.");

            used.Add(scoring.Criterion ?? "");
            CheckMethod(field, owner, scoring);
        }

        foreach (var scored in form.Criteria.Where(scored => !used.Contains(scored.Criterion)))
            Error("criterion", scored.Criterion, scored, "", $"Không câu nào tính điểm cho tiêu chí {scored.Criterion}.", $"No question gives points to criterion {scored.Criterion}.");
    }

    private void CheckMethod(Field field, object owner, AnswerScoring scoring)
    {
        if (scoring.Weight <= 0)
            Error("scoring", field.Code, owner, "scoring", $"Câu {field.Code}: trọng số phải lớn hơn 0.", $"Question {field.Code}: the weight must be above 0.");

        if (field.List is not { } list)
        {
            if (field.Question.List is null)
                Error("scoring", field.Code, owner, "scoring", $"Câu {field.Code} không có lựa chọn nên không tính điểm được.", $"Question {field.Code} has no choices, so it cannot be scored.");
            return;
        }

        var counted = list.Choices.Where(choice => choice.Kind != ChoiceKind.NoOpinion).ToList();
        if (field.Type == FieldType.Set)
        {
            Error("scoring", field.Code, owner, "scoring", $"Câu {field.Code}: câu chọn nhiều không tính điểm.", $"Question {field.Code}: a multiple choice is not scored.");
        }
        else if (scoring.Method == ScoringMethod.MeanOfWeights)
        {
            if (counted.FirstOrDefault(choice => choice.Weight is null) is { } without)
                Error("scoring", field.Code, owner, "scoring", $"Câu {field.Code}: lựa chọn “{without.Code}” của danh sách “{list.Name}” chưa có trọng số (weight).", $"Question {field.Code}: choice “{without.Code}” of list “{list.Name}” has no weight.");
            if (scoring.Satisfied is not null)
                Error("scoring", field.Code, owner, "scoring", $"Câu {field.Code}: mức hài lòng (satisfied) chỉ dùng với cách tính share.", $"Question {field.Code}: satisfied goes with the method share only.");
        }
        else if (field.Type != FieldType.Scale || scoring.Satisfied is not { } mark || list[Operand.Print(mark)] is null)
        {
            Error("scoring", field.Code, owner, "scoring", $"Câu {field.Code}: cách tính share cần thang điểm và mức hài lòng (satisfied) là một mức của thang.", $"Question {field.Code}: the method share needs a scale and a mark of it as satisfied.");
        }
    }
}
