using Dapper;
using ParIndex.App.Storage;

namespace ParIndex.App.Plans.Templates;

/// <summary>A template a unit keeps.</summary>
/// <param name="Name">Name of the uploaded file.</param>
/// <param name="FileSha256">Its bytes.</param>
public sealed record KeptTemplate(string UnitId, TemplateKind Kind, string Name, string FileSha256, string ByName, DateTime At);

/// <summary>Templates of units in the database, one of each kind; writes belong to the open process.</summary>
public sealed class TemplateStore(Session session, TimeProvider clock)
{
    private const string Columns = "select unit_id as UnitId, kind as Kind, name as Name, file_sha256 as FileSha256, by_name as ByName, at as At from plans.template";

    /// <summary>Templates of some units; null: of all.</summary>
    public async Task<IReadOnlyList<KeptTemplate>> ListAsync(IReadOnlyCollection<string>? units, CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<KeptTemplate>(
            $"{Columns} where @units::text[] is null or unit_id = any (@units) order by unit_id, kind", new { units = units?.ToArray() }, session.Transaction)).AsList();

    /// <summary>The template of the first of these units that has one; null: none has.</summary>
    /// <param name="units">From the unit itself upwards.</param>
    /// <param name="kind">Of what.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<KeptTemplate?> NearestAsync(IReadOnlyList<string> units, TemplateKind kind, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).QueryFirstOrDefaultAsync<KeptTemplate>(
            $"{Columns} where unit_id = any (@units) and kind = @kind order by array_position(@units, unit_id) limit 1", new { units = units.ToArray(), kind = kind.ToString() }, session.Transaction);

    /// <summary>Keeps a template in place of the one before.</summary>
    public async Task SetAsync(string unit, TemplateKind kind, string name, string sha256, CancellationToken cancel = default) => await (await session.ConnectionAsync(cancel)).ExecuteAsync(
        """
        insert into plans.template (unit_id, kind, name, file_sha256, by_name, at) values (@unit, @kind, @name, @sha256, @byName, @now)
        on conflict (unit_id, kind) do update set name = excluded.name, file_sha256 = excluded.file_sha256, by_name = excluded.by_name, at = excluded.at
        """,
        new { unit, kind = kind.ToString(), name, sha256, byName = session.Actor.Name, now = clock.GetUtcNow() },
        session.Transaction);

    /// <summary>Goes back to the official layout, or the template of a unit above.</summary>
    public async Task RemoveAsync(string unit, TemplateKind kind, CancellationToken cancel = default) => await (await session.ConnectionAsync(cancel)).ExecuteAsync(
        "delete from plans.template where unit_id = @unit and kind = @kind", new { unit, kind = kind.ToString() }, session.Transaction);
}
