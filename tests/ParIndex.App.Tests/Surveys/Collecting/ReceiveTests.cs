using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Surveys.Collecting.Answering;
using ParIndex.App.Surveys.Collecting.Sampled;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.App.Tests.Surveys.Collecting;

/// <summary>Answers coming in at a real database: one person, one answer, and every refusal.</summary>
public sealed class ReceiveTests : IAsyncLifetime
{
    private readonly StoppedClock clock = new(new DateTimeOffset(2026, 11, 20, 2, 0, 0, TimeSpan.Zero));
    private TestDatabase database = null!;
    private WaveMaker maker = null!;

    internal static AnswerSheet Good { get; } = AnswerSheet.Of(("dung", "co"), ("chung", "4"), ("b1", "5"), ("b2", "3"), ("gop-y", "Nhanh hơn"));

    public async ValueTask InitializeAsync()
    {
        (database, maker) = await WaveMaker.CreateAsync(clock);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Of_many_answers_at_once_by_one_link_exactly_one_is_taken()
    {
        var wave = await maker.OpenAsync("u1");
        var token = await LinkAsync(wave);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => SendAsync(new GivenAnswer(Good) { Token = token }))));
        Assert.Single(outcomes, one => one.Outcome == ReceiveOutcome.Received);
        Assert.Equal(11, outcomes.Count(one => one.Outcome == ReceiveOutcome.Answered));
        Assert.Equal(1, await CountAsync("surveys.answer"));
    }

    [Fact]
    public async Task All_links_of_a_person_are_one_turn_and_everybody_has_their_own()
    {
        var wave = await maker.OpenAsync("u1");
        var personal = (await maker.DoAsync(desk => desk.Links.RunAsync(wave, LinkKind.Personal))).Links;
        var sheets = (await maker.DoAsync(desk => desk.Links.RunAsync(wave, LinkKind.Sheet))).Links;
        Assert.Equal(6, personal.Select(link => link.Token).Distinct().Count());
        Assert.Equal("Nguyễn Văn An", personal[0].Identity["name"]);
        Assert.Equal(ReceiveOutcome.Received, (await SendAsync(new GivenAnswer(Good) { Token = personal[0].Token })).Outcome);
        Assert.Equal(ReceiveOutcome.Answered, (await SendAsync(new GivenAnswer(Good) { Token = sheets[0].Token })).Outcome);
        Assert.Equal(ReceiveOutcome.Answered, (await maker.Desk.LookAsync(sheets[0].Token)).Outcome);
        Assert.Equal(ReceiveOutcome.Received, (await SendAsync(new GivenAnswer(Good) { Token = sheets[1].Token })).Outcome);

        // New links are for who is left, and take the place of the old ones.
        var again = (await maker.DoAsync(desk => desk.Links.RunAsync(wave, LinkKind.Personal))).Links;
        Assert.Equal(4, again.Count);
        Assert.Equal(ReceiveOutcome.Unknown, (await maker.Desk.LookAsync(personal[2].Token)).Outcome);
        Assert.Equal(ReceiveOutcome.Ready, (await maker.Desk.LookAsync(again[0].Token)).Outcome);
    }

    [Fact]
    public async Task Forged_early_late_and_closed_are_refused()
    {
        var draft = await maker.DraftAsync("u1");
        var token = await LinkAsync(draft);
        Assert.Equal(ReceiveOutcome.Unknown, (await maker.Desk.LookAsync(Secrets.NewStamp())).Outcome);
        Assert.Equal(ReceiveOutcome.Unknown, (await maker.Desk.LookAsync("' or 1=1 --")).Outcome);
        Assert.Equal(ReceiveOutcome.NotBegun, (await maker.Desk.LookAsync(token)).Outcome);
        Assert.Null(await maker.DoAsync(desk => desk.Move.OpenAsync(draft)));
        clock.Advance(TimeSpan.FromDays(-3));
        Assert.Equal(ReceiveOutcome.NotBegun, (await SendAsync(new GivenAnswer(Good) { Token = token })).Outcome);
        clock.Advance(TimeSpan.FromDays(18));
        Assert.Equal(ReceiveOutcome.Closed, (await SendAsync(new GivenAnswer(Good) { Token = token })).Outcome);
        clock.Advance(TimeSpan.FromDays(-15));
        Assert.Null(await maker.DoAsync(desk => desk.Move.CloseAsync(draft)));
        Assert.Equal(ReceiveOutcome.Closed, (await SendAsync(new GivenAnswer(Good) { Token = token })).Outcome);
        Assert.Equal(0, await CountAsync("surveys.answer"));
        Assert.Equal(0, await CountAsync("surveys.turn"));
    }

    [Fact]
    public async Task A_package_is_taken_once_whoever_it_names()
    {
        var wave = await maker.OpenAsync("u1");
        var people = await maker.DoAsync(desk => desk.People.ListAsync(wave));
        GivenAnswer Package(int person) => new(Good) { PersonId = people[person].Id, WaveId = wave, PackageId = "goi-1", Interviewer = "An", Device = "may-1" };
        Assert.Equal(ReceiveOutcome.Received, (await SendAsync(Package(0), AnswerChannel.Tablet)).Outcome);
        Assert.Equal(ReceiveOutcome.Replayed, (await SendAsync(Package(1), AnswerChannel.Tablet)).Outcome);
        Assert.Equal(ReceiveOutcome.Replayed, (await SendAsync(Package(0), AnswerChannel.Tablet)).Outcome);
        Assert.Equal(ReceiveOutcome.Answered, (await SendAsync(Package(0) with { PackageId = "goi-3" }, AnswerChannel.Tablet)).Outcome);
        var both = await Task.WhenAll(Enumerable.Range(2, 2).Select(person => Task.Run(() => SendAsync(Package(person) with { PackageId = "goi-2" }, AnswerChannel.Tablet))));
        Assert.Equal([ReceiveOutcome.Received, ReceiveOutcome.Replayed], both.Select(one => one.Outcome).Order());
        // Who was refused has not lost their turn.
        Assert.Equal(2, await CountAsync("surveys.turn"));
        // Of another wave, or a replacement not called in.
        Assert.Equal(ReceiveOutcome.Unknown, (await SendAsync(new GivenAnswer(Good) { PersonId = people[4].Id, WaveId = Guid.Empty }, AnswerChannel.Tablet)).Outcome);
        Assert.Equal(ReceiveOutcome.Closed, (await SendAsync(new GivenAnswer(Good) { PersonId = people[6].Id }, AnswerChannel.Tablet)).Outcome);
    }

    [Fact]
    public async Task The_open_link_takes_each_browser_once()
    {
        var wave = await maker.OpenAsync("u1");
        var link = Assert.Single((await maker.DoAsync(desk => desk.Links.RunAsync(wave, LinkKind.Open))).Links);
        Assert.Equal(ReceiveOutcome.Received, (await SendAsync(new GivenAnswer(Good) { Token = link.Token, Browser = "a" }, AnswerChannel.Open)).Outcome);
        Assert.Equal(ReceiveOutcome.Answered, (await SendAsync(new GivenAnswer(Good) { Token = link.Token, Browser = "a" }, AnswerChannel.Open)).Outcome);
        Assert.Equal(ReceiveOutcome.Received, (await SendAsync(new GivenAnswer(Good) { Token = link.Token, Browser = "b" }, AnswerChannel.Open)).Outcome);
    }

    [Fact]
    public async Task Wrong_answers_use_up_no_turn_and_what_is_stored_is_what_was_asked()
    {
        var wave = await maker.OpenAsync("u1");
        var token = await LinkAsync(wave);
        var refused = await SendAsync(new GivenAnswer(AnswerSheet.Of(("dung", "co"), ("chung", "2"), ("tuoi", "7"))) { Token = token });
        Assert.Equal(["tuoi", "chung_reason"], refused.Problems.Select(problem => problem.Field));
        // Skipped: what was marked before is not kept.
        var taken = await SendAsync(new GivenAnswer(AnswerSheet.Of(("dung", "khong"), ("chung", "2"), ("tuoi", "30"))) { Token = token, StartedAt = clock.GetUtcNow().AddSeconds(-95) });
        Assert.Equal(ReceiveOutcome.Received, taken.Outcome);
        await using var session = database.System();
        var connection = await session.ConnectionAsync();
        var (sheet, labels, seconds) = await connection.QuerySingleAsync<(string, string, int)>("select sheet::text, labels::text, seconds from surveys.answer");
        Assert.Equal("""{"dung": "khong", "tuoi": "30"}""", sheet);
        Assert.Contains("\"weight\": \"166.7\"", labels, StringComparison.Ordinal);
        Assert.Equal(95, seconds);
        // Nothing of an answer changes, but what is thought of it.
        foreach (var change in (string[])["update surveys.answer set sheet = '{}'", "delete from surveys.answer", "update surveys.answer set area = 'x'"])
            Assert.Equal("PX006", (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => database.WriteAsync(change))).SqlState);

        await database.WriteAsync("update surveys.answer set state = 'Excluded', reason = 'Trả lời quá nhanh', judged_by = 'An', judged_at = now()");
        Assert.Equal("PX006", (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => database.WriteAsync("update surveys.questionnaire set title = 'Khác'"))).SqlState);
    }

    private async Task<string> LinkAsync(Guid wave) => (await maker.DoAsync(desk => desk.Links.RunAsync(wave, LinkKind.Personal))).Links[0].Token;

    private async Task<Receipt> SendAsync(GivenAnswer answer, AnswerChannel channel = AnswerChannel.Link)
    {
        await using var session = database.System();
        var questionnaire = await (await session.ConnectionAsync()).ExecuteScalarAsync<Guid>("select id from surveys.questionnaire limit 1");
        return await maker.Desk.ReceiveAsync(answer, (await maker.Desk.FormAsync(questionnaire))!, channel);
    }

    private async Task<int> CountAsync(string table)
    {
        await using var session = database.System();
        return await (await session.ConnectionAsync()).ExecuteScalarAsync<int>($"select count(*)::int from {table}");
    }
}
