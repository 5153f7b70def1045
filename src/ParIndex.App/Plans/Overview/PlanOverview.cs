using ParIndex.App.Plans.Tracking;
using ParIndex.App.Results.Published;
using ParIndex.Core.Analysis.Forecasting;

namespace ParIndex.App.Plans.Overview;

/// <summary>What leaders look at for a unit: index now and expected, what is at risk, what to decide, who is where, goals.</summary>
/// <param name="Years">Years with a result or a published index, oldest first.</param>
/// <param name="Board">Tasks of the plan that runs; null: none runs.</param>
/// <param name="SoFar">Expected from the figures of the running round; null: there are none.</param>
/// <param name="Trend">Expected from past years; null: too few are known.</param>
/// <param name="ByPlan">Expected from the plan and the lights of its tasks; null: no plan with points runs.</param>
/// <param name="PointsToWin">Points the plan is to win back.</param>
/// <param name="PointsAtRisk">Of these, and of those to be kept, points of criteria with a task late or at risk.</param>
public sealed record PlanOverview(
    string UnitId, IReadOnlyList<UnitYear> Years, TaskBoard? Board, YearEndForecast? SoFar, YearEndForecast? Trend, YearEndForecast? ByPlan, decimal PointsToWin, decimal PointsAtRisk,
    IReadOnlyList<Decision> Decide, IReadOnlyList<AgencyLine> Agencies, IReadOnlyList<GoalLine> Goals)
{
    /// <summary>The newest year of which anything is known.</summary>
    public UnitYear? Latest => Years.Count > 0 ? Years[^1] : null;

    /// <summary>The newest year with a whole result here; null: none.</summary>
    public UnitYear? WithResult => Years.LastOrDefault(year => year.ResultId is not null);
}

/// <summary>What kind of thing waits for a decision.</summary>
public enum DecisionKind
{
    /// <summary>A plan waits for a signature.</summary>
    Plan,

    /// <summary>An obstacle waits for an answer.</summary>
    Obstacle,

    /// <summary>A task is late.</summary>
    Late,

    /// <summary>A task has nobody who leads it.</summary>
    NoOwner,
}

/// <summary>Something to decide this week.</summary>
/// <param name="Id">The plan, or the task.</param>
/// <param name="Units">Units concerned.</param>
/// <param name="Day">Last day; null: none.</param>
/// <param name="Points">Points that hang on it; null: not known.</param>
public sealed record Decision(DecisionKind Kind, Guid Id, string Text, IReadOnlyList<string> Units, DateOnly? Day, decimal? Points);

/// <summary>How a unit stands in the plan.</summary>
/// <param name="Lost">Points lost last year at criteria it leads.</param>
/// <param name="Won">Points won back at criteria it leads whose tasks are done.</param>
public sealed record AgencyLine(string UnitId, int Tasks, int Done, int AtRisk, int Late, decimal Lost, decimal Won);

/// <summary>A goal with what it has come to.</summary>
/// <param name="Reached">Null: not known yet.</param>
/// <param name="IsMet">Null: not known yet.</param>
public sealed record GoalLine(Goal Goal, decimal? Reached, string ReachedGroup, bool? IsMet);
