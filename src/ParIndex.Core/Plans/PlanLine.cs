using ParIndex.Core.Results;

namespace ParIndex.Core.Plans;

/// <summary>One row of a plan: a field, criterion or sub-criterion with what it reached, what it is to reach, and what is to be done.</summary>
public sealed record PlanLine
{
    public required string Code { get; init; }

    /// <summary>Code of the row above it; empty for fields.</summary>
    public string Parent { get; init; } = "";

    /// <summary>1 field, 2 criterion, 3 sub-criterion.</summary>
    public required int Level { get; init; }

    public required string Title { get; init; }

    public bool IsLeaf { get; init; }

    /// <summary>Applicable maximum.</summary>
    public decimal Max { get; init; }

    /// <summary>Points of the year the plan starts from.</summary>
    public decimal Last { get; init; }

    /// <summary>Points to reach; null: not set yet. Of parents it is the sum of their leaves.</summary>
    public decimal? Target { get; init; }

    /// <summary>Why this target, where the application proposed it; null once a person has set it.</summary>
    public ProposedTarget? Proposal { get; init; }

    /// <summary>Why the target is below the last points; empty where it is not.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Whether points come from an opinion survey.</summary>
    public SurveyMark Survey { get; init; }

    public IReadOnlyList<PlanTask> Tasks { get; init; } = [];

    /// <summary>Lead agencies or posts (chủ trì).</summary>
    public IReadOnlyList<string> Lead { get; init; } = [];

    /// <summary>Coordinating agencies (phối hợp).</summary>
    public IReadOnlyList<string> Coordinators { get; init; } = [];

    public string Note { get; init; } = "";

    /// <summary>Points that may still be won: maximum − last points.</summary>
    public decimal Lost => Max - Last;

    /// <summary>Points at stake: those to be won, and those that are earned anew each year and lost when nothing is done.</summary>
    public decimal AtStake => Target ?? Last;
}

/// <summary>What a task is for.</summary>
public enum PlanTaskKind
{
    /// <summary>Wins points back (khắc phục, cải thiện).</summary>
    Improve,

    /// <summary>Keeps what is reached (duy trì): points are earned anew each year.</summary>
    Maintain,
}

/// <summary>A task hung on a row of a plan.</summary>
/// <param name="Text">What is to be done.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="IsProposed">Made by the application and not yet confirmed by a person.</param>
public sealed record PlanTask(string Text, PlanTaskKind Kind, bool IsProposed = false);
