using Dapper;
using Npgsql;
using ParIndex.App.Audit;

namespace ParIndex.App.Storage;

/// <summary>Connections that have told the database once who asks: row-level security reads these settings. A plain one sees what the public sees.</summary>
public static class ActingConnection
{
    private const string Tell = "select set_config('parindex.actor', @Id, false), set_config('parindex.sees', @Sees, false), set_config('parindex.may', @May, false)";

    /// <summary>Opens a connection for somebody.</summary>
    public static async Task<NpgsqlConnection> OpenAsAsync(this NpgsqlDataSource source, Actor actor, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        var connection = await source.OpenConnectionAsync(cancel);
        try
        {
            await connection.ExecuteAsync(new CommandDefinition(Tell, Settings(actor), cancellationToken: cancel));
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens a connection for somebody, waiting for it.</summary>
    public static NpgsqlConnection OpenAs(this NpgsqlDataSource source, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(source);
        var connection = source.OpenConnection();
        connection.Execute(Tell, Settings(actor));
        return connection;
    }

    private static object Settings(Actor actor) => new { Id = actor.Id?.ToString() ?? "", actor.Sees, actor.May };
}
