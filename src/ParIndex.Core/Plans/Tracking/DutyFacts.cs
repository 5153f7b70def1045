namespace ParIndex.Core.Plans.Tracking;

/// <summary>What the light of a duty is computed from. Days are calendar days of Vietnam.</summary>
/// <param name="From">First day: of the task, or of the plan.</param>
/// <param name="Due">Last day; null: regular (thường xuyên), the whole time of the plan.</param>
/// <param name="To">Last day of the plan.</param>
/// <param name="Percent">Reported progress, 0 to 100.</param>
/// <param name="IsConfirmed">Somebody else confirmed that it is done.</param>
/// <param name="LastReport">Day of the last report; null: none yet.</param>
/// <param name="OpenObstacles">Obstacles raised and not answered.</param>
/// <param name="OverdueObstacles">Of these, past the day they were to be answered by.</param>
/// <param name="Shortfall">Points the figures of the running round lack to the target of the criterion; null: no figures yet.</param>
public sealed record DutyFacts(
    DateOnly From, DateOnly? Due, DateOnly To, int Percent, bool IsConfirmed, DateOnly? LastReport, int OpenObstacles = 0, int OverdueObstacles = 0, decimal? Shortfall = null)
{
    /// <summary>Last day it may take.</summary>
    public DateOnly End => Due ?? To;
}
