using Dapper;
using ParIndex.App.Jobs;
using ParIndex.App.Storage;

namespace ParIndex.App.Notices;

/// <summary>Who gets a mail now.</summary>
public sealed record MailNow(IReadOnlyList<Guid> Accounts);

/// <summary>The one place notices are written and read.</summary>
public sealed class NoticeStore(Session session, TimeProvider clock)
{
    /// <summary>Kind of the job that mails at once.</summary>
    public const string NowJob = "notices.now";

    /// <summary>Notices are kept so long; older ones go away.</summary>
    public const int DaysKept = 365;

    private const string Columns =
        """
        select n.id as Id, n.kind as Kind, n.round_id as RoundId, r.name as RoundName, r.year as Year, n.scorecard_id as ScorecardId, coalesce(c.unit_id, n.facts ->> 'unit') as UnitId,
               (select k.key from criteria.criterion k where k.version_id = r.set_version_id and k.code = split_part(n.facts ->> 'code', '.', 1)) as Top,
               n.facts::text as Facts, n.at as At, n.by_name as ByName, n.read_at as ReadAt
        from notices.notice n left join rounds.round r on r.id = n.round_id left join rounds.scorecard c on c.id = n.scorecard_id
        """;

    /// <summary>
    /// Tells people in the open process, so that a notice exists exactly when what it tells of does. Nobody is told what they did themselves, or what they
    /// chose not to be told; who wants a mail at once gets one.
    /// </summary>
    public async Task TellAsync(IReadOnlyCollection<Told> all, CancellationToken cancel = default)
    {
        var told = all.Where(one => one.Account != session.Actor.Id).ToList();
        if (told.Count == 0)
            return;

        var now = clock.GetUtcNow();
        var connection = await session.ConnectionAsync(cancel);
        var atOnce = (await connection.QueryAsync<Guid>(
            "select * from notices.tell(@ids, @accounts, @kinds, @topics, @rounds, @cards, @facts::jsonb[], @keys, @now, @Name)",
            new
            {
                ids = told.Select(_ => Guid.CreateVersion7(now)).ToArray(),
                accounts = told.Select(one => one.Account).ToArray(),
                kinds = told.Select(one => one.Kind.Key()).ToArray(),
                topics = told.Select(one => one.Kind.Topic().Key()).ToArray(),
                rounds = told.Select(one => one.Round).ToArray(),
                cards = told.Select(one => one.Scorecard).ToArray(),
                facts = told.Select(one => one.Facts.ToJson()).ToArray(),
                keys = told.Select(one => one.Key).ToArray(),
                now,
                Name = session.Actor.Id is null ? null : session.Actor.Name,
            },
            session.Transaction)).AsList();
        if (atOnce.Count > 0)
            await new JobBoard(session).AddAsync(NowJob, new MailNow(atOnce), cancel: cancel);
    }

    /// <summary>Notices of somebody, newest first.</summary>
    public async Task<IReadOnlyList<Notice>> OfAsync(Guid account, bool unreadOnly, int page, int size, CancellationToken cancel = default) =>
        await ReadAsync(
            "where n.account_id = @account and (not @unreadOnly or n.read_at is null) order by n.at desc, n.id desc limit @size offset @skip",
            new { account, unreadOnly, size, skip = (page - 1L) * size },
            cancel);

    /// <summary>One of somebody's; null: there is none of theirs.</summary>
    public async Task<Notice?> FindAsync(Guid account, Guid id, CancellationToken cancel = default) =>
        (await ReadAsync("where n.account_id = @account and n.id = @id", new { account, id }, cancel)) is [var notice] ? notice : null;

    /// <summary>How many there are, and how many of them are not read.</summary>
    public async Task<(long All, long Unread)> CountAsync(Guid account, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).QuerySingleAsync<(long, long)>(
            "select count(*), count(*) filter (where read_at is null) from notices.notice where account_id = @account", new { account }, session.Transaction);

    /// <summary>Marks one as read, or unread.</summary>
    public async Task MarkAsync(Guid account, Guid id, bool isRead, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            "update notices.notice set read_at = case when @isRead then coalesce(read_at, @now) end where account_id = @account and id = @id", new { account, id, isRead, now = clock.GetUtcNow() }, session.Transaction);

    /// <summary>Marks all as read that were there when the list was shown: what came since was not seen.</summary>
    public async Task<int> MarkAllAsync(Guid account, DateTimeOffset shownAt, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            "update notices.notice set read_at = @now where account_id = @account and read_at is null and at <= @shownAt", new { account, now = clock.GetUtcNow(), shownAt }, session.Transaction);

    /// <summary>Takes away what is older than <see cref="DaysKept"/>.</summary>
    public async Task<int> ForgetAsync(CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).ExecuteAsync("delete from notices.notice where at < @before", new { before = clock.GetUtcNow().AddDays(-DaysKept) }, session.Transaction);

    internal async Task<IReadOnlyList<Notice>> ReadAsync(string which, object arguments, CancellationToken cancel) =>
        [.. (await (await session.ConnectionAsync(cancel)).QueryAsync<Row>($"{Columns} {which}", arguments, session.Transaction))
            .Where(row => NoticeKinds.Find(row.Kind) is not null)
            .Select(row => new Notice(
                row.Id, NoticeKinds.Find(row.Kind)!.Value, row.RoundId, row.RoundName, row.Year, row.ScorecardId, row.UnitId, row.Top, NoticeFacts.Read(row.Facts), row.At, row.ByName, row.ReadAt))];

    private sealed record Row(
        Guid Id, string Kind, Guid? RoundId, string? RoundName, int? Year, Guid? ScorecardId, string? UnitId, string? Top, string Facts, DateTime At, string? ByName, DateTime? ReadAt);
}
