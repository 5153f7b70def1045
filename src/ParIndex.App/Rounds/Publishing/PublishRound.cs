using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Jobs;
using ParIndex.App.Notices;
using ParIndex.App.Results.Stored;
using ParIndex.App.Rounds.Deciding;
using ParIndex.App.Storage;
using ParIndex.Core.Text;

namespace ParIndex.App.Rounds.Publishing;

/// <summary>Publishes a sealed round: its results become the current ones of their units and year, all at once or not at all.</summary>
public sealed class PublishRound(Session session, RoundStore rounds, RoundScores scores, SealRound seals, ResultStore results, JobBoard jobs, RoundNotices notices, TimeProvider clock)
{
    internal const string Job = "rounds.publish";

    private static readonly Message Gone = new("Không có bản chốt này.", "There is no such seal.");
    private static readonly Message Rehearsal = new("Kỳ chạy thử không công bố.", "A rehearsal is never published.");
    private static readonly Message Done = new("Bản chốt này đã công bố.", "This seal is published already.");
    private static readonly Message Changed = new(
        "Số liệu đã thay đổi sau khi chốt. Hãy chốt lại rồi công bố.", "Figures have changed since the round was sealed. Seal it again, then publish.");

    private static readonly Message NotCouncil = new("Kỳ không ở giai đoạn hội đồng.", "The round is not at the stage of the council.");
    private static readonly Message Past = new("Giờ công bố phải ở sau lúc này.", "The time of publication must lie ahead.");

    /// <summary>Publishes now.</summary>
    /// <returns>Why not; null: done.</returns>
    public async Task<Message?> RunAsync(Guid seal, CancellationToken cancel = default)
    {
        await session.BeginAsync("rounds.publish", null, cancel);
        try
        {
            var (ready, problem) = await ReadyAsync(seal, cancel);
            if (ready is null)
                return problem;

            await WriteAsync(ready, cancel);
            await session.CommitAsync(cancel);
            return null;
        }
        finally
        {
            await session.RollbackAsync();
        }
    }

    /// <summary>Publishes at a time; a later word replaces an earlier one.</summary>
    public async Task<Message?> AtAsync(Guid seal, DateTimeOffset at, CancellationToken cancel = default)
    {
        if (at <= clock.GetUtcNow())
            return Past;

        await session.BeginAsync("rounds.schedule", null, cancel);
        try
        {
            if (await ReadyAsync(seal, cancel) is { Problem: { } problem })
                return problem;

            await (await session.ConnectionAsync(cancel)).ExecuteAsync("update rounds.seal set publish_at = @at where id = @seal", new { seal, at = at.ToUniversalTime() }, session.Transaction);
            await jobs.AddAsync(Job, new PublishArgument(seal, at.ToUniversalTime()), at: at, cancel: cancel);
            await session.CommitAsync(cancel);
            return null;
        }
        finally
        {
            await session.RollbackAsync();
        }
    }

    /// <summary>The seal with the round as it stands, which it still says; otherwise why it cannot be published.</summary>
    private async Task<(Ready? Ready, Message? Problem)> ReadyAsync(Guid id, CancellationToken cancel)
    {
        if (await seals.FindAsync(id, cancel) is not { } seal || await rounds.LockAsync(seal.RoundId, cancel) is not { } round)
            return (null, Gone);

        if ((seal.PublishedAt is not null ? Done : round.IsRehearsal ? Rehearsal : round.Stage != RoundStage.Council ? NotCouncil : null) is { } problem)
            return (null, problem);

        var standing = await scores.OfAsync(round, cancel: cancel);
        return await seals.StillStandsAsync(round, standing, seal, cancel) ? (new Ready(seal, round, standing), null) : (null, Changed);
    }

    private async Task WriteAsync(Ready ready, CancellationToken cancel)
    {
        var (seal, round, standing) = ready;
        var source = seal.DecisionNumber.Length == 0 ? round.Name : seal.DecisionDate is { } date ? $"{seal.DecisionNumber} ngày {date:dd/MM/yyyy}" : seal.DecisionNumber;
        var written = await results.SaveAsync(
            [.. standing.Units.Select((unit, i) => (
                new ResultHead(unit.UnitId, round.Year, source, round.SetVersionId), ResultDraft.Of(standing.Settled.Unit(i, standing.SettledInputs), standing.Scorer, unit.Settled())))],
            seal.Reason.Length == 0 ? null : seal.Reason, cancel);
        await results.PublishAsync(written, cancel);
        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            """
            insert into rounds.outcome (result_id, scorecard_id, seal_id) select result, card, @Id from unnest(@written, @cards) as new (result, card);
            update rounds.seal set published_at = @now where id = @Id
            """,
            new { seal.Id, written = written.ToArray(), cards = standing.Units.Select(unit => unit.ScorecardId).ToArray(), now = clock.GetUtcNow() },
            session.Transaction);
        await rounds.MoveAsync(round.Id, RoundStage.Council, RoundStage.Published, cancel);
        await notices.PublishedAsync(round, cancel);
    }

    private sealed record Ready(Seal Seal, Round Round, RoundStanding Standing);
}

/// <summary>What a job of publication needs.</summary>
internal sealed record PublishArgument(Guid Seal, DateTimeOffset At);
