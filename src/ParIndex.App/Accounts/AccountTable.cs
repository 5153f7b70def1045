using Dapper;
using ParIndex.App.Storage;

namespace ParIndex.App.Accounts;

/// <summary>Reads and writes accounts. Writes open a process of their own unless one is open.</summary>
public sealed class AccountTable(Session session)
{
    private const string Columns =
        """
        select a.id as Id, a.user_name as UserName, a.user_key as UserKey, a.email as Email, a.email_key as EmailKey, a.name as Name,
               a.has_second_factor as HasSecondFactor, a.failed_tries as FailedTries, a.locked_until as LockedUntil, a.created_at as CreatedAt,
               s.password_hash as PasswordHash, s.security_stamp as SecurityStamp, s.authenticator_key as AuthenticatorKey, s.recovery_codes as RecoveryCodes
        from accounts.account a join accounts.secret s on s.account_id = a.id
        """;

    public Task<Account?> ByIdAsync(Guid id, CancellationToken cancel = default) => FindAsync(" where a.id = @value", id, cancel);

    /// <summary>By user name or e-mail, as compared.</summary>
    public Task<Account?> ByKeyAsync(string key, CancellationToken cancel = default) =>
        FindAsync(" where a.user_key = @value or a.email_key = @value order by a.user_key = @value desc limit 1", key, cancel);

    public async Task<bool> AnyAsync(CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).ExecuteScalarAsync<bool>("select exists (select from accounts.account)", transaction: session.Transaction);

    public Task AddAsync(Account account, CancellationToken cancel = default) => WriteAsync(
        "accounts.add",
        """
        insert into accounts.account (id, user_name, user_key, email, email_key, name, has_second_factor, created_at)
        values (@Id, @UserName, @UserKey, @Email, @EmailKey, @Name, @HasSecondFactor, @CreatedAt);
        insert into accounts.secret (account_id, password_hash, security_stamp, authenticator_key, recovery_codes)
        values (@Id, @PasswordHash, @SecurityStamp, @AuthenticatorKey, @RecoveryCodes)
        """,
        account,
        cancel);

    public Task SaveAsync(Account account, CancellationToken cancel = default) => WriteAsync(
        "accounts.change",
        """
        update accounts.account set user_name = @UserName, user_key = @UserKey, email = @Email, email_key = @EmailKey, name = @Name,
               has_second_factor = @HasSecondFactor, failed_tries = @FailedTries, locked_until = @LockedUntil
        where id = @Id;
        update accounts.secret set password_hash = @PasswordHash, security_stamp = @SecurityStamp, authenticator_key = @AuthenticatorKey,
               recovery_codes = @RecoveryCodes
        where account_id = @Id
        """,
        account,
        cancel);

    /// <summary>Gives a role, in the open process.</summary>
    public async Task AssignAsync(Guid account, Role role, string? unitId, string? fieldCode, Guid id, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            "insert into accounts.assignment (id, account_id, role, unit_id, field_code) values (@id, @account, @role, @unitId, @fieldCode)",
            new { id, account, role = role.ToString(), unitId, fieldCode },
            session.Transaction);

    private async Task<Account?> FindAsync(string condition, object value, CancellationToken cancel)
    {
        var connection = await session.ConnectionAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<Account>(Columns + condition, new { value }, session.Transaction);
    }

    private async Task WriteAsync(string kind, string sql, Account account, CancellationToken cancel)
    {
        var own = session.Transaction is null;
        if (own)
            await session.BeginAsync(kind, cancel: cancel);

        await (await session.ConnectionAsync(cancel)).ExecuteAsync(sql, account, session.Transaction);
        if (own)
            await session.CommitAsync(cancel);
    }
}
