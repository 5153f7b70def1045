using Dapper;
using ParIndex.App.Storage;

namespace ParIndex.App.Evidence;

/// <summary>What to look for in a library.</summary>
/// <param name="Units">Whose libraries; null: every one that may be seen.</param>
/// <param name="Text">Words, with or without accents; of the description, the name or the text.</param>
/// <param name="Year">Dated in it, or used in a round of it.</param>
/// <param name="Flag">See <see cref="EvidenceFlags"/>.</param>
/// <param name="WithoutEntry">Leaves out what is at this entry already.</param>
public sealed record EvidenceFilter(IReadOnlyCollection<string>? Units, string? Text = null, int? Year = null, string? Flag = null, (Guid Card, string Code)? WithoutEntry = null);

/// <summary>A document found.</summary>
/// <param name="FoundOn">Page its text holds the first word on; null: found in its description, or pages are not known.</param>
public sealed record FoundEvidence(EvidenceItem Item, int? FoundOn);

/// <summary>Finds documents, newest first.</summary>
public sealed class EvidenceSearch(Session session, EvidenceStore items)
{
    public const int PageSize = 25;

    private const string Where =
        """
        i.withdrawn_at is null
        and (@units::text[] is null or i.unit_id = any (@units))
        and (@query::text is null or to_tsvector('simple', i.folded) @@ to_tsquery('simple', @query)
            or i.file_sha256 in (select sha256 from evidence.content where words @@ to_tsquery('simple', @query)))
        and (@year::int is null or extract(year from i.issued_on) = @year
            or exists (select from evidence.use u join rounds.scorecard s on s.id = u.scorecard_id join rounds.round r on r.id = s.round_id where u.item_id = i.id and r.year = @year))
        and (@card::uuid is null or not exists (select from evidence.use u where u.item_id = i.id and u.scorecard_id = @card and u.code = @code))
        and case @flag
            when '' then true
            when 'mislabelled' then i.is_mislabelled
            when 'unused' then not exists (select from evidence.use u where u.item_id = i.id)
            when 'outside-year' then exists (
                select from evidence.use u join rounds.scorecard s on s.id = u.scorecard_id join rounds.round r on r.id = s.round_id
                where u.item_id = i.id and r.year <> extract(year from i.issued_on))
            when 'shared' then exists (select from evidence.item o where o.file_sha256 = i.file_sha256 and o.unit_id <> i.unit_id and o.withdrawn_at is null)
            else exists (select from evidence.content c where c.sha256 = i.file_sha256 and @flag = any (c.flags))
            end
        """;

    /// <summary>One page of what is found, and how many there are in all.</summary>
    /// <param name="filter">What to look for.</param>
    /// <param name="page">From 1.</param>
    /// <param name="size">Documents a page.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<(IReadOnlyList<FoundEvidence> Found, int Total)> PageAsync(EvidenceFilter filter, int page = 1, int size = PageSize, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var words = FoldedText.Words(filter.Text);
        var connection = await session.ConnectionAsync(cancel);
        var rows = (await connection.QueryAsync<Row>(
            $"""
            select i.id as Id, count(*) over ()::int as Total,
                   (select case when c.pages is not null and strpos(c.folded, @first) > 0
                                then length(left(c.folded, strpos(c.folded, @first))) - length(replace(left(c.folded, strpos(c.folded, @first)), E'\f', '')) + 1 end
                    from evidence.content c where @first <> '' and c.sha256 = i.file_sha256 and c.words @@ to_tsquery('simple', @query)) as FoundOn
            from evidence.item i
            where {Where}
            order by i.at desc, i.id limit @size offset @skip
            """,
            new
            {
                units = filter.Units?.ToArray(),
                query = FoldedText.Query(filter.Text),
                first = words.FirstOrDefault() ?? "",
                year = filter.Year,
                flag = filter.Flag ?? "",
                card = filter.WithoutEntry?.Card,
                code = filter.WithoutEntry?.Code,
                size,
                skip = (Math.Max(1, page) - 1) * size,
            },
            session.Transaction)).AsList();
        var byId = (await items.ListAsync([.. rows.Select(row => row.Id)], cancel)).ToDictionary(item => item.Id);
        return ([.. rows.Where(row => byId.ContainsKey(row.Id)).Select(row => new FoundEvidence(byId[row.Id], row.FoundOn))], rows.Count == 0 ? 0 : rows[0].Total);
    }

    /// <summary>Years documents are dated in or used in, newest first.</summary>
    public async Task<IReadOnlyList<int>> YearsAsync(IReadOnlyCollection<string>? units, CancellationToken cancel = default) =>
        [.. await (await session.ConnectionAsync(cancel)).QueryAsync<int>(
            """
            select distinct year from (
                select extract(year from issued_on)::int as year from evidence.item where withdrawn_at is null and issued_on is not null and (@units::text[] is null or unit_id = any (@units))
                union all
                select r.year from evidence.use u join evidence.item i on i.id = u.item_id join rounds.scorecard s on s.id = u.scorecard_id join rounds.round r on r.id = s.round_id
                where @units::text[] is null or i.unit_id = any (@units)) known
            order by year desc
            """,
            new { units = units?.ToArray() },
            session.Transaction)];

    private sealed record Row(Guid Id, int Total, int? FoundOn);
}
