using Dapper;
using Npgsql;
using ParIndex.App.Accounts;
using ParIndex.App.Audit;
using ParIndex.App.Criteria;
using ParIndex.App.Jobs;
using ParIndex.App.Storage;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.App.Tests.Storage;

/// <summary>What the database refuses to a session of somebody, whatever SQL a page would send; nothing but the session's own settings helps.</summary>
public sealed class SecondLockTests : IAsyncLifetime
{
    private const string Unpublished = "0198b000-0000-7000-8000-000000000001", Public = "0198b000-0000-7000-8000-000000000002";

    private TestDatabase database = null!;
    private Guid me;
    private Guid other;
    private Guid draft;
    private Guid signed;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        await database.WriteAsync(
            $"""
            insert into units.unit (id, kind, valid) values ('u1', 'province', '[2000-01-01,)'), ('u2', 'province', '[2000-01-01,)');
            insert into files.file (sha256, size, media_type) values (repeat('a', 64), 1, 'text/plain');
            insert into results.document (id, file_sha256, name, unit_id, at) values ('{Unpublished}', repeat('a', 64), 'Mật.docx', 'u1', now());
            insert into results.result (id, unit_id, year, document_id, max, points, source, published_at) values
                ('{Unpublished}', 'u1', 2024, '{Unpublished}', 100, 80, 's', null), ('{Public}', 'u1', 2023, null, 100, 80, 's', now());
            insert into results.node (result_id, position, code, level, title, is_leaf, is_survey) select id, 1, '1', 1, 'Một', true, false from results.result;
            insert into results.loss (result_id, code, field_code, max, points, category, cause, lead, coordinators) select id, '1', '1', 2, 1, 'other', '', array[]::text[], array[]::text[] from results.result;
            insert into results.task (result_id, position, code, text, lead, coordinators, monitor) select id, 1, '1', 'Việc', array[]::text[], array[]::text[], array[]::text[] from results.result;
            """);
        await using var session = database.System();
        await session.BeginAsync("test.people");
        var accounts = new NewAccounts(session, TimeProvider.System);
        me = await accounts.AddAsync(new NewAccount("Nguyễn Văn An", "an.nguyen", "an@lamdong.example") { PasswordHash = "hash-an" });
        other = await accounts.AddAsync(new NewAccount("Trần Thị Bình", "binh.tran", "binh@lamdong.example") { PasswordHash = "hash-binh" });
        await accounts.AssignAsync(me, new Assignment(Role.Officer, "u2"));
        await accounts.AssignAsync(other, new Assignment(Role.Administrator));
        foreach (var account in (Guid[])[me, other])
            await new Tickets(session, TimeProvider.System).MakeAsync(account, isInvitation: false, Tickets.Reset);

        var library = new SetLibrary(session, TimeProvider.System);
        var set = CriteriaSetFile.Load("commune-example");
        signed = await library.AddVersionAsync(set);
        await library.SignAsync(signed);
        draft = await library.AddVersionAsync(set with { Title = "Dự thảo mật" });
        await new JobBoard(session).AddAsync("mail.send", "riêng");
        await session.CommitAsync();
        await session.DisposeAsync();
        await using var owned = Open(new Actor(other, "Trần Thị Bình", "all"));
        await new Tokens(owned, TimeProvider.System).MakeAsync(other, "máy", ["read"], 5);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    /// <summary>Tables with what others may not see of them; each is read without any condition.</summary>
    [Theory]
    [InlineData("accounts.account", "id", 0, 1)]
    [InlineData("accounts.secret", "account_id", 0, 1)]
    [InlineData("accounts.assignment", "account_id", 0, 1)]
    [InlineData("accounts.ticket", "account_id", 0, 1)]
    [InlineData("accounts.ticket_secret", "hash", 0, 1)]
    [InlineData("accounts.token", "account_id", 0, 0)]
    [InlineData("accounts.token_secret", "hash", 0, 0)]
    [InlineData("accounts.key", "xml", 0, 0)]
    [InlineData("jobs.job", "argument", 0, 0)]
    [InlineData("criteria.version", "content", 1, 1)]
    [InlineData("results.node", "title", 1, 1)]
    [InlineData("results.loss", "code", 1, 1)]
    [InlineData("results.task", "text", 1, 1)]
    [InlineData("results.document", "name", 0, 0)]
    public async Task Rows_OfOthers_AreNotThere(string table, string column, int forAnyone, int forMe)
    {
        await using var anyone = database.Public();
        await using var mine = Open(Mine);
        await using var system = database.System();
        var sql = $"select count({column})::int from {table}";
        Assert.Equal((forAnyone, forMe), (await CountAsync(anyone, sql), await CountAsync(mine, sql)));
        if (table != "accounts.key")
            Assert.True(await CountAsync(system, sql) > forMe, "Nothing is hidden: the test proves nothing.");
    }

    [Fact]
    public async Task Doors_OpenWhatTheyName_AndNothingElse()
    {
        await using var drafts = Open(Mine with { May = Doors.Drafts });
        Assert.Equal((2, 1), (await CountAsync(drafts, "select count(*)::int from criteria.version"), await CountAsync(drafts, "select count(*)::int from accounts.account")));
        await using var people = Open(Mine with { May = Doors.People });
        Assert.Equal((1, 2), (await CountAsync(people, "select count(*)::int from criteria.version"), await CountAsync(people, "select count(*)::int from accounts.account")));
        await using var reader = Open(Mine with { Sees = "u1" });
        Assert.Equal(2, await CountAsync(reader, "select count(*)::int from results.node"));
        // A word inside another opens nothing.
        await using var odd = Open(Mine with { May = "peoples draft sign in log-reader" });
        Assert.Equal((1, 1), (await CountAsync(odd, "select count(*)::int from criteria.version"), await CountAsync(odd, "select count(*)::int from accounts.account")));
    }

    [Fact]
    public async Task Criteria_OfADraft_AreNotThere()
    {
        await using var mine = Open(Mine);
        Assert.Equal(0, await CountAsync(mine, $"select count(*)::int from criteria.criterion where version_id = '{draft}'"));
        Assert.NotEqual(0, await CountAsync(mine, $"select count(*)::int from criteria.criterion where version_id = '{signed}'"));
    }

    [Fact]
    public async Task Log_TellsNoMoreThanTheRows()
    {
        await using var anyone = database.Public();
        await using var mine = Open(Mine);
        const string secrets = "select count(*)::int from audit.event where table_name like 'accounts.%'";
        Assert.Equal(0, await CountAsync(anyone, secrets));
        Assert.Equal(
            ["accounts.account", "accounts.assignment", "accounts.ticket"],
            (await (await mine.ConnectionAsync()).QueryAsync<string>("select distinct table_name from audit.event where table_name like 'accounts.%' order by 1")));
        foreach (var session in (Session[])[anyone, mine])
        {
            Assert.Equal(0, await CountAsync(session, "select count(*)::int from audit.event where coalesce(after, before)::text ~ 'Bình|Dự thảo mật|Mật.docx'"));
            Assert.Equal(0, await CountAsync(session, $"select count(*)::int from audit.event where row_key like '{Unpublished}%'"));
            Assert.NotEqual(0, await CountAsync(session, $"select count(*)::int from audit.event where row_key like '{Public}%'"));
        }

        await using var log = Open(Mine with { May = Doors.Log });
        await using var system = database.System();
        Assert.Equal(await CountAsync(system, "select count(*)::int from audit.event"), await CountAsync(log, "select count(*)::int from audit.event"));
    }

    [Fact]
    public async Task PeopleOfAUnit_AreSeenByThoseWhoSeeTheUnit()
    {
        await using var mine = Open(new Actor(other, "Trần Thị Bình", "u2"));
        Assert.Equal((2, 2), (await CountAsync(mine, "select count(*)::int from accounts.account"), await CountAsync(mine, "select count(*)::int from accounts.assignment")));
        await using var elsewhere = Open(new Actor(other, "Trần Thị Bình", "u1"));
        Assert.Equal(1, await CountAsync(elsewhere, "select count(*)::int from accounts.account"));
        Assert.Equal(1, await CountAsync(mine, "select count(*)::int from accounts.secret"));
    }

    /// <summary>Writes that are refused with an error, each in a process of a person with no rights but their own.</summary>
    [Theory]
    [InlineData("insert into accounts.assignment (id, account_id, role, valid) values (gen_random_uuid(), '{me}', 'administrator', '[2020-01-01,)')")]
    [InlineData("insert into accounts.account (id, user_name, name, folded, created_at) values (gen_random_uuid(), 'moi.nguoi', 'Mới', 'moi', now())")]
    [InlineData("insert into accounts.token (id, account_id, name, scopes, made_at, expires_at) values (gen_random_uuid(), '{other}', 'x', '{read}', now(), now())")]
    [InlineData("insert into accounts.sign_in (id, account_id, at, outcome) values (gen_random_uuid(), '{other}', now(), 'signed-in')")]
    [InlineData("insert into accounts.key (name, xml) values ('k', '<x/>')")]
    [InlineData("insert into criteria.set (id, key) values (gen_random_uuid(), 'cua-toi')")]
    [InlineData("insert into units.unit (id, kind, valid) values ('u3', 'province', '[2000-01-01,)')")]
    [InlineData("insert into results.result (id, unit_id, year, max, points, source, published_at) values (gen_random_uuid(), 'u2', 2024, 100, 80, 's', now())")]
    [InlineData("insert into results.result (id, unit_id, year, version, max, points, source) values (gen_random_uuid(), 'u1', 2024, 2, 100, 80, 's')")]
    [InlineData("insert into results.node (result_id, position, code, level, title, is_leaf, is_survey) values ('0198b000-0000-7000-8000-000000000001', 9, '9', 1, 'x', true, false)")]
    [InlineData("insert into jobs.job (id, kind, argument, actor, actor_name, sees) values (gen_random_uuid(), 'x', '{}', '{me}', 'An', 'all')")]
    [InlineData("insert into jobs.job (id, kind, argument, actor, actor_name, sees, may) values (gen_random_uuid(), 'x', '{}', '{me}', 'An', 'u2', 'all')")]
    [InlineData("insert into jobs.job (id, kind, argument, actor, actor_name, sees) values (gen_random_uuid(), 'x', '{}', '{other}', 'Bình', 'u2')")]
    public async Task Insert_BeyondOnesRights_IsRefused(string sql)
    {
        await using var mine = Open(Mine);
        await mine.BeginAsync("test.try");
        var refused = await Assert.ThrowsAsync<PostgresException>(async () =>
            await (await mine.ConnectionAsync()).ExecuteAsync(Filled(sql), transaction: mine.Transaction));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    /// <summary>Writes that find no row to change.</summary>
    [Theory]
    [InlineData("update accounts.secret set password_hash = 'mine' where account_id = '{other}'")]
    [InlineData("update accounts.account set email = 'mine@x.example' where id = '{other}'")]
    [InlineData("update accounts.assignment set role = 'head'")]
    [InlineData("update accounts.ticket set used_at = now() where account_id = '{other}'")]
    [InlineData("update accounts.token set expires_at = now() + interval '9 years'")]
    [InlineData("delete from accounts.account")]
    [InlineData("delete from accounts.sign_in")]
    [InlineData("update criteria.version set name = 'x'")]
    [InlineData("delete from criteria.criterion")]
    [InlineData("update units.unit set note = 'x'")]
    [InlineData("update jobs.job set may = 'all'")]
    [InlineData("delete from jobs.job")]
    public async Task Change_OfOthers_FindsNothing(string sql)
    {
        await using var mine = Open(Mine);
        await mine.BeginAsync("test.try");
        Assert.Equal(0, await (await mine.ConnectionAsync()).ExecuteAsync(Filled(sql), transaction: mine.Transaction));
    }

    [Fact]
    public async Task Publishing_TakesMoreThanSeeing()
    {
        const string publish = $"update results.result set published_at = now() where id = '{Unpublished}'";
        await using var reader = Open(Mine with { Sees = "u1" });
        await reader.BeginAsync("test.try");
        var refused = await Assert.ThrowsAsync<PostgresException>(async () => await (await reader.ConnectionAsync()).ExecuteAsync(publish, transaction: reader.Transaction));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        await using var publisher = Open(Mine with { Sees = "u1", May = Doors.Publish });
        await publisher.BeginAsync("test.publish");
        Assert.Equal(1, await (await publisher.ConnectionAsync()).ExecuteAsync(publish, transaction: publisher.Transaction));
    }

    [Fact]
    public async Task EveryTable_IsLockedForItsOwnerToo_OrLeftOpenOnPurpose()
    {
        string[] open = ["audit.link", "audit.process", "files.file", "public.migration", "results.edition", "results.standing"];
        await using var system = database.System();
        var found = await (await system.ConnectionAsync()).QueryAsync<string>(
            """
            select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and n.nspname not like 'pg\_%' and n.nspname <> 'information_schema' and not (c.relrowsecurity and c.relforcerowsecurity)
            """);
        Assert.Equal(open, found.Select(name => name.Contains('.', StringComparison.Ordinal) ? name : "public." + name).Order(StringComparer.Ordinal));
    }

    private Actor Mine => new(me, "Nguyễn Văn An", "u2");

    private Session Open(Actor actor) => new(database.Source, actor, TimeProvider.System);

    private string Filled(string sql) => sql.Replace("{me}", me.ToString(), StringComparison.Ordinal).Replace("{other}", other.ToString(), StringComparison.Ordinal);

    private static async Task<int> CountAsync(Session session, string sql) => await (await session.ConnectionAsync()).ExecuteScalarAsync<int>(sql, transaction: session.Transaction);
}
