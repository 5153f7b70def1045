using ParIndex.Core.Surveys.Estimation;
using ParIndex.Core.Surveys.Estimation.Design;
using ParIndex.Core.Surveys.Estimation.Totals;

namespace ParIndex.App.Surveys.Estimating;

/// <summary>What a design file says: how the sample was drawn and what is to be estimated (docs/method/survey-estimation.md).</summary>
public sealed record EstimationSpec
{
    /// <summary>Strata, clusters, weight, population.</summary>
    public required DesignSpec Design { get; init; }

    /// <summary>Columns whose combinations are the domains; none: the whole.</summary>
    public IReadOnlyList<string> Domain { get; init; } = [];

    /// <summary>Columns of the cross table; none: those of <see cref="Domain"/>.</summary>
    public IReadOnlyList<string> Crosstab { get; init; } = [];

    /// <summary>Columns of marks.</summary>
    public required IReadOnlyList<string> Questions { get; init; }

    /// <summary>Marks that count as satisfied.</summary>
    public MarkRange Satisfied { get; init; } = MarkRange.FourAndFive;

    /// <summary>Lowest and highest mark of the scale; null: not told, and any mark 0 to 254 is taken.</summary>
    public MarkRange? Scale { get; init; }

    /// <summary>Marks that mean "no opinion" and count as no answer.</summary>
    public IReadOnlyList<byte> NoOpinion { get; init; } = [];

    /// <summary>An answer left out is a fault of the file instead of being left out of its question.</summary>
    public bool FailOnMissing { get; init; }

    /// <summary>How the index is made of the questions.</summary>
    public IndexFormula Formula { get; init; }

    /// <summary>How sure an interval is: 0.95.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>The index over all questions, each of the same weight.</summary>
    public IndexSpec Index => IndexSpec.OverItems(Questions, Satisfied, Formula) with { Lowest = Scale?.Least ?? 1, Highest = Scale?.Most ?? 5 };
}
