using ParIndex.Core.Plans;
using ParIndex.Core.Results;

namespace ParIndex.App.Plans.Making;

/// <summary>A table a new plan begins with.</summary>
internal sealed record NewPart(string Caption, IReadOnlyList<OfficialColumn> Columns, IReadOnlyList<NewLine> Lines);

/// <summary>A row a new plan begins with.</summary>
internal sealed record NewLine
{
    public required string Code { get; init; }

    public string ParentCode { get; init; } = "";

    public int Level { get; init; }

    public string Title { get; init; } = "";

    public bool IsLeaf { get; init; }

    public SurveyMark Survey { get; init; }

    public decimal? Max { get; init; }

    public decimal? Last { get; init; }

    public decimal? Target { get; init; }

    public string TargetText { get; init; } = "";

    public string? Proposal { get; init; }

    public string? ProposalEn { get; init; }

    public string Cause { get; init; } = "";

    public IReadOnlyList<string> Lead { get; init; } = [];

    public IReadOnlyList<string> Coordinators { get; init; } = [];

    public IReadOnlyList<string> Monitor { get; init; } = [];

    public string Time { get; init; } = "";

    public string Note { get; init; } = "";

    public IReadOnlyList<string> Inherited { get; init; } = [];

    public IReadOnlyList<NewTask> Tasks { get; init; } = [];
}

/// <summary>A task a new plan begins with.</summary>
/// <param name="Source">The task of an earlier plan, or of the plan above, it comes from.</param>
internal sealed record NewTask(string Text, PlanTaskKind Kind, bool IsProposed, bool IsTitle = false, TaskRow? Source = null, int YearsCopied = 0, DateOnly? StartsOn = null, DateOnly? DueOn = null);
