namespace ParIndex.App.Plans;

/// <summary>What a plan is for.</summary>
public enum PlanKind
{
    /// <summary>To win lost points back (cải thiện chỉ số).</summary>
    Improvement,

    /// <summary>A year's administrative reform (kế hoạch cải cách hành chính).</summary>
    Yearly,

    /// <summary>To carry out a resolution or programme.</summary>
    Resolution,
}

/// <summary>Where a plan stands, in its order.</summary>
public enum PlanStage
{
    Draft,

    /// <summary>Laid before who signs; locked.</summary>
    Submitted,

    /// <summary>Signed with number and date: never changed again, its tasks are tracked.</summary>
    Issued,

    /// <summary>Its time is over and its final report sent.</summary>
    Closed,
}

/// <summary>A plan (kế hoạch) of a unit.</summary>
/// <param name="Basis">What it carries out, in words; empty: nothing.</param>
/// <param name="YearFrom">First year; the same as the last for a plan of one year.</param>
/// <param name="ResultId">Published result its last points come from; null: none.</param>
/// <param name="AboveId">Plan of the authority above that it carries out.</param>
/// <param name="RemediesBy">Day until which leads return explanations and remedies; null: they are not asked.</param>
/// <param name="FileSha256">The signed PDF.</param>
/// <param name="Version">Counts changes of the head, for people editing at the same time.</param>
public sealed record Plan(
    Guid Id, string UnitId, PlanKind Kind, string Name, string Basis, int YearFrom, int YearTo, Guid? ResultId, Guid? AboveId, Guid? CopiedFrom, string Source, PlanStage Stage, DateOnly? RemediesBy, int? Number,
    DateOnly? IssuedOn, string Signer, string? FileSha256, string? ReturnedReason, int Version, string ByName, DateTime At)
{
    public bool IsOpen => Stage == PlanStage.Draft;

    /// <summary>Whether its tasks are being done.</summary>
    public bool IsRunning => Stage == PlanStage.Issued;

    /// <summary>First day: of its first year, or the day it was issued when that is later.</summary>
    public DateOnly From => IssuedOn is { } issued && issued > new DateOnly(YearFrom, 1, 1) ? issued : new DateOnly(YearFrom, 1, 1);

    /// <summary>Day its agencies are read as of: today, as far as it lies in the years of the plan. Units end and merge.</summary>
    public DateOnly DayOf(DateOnly today) => today < new DateOnly(YearFrom, 1, 1) ? new DateOnly(YearFrom, 1, 1) : today > To ? To : today;

    /// <summary>Last day.</summary>
    public DateOnly To => new(YearTo, 12, 31);
}

/// <summary>A plan in a list.</summary>
/// <param name="Tasks">Tasks not given up.</param>
/// <param name="Done">Of these, those whose leads are all done and confirmed.</param>
public sealed record PlanInList(Guid Id, string UnitId, PlanKind Kind, string Name, int YearFrom, int YearTo, PlanStage Stage, DateOnly? IssuedOn, int Tasks, int Done);
