using Dapper;
using Npgsql;
using ParIndex.App.Audit;
using ParIndex.App.Storage;

namespace ParIndex.Web.Access;

/// <summary>Notes refused tries of somebody known, in a process of theirs.</summary>
internal sealed class RefusalLog(NpgsqlDataSource source, TimeProvider clock)
{
    private const int LongestPath = 500;

    public async Task WriteAsync(Guid account, string name, RefusedException refused, string method, string path, string request)
    {
        await using var session = new Session(source, new Actor(account, name, "published", request), clock);
        await session.BeginAsync("access.refuse");
        await (await session.ConnectionAsync()).ExecuteAsync(
            """
            insert into accounts.refusal (id, account_id, at, permission, unit_id, method, path, reason)
            values (@id, @account, @now, @permission, @Unit, @method, @path, @Reason)
            """,
            new
            {
                id = Guid.CreateVersion7(clock.GetUtcNow()),
                account,
                now = clock.GetUtcNow(),
                permission = refused.Permission.ToString(),
                refused.Unit,
                method,
                path = path.Length > LongestPath ? path[..LongestPath] : path,
                refused.Reason,
            },
            session.Transaction);
        await session.CommitAsync();
    }
}
