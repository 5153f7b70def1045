using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Storage;
using ParIndex.App.Surveys.Collecting.Sampled;

namespace ParIndex.App.Surveys.Collecting.Mailing;

/// <summary>Mailings in the database, and who is to get them; writes belong to the open process.</summary>
public sealed class MailingStore(Session session, PersonStore people, TimeProvider clock)
{
    private const string Columns =
        """
        id as Id, wave_id as WaveId, kind as Kind, area as Area, subject as Subject, content as Content, mail_column as MailColumn, name_column as NameColumn, most as Most, pause as Pause,
        planned as Planned, sent as Sent, refused as Refused, unsent as Unsent, by_name as ByName, at as At, finished_at as FinishedAt
        """;

    /// <summary>Mailings of a wave, the newest first.</summary>
    public async Task<IReadOnlyList<StartedMailing>> ListAsync(Guid wave, CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<StartedMailing>($"select {Columns} from surveys.mailing where wave_id = @wave order by at desc, id", new { wave }, session.Transaction)).AsList();

    /// <summary>A mailing; null: there is none.</summary>
    public async Task<StartedMailing?> FindAsync(Guid id, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).QuerySingleOrDefaultAsync<StartedMailing>($"select {Columns} from surveys.mailing where id = @id", new { id }, session.Transaction);

    /// <summary>Who would get such a mailing now.</summary>
    /// <param name="wave">The wave.</param>
    /// <param name="draft">The mailing.</param>
    /// <param name="begun">One that was begun: without those it has reached; null: none was.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<MailingAudience> AudienceAsync(Guid wave, MailingDraft draft, Guid? begun = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var waiting = (await (await session.ConnectionAsync(cancel)).QueryAsync<Waiting>(
            """
            select p.id as Id, l.person_id is not null as IsLeftAlone, coalesce(r.times, 0) as Reminded, coalesce(m.invited, false) as IsInvited, coalesce(m.refused, false) as IsRefused,
                   greatest(r.last_on, m.last_on) as LastOn
            from surveys.person p
            left join surveys.reminded r on r.person_id = p.id
            left join surveys.left_alone l on l.person_id = p.id
            left join (
                select d.person_id, bool_or(d.is_refused) as refused, bool_or(g.kind = 'Invitation') as invited, max(d.day) filter (where not d.is_refused) as last_on
                from surveys.mailed d join surveys.mailing g on g.id = d.mailing_id where d.wave_id = @wave group by d.person_id) m on m.person_id = p.id
            where p.wave_id = @wave and p.state in ('Waiting', 'Unreachable') and (@Area::text is null or p.area = @Area) and not exists (select from surveys.turn t where t.person_id = p.id)
                and not exists (select from surveys.mailed d where d.mailing_id = @begun and d.person_id = p.id)
            order by p.line
            """,
            new { wave, draft.Area, begun },
            session.Transaction)).AsList();
        var identities = await people.IdentitiesAsync(wave, cancel: cancel) ?? new Dictionary<Guid, IReadOnlyDictionary<string, string>>();
        var recipients = new List<MailRecipient>();
        var (noAddress, refused, alone, enough, soon) = (0, 0, 0, 0, 0);
        var since = clock.Today().AddDays(-draft.Pause);
        foreach (var person in waiting)
        {
            var identity = identities.GetValueOrDefault(person.Id);
            if (MailingText.Address(identity?.GetValueOrDefault(draft.MailColumn)) is not { } address)
                noAddress++;
            else if (person.IsLeftAlone)
                alone++;
            else if (person.IsRefused)
                refused++;
            else if (draft.Kind == MailingKind.Invitation ? person.IsInvited : person.Reminded >= draft.Most)
                enough++;
            else if (draft.Kind == MailingKind.Reminder && person.LastOn > since)
                soon++;
            else
                recipients.Add(new MailRecipient(person.Id, address, identity!.GetValueOrDefault(draft.NameColumn, "")));
        }

        return new MailingAudience(recipients, noAddress, refused, alone, enough, soon);
    }

    /// <summary>Columns of the sample that hold addresses, then all columns.</summary>
    public async Task<(IReadOnlyList<string> Mail, IReadOnlyList<string> All)> ColumnsAsync(Guid wave, CancellationToken cancel = default)
    {
        var identities = await people.IdentitiesAsync(wave, cancel: cancel) ?? new Dictionary<Guid, IReadOnlyDictionary<string, string>>();
        var all = identities.Values.SelectMany(identity => identity.Keys).Distinct(StringComparer.Ordinal).ToList();
        var mail = all.Select(column => (Column: column, Count: identities.Values.Count(identity => MailingText.Address(identity.GetValueOrDefault(column)) is not null)))
            .Where(column => column.Count > 0).OrderByDescending(column => column.Count).Select(column => column.Column);
        return ([.. mail], all);
    }

    /// <summary>Enters a mailing.</summary>
    public async Task<Guid> AddAsync(Guid wave, MailingDraft draft, int planned, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            """
            insert into surveys.mailing (id, wave_id, kind, area, subject, content, mail_column, name_column, most, pause, planned, by_name, at)
            values (@id, @wave, @kind, @Area, @Subject, @Content, @MailColumn, @NameColumn, @Most, @Pause, @planned, @byName, @now)
            """,
            new { id, wave, kind = draft.Kind.ToString(), draft.Area, draft.Subject, draft.Content, draft.MailColumn, draft.NameColumn, draft.Most, draft.Pause, planned, byName = session.Actor.Name, now },
            session.Transaction);
        return id;
    }

    /// <summary>
    /// Adds a link for a mail about to be sent, if its person can still be asked. Links of earlier mails stay: it may be the older mail that is opened, and whichever is used, the person has one turn.
    /// </summary>
    /// <returns>The token, known here alone; null: the person has answered or asked to be left alone meanwhile, or the wave is over.</returns>
    public async Task<string?> AddLinkAsync(Guid wave, Guid person, CancellationToken cancel = default)
    {
        var token = Secrets.NewStamp();
        var added = await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            """
            insert into surveys.link (sha256, wave_id, person_id, kind, expires_on) select @hash, w.id, p.id, 'Personal', w.closes_on
            from surveys.wave w join surveys.person p on p.wave_id = w.id
            where w.id = @wave and p.id = @person and w.state = 'Open' and w.closes_on >= @today and p.state in ('Waiting', 'Unreachable')
            and not exists (select from surveys.turn t where t.person_id = p.id) and not exists (select from surveys.left_alone l where l.person_id = p.id)
            """,
            new { hash = Secrets.Hash(token), wave, person, today = clock.Today() },
            session.Transaction);
        return added == 0 ? null : token;
    }

    /// <summary>Takes away the link of a mail the server refused: nobody has it.</summary>
    public async Task DropLinkAsync(string token, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).ExecuteAsync("delete from surveys.link where sha256 = @hash", new { hash = Secrets.Hash(token) }, session.Transaction);

    /// <summary>Notes that somebody was sent the mail, or that the server refused the address.</summary>
    public async Task NoteAsync(StartedMailing mailing, Guid person, bool isRefused, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(mailing);
        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            "insert into surveys.mailed (mailing_id, person_id, wave_id, day, is_refused) values (@Id, @person, @WaveId, @today, @isRefused) on conflict do nothing",
            new { mailing.Id, person, mailing.WaveId, today = clock.Today(), isRefused },
            session.Transaction);
    }

    /// <summary>Counts what came of a mailing.</summary>
    /// <param name="id">Of it.</param>
    /// <param name="isOver">Nothing more is sent.</param>
    /// <param name="unsent">Mails the server has not taken.</param>
    /// <param name="cancel">Stops.</param>
    public async Task CountAsync(Guid id, bool isOver, int unsent, CancellationToken cancel = default) => await (await session.ConnectionAsync(cancel)).ExecuteAsync(
        """
        update surveys.mailing m set sent = d.sent, refused = d.refused, unsent = @unsent, finished_at = case when @isOver then @now end
        from (select count(*) filter (where not is_refused) as sent, count(*) filter (where is_refused) as refused from surveys.mailed where mailing_id = @id) d where m.id = @id
        """,
        new { id, isOver, unsent, now = clock.GetUtcNow() },
        session.Transaction);

    private sealed record Waiting(Guid Id, bool IsLeftAlone, int Reminded, bool IsInvited, bool IsRefused, DateOnly? LastOn);
}
