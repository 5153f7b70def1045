using Dapper;
using Npgsql;
using ParIndex.App.Accounts;
using ParIndex.App.Audit;
using ParIndex.App.Rounds.Appraising;
using ParIndex.App.Rounds.Assigning;
using ParIndex.App.Rounds.Deciding;
using ParIndex.App.Rounds.Filling;
using ParIndex.App.Storage;
using ParIndex.Core.Results;
using ParIndex.Core.Rounds;
using Xunit;

namespace ParIndex.App.Tests.Rounds;

/// <summary>What the database refuses of a round, whatever SQL is sent: to a unit one criterion is assigned to, to units that take part, to strangers.</summary>
public sealed class RoundLockTests : IAsyncLifetime
{
    private const string Plan = "1.1.1", Tasks = "1.1.2", Reports = "1.2";

    private AppraisalDesk desk = null!;
    private string helper = "";

    /// <summary>Three units; the third answers for 1.1 of the first. The first is cut at three entries, explains two, the council decides one; blind draws, recusals, a seal.</summary>
    public async ValueTask InitializeAsync()
    {
        desk = await AppraisalDesk.CreateAsync(units: 3);
        helper = desk.Units[2];
        var maker = desk.Maker;
        foreach (var code in new[] { Plan, Tasks, Reports })
            await maker.JudgeAsync(desk.Cards[0], code, new TypedVerdict(VerdictOutcome.Cut, "0,25", null, CauseCategory.Late, "chậm"));

        await maker.MoveAsync(desk.Round, RoundStage.Explanation);
        await maker.ExplainAsync(desk.Cards[0], Plan, "Đã nộp đúng hạn.");
        await maker.ExplainAsync(desk.Cards[0], Reports, "Đã gửi đủ.");
        await maker.MoveAsync(desk.Round, RoundStage.Council);
        var meeting = await maker.MeetAsync(desk.Round, new MeetingDraft(new DateOnly(2027, 1, 5), "Phòng 2", "Chủ tịch", "", "Biên bản mật"));
        await maker.DecideAsync(desk.Cards[0], Plan, meeting, "0,5", "biểu quyết");
        await maker.DecideAsync(desk.Cards[0], Reports, meeting, "0,5", "biểu quyết");
        await using var system = maker.As();
        await system.BeginAsync("test.more");
        await new AssignmentStore(system, desk.Clock).AssignAsync(desk.Cards[0], "1.1", helper, null, true, null, "");
        await new AssignmentStore(system, desk.Clock).AssignAsync(desk.Cards[0], Tasks, desk.Units[1], null, true, null, "");
        var person = await desk.AppraiserAsync("Anh");
        await (await system.ConnectionAsync()).ExecuteAsync(
            """
            insert into rounds.blind (scorecard_id, code, account_id) values (@card, '1.1.1', @person), (@card, '1.2', @person);
            insert into rounds.blind_draw (round_id, field, share, seed, candidates, drawn, by_name, at) values (@Round, 'x', 0.1, 's', 10, 1, 'x', now());
            insert into rounds.verdict (scorecard_id, code, pass, outcome, points, entry_version, by_name, at) values (@card, '1.1.1', 'blind', 'accepted', 1, 1, 'x', now());
            insert into rounds.recusal (round_id, account_id, unit_id, reason, by_name, at) values (@Round, @person, @unit, 'người nhà', 'x', now());
            insert into rounds.exemption (id, round_id, code, unit_id, reason) values (gen_random_uuid(), @Round, '3', @unit, 'không có');
            insert into files.file (sha256, size, media_type) values (repeat('b', 64), 1, 'application/zip') on conflict do nothing;
            insert into rounds.seal (id, round_id, number, sha256, file_sha256, by_name, at) values (gen_random_uuid(), @Round, 1, repeat('c', 64), repeat('b', 64), 'x', now());
            """,
            new { card = desk.Cards[0], person = person.Id, desk.Round, unit = desk.Units[0] },
            system.Transaction);
        await system.CommitAsync();
    }

    public ValueTask DisposeAsync() => desk.DisposeAsync();

    /// <summary>Each read without any condition but the first unit's scorecard: by the unit itself, by the unit that answers for 1.1 of it, by a stranger.</summary>
    [Theory]
    [InlineData("rounds.entry", -1, 2, 0)]
    [InlineData("rounds.verdict", 3, 2, 0)]
    [InlineData("rounds.explanation", 2, 1, 0)]
    [InlineData("rounds.decision", 2, 1, 0)]
    [InlineData("rounds.blind", 0, 0, 0)]
    [InlineData("rounds.scorecard", 1, 1, 0)]
    [InlineData("rounds.assignment", 2, 2, 0)]
    public async Task OfAScorecard_OnlyWhatIsAssignedIsSeen(string table, int own, int assigned, int stranger)
    {
        var sql = $"select count(*)::int from {table} where {(table == "rounds.scorecard" ? "id" : "scorecard_id")} = '{desk.Cards[0]}'";
        var all = await CountAsync(Actor.System("test"), sql);
        Assert.Equal((own < 0 ? all : own, assigned, stranger), (await CountAsync(Of(desk.Units[0]), sql), await CountAsync(Of(helper), sql), await CountAsync(Of("vn-01"), sql)));
        Assert.True(all > stranger, "Nothing is there: the test proves nothing.");
        Assert.Equal(0, await CountAsync(Actor.Public, sql));
        // The log tells no more than the rows.
        var log = $"select count(*)::int from audit.event where table_name = '{table}' and coalesce(after, before)::text like '%{desk.Cards[0]}%'";
        if (assigned > 0 && table is "rounds.entry" or "rounds.verdict" or "rounds.explanation" or "rounds.decision")
        {
            var seen = $"{log} and not coalesce(after, before) ->> 'code' like '1.1%'";
            Assert.Equal(0, await CountAsync(Of(helper), seen));
            Assert.NotEqual(0, await CountAsync(Of(helper), log));
            Assert.NotEqual(0, await CountAsync(Of(desk.Units[0]), seen));
        }

        Assert.Equal(0, await CountAsync(Of("vn-01"), log));
    }

    /// <summary>Of the round itself: by its organiser, by a unit that takes part, by a stranger.</summary>
    [Theory]
    [InlineData("rounds.round", 1, 1, 0)]
    [InlineData("rounds.due", 7, 7, 0)]
    [InlineData("rounds.exemption", 1, 1, 0)]
    [InlineData("rounds.recusal", 1, 0, 0)]
    [InlineData("rounds.blind_draw", 1, 0, 0)]
    [InlineData("rounds.meeting", 1, 0, 0)]
    [InlineData("rounds.seal", 1, 0, 0)]
    public async Task OfARound_EachSeesItsPart(string table, int organiser, int part, int stranger)
    {
        var sql = $"select count(*)::int from {table} where {(table == "rounds.round" ? "id" : "round_id")} = '{desk.Round}'";
        Assert.Equal((organiser, part, stranger), (await CountAsync(Of(AppraisalDesk.Province), sql), await CountAsync(Of(desk.Units[1]), sql), await CountAsync(Of("vn-01"), sql)));
        Assert.Equal(0, await CountAsync(Actor.Public, sql));
        var log = $"select count(*)::int from audit.event where table_name = '{table}' and (row_key = '{desk.Round}' or coalesce(after, before) ->> 'round_id' = '{desk.Round}')";
        Assert.Equal(part > 0, await CountAsync(Of(desk.Units[1]), log) > 0);
        Assert.True(await CountAsync(Of(AppraisalDesk.Province), log) > 0);
    }

    [Fact]
    public async Task Published_MinutesAreSeenByThoseWhoTakePart_SealsByAll()
    {
        const string minutes = "select count(*)::int from rounds.meeting where minutes = 'Biên bản mật'", seals = "select count(*)::int from rounds.seal where sha256 = repeat('c', 64)";
        await desk.Database.WriteAsync($"update rounds.seal set published_at = now() where round_id = '{desk.Round}'; update rounds.round set stage = 'Published' where id = '{desk.Round}'");
        Assert.Equal((1, 1), (await CountAsync(Of(desk.Units[1]), minutes), await CountAsync(Of(desk.Units[1]), seals)));
        Assert.Equal((0, 1), (await CountAsync(Actor.Public, minutes), await CountAsync(Actor.Public, seals)));
    }

    /// <summary>Writes of a unit that takes part, and of one an entry is assigned to: refused, or they find nothing.</summary>
    [Theory]
    [InlineData("update rounds.round set stage = 'Published' where id = '{round}'")]
    [InlineData("delete from rounds.round where id = '{round}'")]
    [InlineData("update rounds.due set last_day = '2099-01-01' where round_id = '{round}'")]
    [InlineData("insert into rounds.exemption (id, round_id, code, unit_id, reason) values (gen_random_uuid(), '{round}', '1', '{helper}', 'x')")]
    [InlineData("delete from rounds.recusal where round_id = '{round}'")]
    [InlineData("update rounds.meeting set minutes = 'khác' where round_id = '{round}'")]
    [InlineData("update rounds.seal set sha256 = repeat('d', 64) where round_id = '{round}'")]
    [InlineData("insert into rounds.recusal (round_id, account_id, unit_id, reason, by_name, at) select '{round}', id, '{helper}', 'x', 'x', now() from accounts.account limit 1")]
    [InlineData("update rounds.entry set remark = 'x' where scorecard_id = '{card}' and code = '1.2'")]
    [InlineData("update rounds.decision set points = 0 where scorecard_id = '{card}' and code = '1.2'")]
    [InlineData("update rounds.verdict set reason = 'x' where scorecard_id = '{card}' and (code = '1.2' or pass = 'blind')")]
    [InlineData("delete from rounds.blind where scorecard_id = '{card}'")]
    public async Task WritesBeyondOnesPart_AreRefused_OrFindNothing(string sql)
    {
        await using var session = desk.Maker.As(Of(helper));
        await session.BeginAsync("test.try");
        var connection = await session.ConnectionAsync();
        var filled = sql.Replace("{round}", desk.Round.ToString(), StringComparison.Ordinal).Replace("{card}", desk.Cards[0].ToString(), StringComparison.Ordinal).Replace("{helper}", helper, StringComparison.Ordinal);
        try
        {
            Assert.Equal(0, await connection.ExecuteAsync(filled, transaction: session.Transaction));
        }
        catch (PostgresException refused)
        {
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    [Fact]
    public async Task AssignedUnit_StillFillsWhatIsItsOwn_AndKnowsWhoElseAnswers()
    {
        await using var session = desk.Maker.As(Of(helper));
        var open = await new EntryStore(session, desk.Clock).OfCardAsync(desk.Cards[0]);
        Assert.Equal([Plan, Tasks], open.Select(entry => entry.Code));
        var responsibility = new Responsibility(desk.Set, await new AssignmentStore(session, desk.Clock).OfCardAsync(desk.Cards[0]));
        Assert.Equal([helper], responsibility.UnitsOf(Plan));
        Assert.Equal([desk.Units[1]], responsibility.UnitsOf(Tasks));
    }

    private static Actor Of(string unit) => new(Guid.CreateVersion7(), "Cán bộ", unit);

    private async Task<int> CountAsync(Actor actor, string sql)
    {
        await using Session session = desk.Maker.As(actor);
        return await (await session.ConnectionAsync()).ExecuteScalarAsync<int>(sql, transaction: session.Transaction);
    }
}
