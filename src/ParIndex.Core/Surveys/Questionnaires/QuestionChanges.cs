namespace ParIndex.Core.Surveys.Questionnaires;

/// <summary>Differences between the questions of one section.</summary>
internal static class QuestionChanges
{
    public static void Compare(Section before, Section after, ChangeList changes)
    {
        var kept = before.Questions.Where(question => after.Questions.Any(other => other.Code == question.Code)).Select(question => question.Code).ToList();
        var order = after.Questions.Select(question => question.Code).Where(kept.Contains);
        changes.Value(ChangeKind.Order, before.Code, string.Join(", ", kept), string.Join(", ", order));
        foreach (var question in before.Questions)
        {
            if (after.Questions.FirstOrDefault(other => other.Code == question.Code) is { } other)
                Compare(question, other, changes);
            else
                changes.Value(ChangeKind.Removed, question.Code, question.Text.ToString(), null);
        }

        foreach (var added in after.Questions.Where(question => before.Questions.All(other => other.Code != question.Code)))
            changes.Value(ChangeKind.Added, added.Code, null, added.Text.ToString());
    }

    private static void Compare(Question before, Question after, ChangeList changes)
    {
        var code = before.Code;
        changes.Wording(code, before.Text, after.Text);
        changes.Note(ChangeKind.Hint, code, before.Hint, after.Hint);
        changes.Value(ChangeKind.Answering, code, before.Kind.ToString(), after.Kind.ToString());
        changes.Value(ChangeKind.Scale, code, before.List ?? "", after.List ?? "");
        changes.Value(ChangeKind.Skip, code, before.ShownWhen?.ToString() ?? "", after.ShownWhen?.ToString() ?? "");
        changes.Value(ChangeKind.Answering, code, Answering(before), Answering(after));
        changes.Value(ChangeKind.Scoring, code, Scoring(before.Scoring, before.Factor), Scoring(after.Scoring, after.Factor));
        changes.Wording(code, before.Reason?.Text ?? Wording.Empty, after.Reason?.Text ?? Wording.Empty);
        Rows(before, after, changes);
    }

    private static void Rows(Question before, Question after, ChangeList changes)
    {
        changes.Value(ChangeKind.Order, before.Code, Codes(before), Codes(after));
        foreach (var row in before.Rows)
        {
            if (after.Rows.FirstOrDefault(candidate => candidate.Code == row.Code) is not { } other)
                continue;

            changes.Wording(row.Code, row.Text, other.Text);
            changes.Value(ChangeKind.Scoring, row.Code, Scoring(row.Scoring, row.Factor), Scoring(other.Scoring, other.Factor));
        }
    }

    private static string Codes(Question question) => string.Join(", ", question.Rows.Select(row => row.Code));

    private static string Answering(Question question)
    {
        var limits = question.Limits;
        return string.Join("; ", new[]
        {
            question.IsRequired ? "required" : "",
            Print("min", limits.Min), Print("max", limits.Max), limits.IsWhole ? "whole" : "", Print("length", limits.MaxLength),
            Print("choices from", limits.MinChoices), Print("choices to", limits.MaxChoices), limits.Constraint?.ToString() ?? "",
            Print("reason at most", question.Reason?.AtMost), question.Reason?.IsRequired == true ? "reason required" : "",
        }.Where(part => part.Length > 0));
    }

    private static string Scoring(AnswerScoring? scoring, string? factor) => string.Join("; ", new[]
    {
        factor is null ? "" : $"factor {factor}",
        scoring?.Criterion ?? "",
        scoring is null ? "" : scoring.Method.ToString(),
        Print("satisfied", scoring?.Satisfied),
        scoring?.IsReversed == true ? "reversed" : "",
        scoring is null ? "" : Print("weight", scoring.Weight),
        scoring is null ? "" : string.Join(' ', scoring.Groups),
    }.Where(part => part.Length > 0));

    private static string Print(string name, decimal? value) => value is { } number ? $"{name} {Operand.Print(number)}" : "";
}
