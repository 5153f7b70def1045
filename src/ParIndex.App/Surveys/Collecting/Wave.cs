namespace ParIndex.App.Surveys.Collecting;

/// <summary>What a wave is for.</summary>
public enum WaveKind
{
    /// <summary>A survey of the unit's own: full data, full drill-down.</summary>
    Own,

    /// <summary>Before the Ministry's survey, to learn where one stands.</summary>
    Rehearsal,

    /// <summary>The Ministry's, which the unit helps to carry out.</summary>
    Ministry,
}

/// <summary>Who is asked.</summary>
public enum AskedGroup
{
    Citizens,
    Leaders,
    Delegates,
    Businesses,
    Officials,
}

/// <summary>Where a wave stands, in its order.</summary>
public enum WaveState
{
    Draft,

    /// <summary>Answers are taken between its days.</summary>
    Open,

    /// <summary>No more answers by link; paper is still typed in, quality judged.</summary>
    Closed,

    /// <summary>What counts is fixed; estimates rest on it.</summary>
    Settled,
}

/// <summary>A wave (đợt điều tra) of a unit.</summary>
/// <param name="Minutes">How long the form takes, from 1; null: as the questionnaire says.</param>
/// <param name="AllowsOpen">Anyone with the open address may answer.</param>
/// <param name="SmallestCell">Figures of fewer answers are not shown, from 2.</param>
/// <param name="KeepUntil">Last day identities are readable.</param>
/// <param name="Changes">What was changed because of the answers; shown to who answered.</param>
/// <param name="Version">Counts changes, for people editing at the same time.</param>
public sealed record Wave(
    Guid Id, string UnitId, int Year, string Name, WaveKind Kind, Guid QuestionnaireId, AskedGroup Asked, WaveState State, DateOnly OpensOn, DateOnly ClosesOn, int? Minutes, bool AllowsOpen,
    int SmallestCell, DateOnly KeepUntil, string Changes, int Version, string ByName, DateTime At);

/// <summary>A wave in a list.</summary>
/// <param name="Questionnaire">Title of its questionnaire.</param>
/// <param name="People">Drawn people; those replaced do not count.</param>
/// <param name="Answers">Received, and taken from files.</param>
public sealed record WaveInList(Guid Id, string UnitId, int Year, string Name, WaveKind Kind, AskedGroup Asked, WaveState State, DateOnly OpensOn, DateOnly ClosesOn, string Questionnaire, int People, int Answers);

/// <summary>What a wave is to be.</summary>
public sealed record WaveDraft(string UnitId, int Year, string Name, WaveKind Kind, Guid QuestionnaireId, AskedGroup Asked, DateOnly OpensOn, DateOnly ClosesOn)
{
    public int? Minutes { get; init; }

    public bool AllowsOpen { get; init; }

    public int SmallestCell { get; init; } = MakeWave.UsualCell;

    /// <summary>Null: <see cref="MakeWave.UsualRetention"/> months after it closes.</summary>
    public DateOnly? KeepUntil { get; init; }
}
