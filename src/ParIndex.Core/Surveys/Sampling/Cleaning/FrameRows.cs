using ParIndex.Core.Surveys.Sampling.Frames;

namespace ParIndex.Core.Surveys.Sampling.Cleaning;

/// <summary>Rows of a frame as read, before cleaning. Texts are NFC with single blanks.</summary>
/// <param name="Ids">Numbers that tell people apart; "" where there is none.</param>
/// <param name="Names">Full names; "" where there is none.</param>
/// <param name="Phones">Phone numbers; "" where there is none.</param>
/// <param name="Columns">All other columns the design names.</param>
public sealed record FrameRows(IReadOnlyList<string> Ids, IReadOnlyList<string> Names, IReadOnlyList<string> Phones, IReadOnlyList<FrameColumn> Columns)
{
    public int Count => Ids.Count;
}

/// <summary>How a frame is cleaned.</summary>
public sealed record CleaningPlan
{
    /// <summary>Ids are citizen numbers (12 digits) and are checked as such.</summary>
    public bool IsCitizen { get; init; } = true;

    /// <summary>Rows are dossiers: those of one person become one line with their number and services.</summary>
    public bool IsDossiers { get; init; }

    /// <summary>Column that names the service of a dossier; null: none.</summary>
    public string? Service { get; init; }

    /// <summary>Columns within which near names are looked for; none: the whole frame.</summary>
    public IReadOnlyList<string> Village { get; init; } = [];

    /// <summary>Columns without which a row cannot be drawn: units, strata, sizes.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];
}

/// <summary>What cleaning found about a row.</summary>
public enum FrameFindingKind
{
    /// <summary>Dropped: another row has the same id.</summary>
    SameId,
    /// <summary>Dropped: another row has the same phone and the same name.</summary>
    SamePhoneAndName,
    /// <summary>Dropped: a column the design needs is blank.</summary>
    BlankColumn,
    /// <summary>Dropped: neither id, name nor phone.</summary>
    Nobody,
    /// <summary>Kept: zeros at the front of the id were put back.</summary>
    IdRepaired,
    /// <summary>Kept: the id is no citizen number.</summary>
    IdOdd,
    /// <summary>Kept: no id.</summary>
    IdMissing,
    /// <summary>Kept: name of another row of the same village, alike or a letter apart.</summary>
    NearName,
    /// <summary>Kept: same phone and name as another row, but their citizen numbers are of different births.</summary>
    SharedPhone,
    /// <summary>Merged, but the rows of one id have different names.</summary>
    OtherName,
}

/// <summary>A finding.</summary>
/// <param name="Kind">What.</param>
/// <param name="Row">Row as read, from 0.</param>
/// <param name="Other">The other row; −1: none.</param>
/// <param name="Column">The blank column; "": none.</param>
public sealed record FrameFinding(FrameFindingKind Kind, int Row, int Other = -1, string Column = "")
{
    /// <summary>The row is not in the cleaned frame.</summary>
    public bool IsDropped => Kind is FrameFindingKind.SameId or FrameFindingKind.SamePhoneAndName or FrameFindingKind.BlankColumn or FrameFindingKind.Nobody;
}

/// <summary>A cleaned frame.</summary>
/// <param name="Frame">One line for each person; columns <see cref="NameColumn"/> and <see cref="PhoneColumn"/> first.</param>
/// <param name="Findings">By row.</param>
/// <param name="Read">Rows read.</param>
/// <param name="Merged">Rows that went into the line of the same person as further dossiers.</param>
/// <param name="HasMoreNearNames">Too many names to compare or pairs to list; those beyond were not looked for.</param>
public sealed record CleanedFrame(SamplingFrame Frame, IReadOnlyList<FrameFinding> Findings, int Read, int Merged, bool HasMoreNearNames)
{
    public const string NameColumn = "name";
    public const string PhoneColumn = "phone";

    /// <summary>Number of dossiers of a person.</summary>
    public const string DossiersColumn = "dossiers";

    /// <summary>Services of a person's dossiers, joined by "; ".</summary>
    public const string ServicesColumn = "services";
}
