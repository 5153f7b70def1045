namespace ParIndex.Core.Surveys.Questionnaires;

/// <summary>Collects differences.</summary>
internal sealed class ChangeList
{
    private readonly List<QuestionnaireChange> all = [];

    public IReadOnlyList<QuestionnaireChange> All => all;

    public void Add(QuestionnaireChange change) => all.Add(change);

    /// <summary>A value that may not change in an official questionnaire.</summary>
    public void Value(ChangeKind kind, string part, string? before, string? after)
    {
        if (before != after)
            Add(new QuestionnaireChange(kind, part, before, after, AltersOfficial: true));
    }

    /// <summary>Wording that may gain languages only.</summary>
    public void Wording(string part, Wording before, Wording after)
    {
        foreach (var language in before.Languages.Union(after.Languages))
        {
            if (before[language] is { } text)
                Value(ChangeKind.Wording, part, text, after[language]);
            else
                Add(new QuestionnaireChange(ChangeKind.Language, part, null, after[language], AltersOfficial: false));
        }
    }

    /// <summary>Help beside the wording, free to change.</summary>
    public void Note(ChangeKind kind, string part, Wording before, Wording after)
    {
        foreach (var language in before.Languages.Union(after.Languages).Where(language => before[language] != after[language]))
            Add(new QuestionnaireChange(kind, part, before[language], after[language], AltersOfficial: false));
    }
}
