using Dapper;
using Npgsql;
using ParIndex.App.Audit;
using ParIndex.App.Storage;

namespace ParIndex.App.Accounts;

/// <summary>Reads and writes accounts with their secrets. Writes join the open process, or open one under who asks, which for one not yet signed in is the account itself.</summary>
public sealed class AccountTable(Session session, NpgsqlDataSource source, TimeProvider clock)
{
    private const string Columns =
        """
        select a.id as Id, a.user_name as UserName, a.email as Email, a.name as Name, a.two_factor as HasSecondFactor, a.locked_at is not null as IsLocked,
               s.password_hash as PasswordHash, s.stamp as Stamp, s.stamp as ReadStamp, s.authenticator_key as AuthenticatorKey,
               cardinality(s.recovery_codes) as RecoveryCodesLeft
        from accounts.account a join accounts.secret s on s.account_id = a.id
        """;

    public Task<Account?> ByIdAsync(Guid id, CancellationToken cancel = default) => FindAsync(" where a.id = @value", id, cancel);

    /// <summary>By user name or e-mail, in small letters.</summary>
    public Task<Account?> ByNameAsync(string name, CancellationToken cancel = default) => FindAsync(" where a.user_name = @value or a.email = @value", name, cancel);

    /// <summary>Whether anybody can sign in here.</summary>
    public async Task<bool> AnyAsync(CancellationToken cancel = default) =>
        await AskAsync((connection, transaction) => connection.ExecuteScalarAsync<bool>("select exists (select from accounts.account)", transaction: transaction), cancel);

    /// <summary>Stores what changed; a secret changed elsewhere meanwhile is not overwritten.</summary>
    /// <param name="account">With its changes.</param>
    /// <param name="kind">What is done.</param>
    /// <param name="cancel">Stops.</param>
    /// <returns>False when somebody else changed the secrets since.</returns>
    public async Task<bool> SaveAsync(Account account, string kind = "accounts.secure", CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(account);
        if (session.Transaction is not null)
            return await WriteAsync(session, account, cancel);

        await using var own = new Session(source, session.Actor.Id is null ? new Actor(account.Id, account.Name, "published", session.Actor.Request) : session.Actor, clock);
        await own.BeginAsync(kind, cancel: cancel);
        if (!await WriteAsync(own, account, cancel))
            return false;

        await own.CommitAsync(cancel);
        return true;
    }

    private static async Task<bool> WriteAsync(Session session, Account account, CancellationToken cancel)
    {
        var connection = await session.ConnectionAsync(cancel);
        var changed = await connection.ExecuteAsync(
            """
            update accounts.secret set password_hash = @PasswordHash, stamp = @Stamp, authenticator_key = @AuthenticatorKey,
                   recovery_codes = coalesce(@NewRecoveryCodes, recovery_codes)
            where account_id = @Id and stamp = @ReadStamp
            """,
            new { account.PasswordHash, account.Stamp, account.AuthenticatorKey, account.NewRecoveryCodes, account.Id, account.ReadStamp },
            session.Transaction);
        if (changed == 0)
            return false;

        await connection.ExecuteAsync(
            "update accounts.account set two_factor = @HasSecondFactor where id = @Id and two_factor <> @HasSecondFactor", new { account.HasSecondFactor, account.Id }, session.Transaction);
        account.ReadStamp = account.Stamp;
        account.RecoveryCodesLeft = account.NewRecoveryCodes?.Length ?? account.RecoveryCodesLeft;
        account.NewRecoveryCodes = null;
        return true;
    }

    private Task<Account?> FindAsync(string condition, object value, CancellationToken cancel) =>
        AskAsync((connection, transaction) => connection.QuerySingleOrDefaultAsync<Account>(Columns + condition, new { value }, transaction), cancel);

    /// <summary>Who asks is not known before the account is: unless a process is open, asked on a connection of its own that may find out.</summary>
    private async Task<T> AskAsync<T>(Func<NpgsqlConnection, NpgsqlTransaction?, Task<T>> ask, CancellationToken cancel)
    {
        if (session.Transaction is not null)
            return await ask(await session.ConnectionAsync(cancel), session.Transaction);

        await using var own = await source.OpenAsAsync(Actor.Step(Doors.SignIn), cancel);
        return await ask(own, null);
    }
}
