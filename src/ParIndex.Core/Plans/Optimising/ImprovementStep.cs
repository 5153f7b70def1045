using ParIndex.Core.Text;

namespace ParIndex.Core.Plans.Optimising;

/// <summary>One way to win points at a leaf: what changes, what it gains, what it takes.</summary>
public sealed record ImprovementStep
{
    /// <summary>Unique in the problem and not the code of a leaf: "7.1.2/full".</summary>
    public required string Id { get; init; }

    /// <summary>What must change, in words.</summary>
    public required Message Change { get; init; }

    /// <summary>Points gained over the present in every year the step is kept.</summary>
    public required decimal Gain { get; init; }

    /// <summary>Cost in the year it is started, in the problem's unit of money; 0 or more.</summary>
    public decimal Cost { get; init; }

    /// <summary>Cost of every further year it is kept; 0 or more.</summary>
    public decimal Upkeep { get; init; }

    /// <summary>Person-days by agency in the year it is started; 0 or more.</summary>
    public IReadOnlyDictionary<string, decimal> Effort { get; init; } = new Dictionary<string, decimal>();

    /// <summary>Chance that the points are won, 0 to 1.</summary>
    public decimal Chance { get; init; } = 1;

    /// <summary>Who answers for it; null: nobody yet.</summary>
    public string? Owner { get; init; }

    /// <summary>A big change (reorganisation, new system), of which an authority bears only a few at once.</summary>
    public bool IsBig { get; init; }

    /// <summary>False: wins points on paper only (a document issued, a figure restated) without better service.</summary>
    public bool IsReal { get; init; } = true;

    /// <summary>May be given up before the last year; its points and upkeep end with it.</summary>
    public bool MayLapse { get; init; }

    /// <summary>First and last year it may be started in; null: any.</summary>
    public int? Earliest { get; init; }

    /// <inheritdoc cref="Earliest"/>
    public int? Latest { get; init; }

    /// <summary>Gain times chance.</summary>
    public decimal ExpectedGain => Gain * Chance;
}

/// <summary>A leaf with its steps, of which at most one is taken over all years.</summary>
/// <param name="Code">Code of the leaf, unique.</param>
/// <param name="Title">Its title.</param>
/// <param name="Steps">From the smallest to the largest.</param>
public sealed record ImprovementLeaf(string Code, string Title, IReadOnlyList<ImprovementStep> Steps);
