using Dapper;
using ParIndex.App.Storage;
using ParIndex.Core.Criteria;
using ParIndex.Core.Scoring;
using ParIndex.Core.Text;
using ParIndex.Core.Units;

namespace ParIndex.App.Results.Published;

/// <summary>Ranks the units of a group in a year: from stored results, and from published national tables where these are all there is.</summary>
public sealed class RankingQuery(Session session, SetCache sets, PublishedMemory memory)
{
    /// <summary>Groups and years there is something to rank in, newest year first.</summary>
    public Task<IReadOnlyList<RankedYear>> YearsAsync(CancellationToken cancel = default) =>
        memory.GetAsync(session, "ranked years", () => ReadYearsAsync(cancel), cancel);

    private async Task<IReadOnlyList<RankedYear>> ReadYearsAsync(CancellationToken cancel)
    {
        var connection = await session.ConnectionAsync(cancel);
        return (await connection.QueryAsync<RankedYear>(
            """
            select p.parent_id as ParentId, pn.full_name as ParentName, u.kind as Kind, s.year as Year, count(*)::int as Units
            from (select unit_id, year from results.result where published_at is not null and superseded_at is null
                  union
                  select unit_id, year from results.standing) s
            join units.unit u on u.id = s.unit_id
            join units.parent p on p.unit_id = u.id and p.valid @> make_date(s.year, 12, 31)
            join units.name pn on pn.unit_id = p.parent_id and pn.valid @> make_date(s.year, 12, 31)
            group by p.parent_id, pn.full_name, u.kind, s.year
            order by s.year desc, p.parent_id, u.kind
            """,
            transaction: session.Transaction)).AsList();
    }

    /// <summary>The ranking of one group in one year.</summary>
    /// <param name="parentId">Authority the units stand below.</param>
    /// <param name="kind">Their kind.</param>
    /// <param name="year">Index year.</param>
    /// <param name="cancel">Stops waiting.</param>
    public Task<RankingTable> OfAsync(string parentId, UnitKind kind, int year, CancellationToken cancel = default) =>
        memory.GetAsync(session, ("ranking", parentId, kind, year), () => ReadAsync(parentId, kind, year, cancel), cancel);

    private async Task<RankingTable> ReadAsync(string parentId, UnitKind kind, int year, CancellationToken cancel)
    {
        var connection = await session.ConnectionAsync(cancel);
        var rows = (await connection.QueryAsync<Row>(Text, new { parentId, kind = kind.ToString(), year }, session.Transaction)).AsList();
        var set = rows.FirstOrDefault(row => row.SetVersionId is not null)?.SetVersionId is { } version ? await sets.GetAsync(session, version, cancel) : null;
        var mean = await connection.ExecuteScalarAsync<decimal?>(
            "select index from results.standing where unit_id = @parentId and year = @year", new { parentId, year }, session.Transaction);
        return Ranked(rows, set, year, mean);
    }

    private static RankingTable Ranked(List<Row> rows, CriteriaSet? set, int year, decimal? publishedMean)
    {
        var bands = set?.Bands ?? [];
        var ties = set?.Ties ?? TiePolicy.Competition;
        var isPublishedTable = rows.Any(row => row.PublishedRank is not null);
        var now = Percents(rows, row => row.Percent, ties);
        var before = Percents(rows, row => row.PercentBefore, ties);
        var units = rows.Where(row => row.Percent is not null || row.PublishedRank is not null).Select(row =>
        {
            int? rank = isPublishedTable ? row.PublishedRank : now.GetValueOrDefault(row.UnitId);
            int? last = row.RankBefore ?? (isPublishedTable || !before.TryGetValue(row.UnitId, out var own) ? null : own);
            return new RankedUnitRow(
                row.UnitId, row.Name, row.Region, row.Percent, rank, Ranking.BandOf(row.Percent, bands), last - rank,
                row.Percent - row.PercentBefore, row.IsDemonstration, row.HasResult, row.Note, row.Source);
        });
        var list = units.OrderBy(unit => unit.Rank ?? int.MaxValue).ThenByDescending(unit => unit.Percent)
            .ThenBy(unit => unit.Name, Comparer<string>.Create(VietnameseText.Compare)).ToList();
        var known = list.Where(unit => unit.Percent is not null).ToList();
        return new RankingTable(year, list, bands, isPublishedTable, Regions(known), known.Count == list.Count && known.Count > 0 ? known.Average(unit => unit.Percent!.Value) : null, publishedMean);
    }

    private static Dictionary<string, int> Percents(List<Row> rows, Func<Row, decimal?> percent, TiePolicy ties)
    {
        var known = rows.Where(row => percent(row) is not null).ToArray();
        var ranks = Ranking.Rank([.. known.Select(row => percent(row)!.Value)], ties);
        return known.Select((row, i) => (row.UnitId, Rank: ranks[i])).ToDictionary(pair => pair.UnitId, pair => pair.Rank, StringComparer.Ordinal);
    }

    private static List<RegionMean> Regions(List<RankedUnitRow> known) =>
        known.Where(unit => unit.Region is not null).GroupBy(unit => unit.Region!, StringComparer.Ordinal)
            .Select(region => new RegionMean(
                region.Key, region.Count(), region.Average(unit => unit.Percent!.Value), region.Max(unit => unit.Percent!.Value), region.Min(unit => unit.Percent!.Value)))
            .OrderByDescending(region => region.Mean).ToList();

    private const string Text =
        """
        select u.id as UnitId, n.name as Name, u.region_name as Region,
               coalesce(r.points / r.max * 100, s.index) as Percent, s.rank as PublishedRank,
               coalesce(b.points / b.max * 100, sb.index) as PercentBefore, sb.rank as RankBefore,
               coalesce(r.is_demonstration, false) as IsDemonstration, r.id is not null as HasResult, r.set_version_id as SetVersionId,
               s.note as Note, coalesce(r.source, s.source) as Source
        from units.parent p
        join units.unit u on u.id = p.unit_id and u.kind = @kind
        join units.name n on n.unit_id = u.id and n.valid @> make_date(@year, 12, 31)
        left join results.result r on r.unit_id = u.id and r.year = @year and r.published_at is not null and r.superseded_at is null
        left join results.standing s on s.unit_id = u.id and s.year = @year
        left join results.result b on b.unit_id = u.id and b.year = @year - 1 and b.published_at is not null and b.superseded_at is null
        left join results.standing sb on sb.unit_id = u.id and sb.year = @year - 1
        where p.parent_id = @parentId and p.valid @> make_date(@year, 12, 31)
        """;

    private sealed record Row(
        string UnitId, string Name, string? Region, decimal? Percent, int? PublishedRank, decimal? PercentBefore, int? RankBefore,
        bool IsDemonstration, bool HasResult, Guid? SetVersionId, string? Note, string? Source);
}

/// <summary>A group of units of one kind below one authority, and a year with results.</summary>
public sealed record RankedYear(string ParentId, string ParentName, string Kind, int Year, int Units)
{
    public UnitKind UnitKind => Enum.Parse<UnitKind>(Kind);
}

/// <summary>A ranked group.</summary>
/// <param name="Units">Best first.</param>
/// <param name="Bands">Bands of the set, best first; empty when not known.</param>
/// <param name="IsPublishedTable">Ranks are those of a published table, not computed here.</param>
/// <param name="Regions">Means of regions over the units whose index is known; highest first.</param>
/// <param name="Mean">Mean of all units; null unless every unit's index is known.</param>
/// <param name="PublishedMean">Mean as published, where it is.</param>
public sealed record RankingTable(
    int Year, IReadOnlyList<RankedUnitRow> Units, IReadOnlyList<Band> Bands, bool IsPublishedTable, IReadOnlyList<RegionMean> Regions, decimal? Mean, decimal? PublishedMean);

/// <summary>A unit of a ranking.</summary>
/// <param name="Percent">Index in full precision, in percent; null where only the rank is published.</param>
/// <param name="RankChange">Places won (above 0) or lost against the year before.</param>
/// <param name="PercentChange">Percent points against the year before.</param>
/// <param name="HasResult">The points behind the index are stored.</param>
public sealed record RankedUnitRow(
    string UnitId, string Name, string? Region, decimal? Percent, int? Rank, string? Band, int? RankChange, decimal? PercentChange,
    bool IsDemonstration, bool HasResult, string? Note, string? Source);
