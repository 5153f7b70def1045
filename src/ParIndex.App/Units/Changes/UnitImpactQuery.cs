using Dapper;
using ParIndex.App.Storage;
using ParIndex.Core.Units;
using ParIndex.Core.Units.Agencies;

namespace ParIndex.App.Units.Changes;

/// <summary>Results of a unit: they stay with it.</summary>
public sealed record UnitResults(string UnitId, IReadOnlyList<int> Years);

/// <summary>A task or lost point whose leading agency is a unit.</summary>
public sealed record LedTask(string UnitId, string AssessedUnit, int Year, string Code, string Text);

/// <summary>A year of the new unit as it will be read: estimated from those it comes from, never a published result.</summary>
public sealed record EstimatedYear(string UnitId, int Year, BackCastValue Value);

/// <summary>What a change touches.</summary>
/// <param name="Results">Results of the units that end, by unit.</param>
/// <param name="Tasks">Tasks led by a unit that ends: without an owner until they are given to another.</param>
/// <param name="Assignments">Roles held for the units that end: they go over to the unit that takes all, else they end with the unit.</param>
/// <param name="Estimates">Years that can be estimated for the successors.</param>
public sealed record UnitImpact(IReadOnlyList<UnitResults> Results, IReadOnlyList<LedTask> Tasks, int Assignments, IReadOnlyList<EstimatedYear> Estimates);

/// <summary>Says what a change of units touches, before it is stored.</summary>
public sealed class UnitImpactQuery(Session session)
{
    /// <summary>What a sound plan touches.</summary>
    public async Task<UnitImpact> OfAsync(UnitRegister before, UnitChangePlan plan, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(plan);
        var after = plan.After ?? throw new ArgumentException("A plan with problems has no effect.", nameof(plan));
        var ended = plan.Events.SelectMany(each => each.Units).Distinct().Where(id => after.Find(id)?.To == plan.Change.Date && before.Find(id) is not null).ToArray();
        var connection = await session.ConnectionAsync(cancel);
        var authorities = ended.SelectMany(id => before.Path(id, plan.Change.Date.AddDays(-1))).Select(unit => unit.Id).Distinct().ToArray();
        await using var answers = await connection.QueryMultipleAsync(
            """
            select unit_id as UnitId, array_agg(distinct year order by year) as Years from results.result
            where unit_id = any (@ended) and superseded_at is null group by unit_id order by unit_id;
            select r.unit_id as AssessedId, r.year as Year, t.code as Code, t.text as Text, t.lead as Lead
            from results.task t join results.result r on r.id = t.result_id
            where r.unit_id = any (@authorities) and r.superseded_at is null order by r.year desc, t.position;
            select unit_id as UnitId, year as Year, round(points / max * 100, 2) as Percent from results.result
            where superseded_at is null and published_at is not null and unit_id = any (@sources);
            select count(*)::int from accounts.assignment where unit_id = any (@ended) and withdrawn_at is null and valid && daterange(@date, null)
            """,
            new { ended, authorities, date = plan.Change.Date, sources = plan.Change.Units.Union(plan.SuccessorIds).ToArray() },
            session.Transaction);
        var results = (await answers.ReadAsync<YearsRow>()).Select(row => new UnitResults(row.UnitId, row.Years)).ToList();
        var tasks = (await answers.ReadAsync<TaskRow>()).AsList();
        var points = (await answers.ReadAsync<PercentRow>()).AsList();
        var assignments = await answers.ReadSingleAsync<int>();
        return new UnitImpact(results, [.. Led(before, ended, tasks)], assignments, [.. Estimates(after, plan, points)]);
    }

    /// <summary>Agencies stand in tasks as printed ("Giám đốc Sở Nội vụ"): read as units of the authority in the year.</summary>
    private static IEnumerable<LedTask> Led(UnitRegister before, string[] ended, List<TaskRow> tasks)
    {
        var resolver = new AgencyResolver(before);
        var known = new Dictionary<(string Authority, int Year, string Lead), string[]>();
        foreach (var task in tasks)
        {
            foreach (var id in task.Lead.SelectMany(lead => Named(task, lead)).Distinct())
                yield return new LedTask(id, before[task.AssessedId].NameAt(UnitRegister.YearEnd(task.Year)).Full, task.Year, task.Code, task.Text);
        }

        string[] Named(TaskRow task, string lead)
        {
            if (!known.TryGetValue((task.AssessedId, task.Year, lead), out var ids))
            {
                ids = [.. resolver.Resolve(lead, task.AssessedId, UnitRegister.YearEnd(task.Year)).Parts.OfType<AgencyPart.ToUnit>()
                    .SelectMany(part => part.Successors.Prepend(part.Unit)).Select(unit => unit.Id).Where(ended.Contains).Distinct()];
                known.Add((task.AssessedId, task.Year, lead), ids);
            }

            return ids;
        }
    }

    private static IEnumerable<EstimatedYear> Estimates(UnitRegister after, UnitChangePlan plan, List<PercentRow> points) =>
        from id in plan.SuccessorIds
        from year in points.GroupBy(row => row.Year).Where(year => UnitRegister.YearEnd(year.Key) < plan.Change.Date).OrderByDescending(year => year.Key)
        let values = year.ToDictionary(row => row.UnitId, row => row.Percent, StringComparer.Ordinal)
        let value = BackCast.Of(after, id, year.Key, plan.Change.Date, values)
        where value.IsEstimate
        select new EstimatedYear(id, year.Key, value);

    // With arrays the mapper fills properties, not constructors.
    private sealed class YearsRow
    {
        public string UnitId { get; init; } = "";

        public int[] Years { get; init; } = [];
    }

    private sealed class TaskRow
    {
        public string AssessedId { get; init; } = "";

        public int Year { get; init; }

        public string Code { get; init; } = "";

        public string Text { get; init; } = "";

        public string[] Lead { get; init; } = [];
    }

    private sealed record PercentRow(string UnitId, int Year, decimal Percent);
}
