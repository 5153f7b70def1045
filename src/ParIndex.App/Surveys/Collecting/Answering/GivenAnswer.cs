using ParIndex.Core.Surveys.Questionnaires;

namespace ParIndex.App.Surveys.Collecting.Answering;

/// <summary>How an answer came.</summary>
public enum AnswerChannel
{
    Link,
    Qr,
    Open,
    Tablet,
    Paper,
    Import,
}

/// <summary>An answer as sent: by token, for a person of the sample, or of a wave alone; one of the three.</summary>
/// <param name="Sheet">As given; it is checked again here.</param>
public sealed record GivenAnswer(AnswerSheet Sheet)
{
    /// <summary>Of the link.</summary>
    public string? Token { get; init; }

    /// <summary>Of the sample; for tablets and paper.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>For imports, and to hold a person against.</summary>
    public Guid? WaveId { get; init; }

    /// <summary>Tag of the language it was answered in.</summary>
    public string Language { get; init; } = Wording.Vietnamese;

    /// <summary>When the form was opened; null: not known.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it was finished; null: it is sent at that moment.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Account and name of who is signed in; null: the person themselves.</summary>
    public (Guid? Id, string Name)? By { get; init; }

    public string? Interviewer { get; init; }

    public string? Device { get; init; }

    /// <summary>Of a package collected offline, taken once.</summary>
    public string? PackageId { get; init; }

    /// <summary>Random mark of the browser at an open address; null: not asked.</summary>
    public string? Browser { get; init; }
}

/// <summary>What stands at an address.</summary>
/// <param name="Kind">Of the link; null: there is none.</param>
public sealed record Door(ReceiveOutcome Outcome, Guid? WaveId, Guid? QuestionnaireId, string? Kind);

/// <summary>What became of an answer.</summary>
/// <param name="Code">Told to who answered; null unless it was taken.</param>
/// <param name="Problems">What is wrong with the answers; it was not sent on.</param>
public sealed record Receipt(ReceiveOutcome Outcome, string? Code, IReadOnlyList<AnswerProblem> Problems);
