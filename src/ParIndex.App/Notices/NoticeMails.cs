using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Storage;
using ParIndex.Core.Text;

namespace ParIndex.App.Notices;

/// <summary>Notices that go to somebody in one mail.</summary>
public sealed record MailBatch(Guid Account, string Name, string Email, Language Language, IReadOnlyList<Notice> Notices);

/// <summary>
/// Which notices are to be mailed. One that was read meanwhile is not; each is in one mail, unless that one could not be delivered: then it is in the next
/// of the day. Writes in the open process, of the program itself.
/// </summary>
public sealed class NoticeMails(Session session, NoticeStore notices, TimeProvider clock)
{
    /// <summary>What could not be mailed for so long is not mailed any more: a server set up late does not send what is long past.</summary>
    public const int MostDays = 7;

    private const string Waiting =
        """
        n.read_at is null and n.at > @since and (n.mail_id is null or exists (select from jobs.job j where j.id = n.mail_id and j.state = 'failed'))
        and coalesce((select p.ways ->> n.topic from notices.preference p where p.account_id = n.account_id), 'daily') = any (@ways)
        """;

    private static readonly string[] NowOnly = [NoticeWay.Now.Key()], Both = [NoticeWay.Daily.Key(), NoticeWay.Now.Key()];

    /// <summary>People with something for the mail of the day.</summary>
    public async Task<IReadOnlyList<Guid>> WaitingAsync(CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<Guid>(
            $"select distinct n.account_id from notices.notice n join accounts.account a on a.id = n.account_id and a.email is not null and a.locked_at is null where {Waiting}",
            new { since = Since, ways = Both },
            session.Transaction)).AsList();

    /// <summary>What waits for somebody, held to the end of the open process; null: nothing, or they have no address.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="atOnce">Only what they want at once; otherwise all of the day.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<MailBatch?> TakeAsync(Guid account, bool atOnce, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        if (await connection.QuerySingleOrDefaultAsync<(string Name, string Email, string? Language)?>(
            """
            select a.name, a.email, p.language from accounts.account a left join notices.preference p on p.account_id = a.id
            where a.id = @account and a.email is not null and a.locked_at is null
            """,
            new { account },
            session.Transaction) is not { } person)
            return null;

        var waiting = await notices.ReadAsync(
            $"where n.account_id = @account and {Waiting} order by n.at, n.id for update of n", new { account, since = Since, ways = atOnce ? NowOnly : Both }, cancel);
        return waiting.Count == 0 ? null : new MailBatch(account, person.Name, person.Email, person.Language == "en" ? Language.English : Language.Vietnamese, waiting);
    }

    /// <summary>Notes which mail carries them.</summary>
    public async Task SentAsync(MailBatch batch, Guid mail, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            "update notices.notice set mail_id = @mail where id = any (@ids)", new { mail, ids = batch.Notices.Select(notice => notice.Id).ToArray() }, session.Transaction);
    }

    /// <summary>Tells administrators how many mails of the last day could not be delivered; once a day.</summary>
    public async Task TellUndeliveredAsync(NoticePeople people, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(people);
        var failed = await (await session.ConnectionAsync(cancel)).ExecuteScalarAsync<int>(
            "select count(*)::int from jobs.job where kind = 'mail.send' and state = 'failed' and finished_at > @since", new { since = clock.GetUtcNow().AddDays(-1) }, session.Transaction);
        if (failed == 0)
            return;

        var key = "undelivered/" + clock.Today().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        await notices.TellAsync(
            [.. (await people.OfAsync([Role.Administrator], [], cancel)).Where(person => person.May(Permission.ReadLog, null))
                .Select(person => new Told(person.Id, NoticeKind.Undelivered, null, null, new NoticeFacts { Count = failed }, key))],
            cancel);
    }

    private DateTimeOffset Since => clock.GetUtcNow().AddDays(-MostDays);
}
