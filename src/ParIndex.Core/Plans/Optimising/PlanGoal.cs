using ParIndex.Core.Text;

namespace ParIndex.Core.Plans.Optimising;

/// <summary>What a plan is for.</summary>
/// <param name="Counting">How points of a step count.</param>
public abstract record PlanGoal(PointsCounting Counting);

/// <summary>Reach total points, as cheaply as possible over all years.</summary>
/// <param name="Targets">By year; a year without target is free. Points needed for a rank or band: <see cref="PointsNeeded"/>.</param>
/// <param name="Counting">How points of a step count.</param>
public sealed record ReachPoints(IReadOnlyList<YearTarget> Targets, PointsCounting Counting = PointsCounting.Sure) : PlanGoal(Counting);

/// <summary>Most points, summed over the years, within the limits; of equal plans the cheapest.</summary>
public sealed record MostPoints(PointsCounting Counting = PointsCounting.Sure) : PlanGoal(Counting);

/// <summary>Total points to reach in a year.</summary>
/// <param name="Year">The year.</param>
/// <param name="Points">Total points, not gains; reached when the total is equal or above.</param>
/// <param name="Origin">Where the figure comes from ("rank 40"); null: stated as points.</param>
public sealed record YearTarget(int Year, decimal Points, Message? Origin = null);

/// <summary>How points of a step count towards a goal.</summary>
public enum PointsCounting
{
    /// <summary>In full, as if every step succeeded.</summary>
    Sure,
    /// <summary>Times the chance of success.</summary>
    Expected,
}
