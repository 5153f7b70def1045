using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Storage;

namespace ParIndex.App.Notices;

/// <summary>Secret addresses of calendars: one a person, kept nowhere but with them.</summary>
public sealed class CalendarFeeds(Session session, TimeProvider clock)
{
    /// <summary>When a person's present address was made; null: they have none.</summary>
    public async Task<DateTimeOffset?> MadeAtAsync(Guid account, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).ExecuteScalarAsync<DateTime?>(
            "select made_at from notices.feed where account_id = @account and revoked_at is null", new { account }, session.Transaction) is { } at ? new DateTimeOffset(at) : null;

    /// <summary>Makes an address; the one there was no longer opens.</summary>
    /// <returns>Its random part.</returns>
    public async Task<string> MakeAsync(Guid account, CancellationToken cancel = default)
    {
        var key = Secrets.NewKey();
        var now = clock.GetUtcNow();
        await session.BeginAsync("notices.feed", cancel: cancel);
        await EndAsync(account, now, cancel);
        var id = Guid.CreateVersion7(now);
        var connection = await session.ConnectionAsync(cancel);
        await connection.ExecuteAsync("insert into notices.feed (id, account_id, made_at) values (@id, @account, @now)", new { id, account, now }, session.Transaction);
        await connection.ExecuteAsync("insert into notices.feed_secret (feed_id, hash) values (@id, @hash)", new { id, hash = Secrets.Hash(key) }, session.Transaction);
        await session.CommitAsync(cancel);
        return key;
    }

    /// <summary>Ends the address.</summary>
    public async Task RevokeAsync(Guid account, CancellationToken cancel = default)
    {
        await session.BeginAsync("notices.feed-end", cancel: cancel);
        await EndAsync(account, clock.GetUtcNow(), cancel);
        await session.CommitAsync(cancel);
    }

    private async Task EndAsync(Guid account, DateTimeOffset now, CancellationToken cancel) =>
        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            "update notices.feed set revoked_at = @now where account_id = @account and revoked_at is null", new { account, now }, session.Transaction);
}
