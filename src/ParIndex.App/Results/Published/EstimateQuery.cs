using Dapper;
using ParIndex.App.Storage;
using ParIndex.Core.Units;

namespace ParIndex.App.Results.Published;

/// <summary>A year of a unit from before it existed, estimated from the units it was made of; never a published result.</summary>
public sealed record EstimatedResult(int Year, BackCastValue Value);

/// <summary>Estimates for merged and split units.</summary>
public sealed class EstimateQuery(Session session)
{
    /// <summary>Years before the unit was founded that its predecessors have published figures for, newest first.</summary>
    /// <param name="register">Units of all times.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="today">Day it is seen on.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<IReadOnlyList<EstimatedResult>> OfAsync(UnitRegister register, Unit unit, DateOnly today, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(unit);
        var seenFrom = unit.From > today ? unit.From : today;
        var before = register.Predecessors(unit.Id, seenFrom, unit.From.AddDays(-1)).Select(share => share.UnitId).Where(id => id != unit.Id).ToArray();
        if (before.Length == 0)
            return [];

        var connection = await session.ConnectionAsync(cancel);
        var rows = (await connection.QueryAsync<Row>(
            """
            select unit_id as UnitId, year as Year, round(points / max * 100, 2) as Index from results.result
            where unit_id = any (@before) and superseded_at is null and published_at is not null
            union all
            select s.unit_id, s.year, s.index from results.standing s
            where s.unit_id = any (@before) and s.index is not null
              and not exists (select from results.result r where r.unit_id = s.unit_id and r.year = s.year and r.superseded_at is null and r.published_at is not null)
            """,
            new { before },
            session.Transaction)).Where(row => UnitRegister.YearEnd(row.Year) < unit.From);
        return [.. from year in rows.GroupBy(row => row.Year)
                   orderby year.Key descending
                   let value = BackCast.Of(register, unit.Id, year.Key, seenFrom, year.ToDictionary(row => row.UnitId, row => row.Index, StringComparer.Ordinal))
                   where value.Value is not null
                   select new EstimatedResult(year.Key, value)];
    }

    private sealed record Row(string UnitId, int Year, decimal Index);
}
