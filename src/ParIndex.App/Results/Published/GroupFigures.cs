using Dapper;
using ParIndex.App.Storage;

namespace ParIndex.App.Results.Published;

/// <summary>Published figures of a whole group, beside which each of its units is shown: the units of one kind below one authority in one year.</summary>
internal static class GroupFigures
{
    /// <summary>Indices in percent of the units of one kind below one authority, by year.</summary>
    public static Task<IReadOnlyDictionary<int, Spread>> IndicesAsync(PublishedMemory memory, Session session, string parentId, string kind, CancellationToken cancel) => memory.GetAsync(
        session,
        ("indices", parentId, kind),
        async () =>
        {
            var rows = await (await session.ConnectionAsync(cancel)).QueryAsync<(int Year, decimal Percent)>(
                """
                select r.year, r.points / r.max * 100
                from units.parent p
                join units.unit u on u.id = p.unit_id and u.kind = @kind
                join results.result r on r.unit_id = u.id and p.valid @> make_date(r.year, 12, 31) and r.published_at is not null and r.superseded_at is null
                where p.parent_id = @parentId
                """,
                new { parentId, kind },
                session.Transaction);
            return (IReadOnlyDictionary<int, Spread>)rows.GroupBy(row => row.Year, row => row.Percent).ToDictionary(year => year.Key, year => new Spread(year));
        },
        cancel);

    /// <summary>Percents won in each field by the units of the group that were scored with the same set, by code.</summary>
    public static Task<IReadOnlyDictionary<string, Spread>> FieldsAsync(PublishedMemory memory, Session session, UnitGroup group, Guid? set, CancellationToken cancel) => memory.GetAsync(
        session,
        ("fields", group, set),
        async () =>
        {
            var rows = await (await session.ConnectionAsync(cancel)).QueryAsync<(string Code, decimal Percent)>(
                """
                select n.code, n.points / n.max * 100
                from units.parent p
                join units.unit u on u.id = p.unit_id and u.kind = @Kind
                join results.result r on r.unit_id = u.id and r.year = @Year and r.published_at is not null and r.superseded_at is null and r.set_version_id = @set
                join results.node n on n.result_id = r.id and n.level = 1 and n.max > 0 and n.points is not null
                where p.parent_id = @ParentId and p.valid @> make_date(@Year, 12, 31)
                """,
                new { group.ParentId, group.Kind, group.Year, set },
                session.Transaction);
            return (IReadOnlyDictionary<string, Spread>)rows.GroupBy(row => row.Code, row => row.Percent, StringComparer.Ordinal)
                .ToDictionary(field => field.Key, field => new Spread(field), StringComparer.Ordinal);
        },
        cancel);
}

/// <summary>Units of one kind below one authority at the end of a year.</summary>
internal sealed record UnitGroup(string ParentId, string Kind, int Year);

/// <summary>Percents of a group, from which mean, best and places follow.</summary>
internal sealed class Spread
{
    private readonly decimal[] sorted;

    public Spread(IEnumerable<decimal> percents)
    {
        sorted = [.. percents];
        Array.Sort(sorted);
        Mean = sorted.Length == 0 ? null : sorted.Average();
    }

    public static Spread None { get; } = new([]);

    public int Count => sorted.Length;

    public decimal? Mean { get; }

    public decimal? Best => sorted.Length == 0 ? null : sorted[^1];

    /// <summary>How many are above the percent.</summary>
    public int Above(decimal percent)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle] > percent ? (low, middle) : (middle + 1, high);
        }

        return sorted.Length - low;
    }
}
