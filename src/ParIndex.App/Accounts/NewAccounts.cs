using Dapper;
using Npgsql;
using ParIndex.App.Storage;
using ParIndex.Core.Text;

namespace ParIndex.App.Accounts;

/// <summary>A person to be entered.</summary>
/// <param name="Name">Full name.</param>
/// <param name="UserName">Small letters without marks, digits, ".", "-", "_".</param>
/// <param name="Email">In small letters; null: none.</param>
/// <param name="Position">Post held; null: unknown.</param>
/// <param name="UnitId">Where the person works; null: nowhere in the register.</param>
public sealed record NewAccount(string Name, string UserName, string? Email = null, string? Position = null, string? UnitId = null)
{
    /// <summary>Hash of the first password; null: it is chosen by a link.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>What search compares.</summary>
    internal string Folded => VietnameseText.Fold($"{Name} {UserName} {Email} {Position}");
}

/// <summary>Enters accounts and gives roles, in the open process.</summary>
public sealed class NewAccounts(Session session, TimeProvider clock)
{
    /// <summary>Names of the constraints two accounts with the same name or address break.</summary>
    public const string OneUserName = "one_user_name", OneEmail = "one_email";

    /// <summary>Enters an account.</summary>
    /// <exception cref="PostgresException">The name or the address is taken: <see cref="OneUserName"/>, <see cref="OneEmail"/>.</exception>
    public async Task<Guid> AddAsync(NewAccount person, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(person);
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        var connection = await session.ConnectionAsync(cancel);
        await connection.ExecuteAsync(
            """
            insert into accounts.account (id, user_name, email, name, folded, position, unit_id, created_at)
            values (@id, @UserName, @Email, @Name, @Folded, @Position, @UnitId, @now);
            insert into accounts.secret (account_id, password_hash, stamp) values (@id, @PasswordHash, @stamp)
            """,
            new { id, person.UserName, person.Email, person.Name, person.Folded, person.Position, person.UnitId, now = clock.GetUtcNow(), person.PasswordHash, stamp = Secrets.NewStamp() },
            session.Transaction);
        return id;
    }

    /// <summary>Gives a role from today on.</summary>
    /// <param name="account">To whom.</param>
    /// <param name="assignment">Which.</param>
    /// <param name="until">Last day; null: until withdrawn.</param>
    /// <param name="cancel">Stops.</param>
    /// <returns>False when the account has exactly this role already.</returns>
    public async Task<bool> AssignAsync(Guid account, Assignment assignment, DateOnly? until = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(assignment);
        var connection = await session.ConnectionAsync(cancel);
        return await connection.ExecuteAsync(
            """
            insert into accounts.assignment (id, account_id, role, unit_id, field, valid)
            select @id, @account, @role, @Unit, @Field, daterange(@from, @until, '[]')
            where not exists (
                select from accounts.assignment where account_id = @account and role = @role and unit_id is not distinct from @Unit
                   and field is not distinct from @Field and valid && daterange(@from, @until, '[]') and withdrawn_at is null)
            """,
            new { id = Guid.CreateVersion7(clock.GetUtcNow()), account, role = assignment.Role.Key(), assignment.Unit, assignment.Field, from = clock.Today(), until },
            session.Transaction) == 1;
    }
}
