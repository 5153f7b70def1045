using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Storage;
using ParIndex.Core.Text;

namespace ParIndex.App.Rounds.Appraising;

/// <summary>Appraisers who step back from a unit, with their deputies.</summary>
public sealed class RecusalStore(Session session, RoundStore rounds, TimeProvider clock)
{
    private static readonly Message NoReason = new("Hãy ghi lý do không thẩm định đơn vị này.", "Say why they do not appraise this unit.");
    private static readonly Message SamePerson = new("Người thay phải là người khác.", "The deputy must be somebody else.");
    private static readonly Message Published = new("Kỳ đánh giá đã công bố.", "The round is published.");

    /// <summary>All of a round.</summary>
    public async Task<Recusals> OfRoundAsync(Guid round, CancellationToken cancel = default) =>
        new([.. (await (await session.ConnectionAsync(cancel)).QueryAsync<Row>(
            """
            select x.account_id as AccountId, a.name as AccountName, x.unit_id as UnitId, x.deputy_id as DeputyId, d.name as DeputyName, x.reason as Reason, x.by_name as ByName, x.at as At,
                   (select array_agg(s.field) from accounts.assignment s where s.account_id = x.account_id and s.role = 'appraiser' and s.withdrawn_at is null and s.valid @> @today) as Fields
            from rounds.recusal x join accounts.account a on a.id = x.account_id left join accounts.account d on d.id = x.deputy_id
            where x.round_id = @round order by x.at
            """,
            new { round, today = clock.Today() },
            session.Transaction)).Select(row => row.ToRecusal())]);

    /// <summary>Notes that somebody does not judge a unit; the same again changes deputy and reason.</summary>
    /// <returns>Why not; null: done.</returns>
    public Task<Message?> SetAsync(Guid round, Guid account, string unit, Guid? deputy, string? reason, CancellationToken cancel = default)
    {
        var why = VietnameseText.Clean(reason ?? "");
        return why.Length == 0 ? Task.FromResult<Message?>(NoReason) : deputy == account ? Task.FromResult<Message?>(SamePerson) : ActAsync(
            "rounds.recuse", why, round,
            """
            insert into rounds.recusal (round_id, account_id, unit_id, deputy_id, reason, by_name, at)
            select @round, @account, c.unit_id, @deputy, @why, @Name, @now from rounds.scorecard c where c.round_id = @round and c.unit_id = @unit
            on conflict (round_id, account_id, unit_id) do update set deputy_id = excluded.deputy_id, reason = excluded.reason, by_name = excluded.by_name, at = excluded.at
            """,
            new { round, account, unit, deputy, why, session.Actor.Name, now = clock.GetUtcNow() },
            cancel);
    }

    /// <summary>Takes it back.</summary>
    public Task<Message?> RemoveAsync(Guid round, Guid account, string unit, CancellationToken cancel = default) => ActAsync(
        "rounds.unrecuse", null, round, "delete from rounds.recusal where round_id = @round and account_id = @account and unit_id = @unit", new { round, account, unit }, cancel);

    private async Task<Message?> ActAsync(string kind, string? reason, Guid round, string sql, object arguments, CancellationToken cancel)
    {
        await session.BeginAsync(kind, reason, cancel);
        try
        {
            if (await rounds.HoldAsync(round, cancel) is not { Stage: not RoundStage.Published })
                return Published;

            await (await session.ConnectionAsync(cancel)).ExecuteAsync(sql, arguments, session.Transaction);
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

        public string?[]? Fields { get; init; }

        // An assignment without a field is for all of them.
        public Recusal ToRecusal() => new(
            AccountId, AccountName, UnitId, DeputyId, DeputyName, Reason, ByName, At, Fields is { } fields && !fields.Contains(null) ? [.. fields.OfType<string>()] : null);
    }
}
