namespace ParIndex.Core.Rounds;

/// <summary>A sign that a field of a unit may go wrong.</summary>
public enum RiskSign
{
    /// <summary>The unit's last day has passed.</summary>
    Late,

    /// <summary>The last day has passed or is near, and something is not answered.</summary>
    Unanswered,

    /// <summary>Far below the year before.</summary>
    FarBelow,

    /// <summary>Sent back for completion again and again.</summary>
    OftenReturned,
}

/// <summary>How much a cell needs eyes.</summary>
public enum RiskHeat
{
    Calm,
    Warm,
    Hot,
}

/// <summary>What the risk of a cell follows from.</summary>
/// <param name="Counts">Its entries.</param>
/// <param name="IsSubmitted">The scorecard is submitted.</param>
/// <param name="DaysLeft">Days to the unit's last day of self-assessment, 0 on the day itself, below 0 after it; null: there is none, or it is over.</param>
/// <param name="DaysLate">Days since the last day of what the unit still owes; 0: it is not late.</param>
/// <param name="Percent">Percent of the most points as they stand now, 0 to 100; null: not known.</param>
/// <param name="PercentBefore">The same the year before.</param>
/// <param name="Returns">How often entries of it were sent back.</param>
public sealed record CellFacts(CellCounts Counts, bool IsSubmitted, int? DaysLeft, int DaysLate, decimal? Percent, decimal? PercentBefore, int Returns);

/// <summary>
/// Signs of risk in a field of a unit, and its heat: hot with two signs or more, or when the unit is late by more than a week; warm with one; calm with
/// none. The signs are told with the heat, so that nobody has to believe a colour.
/// </summary>
public sealed record CellRisk(IReadOnlyList<RiskSign> Signs, RiskHeat Heat)
{
    /// <summary>From so many days before the last day on, what is not answered is a sign.</summary>
    public const int NearDays = 3;

    /// <summary>More days late than this are hot.</summary>
    public const int VeryLateDays = 7;

    /// <summary>Percentage points below the year before, from which on it is a sign.</summary>
    public const decimal FarBelowPoints = 20;

    /// <summary>Returns from which on it is a sign.</summary>
    public const int OftenReturns = 3;

    /// <summary>The risk of a cell. A cell without entries of the unit has none.</summary>
    public static CellRisk Of(CellFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var signs = new List<RiskSign>();
        var isAnswered = facts.Counts.Answered >= facts.Counts.Entries;
        if (facts.Counts.Entries > 0)
        {
            if (facts.DaysLate > 0)
                signs.Add(RiskSign.Late);

            if (!facts.IsSubmitted && !isAnswered && facts.DaysLeft <= NearDays)
                signs.Add(RiskSign.Unanswered);

            // Points of a field that is half filled in are low for that alone.
            if ((isAnswered || facts.IsSubmitted) && facts.Percent <= facts.PercentBefore - FarBelowPoints)
                signs.Add(RiskSign.FarBelow);

            if (facts.Returns >= OftenReturns)
                signs.Add(RiskSign.OftenReturned);
        }

        var isVeryLate = signs.Contains(RiskSign.Late) && facts.DaysLate > VeryLateDays;
        return new CellRisk(signs, signs.Count >= 2 || isVeryLate ? RiskHeat.Hot : signs.Count == 1 ? RiskHeat.Warm : RiskHeat.Calm);
    }
}
