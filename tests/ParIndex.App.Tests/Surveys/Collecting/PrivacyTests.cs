using System.Security.Cryptography;
using Dapper;
using ParIndex.App.Audit;
using ParIndex.App.Storage;
using ParIndex.App.Surveys.Collecting.Answering;
using ParIndex.App.Surveys.Collecting.Sampled;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.App.Tests.Surveys.Collecting;

/// <summary>Answers lead back to nobody, identities end with their key, and other units see nothing.</summary>
public sealed class PrivacyTests : IAsyncLifetime
{
    private readonly StoppedClock clock = new(new DateTimeOffset(2026, 11, 20, 2, 0, 0, TimeSpan.Zero));
    private TestDatabase database = null!;
    private WaveMaker maker = null!;
    private Guid wave;

    public async ValueTask InitializeAsync()
    {
        (database, maker) = await WaveMaker.CreateAsync(clock);
        wave = await maker.OpenAsync("u1");
        var links = (await maker.DoAsync(desk => desk.Links.RunAsync(wave, LinkKind.Personal))).Links;
        foreach (var link in links.Reverse().Take(4))
            await SendAsync(link.Token);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task No_column_of_an_answer_refers_to_a_person_a_link_or_an_identity()
    {
        await using var admin = await database.AdministratorAsync();
        var references = await admin.QueryAsync<string>(
            "select confrelid::regclass::text from pg_constraint where contype = 'f' and conrelid = 'surveys.answer'::regclass order by 1");
        Assert.Equal(["surveys.questionnaire", "surveys.wave"], references);
        // No value of a person's own stands in an answer: neither ids nor hashes, nor anything sealed.
        var own = (await admin.QueryAsync<string>("select id::text from surveys.person union all select encode(sha256, 'hex') from surveys.link")).ToList();
        var answers = (await admin.QueryAsync<string>("select to_jsonb(a)::text from surveys.answer a")).ToList();
        Assert.Equal(4, answers.Count);
        Assert.All(answers, answer => Assert.DoesNotContain(own, value => answer.Contains(value, StringComparison.Ordinal)));
        Assert.All(answers, answer => Assert.DoesNotContain("Nguyễn", answer, StringComparison.Ordinal));
        // Labels are of the cell: at least two people share each.
        Assert.Equal(0, await admin.ExecuteScalarAsync<int>("select count(*) from (select labels from surveys.person where role = 'Drawn' group by labels having count(*) < 2) alone"));
    }

    [Fact]
    public async Task The_log_tells_that_an_answer_came_and_not_by_whom()
    {
        await using var admin = await database.AdministratorAsync();
        var processes = (await admin.QueryAsync<(Guid Id, Guid? Actor, string? Request)>("select id, actor, request from audit.process where kind = 'surveys.receive'")).ToList();
        Assert.Equal(4, processes.Count);
        Assert.All(processes, process => Assert.True(process.Actor is null && process.Request is null));
        var tables = await admin.QueryAsync<string>("select distinct e.table_name from audit.event e join audit.process p on p.id = e.process_id where p.kind = 'surveys.receive'");
        Assert.Equal(["surveys.answer"], tables);
        Assert.Equal(0, await admin.ExecuteScalarAsync<int>("select count(*) from audit.event where table_name in ('surveys.turn', 'surveys.mark', 'surveys.paper')"));
        Assert.True((await new AuditVerifier(database.Source).VerifyAsync()).IsWhole);
    }

    [Fact]
    public async Task Once_closed_the_storage_itself_does_not_tell_which_answer_came_with_which_turn()
    {
        await using var admin = await database.AdministratorAsync();
        const string together = "select count(*)::int from surveys.turn t join surveys.answer a on a.xmin::text = t.xmin::text";
        Assert.Equal(4, await admin.ExecuteScalarAsync<int>(together));
        Assert.Null(await maker.DoAsync(desk => desk.Move.CloseAsync(wave)));
        Assert.Equal(0, await admin.ExecuteScalarAsync<int>(together));
        Assert.Equal(1, await admin.ExecuteScalarAsync<int>("select count(distinct xmin::text)::int from surveys.turn"));
        var stored = (await admin.QueryAsync<Guid>("select person_id from surveys.turn order by ctid")).ToList();
        Assert.Equal((await admin.QueryAsync<Guid>("select person_id from surveys.turn order by person_id")).ToList(), stored);
        Assert.Equal(4, (await maker.DoAsync(desk => desk.Monitor.OfAsync(wave))).Total.Answered);
    }

    [Fact]
    public async Task Without_the_key_identities_are_unreadable_also_in_the_log()
    {
        Assert.NotNull(await maker.DoAsync(desk => desk.Move.ForgetAsync(wave)));
        Assert.Equal("0901000002", (await maker.DoAsync(desk => desk.People.IdentitiesAsync(wave)))!.Values.Single(one => one["id"] == "002")["phone"]);
        await using var admin = await database.AdministratorAsync();
        var key = await admin.ExecuteScalarAsync<byte[]>("select secret from surveys.wave_key");
        var hex = Convert.ToHexStringLower(key!);
        var before = (await admin.QueryAsync<string>("select coalesce(before::text, '') || coalesce(after::text, '') from audit.event where table_name like 'surveys.%'")).ToList();
        Assert.DoesNotContain(before, text => text.Contains(hex, StringComparison.OrdinalIgnoreCase) || text.Contains("Trần Thị Bình", StringComparison.Ordinal) || text.Contains("0901000002", StringComparison.Ordinal));

        Assert.Null(await maker.DoAsync(desk => desk.Move.CloseAsync(wave)));
        Assert.Equal(0, await maker.DoAsync(desk => desk.Move.ForgetDueAsync()));
        clock.Advance(TimeSpan.FromDays(250));
        Assert.Equal(1, await maker.DoAsync(desk => desk.Move.ForgetDueAsync()));
        Assert.Null(await maker.DoAsync(desk => desk.People.IdentitiesAsync(wave)));
        Assert.False((await maker.DoAsync(desk => desk.Monitor.OfAsync(wave))).HasIdentities);
        // The log knows when the key was made and destroyed, by its digest.
        Assert.Equal([(false, true), (true, false)], (await admin.QueryAsync<(bool, bool)>(
            "select before is not null, after is not null from audit.event where table_name = 'surveys.wave_key' order by id")).ToList());
        Assert.True((await new AuditVerifier(database.Source).VerifyAsync()).IsWhole);
    }

    [Fact]
    public void A_sealed_identity_opens_with_its_key_for_its_person_alone()
    {
        var (key, person) = (IdentitySeal.NewKey(), Guid.CreateVersion7(clock.GetUtcNow()));
        var content = IdentitySeal.Seal(key, person, new Dictionary<string, string> { ["tên"] = "Nguyễn Văn An" });
        Assert.Equal("Nguyễn Văn An", IdentitySeal.Open(key, person, content)["tên"]);
        Assert.ThrowsAny<CryptographicException>(() => IdentitySeal.Open(IdentitySeal.NewKey(), person, content));
        Assert.ThrowsAny<CryptographicException>(() => IdentitySeal.Open(key, Guid.Empty, content));
        content[^1] ^= 1;
        Assert.ThrowsAny<CryptographicException>(() => IdentitySeal.Open(key, person, content));
        Assert.ThrowsAny<CryptographicException>(() => IdentitySeal.Open(key, person, []));
    }

    [Theory]
    [InlineData("published", "", 0)]
    [InlineData("u1", "", 0)]
    [InlineData("all", "log", 0)]
    [InlineData("published", "surveys:u2 people drafts", 0)]
    [InlineData("published", "surveys:u1", 8)]
    [InlineData("published", "surveys", 8)]
    public async Task Only_who_runs_surveys_of_the_unit_sees_its_rows(string sees, string may, int people)
    {
        await using var session = new Session(database.Source, new Actor(Guid.CreateVersion7(clock.GetUtcNow()), "An", sees) { May = may }, clock);
        var connection = await session.ConnectionAsync();
        Assert.Equal(people, await connection.ExecuteScalarAsync<int>("select count(*)::int from surveys.person"));
        foreach (var table in (string[])["questionnaire", "wave", "identity", "wave_key", "link", "turn", "answer"])
            Assert.Equal(people > 0, await connection.ExecuteScalarAsync<bool>($"select exists (select from surveys.{table})"));

        if (!may.Contains("log", StringComparison.Ordinal))
            Assert.Equal(people > 0, await connection.ExecuteScalarAsync<bool>("select exists (select from audit.event where table_name like 'surveys.%')"));
    }

    private async Task SendAsync(string token)
    {
        var door = await maker.Desk.LookAsync(token);
        var receipt = await maker.Desk.ReceiveAsync(new GivenAnswer(ReceiveTests.Good) { Token = token }, (await maker.Desk.FormAsync(door.QuestionnaireId!.Value))!, AnswerChannel.Link);
        Assert.Equal(ReceiveOutcome.Received, receipt.Outcome);
    }
}
