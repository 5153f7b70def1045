using System.Text.Json;
using Dapper;
using ParIndex.App.Rounds.Filling;
using ParIndex.App.Storage;
using ParIndex.Core.Results;
using ParIndex.Core.Rounds;

namespace ParIndex.App.Rounds.Appraising;

/// <summary>Verdicts in the database; writes belong to the open process.</summary>
public sealed class VerdictStore(Session session, TimeProvider clock)
{
    private const string Columns =
        """
        select v.scorecard_id as ScorecardId, v.code as Code, v.pass as Pass, v.outcome as Outcome, v.figures::text as Figures, v.points as Points, v.category as Category,
               v.reason as Reason, v.entry_version as EntryVersion, v.by_id as ById, v.by_name as ByName, v.at as At, v.version as Version
        from rounds.verdict v
        """;

    /// <summary>Verdicts on one scorecard.</summary>
    public Task<IReadOnlyList<Verdict>> OfCardAsync(Guid card, CancellationToken cancel = default) => ManyAsync("where v.scorecard_id = @card", new { card }, cancel);

    /// <summary>Verdicts of a round on the entries of one field.</summary>
    public Task<IReadOnlyList<Verdict>> OfFieldAsync(Guid round, string field, CancellationToken cancel = default) => ManyAsync(
        """
        join rounds.entry e on e.scorecard_id = v.scorecard_id and e.code = v.code join rounds.scorecard c on c.id = v.scorecard_id
        where c.round_id = @round and e.field = @field
        """,
        new { round, field },
        cancel);

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
                verdict.ScorecardId, verdict.Code, pass = Key(verdict.Pass), outcome = Key(verdict.Judgement.Outcome),
                figures = verdict.Judgement.Figures is { } figures ? JsonSerializer.Serialize(figures) : null, verdict.Judgement.Points, category = verdict.Category?.Key(),
                verdict.Reason, verdict.EntryVersion, expected, session.Actor.Id, session.Actor.Name, now = clock.GetUtcNow(),
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
        return [.. (await connection.QueryAsync<Row>($"{Columns} {which}", arguments, session.Transaction)).Select(row => row.ToVerdict())];
    }

    private static string Key<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private sealed class Row
    {
        public Guid ScorecardId { get; init; }

        public string Code { get; init; } = "";

        public string Pass { get; init; } = "";

        public string Outcome { get; init; } = "";

        public string? Figures { get; init; }

        public decimal Points { get; init; }

        public string? Category { get; init; }

        public string Reason { get; init; } = "";

        public int EntryVersion { get; init; }

        public Guid? ById { get; init; }

        public string ByName { get; init; } = "";

        public DateTime At { get; init; }

        public int Version { get; init; }

        public Verdict ToVerdict() => new(
            ScorecardId, Code, Enum.Parse<VerdictPass>(Pass, ignoreCase: true),
            new Judgement(Enum.Parse<VerdictOutcome>(Outcome, ignoreCase: true), Figures is null ? null : EntryRow.Read(Figures), Points),
            Category is null ? null : Enum.GetValues<CauseCategory>().First(one => one.Key() == Category), Reason, EntryVersion, ById, ByName, At, Version);
    }
}
