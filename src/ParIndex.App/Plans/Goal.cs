using Dapper;
using ParIndex.App.Storage;

namespace ParIndex.App.Plans;

/// <summary>What a goal of a plan is about.</summary>
public enum GoalIndicator
{
    /// <summary>Points of the index, at least.</summary>
    Points,

    /// <summary>The index in percent, at least.</summary>
    Percent,

    /// <summary>Rank of the index, at most: "in the first five" is 5.</summary>
    Rank,

    /// <summary>More points than the year before; without a value.</summary>
    AboveLast,

    /// <summary>Satisfaction of citizens (SIPAS) in percent, at least.</summary>
    Sipas,

    /// <summary>Survey of leaders and managers in percent, at least.</summary>
    Leaders,

    /// <summary>Provincial competitiveness index: a value, or a named group ("khá").</summary>
    Pci,

    /// <summary>Governance and public administration index: a value, or a named group ("trung bình cao").</summary>
    Papi,

    /// <summary>Something else, named.</summary>
    Other,
}

/// <summary>A goal of a plan in one of its years.</summary>
/// <param name="Name">Of another indicator; empty otherwise.</param>
/// <param name="Value">At least; of a rank at most; null: a named group, or more than last year.</param>
/// <param name="Group">Named group; empty: a value.</param>
/// <param name="Reached">What it came to, where results here do not say it.</param>
public sealed record Goal(int Year, GoalIndicator Indicator, string Name, decimal? Value, string Group, decimal? Reached = null, string ReachedGroup = "");

/// <summary>Goals of plans in the database.</summary>
public sealed class GoalStore(Session session)
{
    /// <summary>Goals in their order.</summary>
    public async Task<IReadOnlyList<Goal>> OfAsync(Guid plan, CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<Goal>(
            """
            select year as Year, indicator as Indicator, name as Name, value as Value, named_group as "Group", reached as Reached, reached_group as ReachedGroup
            from plans.goal where plan_id = @plan order by position
            """,
            new { plan },
            session.Transaction)).AsList();

    /// <summary>Makes these the goals of a plan; writes in the open process.</summary>
    public async Task SetAsync(Guid plan, IReadOnlyList<Goal> goals, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(goals);
        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            """
            delete from plans.goal where plan_id = @plan and position >= @count;
            insert into plans.goal (plan_id, position, year, indicator, name, value, named_group, reached, reached_group)
            select @plan, n - 1, year, indicator, name, value, grp, reached, reached_group
            from unnest(@years, @indicators, @names, @values, @groups, @reached, @reachedGroups) with ordinality as g (year, indicator, name, value, grp, reached, reached_group, n)
            on conflict (plan_id, position) do update set year = excluded.year, indicator = excluded.indicator, name = excluded.name, value = excluded.value, named_group = excluded.named_group,
                reached = excluded.reached, reached_group = excluded.reached_group
            where (goal.year, goal.indicator, goal.name, goal.value, goal.named_group, goal.reached, goal.reached_group)
                is distinct from (excluded.year, excluded.indicator, excluded.name, excluded.value, excluded.named_group, excluded.reached, excluded.reached_group)
            """,
            new
            {
                plan,
                count = goals.Count,
                years = goals.Select(goal => goal.Year).ToArray(),
                indicators = goals.Select(goal => goal.Indicator.ToString()).ToArray(),
                names = goals.Select(goal => goal.Name).ToArray(),
                values = goals.Select(goal => goal.Value).ToArray(),
                groups = goals.Select(goal => goal.Group).ToArray(),
                reached = goals.Select(goal => goal.Reached).ToArray(),
                reachedGroups = goals.Select(goal => goal.ReachedGroup).ToArray(),
            },
            session.Transaction);
    }
}
