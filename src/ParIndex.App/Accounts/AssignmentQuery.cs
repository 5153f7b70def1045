using Dapper;
using Npgsql;

namespace ParIndex.App.Accounts;

/// <summary>Roles an account holds now, read anew for every request: what is withdrawn is gone at once.</summary>
public sealed class AssignmentQuery(NpgsqlDataSource source, TimeProvider clock)
{
    public async Task<IReadOnlyList<Assignment>> OfAsync(Guid account, CancellationToken cancel = default)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var rows = await connection.QueryAsync<Row>(
            """
            select role as Role, unit_id as UnitId, field_code as FieldCode,
                   case when unit_id is not null then array(select units.subtree(unit_id, @today)) end as Below
            from accounts.assignment where account_id = @account and valid @> @today
            """,
            new { account, today });
        return [.. rows.Where(row => Enum.IsDefined(typeof(Role), row.Role)).Select(row =>
            new Assignment(Enum.Parse<Role>(row.Role), row.Below?.Append(row.UnitId!).ToHashSet(StringComparer.Ordinal), row.FieldCode))];
    }

    [method: ExplicitConstructor]
    private sealed record Row(string Role, string? UnitId, string? FieldCode, string[]? Below);
}
