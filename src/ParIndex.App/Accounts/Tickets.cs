using Dapper;
using ParIndex.App.Storage;

namespace ParIndex.App.Accounts;

/// <summary>Links to choose a password with: for a new account, or in place of a password that is lost. Good once, until used, withdrawn or late.</summary>
public sealed class Tickets(Session session, TimeProvider clock)
{
    /// <summary>How long an invitation waits.</summary>
    public static readonly TimeSpan Invitation = TimeSpan.FromDays(14);

    /// <summary>How long a link by an administrator waits.</summary>
    public static readonly TimeSpan Reset = TimeSpan.FromDays(3);

    /// <summary>How long a link asked for by mail waits.</summary>
    public static readonly TimeSpan ResetByMail = TimeSpan.FromHours(1);

    /// <summary>Makes a link in the open process; earlier ones of the account are withdrawn.</summary>
    /// <returns>The secret part of the link; it is kept nowhere.</returns>
    public async Task<string> MakeAsync(Guid account, bool isInvitation, TimeSpan life, CancellationToken cancel = default)
    {
        var key = Secrets.NewKey();
        var now = clock.GetUtcNow();
        var connection = await session.ConnectionAsync(cancel);
        await connection.ExecuteAsync(
            """
            update accounts.ticket set withdrawn_at = @now where account_id = @account and used_at is null and withdrawn_at is null;
            insert into accounts.ticket (id, account_id, purpose, made_at, expires_at) values (@id, @account, @purpose, @now, @expires);
            insert into accounts.ticket_secret (ticket_id, hash) values (@id, @hash)
            """,
            new { id = Guid.CreateVersion7(now), account, purpose = isInvitation ? "invitation" : "reset", now, expires = now + life, hash = Secrets.Hash(key) },
            session.Transaction);
        return key;
    }

    /// <summary>Whose link it is; null: nobody's, or no longer good.</summary>
    public async Task<TicketHolder?> FindAsync(string key, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<TicketHolder>(
            """
            select a.id as Account, a.name as Name, a.user_name as UserName, a.email as Email, t.purpose = 'invitation' as IsInvitation
            from accounts.ticket_secret s join accounts.ticket t on t.id = s.ticket_id join accounts.account a on a.id = t.account_id
            where s.hash = @hash and t.used_at is null and t.withdrawn_at is null and t.expires_at > @now and a.locked_at is null
            """,
            new { hash = Secrets.Hash(key), now = clock.GetUtcNow() },
            session.Transaction);
    }

    /// <summary>Uses the link in the open process: the account gets the password, and every sign-in of it ends.</summary>
    /// <returns>False: it is no longer good.</returns>
    public async Task<bool> UseAsync(string key, string passwordHash, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        var now = clock.GetUtcNow();
        var account = await connection.ExecuteScalarAsync<Guid?>(
            """
            update accounts.ticket t set used_at = @now from accounts.ticket_secret s, accounts.account a
            where s.ticket_id = t.id and s.hash = @hash and a.id = t.account_id and a.locked_at is null
              and t.used_at is null and t.withdrawn_at is null and t.expires_at > @now
            returning t.account_id
            """,
            new { hash = Secrets.Hash(key), now },
            session.Transaction);
        return account is not null && await connection.ExecuteAsync(
            "update accounts.secret set password_hash = @passwordHash, stamp = @stamp, failures = 0, locked_until = null where account_id = @account",
            new { passwordHash, stamp = Secrets.NewStamp(), account },
            session.Transaction) == 1;
    }

    /// <summary>Whether a link was made since; so that mails cannot be asked for without end. In the open process: who asks for the same account meanwhile waits for its end.</summary>
    public async Task<bool> WasMadeSinceAsync(Guid account, DateTimeOffset since, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        // A statement of its own: the next one must see what was stored while this one waited.
        await connection.ExecuteAsync("select id from accounts.account where id = @account for no key update", new { account }, session.Transaction);
        return await connection.ExecuteScalarAsync<bool>(
            "select exists (select from accounts.ticket where account_id = @account and made_at > @since)", new { account, since }, session.Transaction);
    }
}

/// <summary>Whose link it is.</summary>
public sealed record TicketHolder(Guid Account, string Name, string UserName, string? Email, bool IsInvitation);
