using Dapper;
using Npgsql;
using ParIndex.App.Audit;
using ParIndex.App.Storage;

namespace ParIndex.App.Accounts;

/// <summary>How a try to sign in ended.</summary>
public enum SignInOutcome
{
    SignedIn,
    WrongPassword,
    WrongCode,
    /// <summary>Resting after wrong tries.</summary>
    Locked,
    /// <summary>Locked by an administrator.</summary>
    Blocked,
    SignedOut,
    SignedOutEverywhere,
}

/// <summary>A line of the journal.</summary>
public sealed record SignInEntry(DateTimeOffset At, SignInOutcome Outcome, string? Address, string? Agent);

/// <summary>Writes down who signed in, from where, and who tried.</summary>
public sealed class SignInJournal(NpgsqlDataSource source, TimeProvider clock)
{
    private const int LongestAgent = 300;

    private static readonly Dictionary<SignInOutcome, string> Keys = new()
    {
        [SignInOutcome.SignedIn] = "signed-in",
        [SignInOutcome.WrongPassword] = "wrong-password",
        [SignInOutcome.WrongCode] = "wrong-code",
        [SignInOutcome.Locked] = "locked",
        [SignInOutcome.Blocked] = "blocked",
        [SignInOutcome.SignedOut] = "signed-out",
        [SignInOutcome.SignedOutEverywhere] = "signed-out-everywhere",
    };

    /// <summary>Writes a line, in a process of the account itself.</summary>
    public async Task WriteAsync(Guid account, string name, SignInOutcome outcome, string? address, string? agent, string? request = null, CancellationToken cancel = default)
    {
        await using var session = new Session(source, new Actor(account, name, "published", request), clock);
        await session.BeginAsync("accounts.sign-in", cancel: cancel);
        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            "insert into accounts.sign_in (id, account_id, at, outcome, address, agent) values (@id, @account, @now, @outcome, @address, @agent)",
            new
            {
                id = Guid.CreateVersion7(clock.GetUtcNow()),
                account,
                now = clock.GetUtcNow(),
                outcome = Keys[outcome],
                address,
                agent = agent is { Length: > LongestAgent } ? agent[..LongestAgent] : agent,
            },
            session.Transaction);
        await session.CommitAsync(cancel);
    }

    /// <summary>The last lines of an account, newest first.</summary>
    public async Task<IReadOnlyList<SignInEntry>> OfAsync(Guid account, int most = 20, CancellationToken cancel = default)
    {
        await using var connection = await source.OpenAsAsync(new Actor(account, "", "published"), cancel);
        var rows = await connection.QueryAsync<(DateTime At, string Outcome, string? Address, string? Agent)>(
            "select at, outcome, address, agent from accounts.sign_in where account_id = @account order by at desc, id desc limit @most", new { account, most });
        return [.. rows.Select(row => new SignInEntry(new DateTimeOffset(row.At), Keys.First(pair => pair.Value == row.Outcome).Key, row.Address, row.Agent))];
    }
}
