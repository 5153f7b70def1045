using Dapper;
using ParIndex.App.Storage;
using ParIndex.Core.Units;

namespace ParIndex.App.Rounds.Opening;

/// <summary>What does not apply to a kind of units or to one unit.</summary>
/// <param name="Code">Criterion; everything below it does not apply either.</param>
public sealed record Exemption(Guid Id, string Code, UnitKind? Kind, string? UnitId, string Reason);

/// <summary>Keeps what does not apply in a round (không áp dụng). Writes in the open process.</summary>
public sealed class Exemptions(Session session, TimeProvider clock)
{
    public async Task<IReadOnlyList<Exemption>> ListAsync(Guid round, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        var rows = await connection.QueryAsync<(Guid Id, string Code, string? Kind, string? Unit, string Reason)>(
            "select id, code, unit_kind, unit_id, reason from rounds.exemption where round_id = @round order by code, unit_kind, unit_id", new { round }, session.Transaction);
        return [.. rows.Select(row => new Exemption(row.Id, row.Code, row.Kind is null ? null : Enum.Parse<UnitKind>(row.Kind), row.Unit, row.Reason))];
    }

    /// <summary>Adds one; the same of the same units is replaced.</summary>
    public async Task AddAsync(Guid round, string code, UnitKind? kind, string? unitId, string reason, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            """
            insert into rounds.exemption (id, round_id, code, unit_kind, unit_id, reason) values (@id, @round, @code, @kind, @unitId, @reason)
            on conflict (round_id, code, unit_kind, unit_id) do update set reason = excluded.reason
            """,
            new { id = Guid.CreateVersion7(clock.GetUtcNow()), round, code, kind = kind?.ToString(), unitId, reason },
            session.Transaction);

    public async Task RemoveAsync(Guid round, Guid id, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).ExecuteAsync("delete from rounds.exemption where round_id = @round and id = @id", new { round, id }, session.Transaction);
}
