using Dapper;
using Npgsql;
using ParIndex.App.Audit;
using ParIndex.App.Storage;

namespace ParIndex.App.Accounts;

/// <summary>
/// Tries to prove an account. A try is counted before it is judged, so that many at once are not more than one after another; after
/// <see cref="Most"/> the account rests. The count is no change of the account and is not in the audit log.
/// </summary>
public sealed class SignInTurns(NpgsqlDataSource source, TimeProvider clock)
{
    /// <summary>Tries in a row.</summary>
    public const int Most = 5;

    /// <summary>How long the account rests after them.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(15);

    /// <summary>Takes a turn. An id that does not exist takes as long and has none.</summary>
    /// <returns>False: no turn is left now.</returns>
    public Task<bool> TakeAsync(Guid account, CancellationToken cancel = default) => ChangeAsync(
        """
        update accounts.secret set
            failures = case when locked_until is null then failures + 1 else 1 end,
            locked_until = case when locked_until is null and failures + 1 >= @Most then @now + @Rest end
        where account_id = @account and (locked_until is null or locked_until <= @now)
        """,
        account,
        cancel);

    /// <summary>The try was right but does not prove the account alone: it counts for nothing.</summary>
    public Task ReturnAsync(Guid account, CancellationToken cancel = default) => ChangeAsync(
        "update accounts.secret set failures = greatest(failures - 1, 0), locked_until = null where account_id = @account", account, cancel);

    /// <summary>Signed in: the count begins anew.</summary>
    public Task SucceedAsync(Guid account, CancellationToken cancel = default) => ChangeAsync(
        "update accounts.secret set failures = 0, locked_until = null, last_sign_in_at = @now where account_id = @account", account, cancel);

    /// <summary>Marks a code of the authenticator as used.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="step">Its time step, of 30 seconds.</param>
    /// <param name="cancel">Stops.</param>
    /// <returns>False: it or a later one was used already.</returns>
    public async Task<bool> UseCodeAsync(Guid account, long step, CancellationToken cancel = default)
    {
        await using var connection = await source.OpenAsAsync(Actor.Step(Doors.SignIn), cancel);
        return await connection.ExecuteAsync("update accounts.secret set last_totp_step = @step where account_id = @account and last_totp_step < @step", new { account, step }) == 1;
    }

    /// <summary>Takes a recovery code out of those left.</summary>
    /// <returns>False: it is none of them.</returns>
    public async Task<bool> UseRecoveryCodeAsync(Guid account, string code, CancellationToken cancel = default)
    {
        await using var connection = await source.OpenAsAsync(Actor.Step(Doors.SignIn), cancel);
        return await connection.ExecuteAsync(
            "update accounts.secret set recovery_codes = array_remove(recovery_codes, @hash) where account_id = @account and recovery_codes @> array[@hash]",
            new { account, hash = Secrets.Hash(Secrets.Normal(code)) }) == 1;
    }

    private async Task<bool> ChangeAsync(string sql, Guid account, CancellationToken cancel)
    {
        await using var connection = await source.OpenAsAsync(Actor.Step(Doors.SignIn), cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        // Not waited for on the disk: an unknown name must not answer sooner than a known one, and a lost count does no harm.
        await connection.ExecuteAsync("set local synchronous_commit = off", transaction: transaction);
        var changed = await connection.ExecuteAsync(sql, new { account, Most, Rest, now = clock.GetUtcNow() }, transaction);
        await transaction.CommitAsync(cancel);
        return changed == 1;
    }
}
