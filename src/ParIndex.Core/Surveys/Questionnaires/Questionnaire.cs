namespace ParIndex.Core.Surveys.Questionnaires;

/// <summary>
/// A questionnaire (mẫu phiếu hỏi): one version of its questions, wording, scales and scoring. Immutable; compare two with
/// <see cref="QuestionnaireChanges"/>. Whether it is sound is told by <see cref="QuestionnaireChecker"/>.
/// </summary>
public sealed record Questionnaire
{
    /// <summary>Stable name, such as "sipas-2024".</summary>
    public required string Code { get; init; }

    /// <summary>Version of the wording, such as "1" or "2024.2".</summary>
    public required string Version { get; init; }

    public required Wording Title { get; init; }

    /// <summary>What the respondent reads first: who asks, why, what becomes of the answers.</summary>
    public Wording Intro { get; init; } = Wording.Empty;

    /// <summary>What the respondent agrees to before the first question; empty: no consent is asked.</summary>
    public Wording Consent { get; init; } = Wording.Empty;

    /// <summary>Language tags; the first is the one shown when a text lacks the reader's. Vietnamese first, when it is there.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [Wording.Vietnamese];

    /// <summary>Minutes it usually takes, from 1; null: not known.</summary>
    public int? Minutes { get; init; }

    /// <summary>Legal basis or origin, as one line; null: none.</summary>
    public string? Basis { get; init; }

    /// <summary>For the people who work with the form, never shown to respondents.</summary>
    public string? Note { get; init; }

    /// <summary>Official: it may be extended, but wording, scales, order, skips and scoring may not change.</summary>
    public bool IsOfficial { get; init; }

    /// <summary>Code of the official questionnaire this one extends; null: none.</summary>
    public string? Extends { get; init; }

    /// <summary>Facts the device records by itself, in XLSForm words: start, end, today, deviceid, username, phonenumber, audit.</summary>
    public IReadOnlyList<string> Metadata { get; init; } = [];

    /// <summary>Choice lists, shared by questions.</summary>
    public IReadOnlyList<ChoiceList> Lists { get; init; } = [];

    /// <summary>Parts and factors for which indices are shown (SIPAS: I, I.A … II.E), parents before children.</summary>
    public IReadOnlyList<Factor> Factors { get; init; } = [];

    /// <summary>Id of the criteria set the scored questions belong to; null: none is scored.</summary>
    public string? CriteriaSet { get; init; }

    /// <summary>Survey criteria this questionnaire gives points to.</summary>
    public IReadOnlyList<ScoredCriterion> Criteria { get; init; } = [];

    public required IReadOnlyList<Section> Sections { get; init; }

    /// <summary>Every question in order.</summary>
    public IEnumerable<Question> Questions => Sections.SelectMany(section => section.Questions);

    /// <summary>The list of this name; null when there is none.</summary>
    public ChoiceList? List(string? name) => Lists.FirstOrDefault(list => list.Name == name);
}

/// <summary>Questions that stand together under one heading.</summary>
public sealed record Section
{
    public required string Code { get; init; }

    public required Wording Title { get; init; }

    public Wording Intro { get; init; } = Wording.Empty;

    /// <summary>The section is shown when this holds; null: always.</summary>
    public Condition? ShownWhen { get; init; }

    public required IReadOnlyList<Question> Questions { get; init; }
}

/// <summary>A part or factor whose questions give one index.</summary>
/// <param name="Code">"I", "I.A".</param>
/// <param name="Title">Shown in results.</param>
/// <param name="Parent">Code of the part it belongs to; null: the whole.</param>
public sealed record Factor(string Code, Wording Title, string? Parent = null);

/// <summary>A criterion that takes its points from this questionnaire.</summary>
/// <param name="Criterion">Code in the criteria set, "2.4".</param>
/// <param name="Points">Maximum points, above 0; several questions of one criterion share them by their weights.</param>
public sealed record ScoredCriterion(string Criterion, decimal Points);
