using ParIndex.App.Analysis.Published;
using ParIndex.Core.Analysis.Uncertainty;

namespace ParIndex.App.Analysis.Simulating;

/// <summary>Where usual yearly changes come from.</summary>
public enum ChangeKind
{
    /// <summary>Results stay as they are.</summary>
    None,
    /// <summary>Learnt from published years.</summary>
    Learnt,
    /// <summary>Mean and spread as stated.</summary>
    Stated,
}

/// <summary>What a simulation of a published ranking is to draw. Shares are percent of a criterion's maximum.</summary>
public sealed record SimulationChoice
{
    /// <summary>Units × leaves × draws at most: about a second on two cores.</summary>
    public const long MostCells = 150_000_000;

    /// <summary>Most draws.</summary>
    public const int MostDraws = 20_000;

    /// <summary>0 or more.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>1 to <see cref="MostDraws"/>.</summary>
    public int Draws { get; init; } = Simulation.UsualDraws;

    /// <summary>Standard error of survey leaves, 0 to 25.</summary>
    public decimal SurveyError { get; init; }

    /// <summary>Chance that an appraised leaf is cut, 0 to 100.</summary>
    public decimal CutChance { get; init; }

    /// <summary>Mean cut, 0 to 100.</summary>
    public decimal Cut { get; init; } = 50;

    /// <summary>Standard deviation of the cut, 0 to 100.</summary>
    public decimal CutSpread { get; init; } = 25;

    public ChangeKind Change { get; init; }

    /// <summary>Mean yearly change, −50 to 50.</summary>
    public decimal ChangeMean { get; init; }

    /// <summary>Standard deviation of the yearly change, 0 to 50.</summary>
    public decimal ChangeSpread { get; init; } = 3;

    /// <summary>k of "chance of a rank ≤ k", 1 or more.</summary>
    public int RankAtMost { get; init; } = 10;

    /// <summary>
    /// How sure is the published rank: survey error alone. Two percent of the maximum is what about 300 questionnaires give at 85 % satisfied.
    /// Without surveys, or where only indexes are known: what a year usually changes.
    /// </summary>
    public static SimulationChoice Published(GroupResults group) => Choices(group) is { SurveyError: > 0 } all ? all with { Change = ChangeKind.None } : NextYear(group);

    /// <summary>Where units may stand next year: usual changes beside survey error.</summary>
    public static SimulationChoice NextYear(GroupResults group) => Choices(group);

    private static SimulationChoice Choices(GroupResults group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return new SimulationChoice
        {
            SurveyError = group.SurveyLeaves.Count > 0 ? 2 : 0,
            Change = group.HasChanges ? ChangeKind.Learnt : ChangeKind.Stated,
            RankAtMost = group.Units.Count >= 20 ? 10 : 3,
        };
    }
}
