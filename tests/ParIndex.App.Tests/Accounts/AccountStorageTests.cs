using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Accounts.People;
using ParIndex.App.Audit;
using ParIndex.App.Storage;
using ParIndex.App.Units;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.App.Tests.Accounts;

/// <summary>Accounts in the real database: counts of tries, links, roles, tokens.</summary>
public sealed class AccountStorageTests : IAsyncLifetime
{
    private readonly StoppedClock clock = new(new DateTimeOffset(2026, 11, 21, 3, 0, 0, TimeSpan.Zero));
    private TestDatabase database = null!;
    private Guid an;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        an = await AddAsync("an.nguyen", new Assignment(Role.Administrator));
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Tries_ManyAtOnce_AreNoMoreThanOneAfterAnother()
    {
        var turns = new SignInTurns(database.Source, clock);
        var taken = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => turns.TakeAsync(an)));
        Assert.Equal(SignInTurns.Most, taken.Count(one => one));
        clock.Advance(SignInTurns.Rest - TimeSpan.FromSeconds(1));
        Assert.False(await turns.TakeAsync(an));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await turns.TakeAsync(an));
        Assert.False(await turns.TakeAsync(Guid.CreateVersion7()));
    }

    [Fact]
    public async Task Tries_RightOnes_DoNotCount()
    {
        var turns = new SignInTurns(database.Source, clock);
        for (var i = 0; i < 3 * SignInTurns.Most; i++)
        {
            Assert.True(await turns.TakeAsync(an));
            await turns.ReturnAsync(an);
        }

        for (var i = 0; i < SignInTurns.Most - 1; i++)
            Assert.True(await turns.TakeAsync(an));

        // The last one was right after all.
        Assert.True(await turns.TakeAsync(an));
        await turns.ReturnAsync(an);
        Assert.True(await turns.TakeAsync(an));
        Assert.False(await turns.TakeAsync(an));
    }

    [Fact]
    public async Task Codes_OfTheAuthenticator_CountOnce()
    {
        var turns = new SignInTurns(database.Source, clock);
        var used = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => turns.UseCodeAsync(an, 58_000_000)));
        Assert.Single(used, one => one);
        Assert.False(await turns.UseCodeAsync(an, 57_999_999));
        Assert.True(await turns.UseCodeAsync(an, 58_000_001));
    }

    [Fact]
    public async Task Link_WorksOnce_AndNotTooLate()
    {
        await using var session = database.System(clock: clock);
        var tickets = new Tickets(session, clock);
        var key = await WriteAsync(session, () => tickets.MakeAsync(an, isInvitation: false, Tickets.Reset));
        Assert.Equal("an.nguyen", (await tickets.FindAsync(key))!.UserName);
        Assert.True(await WriteAsync(session, () => tickets.UseAsync(key, "hash 1")));
        Assert.False(await WriteAsync(session, () => tickets.UseAsync(key, "hash 2")));
        Assert.Null(await tickets.FindAsync(key));

        var late = await WriteAsync(session, () => tickets.MakeAsync(an, isInvitation: false, Tickets.Reset));
        clock.Advance(Tickets.Reset);
        Assert.False(await WriteAsync(session, () => tickets.UseAsync(late, "hash 3")));

        var first = await WriteAsync(session, () => tickets.MakeAsync(an, isInvitation: false, Tickets.Reset));
        await WriteAsync(session, () => tickets.MakeAsync(an, isInvitation: false, Tickets.Reset));
        Assert.Null(await tickets.FindAsync(first));
        Assert.Equal("hash 1", (await new AccountTable(session, database.Source, clock).ByIdAsync(an))!.PasswordHash);
    }

    [Fact]
    public async Task Roles_GivenWithdrawnAndEnded_ActAtOnce()
    {
        await using var session = database.System(clock: clock);
        var stamp = (await new AccountTable(session, database.Source, clock).ByIdAsync(an))!.Stamp;
        var visitors = new VisitorQuery(database.Source, new UnitRegisterCache(), new UnitReachCache(), clock);
        Assert.Equal([new Assignment(Role.Administrator)], (await visitors.BySessionAsync(an, stamp))!.Holder.Assignments);

        var accounts = new NewAccounts(session, clock);
        Assert.True(await WriteAsync(session, () => accounts.AssignAsync(an, new Assignment(Role.Leader), new DateOnly(2026, 11, 22))));
        Assert.False(await WriteAsync(session, () => accounts.AssignAsync(an, new Assignment(Role.Leader))));
        Assert.Equal(2, (await visitors.BySessionAsync(an, stamp))!.Holder.Assignments.Count);
        // Midnight comes by the clock of Vietnam, not of Greenwich.
        clock.Advance(TimeSpan.FromHours(37.9));
        Assert.Equal(2, (await visitors.BySessionAsync(an, stamp))!.Holder.Assignments.Count);
        clock.Advance(TimeSpan.FromHours(0.2));
        Assert.Single((await visitors.BySessionAsync(an, stamp))!.Holder.Assignments);

        Assert.Null(await visitors.BySessionAsync(an, "another stamp"));
    }

    [Fact]
    public async Task Lock_EndsSessionsAndTokens_AndTheLastAdministratorCannotBeLocked()
    {
        await using var session = database.System(clock: clock);
        var people = new PeopleQuery(session, clock);
        var manage = new ManagePeople(session, people, new NewAccounts(session, clock), new Tickets(session, clock), clock);
        var manager = new PeopleManager(new Holder(null, [new Assignment(Role.Administrator)], true), new UnitReach(Core.Units.UnitRegister.Build([]).Register!, new DateOnly(2026, 11, 21)));
        var binh = await AddAsync("binh", new Assignment(Role.Coordinator));
        var token = (await new Tokens(session, clock).MakeAsync(binh, "thử", ["read"], 30))!;
        var visitors = new VisitorQuery(database.Source, new UnitRegisterCache(), new UnitReachCache(), clock);
        var stamp = (await new AccountTable(session, database.Source, clock).ByIdAsync(binh))!.Stamp;
        Assert.Equal(["read"], (await visitors.ByTokenAsync(token))!.Scopes);

        Assert.Null(await manage.LockAsync(manager, binh, "nghỉ việc"));
        Assert.Null(await visitors.BySessionAsync(binh, stamp));
        Assert.Null(await visitors.ByTokenAsync(token));
        Assert.NotNull(await manage.LockAsync(manager, an, "thử"));
        Assert.False((await people.OfAsync(an))!.IsLocked);
        var role = Assert.Single(await people.AssignmentsAsync(an));
        Assert.NotNull(await manage.WithdrawAsync(manager, an, role.Id));
        Assert.Single(await people.AssignmentsAsync(an));

        Assert.Null(await manage.UnlockAsync(manager, binh));
        Assert.NotNull(await visitors.ByTokenAsync(token));
        clock.Advance(TimeSpan.FromDays(31));
        Assert.Null(await visitors.ByTokenAsync(token));
    }

    [Fact]
    public async Task Search_IgnoresToneMarks_AndPagesInOrder()
    {
        foreach (var name in new[] { "Đặng Văn Ánh", "Dang Anh Tuấn", "Ân Thị Bé" })
        {
            await using var session = database.System(clock: clock);
            await session.BeginAsync("test.add");
            await new NewAccounts(session, clock).AddAsync(new NewAccount(name, "n" + Guid.CreateVersion7().ToString("N")[20..]));
            await session.CommitAsync();
        }

        await using var reading = database.System(clock: clock);
        var query = new PeopleQuery(reading, clock);
        Assert.Equal(["Dang Anh Tuấn", "Đặng Văn Ánh"], (await query.FindAsync(new PeopleSearch("dang"))).People.Select(person => person.Name));
        Assert.Equal(4, (await query.FindAsync(new PeopleSearch())).Total);
        Assert.Empty((await query.FindAsync(new PeopleSearch("%"))).People);
        Assert.Equal("an.nguyen", Assert.Single((await query.FindAsync(new PeopleSearch(Role: Role.Administrator))).People).UserName);
    }

    [Fact]
    public async Task AuditLog_HoldsNoSecret()
    {
        await using var session = database.System(clock: clock);
        var key = await WriteAsync(session, () => new Tickets(session, clock).MakeAsync(an, isInvitation: false, Tickets.Reset));
        await WriteAsync(session, () => new Tickets(session, clock).UseAsync(key, "the-hash-of-a-password"));
        var token = (await new Tokens(session, clock).MakeAsync(an, "thử", ["read"], 30))!;
        await new SignInTurns(database.Source, clock).TakeAsync(an);
        var log = string.Join('\n', await (await session.ConnectionAsync()).QueryAsync<string>("select coalesce(before::text, '') || coalesce(after::text, '') from audit.event"));
        Assert.Contains("an.nguyen", log, StringComparison.Ordinal);
        foreach (var secret in new[] { key, token, "the-hash-of-a-password", Convert.ToHexStringLower(Secrets.Hash(key)), Convert.ToHexStringLower(Secrets.Hash(token)) })
            Assert.DoesNotContain(secret, log, StringComparison.OrdinalIgnoreCase);

        Assert.True((await new AuditVerifier(database.Source).VerifyAsync()).IsWhole);
    }

    private static async Task<T> WriteAsync<T>(Session session, Func<Task<T>> write)
    {
        await session.BeginAsync("test.write");
        var result = await write();
        await session.CommitAsync();
        return result;
    }

    private async Task<Guid> AddAsync(string userName, Assignment role)
    {
        await using var session = database.System(clock: clock);
        await session.BeginAsync("test.add");
        var accounts = new NewAccounts(session, clock);
        var id = await accounts.AddAsync(new NewAccount(userName, userName) { PasswordHash = "hash" });
        await accounts.AssignAsync(id, role);
        await session.CommitAsync();
        return id;
    }
}
