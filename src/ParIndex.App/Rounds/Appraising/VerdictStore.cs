using System.Text.Json;
using Dapper;
using ParIndex.App.Storage;
using ParIndex.Core.Results;

namespace ParIndex.App.Rounds.Appraising;

/// <summary>Verdicts in the database; writes belong to the open process.</summary>
public sealed class VerdictStore(Session session, TimeProvider clock)
{
    private static readonly string Columns = $"select {VerdictRow.ColumnsOf("v")} from rounds.verdict v";

    /// <summary>Verdicts on one scorecard.</summary>
    public Task<IReadOnlyList<Verdict>> OfCardAsync(Guid card, CancellationToken cancel = default) => ManyAsync("where v.scorecard_id = @card", new { card }, cancel);

    /// <summary>Gives a verdict, or another in its place.</summary>
    /// <param name="verdict">The verdict; who and when are taken from the session.</param>
    /// <param name="expected">Version of the verdict that was shown; 0: there was none.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>False, and nothing changed: somebody gave another one meanwhile.</returns>
    public async Task<bool> SaveAsync(Verdict verdict, int expected, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            """
            insert into rounds.verdict as v (scorecard_id, code, pass, outcome, figures, points, category, reason, entry_version, by_id, by_name, at)
            select @ScorecardId, @Code, @pass, @outcome, @figures::jsonb, @Points, @category, @Reason, @EntryVersion, @Id, @Name, @now
            where @expected = 0 or exists (select from rounds.verdict where scorecard_id = @ScorecardId and code = @Code and pass = @pass)
            on conflict (scorecard_id, code, pass) do update
            set outcome = excluded.outcome, figures = excluded.figures, points = excluded.points, category = excluded.category, reason = excluded.reason,
                entry_version = excluded.entry_version, by_id = excluded.by_id, by_name = excluded.by_name, at = excluded.at, version = v.version + 1
            where v.version = @expected
            """,
            new
            {
                verdict.ScorecardId,
                verdict.Code,
                pass = Key(verdict.Pass),
                outcome = Key(verdict.Judgement.Outcome),
                figures = verdict.Judgement.Figures is { } figures ? JsonSerializer.Serialize(figures) : null,
                verdict.Judgement.Points,
                category = verdict.Category?.Key(),
                verdict.Reason,
                verdict.EntryVersion,
                expected,
                session.Actor.Id,
                session.Actor.Name,
                now = clock.GetUtcNow(),
            },
            session.Transaction) == 1;
    }

    /// <summary>Takes a verdict back.</summary>
    public async Task<bool> RemoveAsync(Guid card, string code, VerdictPass pass, int expected, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            "delete from rounds.verdict where scorecard_id = @card and code = @code and pass = @pass and version = @expected", new { card, code, pass = Key(pass), expected }, session.Transaction) == 1;

    private async Task<IReadOnlyList<Verdict>> ManyAsync(string which, object arguments, CancellationToken cancel)
    {
        var connection = await session.ConnectionAsync(cancel);
        return [.. (await connection.QueryAsync<VerdictRow>($"{Columns} {which}", arguments, session.Transaction)).Select(row => row.ToVerdict())];
    }

    private static string Key<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
