namespace ParIndex.App.Surveys.Collecting.Quotas;

/// <summary>What tells the group of an answer.</summary>
public enum DivisionKind
{
    /// <summary>Area of who was drawn.</summary>
    Area,

    /// <summary>Column of the design, which stands with the answer.</summary>
    Label,

    /// <summary>Any other column of the sample. It tells who somebody is, so it stands with people and never with answers.</summary>
    Column,

    /// <summary>A closed question.</summary>
    Question,
}

/// <summary>One division of the people asked: by area, by a column of the sample, by a closed question.</summary>
/// <param name="Name">Column or field; empty for areas.</param>
public sealed record QuotaDivision(DivisionKind Kind, string Name)
{
    public static QuotaDivision Area { get; } = new(DivisionKind.Area, "");

    /// <summary>Reads what <see cref="ToString"/> wrote; null: it is none.</summary>
    public static QuotaDivision? Read(string? text) => text?.Split(':', 2) switch
    {
        ["area"] => Area,
        ["label", { Length: > 0 } name] => new(DivisionKind.Label, name),
        ["column", { Length: > 0 } name] => new(DivisionKind.Column, name),
        ["question", { Length: > 0 } name] => new(DivisionKind.Question, name),
        _ => null,
    };

    public override string ToString() => Kind switch
    {
        DivisionKind.Area => "area",
        DivisionKind.Label => "label:" + Name,
        DivisionKind.Column => "column:" + Name,
        _ => "question:" + Name,
    };
}
