using ParIndex.Core.Plans.Optimising;
using ParIndex.Core.Text;

namespace ParIndex.App.Plans.Cheapest;

/// <summary>A step a unit could take, before anybody says what it costs.</summary>
/// <param name="Id">Name of the step: <c>6.1.3/1</c> from the rule, <c>6.1.3/tat-ca</c> for all lost points where no rule tells.</param>
/// <param name="Leaf">The leaf that lost points.</param>
/// <param name="Change">What must change.</param>
/// <param name="Gain">Points gained; may be lowered for a step of one's own.</param>
/// <param name="IsOwn">No rule tells it: part of the lost points may be aimed at.</param>
/// <param name="Owner">Who leads the leaf, as stated with the lost points; null: nobody.</param>
public sealed record StepOffer(string Id, DraftLeaf Leaf, Message Change, decimal Gain, bool IsOwn, string? Owner)
{
    /// <summary>Name within its leaf of a step of one's own.</summary>
    public const string OwnName = "tat-ca";

    /// <summary>Number or name within its leaf, as the cost table has it.</summary>
    internal string Name => Id[(Id.LastIndexOf('/') + 1)..];
}

/// <summary>What is said of a step.</summary>
public sealed record StepChoice
{
    /// <summary>Money; null: the cost taken for every step.</summary>
    public decimal? Cost { get; init; }

    /// <summary>Person-days of the owner; null: not counted.</summary>
    public decimal? Days { get; init; }

    /// <summary>Who does it.</summary>
    public string? Owner { get; init; }

    /// <summary>Chance of success, 0 to 100; null: sure.</summary>
    public decimal? Chance { get; init; }

    /// <summary>Points aimed at by a step of one's own; null: all.</summary>
    public decimal? Gain { get; init; }

    /// <summary>True: part of every plan; false: of none; null: open.</summary>
    public bool? IsIn { get; init; }

    /// <summary>A big change.</summary>
    public bool IsBig { get; init; }

    /// <summary>Points on paper only.</summary>
    public bool IsPaperOnly { get; init; }
}
