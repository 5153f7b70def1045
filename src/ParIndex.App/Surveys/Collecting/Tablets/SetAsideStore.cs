using Dapper;
using ParIndex.App.Storage;

namespace ParIndex.App.Surveys.Collecting.Tablets;

/// <summary>Answers that came too late, without whose they are.</summary>
/// <param name="IsReplaced">Somebody else was called in; else the person had answered.</param>
/// <param name="Sheet">Answers, as JSON.</param>
public sealed record SetAside(Guid Id, bool IsReplaced, string Area, string Sheet, string? Interviewer, string? Device, DateOnly Day);

/// <summary>What was set aside in waves. Rights are the page's matter.</summary>
public sealed class SetAsideStore(Session session)
{
    /// <summary>Of a wave, by interviewer.</summary>
    public async Task<IReadOnlyList<SetAside>> ListAsync(Guid wave, CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<SetAside>(
            """
            select id as Id, reason = 'Replaced' as IsReplaced, area as Area, sheet::text as Sheet, interviewer as Interviewer, device as Device, day as Day
            from surveys.set_aside where wave_id = @wave order by interviewer, day, id
            """,
            new { wave },
            session.Transaction)).AsList();

    /// <summary>How many there are.</summary>
    public async Task<int> CountAsync(Guid wave, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).ExecuteScalarAsync<int>("select count(*)::int from surveys.set_aside where wave_id = @wave", new { wave }, session.Transaction);

    /// <summary>Discards one for good; gone already is well.</summary>
    public async Task DiscardAsync(Guid wave, Guid id, CancellationToken cancel = default)
    {
        await session.BeginAsync("surveys.discard", null, cancel);
        try
        {
            await (await session.ConnectionAsync(cancel)).ExecuteAsync("delete from surveys.set_aside where wave_id = @wave and id = @id", new { wave, id }, session.Transaction);
            await session.CommitAsync(cancel);
        }
        finally
        {
            await session.RollbackAsync();
        }
    }
}
