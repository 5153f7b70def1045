using Dapper;
using Npgsql;
using ParIndex.App.Storage;
using ParIndex.Core.Text;

namespace ParIndex.App.Accounts.People;

/// <summary>A person entered, and the secret part of the link to choose a password with.</summary>
public sealed record Invited(Guid Account, NewAccount Person, string Key);

/// <summary>
/// What those who manage people do: each is one process, or part of the open one. Answers null when it was done, or why it was not and what to do.
/// </summary>
public sealed class ManagePeople(Session session, PeopleQuery people, NewAccounts accounts, Tickets tickets, TimeProvider clock)
{
    private static readonly Message NotAllowed = new("Bạn không quản lý người này hoặc vai trò này.", "You do not manage this person or this role.");
    private static readonly Message NoPerson = new("Không có người này.", "There is no such person.");
    private static readonly Message LastAdministrator = new(
        "Đây là người quản trị cuối cùng còn hoạt động. Giao vai trò quản trị cho người khác trước.", "This is the last administrator who can sign in. Make another one first.");

    /// <summary>Enters a person with roles, in the open process.</summary>
    /// <exception cref="PostgresException">The name or the address is taken.</exception>
    public async Task<Invited> InviteAsync(NewAccount person, IEnumerable<Assignment> roles, DateOnly? until = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(roles);
        var id = await accounts.AddAsync(person, cancel);
        foreach (var role in roles)
            await accounts.AssignAsync(id, role, until, cancel);

        return new Invited(id, person, await tickets.MakeAsync(id, isInvitation: true, Tickets.Invitation, cancel));
    }

    /// <summary>Gives a role from today on.</summary>
    public async Task<Message?> AssignAsync(PeopleManager manager, Guid account, Assignment role, DateOnly? until, CancellationToken cancel = default)
    {
        await session.BeginAsync("accounts.assign", cancel: cancel);
        if (await RefuseAsync(manager, account, cancel) is { } refusal)
            return refusal;

        if (!PeopleRules.MayGive(manager, role))
            return await UndoAsync(NotAllowed);

        if (!await accounts.AssignAsync(account, role, until, cancel))
            return await UndoAsync(new("Người này đã có vai trò đó.", "This person has that role already."));

        await session.CommitAsync(cancel);
        return null;
    }

    /// <summary>Takes a role, at once.</summary>
    public async Task<Message?> WithdrawAsync(PeopleManager manager, Guid account, Guid assignment, CancellationToken cancel = default)
    {
        await session.BeginAsync("accounts.withdraw", cancel: cancel);
        if (await RefuseAsync(manager, account, cancel) is { } refusal)
            return refusal;

        var connection = await session.ConnectionAsync(cancel);
        await connection.ExecuteAsync(
            "update accounts.assignment set withdrawn_at = @now where id = @assignment and account_id = @account and withdrawn_at is null",
            new { now = clock.GetUtcNow(), assignment, account },
            session.Transaction);
        return await KeepAdministratorAsync(cancel);
    }

    /// <summary>Locks an account: every sign-in and token of it ends at once.</summary>
    public async Task<Message?> LockAsync(PeopleManager manager, Guid account, string reason, CancellationToken cancel = default)
    {
        if (account == session.Actor.Id)
            return new("Không tự khóa tài khoản của mình được.", "You cannot lock your own account.");

        await session.BeginAsync("accounts.lock", reason, cancel);
        if (await RefuseAsync(manager, account, cancel) is { } refusal)
            return refusal;

        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            """
            update accounts.account set locked_at = @now, locked_reason = @reason where id = @account and locked_at is null;
            update accounts.secret set stamp = @stamp where account_id = @account
            """,
            new { now = clock.GetUtcNow(), reason, account, stamp = Secrets.NewStamp() },
            session.Transaction);
        return await KeepAdministratorAsync(cancel);
    }

    /// <summary>Unlocks an account, also the rest after wrong passwords.</summary>
    public async Task<Message?> UnlockAsync(PeopleManager manager, Guid account, CancellationToken cancel = default)
    {
        await session.BeginAsync("accounts.unlock", cancel: cancel);
        if (await RefuseAsync(manager, account, cancel) is { } refusal)
            return refusal;

        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            """
            update accounts.account set locked_at = null, locked_reason = null where id = @account;
            update accounts.secret set failures = 0, locked_until = null where account_id = @account
            """,
            new { account },
            session.Transaction);
        await session.CommitAsync(cancel);
        return null;
    }

    /// <summary>Takes the password away, and the second factor if asked, ends every sign-in, and makes a link to choose a new one; in the open process.</summary>
    /// <returns>The secret part of the link, or why not.</returns>
    public async Task<(string? Key, Message? Refusal)> ResetAsync(PeopleManager manager, Guid account, bool withSecondFactor, CancellationToken cancel = default)
    {
        if (await RefuseAsync(manager, account, cancel) is { } refusal)
            return (null, refusal);

        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            """
            update accounts.secret set password_hash = null, stamp = @stamp, failures = 0, locked_until = null,
                   authenticator_key = case when @withSecondFactor then null else authenticator_key end,
                   recovery_codes = case when @withSecondFactor then '{}' else recovery_codes end
            where account_id = @account;
            update accounts.account set two_factor = two_factor and not @withSecondFactor where id = @account
            """,
            new { stamp = Secrets.NewStamp(), withSecondFactor, account },
            session.Transaction);
        return (await tickets.MakeAsync(account, isInvitation: false, Tickets.Reset, cancel), null);
    }

    /// <summary>Changes what is known of a person.</summary>
    /// <exception cref="PostgresException">The address is taken.</exception>
    public async Task<Message?> ChangeAsync(PeopleManager manager, Guid account, NewAccount person, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(person);
        await session.BeginAsync("accounts.change", cancel: cancel);
        if (await RefuseAsync(manager, account, cancel) is { } refusal)
            return refusal;

        var held = await people.AssignmentsAsync(account, cancel);
        if (!PeopleRules.MayManage(manager, person.UnitId, held.Select(line => line.Assignment)))
            return await UndoAsync(NotAllowed);

        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            "update accounts.account set name = @Name, email = @Email, position = @Position, unit_id = @UnitId, folded = @Folded where id = @account",
            new { person.Name, person.Email, person.Position, person.UnitId, person.Folded, account },
            session.Transaction);
        await session.CommitAsync(cancel);
        return null;
    }

    /// <summary>Why this person is out of reach; the open process is then undone. Holds the account until the process ends, so that what was judged stays.</summary>
    private async Task<Message?> RefuseAsync(PeopleManager manager, Guid account, CancellationToken cancel)
    {
        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            "select pg_advisory_xact_lock(hashtext('accounts.people'))", transaction: session.Transaction);
        if (await people.OfAsync(account, cancel) is not { } person)
            return await UndoAsync(NoPerson);

        var held = await people.AssignmentsAsync(account, cancel);
        return PeopleRules.MayManage(manager, person.UnitId, held.Select(line => line.Assignment)) ? null : await UndoAsync(NotAllowed);
    }

    private async Task<Message?> KeepAdministratorAsync(CancellationToken cancel)
    {
        var any = await (await session.ConnectionAsync(cancel)).ExecuteScalarAsync<bool>(
            """
            select exists (
                select from accounts.assignment x join accounts.account a on a.id = x.account_id join accounts.secret s on s.account_id = a.id
                where x.role = 'administrator' and x.withdrawn_at is null and x.valid @> @today and upper_inf(x.valid) and a.locked_at is null and s.password_hash is not null)
            """,
            new { today = clock.Today() },
            session.Transaction);
        if (!any)
            return await UndoAsync(LastAdministrator);

        await session.CommitAsync(cancel);
        return null;
    }

    private async Task<Message> UndoAsync(Message why)
    {
        await session.RollbackAsync();
        return why;
    }
}
