using ParIndex.App.Criteria.Form;
using ParIndex.Core.Criteria;
using ParIndex.Core.Surveys.Questionnaires;

namespace ParIndex.App.Surveys.Questionnaires;

/// <summary>From the tree of a file to a questionnaire.</summary>
internal sealed class QuestionnaireBinder(FormReport report, SetPlaces places)
{
    public Questionnaire Bind(SetMap map)
    {
        var reader = new MapReader(map, report);
        var languages = reader.Texts("languages");
        var form = new Questionnaire
        {
            Code = reader.RequiredText("code"),
            Version = reader.RequiredText("version"),
            Title = Wording(reader, "title"),
            Intro = Wording(reader, "intro"),
            Consent = Wording(reader, "consent"),
            Languages = languages.Count == 0 ? [Core.Surveys.Questionnaires.Wording.Vietnamese] : languages,
            Minutes = reader.Integer("minutes"),
            Basis = reader.Text("basis"),
            Note = reader.Block("note") is { } note ? QuestionnaireWords.Clean(note) : null,
            IsOfficial = reader.Flag("official"),
            Extends = reader.Text("extends"),
            Metadata = Metadata(reader),
            CriteriaSet = reader.Text("criteria_set"),
            Criteria = reader.Parts("criteria", part => new ScoredCriterion(part.RequiredText("criterion"), part.RequiredNumber("points")), places),
            Factors = reader.Parts("factors", part => new Factor(part.RequiredText("code"), Wording(part, "title"), part.Text("parent")), places),
            Lists = reader.Parts("lists", List, places),
            Sections = reader.Parts("sections", Section, places),
        };
        reader.Finish(form, places);
        return form;
    }

    private IReadOnlyList<string> Metadata(MapReader reader)
    {
        var kinds = reader.Texts("metadata");
        foreach (var unknown in kinds.Where(kind => !QuestionnaireWords.Metadata.Contains(kind, StringComparer.Ordinal)))
        {
            var known = string.Join(", ", QuestionnaireWords.Metadata);
            report.Error("field-word", reader.PlaceOf("metadata"), $"metadata “{unknown}” không dùng được: chọn {known}.", $"metadata “{unknown}” is not known: choose {known}.");
        }

        return kinds;
    }

    private ChoiceList List(MapReader reader) => new(reader.RequiredText("name"), reader.Parts("choices", Choice, places));

    private Choice Choice(MapReader reader) => new(reader.RequiredText("code"), Wording(reader, "label"))
    {
        Kind = reader.Word("kind", QuestionnaireWords.Choices) ?? ChoiceKind.Ordinary,
        Weight = reader.Number("weight"),
    };

    private Section Section(MapReader reader) => new()
    {
        Code = reader.RequiredText("code"),
        Title = Wording(reader, "title"),
        Intro = Wording(reader, "intro"),
        ShownWhen = Condition(reader, "when"),
        Questions = reader.Parts("questions", Question, places),
    };

    private Question Question(MapReader reader)
    {
        var code = reader.RequiredText("code");
        report.Criterion = code;
        var kind = reader.Word("kind", QuestionnaireWords.Kinds);
        if (kind is null && !reader.Has("kind"))
            reader.TellMissing("kind");

        var question = new Question
        {
            Code = code,
            Kind = kind ?? QuestionKind.Note,
            Text = Wording(reader, "text"),
            Hint = Wording(reader, "hint"),
            List = reader.Text("list"),
            IsRequired = reader.Flag("required"),
            ShownWhen = Condition(reader, "when"),
            Limits = reader.Part("limits", Limits, places) ?? AnswerLimits.None,
            Scoring = reader.Part("scoring", Scoring, places),
            Factor = reader.Text("factor"),
            Reason = reader.Part("reason", Reason, places),
            Rows = reader.Parts("rows", Row, places),
        };
        report.Criterion = "";
        return question;
    }

    private MatrixRow Row(MapReader reader) => new(reader.RequiredText("code"), Wording(reader, "text"))
    {
        Scoring = reader.Part("scoring", Scoring, places),
        Factor = reader.Text("factor"),
    };

    private Reason Reason(MapReader reader) =>
        new(reader.RequiredInteger("at_most"), Wording(reader, "text")) { IsRequired = reader.Flag("required") };

    private AnswerScoring Scoring(MapReader reader)
    {
        var method = reader.Word("method", QuestionnaireWords.Methods);
        if (method is null && !reader.Has("method"))
            reader.TellMissing("method");

        return new AnswerScoring
        {
            Criterion = reader.Text("criterion"),
            Method = method ?? ScoringMethod.MeanOfWeights,
            Satisfied = reader.Integer("satisfied"),
            IsReversed = reader.Flag("reversed"),
            Weight = reader.Number("weight") ?? 1,
            Groups = reader.Texts("groups"),
        };
    }

    private AnswerLimits Limits(MapReader reader) => new()
    {
        Min = reader.Number("min"),
        Max = reader.Number("max"),
        IsWhole = reader.Flag("whole"),
        MaxLength = reader.Integer("length"),
        MinChoices = reader.Integer("choices_from"),
        MaxChoices = reader.Integer("choices_to"),
        Constraint = Condition(reader, "constraint"),
        ConstraintText = Wording(reader, "constraint_text"),
    };

    private static Wording Wording(MapReader reader, string name) =>
        QuestionnaireWords.Wording(reader.Blocks(name, Core.Surveys.Questionnaires.Wording.Vietnamese));

    private Condition? Condition(MapReader reader, string name)
    {
        if (reader.Text(name) is not { } text)
            return null;

        var reading = ConditionParser.Read(text);
        if (reading.Problem is { } problem)
        {
            report.Error(
                "condition", reader.PlaceOf(name),
                $"Điều kiện “{text}”, ký tự {problem.At}: {problem.Text.Vietnamese}", $"Condition “{text}”, character {problem.At}: {problem.Text.English}");
        }

        return reading.Condition;
    }
}
