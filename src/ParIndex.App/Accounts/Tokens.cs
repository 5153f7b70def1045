using Dapper;
using ParIndex.App.Storage;

namespace ParIndex.App.Accounts;

/// <summary>Tokens of the JSON interface.</summary>
public sealed class Tokens(Session session, TimeProvider clock)
{
    /// <summary>Begins every token, so that one found in a file is known for what it is.</summary>
    public const string Prefix = "pi_";

    /// <summary>Longest life.</summary>
    public const int MostDays = 366;

    /// <summary>Tokens an account may have at a time.</summary>
    public const int Most = 20;

    /// <summary>Makes a token in a process of its own.</summary>
    /// <param name="account">Whose rights it has.</param>
    /// <param name="name">What it is for.</param>
    /// <param name="scopes">Keys of scopes, at least one.</param>
    /// <param name="days">Days it is good for.</param>
    /// <param name="cancel">Stops.</param>
    /// <returns>The token, kept nowhere; null: the account has too many.</returns>
    public async Task<string?> MakeAsync(Guid account, string name, IReadOnlyList<string> scopes, int days, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scopes);
        ArgumentOutOfRangeException.ThrowIfZero(scopes.Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, MostDays);
        if (scopes.Any(scope => TokenScopes.Find(scope) is null))
            throw new ArgumentException("Unknown scope.", nameof(scopes));

        var token = Prefix + Secrets.NewKey();
        var now = clock.GetUtcNow();
        await session.BeginAsync("accounts.token", cancel: cancel);
        var connection = await session.ConnectionAsync(cancel);
        var made = await connection.ExecuteAsync(
            """
            insert into accounts.token (id, account_id, name, scopes, made_at, expires_at)
            select @id, @account, @name, @scopes, @now, @expires
            where (select count(*) from accounts.token where account_id = @account and revoked_at is null and expires_at > @now) < @Most
            """,
            new { id = Guid.CreateVersion7(now), account, name, scopes = scopes.Distinct().ToArray(), now, expires = now.AddDays(days), Most },
            session.Transaction);
        if (made == 0)
        {
            await session.RollbackAsync();
            return null;
        }

        await connection.ExecuteAsync(
            "insert into accounts.token_secret (token_id, hash) select id, @hash from accounts.token where account_id = @account order by made_at desc, id desc limit 1",
            new { hash = Secrets.Hash(token), account },
            session.Transaction);
        await session.CommitAsync(cancel);
        return token;
    }

    /// <summary>Ends a token of an account.</summary>
    public async Task RevokeAsync(Guid account, Guid token, CancellationToken cancel = default)
    {
        await session.BeginAsync("accounts.revoke", cancel: cancel);
        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            "update accounts.token set revoked_at = @now where id = @token and account_id = @account and revoked_at is null",
            new { now = clock.GetUtcNow(), token, account },
            session.Transaction);
        await session.CommitAsync(cancel);
    }

    /// <summary>Tokens of an account that are still good, newest first.</summary>
    public async Task<IReadOnlyList<TokenLine>> OfAsync(Guid account, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        var rows = await connection.QueryAsync<(Guid Id, string Name, string[] Scopes, DateTime MadeAt, DateTime ExpiresAt, DateTime? UsedAt)>(
            """
            select t.id, t.name, t.scopes, t.made_at, t.expires_at, s.last_used_at from accounts.token t join accounts.token_secret s on s.token_id = t.id
            where t.account_id = @account and t.revoked_at is null and t.expires_at > @now order by t.made_at desc
            """,
            new { account, now = clock.GetUtcNow() },
            session.Transaction);
        return [.. rows.Select(row => new TokenLine(row.Id, row.Name, row.Scopes, new DateTimeOffset(row.MadeAt), new DateTimeOffset(row.ExpiresAt), row.UsedAt is { } at ? new DateTimeOffset(at) : null))];
    }
}

/// <summary>A token in a list.</summary>
/// <param name="UsedAt">Last use, to the hour; null: never.</param>
public sealed record TokenLine(Guid Id, string Name, IReadOnlyList<string> Scopes, DateTimeOffset MadeAt, DateTimeOffset ExpiresAt, DateTimeOffset? UsedAt);
