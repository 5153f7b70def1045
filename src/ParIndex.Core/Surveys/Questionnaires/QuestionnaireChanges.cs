namespace ParIndex.Core.Surveys.Questionnaires;

/// <summary>
/// What one questionnaire changes against another. An official one may be extended - own sections at its end, another language, hints,
/// longer introductions - but not altered, else results no longer compare with those of others.
/// </summary>
public static class QuestionnaireChanges
{
    /// <summary>All differences, in order of the earlier questionnaire, additions last.</summary>
    public static IReadOnlyList<QuestionnaireChange> Between(Questionnaire before, Questionnaire after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var changes = new ChangeList();
        changes.Wording("", before.Title, after.Title);
        changes.Note(ChangeKind.Hint, "", before.Intro, after.Intro);
        changes.Note(ChangeKind.Hint, "", before.Consent, after.Consent);
        Lists(before, after, changes);
        Factors(before, after, changes);
        Sections(before, after, changes);
        changes.Value(ChangeKind.Scoring, "", before.CriteriaSet, after.CriteriaSet);
        changes.Value(ChangeKind.Scoring, "", Points(before), Points(after));
        return changes.All;
    }

    /// <summary>The changes an extension of an official questionnaire may not make.</summary>
    public static IReadOnlyList<QuestionnaireChange> Altering(Questionnaire official, Questionnaire extension) =>
        [.. Between(official, extension).Where(change => change.AltersOfficial)];

    private static string Points(Questionnaire form) =>
        string.Join(", ", form.Criteria.Select(scored => $"{scored.Criterion}: {Operand.Print(scored.Points)}"));

    private static void Lists(Questionnaire before, Questionnaire after, ChangeList changes)
    {
        foreach (var list in before.Lists)
        {
            if (after.List(list.Name) is not { } other)
            {
                changes.Value(ChangeKind.Scale, list.Name, Codes(list), null);
                continue;
            }

            changes.Value(ChangeKind.Scale, list.Name, Codes(list), Codes(other));
            foreach (var choice in list.Choices)
            {
                if (other[choice.Code] is not { } same)
                    continue;

                var part = $"{list.Name}/{choice.Code}";
                changes.Wording(part, choice.Label, same.Label);
                changes.Value(ChangeKind.Scale, part, choice.Kind.ToString(), same.Kind.ToString());
                changes.Value(ChangeKind.Scale, part, Number(choice.Weight), Number(same.Weight));
            }
        }
    }

    private static void Factors(Questionnaire before, Questionnaire after, ChangeList changes)
    {
        foreach (var factor in before.Factors)
        {
            var other = after.Factors.FirstOrDefault(candidate => candidate.Code == factor.Code);
            changes.Value(ChangeKind.Scoring, factor.Code, factor.Parent ?? "", other is null ? null : other.Parent ?? "");
            if (other is not null)
                changes.Wording(factor.Code, factor.Title, other.Title);
        }
    }

    private static void Sections(Questionnaire before, Questionnaire after, ChangeList changes)
    {
        var places = after.Sections.Select((section, index) => (section.Code, index)).ToDictionary(pair => pair.Code, pair => pair.index, StringComparer.Ordinal);
        for (var i = 0; i < before.Sections.Count; i++)
        {
            var section = before.Sections[i];
            if (!places.TryGetValue(section.Code, out var place))
            {
                changes.Value(ChangeKind.Removed, section.Code, section.Title.ToString(), null);
                continue;
            }

            // A section pushed in between moves those behind it: order matters to answers.
            changes.Value(ChangeKind.Order, section.Code, Text(i + 1), Text(place + 1));
            var other = after.Sections[place];
            changes.Wording(section.Code, section.Title, other.Title);
            changes.Note(ChangeKind.Hint, section.Code, section.Intro, other.Intro);
            changes.Value(ChangeKind.Skip, section.Code, section.ShownWhen?.ToString() ?? "", other.ShownWhen?.ToString() ?? "");
            QuestionChanges.Compare(section, other, changes);
        }

        var known = before.Sections.Select(section => section.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var (section, index) in after.Sections.Select((section, index) => (section, index)).Where(pair => !known.Contains(pair.section.Code)))
        {
            var isAtEnd = index >= before.Sections.Count;
            var scores = section.Questions.Any(question => question.Scoring?.Criterion is not null || question.Rows.Any(row => row.Scoring?.Criterion is not null));
            changes.Add(new QuestionnaireChange(ChangeKind.Added, section.Code, null, section.Title.ToString(), !isAtEnd || scores));
        }
    }

    private static string Codes(ChoiceList list) => string.Join(", ", list.Choices.Select(choice => choice.Code));

    private static string? Number(decimal? value) => value is { } number ? Operand.Print(number) : "";

    private static string Text(int number) => Operand.Print(number);
}
