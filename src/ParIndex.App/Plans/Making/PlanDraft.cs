namespace ParIndex.App.Plans.Making;

/// <summary>What a new plan begins with.</summary>
public enum PlanStart
{
    /// <summary>A published result: its lost points, with what its document already set to do.</summary>
    Result,

    /// <summary>A published result, with every target and task proposed anew.</summary>
    ResultAnew,

    /// <summary>Tables of a document.</summary>
    Document,

    /// <summary>An earlier plan of the unit: what was not done, and what is regular.</summary>
    Earlier,

    /// <summary>The plan of an authority above: what it asks of the unit.</summary>
    Above,
}

/// <summary>A new plan as somebody describes it.</summary>
public sealed record PlanDraft(string UnitId, PlanKind Kind, string? Name, int YearFrom, int YearTo)
{
    public string Basis { get; init; } = "";

    public Guid? ResultId { get; init; }

    public Guid? AboveId { get; init; }

    public Guid? CopiedFrom { get; init; }

    /// <summary>Name of the document it was read from; empty: none.</summary>
    public string Source { get; init; } = "";
}

/// <summary>Parts of the forms of a plan, for what is wrong in them.</summary>
public static class PlanFields
{
    public const string Unit = "unit";
    public const string Name = "name";
    public const string Years = "years";
    public const string Start = "start";
    public const string Document = "document";
}
