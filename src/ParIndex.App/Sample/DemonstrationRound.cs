using System.Text.Json;
using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Results.Published;
using ParIndex.App.Rounds;
using ParIndex.App.Rounds.Filling;
using ParIndex.App.Rounds.Opening;
using ParIndex.App.Storage;
using ParIndex.Core.Rounds;
using ParIndex.Core.Scoring;
using ParIndex.Core.Units;

namespace ParIndex.App.Sample;

/// <summary>
/// A rehearsal round of the departments of Lâm Đồng, half way: some have submitted, one is late, the Department of Home Affairs is still filling. So every
/// page of a round has something to show; a rehearsal is never published.
/// </summary>
internal sealed class DemonstrationRound(Session session, TimeProvider clock)
{
    private const int Year = 2026;

    /// <summary>Adds the round in the open process.</summary>
    /// <param name="register">Units.</param>
    /// <param name="set">Set for departments.</param>
    /// <param name="draw">Draws a unit's answers.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task AddAsync(UnitRegister register, SampleSet set, Func<Unit, int, Scorecard> draw, CancellationToken cancel)
    {
        var rounds = new RoundStore(session, clock);
        var units = register.TreeOf(Year).Children(SampleUnits.LamDong).Where(unit => unit is { Kind: UnitKind.Department, Standing: UnitStanding.Template }).ToList();
        var due = clock.Today().AddDays(14);
        var calendar = new Dictionary<RoundStage, DateOnly>
        {
            [RoundStage.Preparation] = due.AddDays(-30), [RoundStage.SelfAssessment] = due, [RoundStage.Appraisal] = due.AddDays(30), [RoundStage.Explanation] = due.AddDays(40),
            [RoundStage.SecondAppraisal] = due.AddDays(50), [RoundStage.Council] = due.AddDays(60), [RoundStage.Published] = due.AddDays(70),
        };
        var id = await rounds.AddAsync(
            new RoundDraft(SampleUnits.LamDong, "Chạy thử: chỉ số cải cách hành chính các sở năm 2026", Year, set.Version, IsMirror: false, IsRehearsal: true, "Số liệu minh họa.", calendar), cancel: cancel);
        var assessed = new RoundUnits(session, rounds, new RoundScorers(new SetCache(clock)), clock);
        await assessed.SetAsync((await rounds.FindAsync(id, cancel))!, [.. units.Select(unit => unit.Id)], cancel);
        await assessed.MakeEntriesAsync((await rounds.FindAsync(id, cancel))!, cancel);
        await rounds.MoveAsync(id, RoundStage.Preparation, RoundStage.SelfAssessment, cancel);
        foreach (var (unit, index) in units.Select((unit, index) => (unit, index)))
            await AnswerAsync(id, unit, set.Scorer, draw(unit, Year), index % 4, cancel);
    }

    /// <summary>Most have answered all and submitted; every fourth has answered the first half.</summary>
    private async Task AnswerAsync(Guid round, Unit unit, SetScorer scorer, Scorecard drawn, int turn, CancellationToken cancel)
    {
        var connection = await session.ConnectionAsync(cancel);
        var card = (await new RoundStore(session, clock).CardAsync(round, unit.Id, cancel))!;
        var answers = drawn.Entries.Take(turn == 0 ? drawn.Entries.Count / 2 : drawn.Entries.Count)
            .Select(entry => (Code: entry.Key, Answer: new EntryAnswer(entry.Value.Values, entry.Value.Points)))
            .Select(entry => (entry.Code, entry.Answer, Score: SelfScore.Of(scorer, entry.Code, entry.Answer))).ToList();
        await connection.ExecuteAsync(
            """
            update rounds.entry e set figures = n.figures::jsonb, claim = n.claim, points = n.points, state = n.state, version = 1, by_name = 'Cán bộ (dùng thử)', at = @now
            from unnest(@codes, @figures, @claims, @points, @states) as n (code, figures, claim, points, state)
            where e.scorecard_id = @Id and e.code = n.code
            """,
            new
            {
                card.Id,
                now = clock.GetUtcNow(),
                codes = answers.Select(entry => entry.Code).ToArray(),
                figures = answers.Select(entry => JsonSerializer.Serialize(entry.Answer.Figures)).ToArray(),
                claims = answers.Select(entry => entry.Answer.Claim).ToArray(),
                points = answers.Select(entry => entry.Score.Points).ToArray(),
                states = answers.Select(entry => entry.Score.State.ToString()).ToArray(),
            },
            session.Transaction);
        if (turn > 1)
        {
            await connection.ExecuteAsync(
                "update rounds.scorecard set filled_at = @now, filled_name = @name, submitted_at = @now, submitted_name = @name where id = @Id",
                new { card.Id, now = clock.GetUtcNow(), name = "Thủ trưởng (dùng thử)" },
                session.Transaction);
        }
    }
}
