using System.Text.Json;
using Dapper;
using ParIndex.App.Storage;
using ParIndex.Core.Rounds;
using ParIndex.Core.Scoring;

namespace ParIndex.App.Rounds.Filling;

/// <summary>Entries of scorecards in the database; writes belong to the open process.</summary>
public sealed class EntryStore(Session session, TimeProvider clock)
{
    /// <summary>Entries of a scorecard in the order of the set.</summary>
    public async Task<IReadOnlyList<Entry>> OfCardAsync(Guid card, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        return [.. (await connection.QueryAsync<EntryRow>($"select {EntryRow.Columns} from rounds.entry e where e.scorecard_id = @card order by e.position", new { card }, session.Transaction))
            .Select(row => row.ToEntry())];
    }

    /// <summary>One entry; null when there is none or it is not for the eyes of who asks.</summary>
    public Task<Entry?> FindAsync(Guid card, string code, CancellationToken cancel = default) => OneAsync(card, code, "", cancel);

    /// <summary>One entry, held to the end of the open process.</summary>
    public Task<Entry?> LockAsync(Guid card, string code, CancellationToken cancel = default) => OneAsync(card, code, "for update of e", cancel);

    /// <summary>Saves what the unit says, with the points it comes to.</summary>
    public async Task SaveAsync(Entry entry, EntryAnswer answer, decimal? points, NodeState state, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(answer);
        var connection = await session.ConnectionAsync(cancel);
        await connection.ExecuteAsync(
            """
            update rounds.entry set figures = @figures::jsonb, claim = @Claim, claim_reason = @ClaimReason, inapplicable = @Inapplicable, remark = @Remark,
                   points = @points, state = @state, version = version + 1, by_id = @Id, by_name = @Name, at = @now
            where scorecard_id = @ScorecardId and code = @Code
            """,
            new
            {
                entry.ScorecardId,
                entry.Code,
                figures = JsonSerializer.Serialize(answer.Figures),
                answer.Claim,
                answer.ClaimReason,
                answer.Inapplicable,
                answer.Remark,
                points,
                state = state.ToString(),
                session.Actor.Id,
                session.Actor.Name,
                now = clock.GetUtcNow(),
            },
            session.Transaction);
    }

    /// <summary>The answer as it stood at a version, from the log; null: the log does not know it.</summary>
    public async Task<EntryAnswer?> AtVersionAsync(Guid card, string code, int version, CancellationToken cancel = default)
    {
        if (version == 0)
            return EntryAnswer.Empty;

        var connection = await session.ConnectionAsync(cancel);
        var row = await connection.QueryFirstOrDefaultAsync<(string Figures, decimal? Claim, string ClaimReason, string? Inapplicable, string Remark)?>(
            """
            select after ->> 'figures', (after ->> 'claim')::numeric, after ->> 'claim_reason', after ->> 'inapplicable', after ->> 'remark'
            from audit.event where table_name = 'rounds.entry' and row_key = @key and (after ->> 'version')::integer = @version
            order by id limit 1
            """,
            new { key = $"{card}/{code}", version },
            session.Transaction);
        return row is { } was ? new EntryAnswer(EntryRow.Read(was.Figures), was.Claim, was.ClaimReason, was.Inapplicable, was.Remark) : null;
    }

    private async Task<Entry?> OneAsync(Guid card, string code, string how, CancellationToken cancel)
    {
        var connection = await session.ConnectionAsync(cancel);
        return (await connection.QuerySingleOrDefaultAsync<EntryRow>(
            $"select {EntryRow.Columns} from rounds.entry e where e.scorecard_id = @card and e.code = @code {how}", new { card, code }, session.Transaction))?.ToEntry();
    }
}
