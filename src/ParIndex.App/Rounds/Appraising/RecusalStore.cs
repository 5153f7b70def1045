using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Notices;
using ParIndex.App.Storage;
using ParIndex.Core.Text;

namespace ParIndex.App.Rounds.Appraising;

/// <summary>Appraisers who step back from a unit, with their deputies.</summary>
public sealed class RecusalStore(Session session, RoundStore rounds, RoundNotices notices, TimeProvider clock)
{
    private static readonly Message NoReason = new("Hãy ghi lý do không thẩm định đơn vị này.", "Say why they do not appraise this unit.");
    private static readonly Message SamePerson = new("Người thay phải là người khác.", "The deputy must be somebody else.");
    private static readonly Message Published = new("Kỳ đánh giá đã công bố.", "The round is published.");

    /// <summary>All of a round.</summary>
    public async Task<Recusals> OfRoundAsync(Guid round, CancellationToken cancel = default)
    {
        await using var answers = await (await session.ConnectionAsync(cancel)).QueryMultipleAsync(
            """
            select coalesce((select is_mirror from rounds.round where id = @round), false);
            select account_id as AccountId, account_name as AccountName, unit_id as UnitId, deputy_id as DeputyId, deputy_name as DeputyName, reason as Reason, by_name as ByName, at as At,
                   fields as Fields
            from rounds.recusal where round_id = @round order by at
            """,
            new { round },
            session.Transaction);
        var isMirror = await answers.ReadSingleAsync<bool>();
        return new Recusals([.. (await answers.ReadAsync<Row>()).Select(row => row.ToRecusal())], isMirror);
    }

    /// <summary>Notes that somebody does not judge a unit; the same again changes deputy and reason.</summary>
    /// <returns>Why not; null: done.</returns>
    public Task<Message?> SetAsync(Guid round, Guid account, string unit, Guid? deputy, string? reason, CancellationToken cancel = default)
    {
        var why = VietnameseText.Clean(reason ?? "");
        return why.Length == 0 ? Task.FromResult<Message?>(NoReason) : deputy == account ? Task.FromResult<Message?>(SamePerson) : ActAsync(
            "rounds.recuse", why, round,
            """
            insert into rounds.recusal (round_id, account_id, unit_id, deputy_id, reason, by_name, at, account_name, deputy_name, fields)
            select @round, @account, c.unit_id, @deputy, @why, @Name, @now, a.name, (select name from accounts.account where id = @deputy),
                   (select case when bool_and(s.field is not null) then array_agg(distinct s.field) end from accounts.assignment s
                    where s.account_id = @account and s.role = 'appraiser' and s.withdrawn_at is null and s.valid @> @today)
            from rounds.scorecard c join accounts.account a on a.id = @account where c.round_id = @round and c.unit_id = @unit
            on conflict (round_id, account_id, unit_id) do update
            set deputy_id = excluded.deputy_id, reason = excluded.reason, by_name = excluded.by_name, at = excluded.at, account_name = excluded.account_name,
                deputy_name = excluded.deputy_name, fields = excluded.fields
            """,
            new { round, account, unit, deputy, why, session.Actor.Name, now = clock.GetUtcNow(), today = clock.Today() },
            deputy is { } named ? () => notices.DeputyAsync(round, named, unit, cancel) : null,
            cancel);
    }

    /// <summary>Takes it back.</summary>
    public Task<Message?> RemoveAsync(Guid round, Guid account, string unit, CancellationToken cancel = default) => ActAsync(
        "rounds.unrecuse", null, round, "delete from rounds.recusal where round_id = @round and account_id = @account and unit_id = @unit", new { round, account, unit }, null, cancel);

    private async Task<Message?> ActAsync(string kind, string? reason, Guid round, string sql, object arguments, Func<Task>? tell, CancellationToken cancel)
    {
        await session.BeginAsync(kind, reason, cancel);
        try
        {
            if (await rounds.HoldAsync(round, cancel) is not { Stage: not RoundStage.Published })
                return Published;

            await (await session.ConnectionAsync(cancel)).ExecuteAsync(sql, arguments, session.Transaction);
            if (tell is not null)
                await tell();

            await session.CommitAsync(cancel);
            return null;
        }
        finally
        {
            await session.RollbackAsync();
        }
    }

    private sealed class Row
    {
        public Guid AccountId { get; init; }

        public string AccountName { get; init; } = "";

        public string UnitId { get; init; } = "";

        public Guid? DeputyId { get; init; }

        public string? DeputyName { get; init; }

        public string Reason { get; init; } = "";

        public string ByName { get; init; } = "";

        public DateTime At { get; init; }

        public string[]? Fields { get; init; }

        public Recusal ToRecusal() => new(AccountId, AccountName, UnitId, DeputyId, DeputyName, Reason, ByName, At, Fields);
    }
}
