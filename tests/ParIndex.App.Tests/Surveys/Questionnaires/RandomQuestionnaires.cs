using System.Globalization;
using ParIndex.App.Surveys.Questionnaires;
using ParIndex.Core.Surveys.Questionnaires;

namespace ParIndex.App.Tests.Surveys.Questionnaires;

/// <summary>Sound questionnaires with everything one can hold and texts that files like to damage. The same seed gives the same one.</summary>
internal sealed class RandomQuestionnaires
{
    private static readonly string[] Pieces =
    [
        "=1+1", "+84", "-5", "@SUM(A1)", "'", "\"", "\\", "“trích”", ": ", " #", "- ", "* ", "%", "|", "{a}", "[b]", ",", ";", "?", "null", "true", "no", "1.10", "007", "2022-01-02",
        "100%", "_x0041_", "<b>", "&amp;", "😀", "Ế", "ữ", "đ", "Hài lòng", "thủ tục", "UBND xã", "${x}", "…", "漢字", "\n", "\n\n",
    ];

    private readonly Random random;
    private readonly List<(string Code, ChoiceList? List)> asked = [];
    private readonly string[] languages;
    private int next;

    private RandomQuestionnaires(int seed)
    {
        random = new Random(seed);
        languages = Chance(2) ? ["vi", "en"] : Chance(2) ? ["vi", "en", "tyz"] : ["vi"];
    }

    public static Questionnaire Make(int seed) => new RandomQuestionnaires(seed).Form();

    private Questionnaire Form()
    {
        List<ChoiceList> lists = [Scale("five", 5), Scale("three", 3), List("plain")];
        var sections = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Section(lists)).ToList();
        if (sections.All(section => section.Questions.All(question => question.Kind == QuestionKind.Note)))
            sections.Add(new Section { Code = Name("s"), Title = Words(), Questions = [new Question { Code = Name("q"), Kind = QuestionKind.Text, Text = Words() }] });
        var isScored = sections.SelectMany(section => section.Questions).Any(question => question.Scoring is not null || question.Rows.Any(row => row.Scoring is not null));
        var used = sections.SelectMany(section => section.Questions).Select(question => question.List).ToHashSet();
        return new Questionnaire
        {
            Code = Name("form"),
            Version = random.Next(1, 9).ToString(CultureInfo.InvariantCulture),
            Title = Words(),
            Intro = Chance(2) ? Words() : Wording.Empty,
            Consent = Chance(2) ? Words() : Wording.Empty,
            Languages = languages,
            Minutes = Chance(2) ? random.Next(1, 60) : null,
            Basis = Chance(3) ? "1001/QĐ-BNV" : null,
            Note = Chance(3) ? QuestionnaireWords.Clean(Text()) : null,
            IsOfficial = Chance(3),
            Extends = Chance(4) ? "sipas-2024" : null,
            Metadata = Chance(2) ? ["start", "deviceid"] : [],
            Lists = [.. lists.Where(list => used.Contains(list.Name))],
            Factors = [new Factor("I", Words()), new Factor("I.A", Words(), "I")],
            CriteriaSet = isScored ? "province-876" : null,
            Criteria = isScored ? [new ScoredCriterion("2.4", 4)] : [],
            Sections = sections,
        };
    }

    private Section Section(List<ChoiceList> lists) => new()
    {
        Code = Name("s"),
        Title = Words(),
        Intro = Chance(3) ? Words() : Wording.Empty,
        ShownWhen = Chance(4) ? When() : null,
        Questions = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => Question(lists))],
    };

    private Question Question(List<ChoiceList> lists)
    {
        var when = Chance(3) ? When() : null;
        var kind = (QuestionKind)random.Next(7);
        var takesScale = kind is QuestionKind.Scale || (kind == QuestionKind.Matrix && Chance(2));
        var list = kind is QuestionKind.Number or QuestionKind.Text or QuestionKind.Note ? null : takesScale ? lists[random.Next(2)] : lists[2];
        var question = new Question
        {
            Code = Name("q"),
            Kind = kind,
            Text = Words(),
            Hint = Chance(3) ? Words() : Wording.Empty,
            List = list?.Name,
            IsRequired = kind != QuestionKind.Note && Chance(2),
            ShownWhen = when,
            Limits = Limits(kind),
            Factor = kind != QuestionKind.Note && Chance(3) ? "I.A" : null,
            Scoring = takesScale && Chance(2) ? Scoring() : null,
            Reason = takesScale && Chance(2) ? new Reason(2, Words()) { IsRequired = Chance(2) } : null,
            Rows = kind == QuestionKind.Matrix ? [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Row(takesScale))] : [],
        };
        asked.AddRange(kind == QuestionKind.Matrix ? question.Rows.Select(row => (row.Code, list)) : kind == QuestionKind.Note ? [] : [(question.Code, list)]);
        return question;
    }

    private MatrixRow Row(bool isScale) => new(Name("r"), Words())
    {
        Scoring = isScale && Chance(3) ? Scoring() : null,
        Factor = Chance(3) ? "I" : null,
    };

    private AnswerScoring Scoring()
    {
        var isShare = Chance(2);
        return new AnswerScoring
        {
            Criterion = "2.4",
            Method = isShare ? ScoringMethod.ShareSatisfied : ScoringMethod.MeanOfWeights,
            Satisfied = isShare ? 3 : null,
            IsReversed = Chance(3),
            Weight = Chance(2) ? 1 : 1.5m,
            Groups = Chance(2) ? [] : ["leaders", "đại biểu HĐND"],
        };
    }

    private AnswerLimits Limits(QuestionKind kind) => kind switch
    {
        QuestionKind.Number => new()
        {
            Min = Chance(2) ? -1.5m : null, Max = Chance(2) ? 120 : null, IsWhole = Chance(2),
            Constraint = Chance(3) ? ConditionParser.Parse(". != 13 or . = 5") : null,
        },
        QuestionKind.Text => new() { MaxLength = Chance(2) ? random.Next(1, 4000) : null },
        QuestionKind.Multiple => new() { MinChoices = Chance(2) ? 1 : null, MaxChoices = Chance(2) ? 2 : null },
        QuestionKind.Single when Chance(4) => new() { Constraint = ConditionParser.Parse("not(. = 'a' and . = 'b')"), ConstraintText = Words() },
        _ => AnswerLimits.None,
    };

    private Condition? When()
    {
        if (asked.Count == 0)
            return null;

        Condition condition = One();
        for (var i = random.Next(3); i > 0; i--)
            condition = random.Next(3) switch { 0 => new AllOf(One(), condition), 1 => new AnyOf(condition, One()), _ => new Negation(condition) };
        return condition;
    }

    private Condition One()
    {
        var (code, list) = asked[random.Next(asked.Count)];
        var choice = list?.Choices[random.Next(list.Choices.Count)].Code;
        return choice is null
            ? new Comparison(new FieldOperand(code), (ComparisonSign)random.Next(6), new NumberOperand(random.Next(-50, 50) / 4m))
            : random.Next(3) switch
            {
                0 => new Selected(new FieldOperand(code), choice),
                1 => new Comparison(new FieldOperand(code), ComparisonSign.NotEqual, new TextOperand(choice)),
                _ => new Comparison(new CountOperand(new FieldOperand(code)), ComparisonSign.AtLeast, new NumberOperand(1)),
            };
    }

    private ChoiceList Scale(string name, int marks) => new(name,
    [
        .. Enumerable.Range(1, marks).Select(mark => new Choice(mark.ToString(CultureInfo.InvariantCulture), Words()) { Weight = 100m * (mark - 1) / (marks - 1) }),
        new Choice("9", Words()) { Kind = ChoiceKind.NoOpinion },
    ]);

    private ChoiceList List(string name) => new(name,
        [new Choice("a", Words()), new Choice("b", Words()), new Choice("none-1", Words()) { Kind = ChoiceKind.Exclusive }, new Choice("dk", Words()) { Kind = ChoiceKind.NoOpinion }]);

    private Wording Words() => new(languages.Select(language => new KeyValuePair<string, string>(language, QuestionnaireWords.Clean(Text()))));

    private string Text() => "Câu " + string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => Pieces[random.Next(Pieces.Length)] + (Chance(2) ? " " : "")));

    private string Name(string prefix) => prefix + (++next).ToString(CultureInfo.InvariantCulture) + (Chance(3) ? "_x-y.z" : "");

    private bool Chance(int oneIn) => random.Next(oneIn) == 0;
}
