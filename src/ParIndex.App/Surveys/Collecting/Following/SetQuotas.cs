using Dapper;
using ParIndex.App.Storage;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Collecting.Following;

/// <summary>How many answers each area of a wave is to bring. Rights are the page's matter.</summary>
public sealed class SetQuotas(Session session, WaveStore waves, TimeProvider clock)
{
    private const int Most = 10_000_000;

    private static readonly Message Bad = new("Chỉ tiêu là số nguyên từ 1; để trống là không có chỉ tiêu.", "A quota is a whole number from 1; leave it empty for none.");
    private static readonly Message NotNow = new("Đợt đã kết thúc nhận phiếu: không đổi chỉ tiêu nữa.", "The wave takes no more answers: quotas do not change any more.");

    /// <summary>Targets by area.</summary>
    public async Task<IReadOnlyDictionary<string, int>> FindAsync(Guid wave, CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<(string Area, int Target)>("select area, target from surveys.quota where wave_id = @wave", new { wave }, session.Transaction))
        .ToDictionary(row => row.Area, row => row.Target, StringComparer.Ordinal);

    /// <summary>Puts these in place of those there are.</summary>
    /// <param name="id">The wave.</param>
    /// <param name="targets">By area; null: none.</param>
    /// <param name="cancel">Stops.</param>
    /// <returns>Why not; null: done.</returns>
    public async Task<Message?> RunAsync(Guid id, IReadOnlyDictionary<string, int?> targets, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(targets);
        if (targets.Values.Any(target => target is < 1 or > Most))
            return Bad;

        await session.BeginAsync("surveys.quota", null, cancel);
        try
        {
            if (await waves.LockAsync(id, cancel) is not { State: <= WaveState.Open })
                return NotNow;

            var set = targets.Where(pair => pair.Value is not null).ToList();
            await (await session.ConnectionAsync(cancel)).ExecuteAsync(
                """
                delete from surveys.quota where wave_id = @id and area <> all (@areas);
                insert into surveys.quota as q (wave_id, area, target, by_name, at) select @id, area, target, @Name, @now from unnest(@areas, @targets) as t (area, target)
                on conflict (wave_id, area) do update set target = excluded.target, by_name = excluded.by_name, at = excluded.at where q.target <> excluded.target
                """,
                new { id, areas = set.Select(pair => pair.Key).ToArray(), targets = set.Select(pair => pair.Value!.Value).ToArray(), session.Actor.Name, now = clock.GetUtcNow() },
                session.Transaction);
            await session.CommitAsync(cancel);
            return null;
        }
        finally
        {
            await session.RollbackAsync();
        }
    }
}
