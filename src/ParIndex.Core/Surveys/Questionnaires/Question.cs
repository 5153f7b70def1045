namespace ParIndex.Core.Surveys.Questionnaires;

/// <summary>A question, or a text shown between questions.</summary>
public sealed record Question
{
    /// <summary>Name of its answer field, unique among questions and rows; letters, digits, "_", "-", "." beginning with a letter or "_".</summary>
    public required string Code { get; init; }

    public required QuestionKind Kind { get; init; }

    public required Wording Text { get; init; }

    public Wording Hint { get; init; } = Wording.Empty;

    /// <summary>Name of the choice list (single, multiple, scale, matrix); null for the others.</summary>
    public string? List { get; init; }

    /// <summary>Rows of a matrix, each a field of its own.</summary>
    public IReadOnlyList<MatrixRow> Rows { get; init; } = [];

    public bool IsRequired { get; init; }

    /// <summary>The question is shown when this holds; null: always (in a shown section).</summary>
    public Condition? ShownWhen { get; init; }

    public AnswerLimits Limits { get; init; } = AnswerLimits.None;

    /// <summary>How the answers become points; for a matrix, of every row that has none of its own. Null: not scored.</summary>
    public AnswerScoring? Scoring { get; init; }

    /// <summary>Code of the factor whose index it counts in; for a matrix, of every row that has none of its own.</summary>
    public string? Factor { get; init; }

    /// <summary>Asked after a low mark; null: not asked.</summary>
    public Reason? Reason { get; init; }
}

/// <summary>What is answered.</summary>
public enum QuestionKind
{
    /// <summary>One of a list.</summary>
    Single,

    /// <summary>Any of a list.</summary>
    Multiple,

    /// <summary>One mark of an ordered list whose codes are whole numbers (1 … 5).</summary>
    Scale,

    Number,

    Text,

    /// <summary>One choice of the same list for each row.</summary>
    Matrix,

    /// <summary>Nothing: a text is shown.</summary>
    Note,
}

/// <summary>A row of a matrix.</summary>
/// <param name="Code">Name of its answer field.</param>
/// <param name="Text">Shown.</param>
public sealed record MatrixRow(string Code, Wording Text)
{
    /// <summary>In place of the question's.</summary>
    public AnswerScoring? Scoring { get; init; }

    /// <summary>In place of the question's.</summary>
    public string? Factor { get; init; }
}

/// <summary>What an answer must keep to. Null: no limit of that sort.</summary>
public sealed record AnswerLimits
{
    public static AnswerLimits None { get; } = new();

    /// <summary>Longest text when none is set, in characters.</summary>
    public const int LongestText = 4000;

    /// <summary>Least number; inclusive.</summary>
    public decimal? Min { get; init; }

    /// <summary>Greatest number; inclusive.</summary>
    public decimal? Max { get; init; }

    /// <summary>Whole numbers only.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Longest text in characters, 1 to <see cref="LongestText"/>.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Fewest choices of a multiple choice that is answered at all.</summary>
    public int? MinChoices { get; init; }

    /// <summary>Most choices of a multiple choice.</summary>
    public int? MaxChoices { get; init; }

    /// <summary>A condition on the answer, which it calls "."; null: none.</summary>
    public Condition? Constraint { get; init; }

    /// <summary>Said when <see cref="Constraint"/> does not hold.</summary>
    public Wording ConstraintText { get; init; } = Wording.Empty;
}

/// <summary>A free text asked when a mark is low.</summary>
/// <param name="AtMost">Marks of the scale up to this one are low.</param>
/// <param name="Text">The question.</param>
public sealed record Reason(int AtMost, Wording Text)
{
    public bool IsRequired { get; init; }

    /// <summary>Whether the reason is asked after this choice; never after "no opinion".</summary>
    public bool IsLow(Choice choice)
    {
        ArgumentNullException.ThrowIfNull(choice);
        return choice.Kind != ChoiceKind.NoOpinion && Mark.TryRead(choice.Code, out var mark) && mark <= AtMost;
    }

    /// <summary>Name of the field of a question's reason.</summary>
    public static string FieldOf(string question) => question + "_reason";
}
