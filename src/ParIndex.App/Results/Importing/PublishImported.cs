using Dapper;
using ParIndex.App.Results.Stored;
using ParIndex.App.Storage;
using ParIndex.Core.Text;

namespace ParIndex.App.Results.Importing;

/// <summary>Publishes a result that was stored unpublished.</summary>
public sealed class PublishImported(Session session, ResultStore results)
{
    /// <summary>Makes the newest version of a unit and year the one everyone sees.</summary>
    /// <returns>Why not; null when it is done.</returns>
    public async Task<Message?> PublishAsync(Guid import, Guid result, CancellationToken cancel = default)
    {
        await session.BeginAsync("results.publish", cancel: cancel);
        try
        {
            var connection = await session.ConnectionAsync(cancel);
            var isNewest = await connection.ExecuteScalarAsync<bool>(
                """
                select exists (
                    select from results.imported d join results.result r on r.id = d.result_id
                    where d.import_id = @import and r.id = @result and r.published_at is null
                      and r.version = (select max(version) from results.result where unit_id = r.unit_id and year = r.year))
                """,
                new { import, result },
                session.Transaction);
            if (!isNewest)
            {
                return new Message(
                    "Phiên bản này đã được công bố hoặc đã có phiên bản mới hơn. Hãy tải lại trang.", "This version is published already, or there is a newer one. Reload the page.");
            }

            await results.PublishAsync(result, cancel);
            await session.CommitAsync(cancel);
            return null;
        }
        finally
        {
            await session.RollbackAsync();
        }
    }
}
