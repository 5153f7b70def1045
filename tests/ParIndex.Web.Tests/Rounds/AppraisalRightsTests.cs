using System.Net;
using Dapper;
using ParIndex.App.Accounts;
using ParIndex.Core.Units;
using ParIndex.TestKit;
using ParIndex.Web.Tests.Accounts;
using ParIndex.Web.Tests.Browser;
using Xunit;

namespace ParIndex.Web.Tests.Rounds;

/// <summary>Who appraises, explains and decides what, over plain HTTP; each refused try is in the log.</summary>
public sealed class AppraisalRightsTests(AccountFixture web) : IClassFixture<AccountFixture>
{
    private const string Field = "chi-dao-dieu-hanh", Other = "cai-cach-the-che", Plan = SampleRounds.Plan;

    [Fact]
    public async Task OtherField_OwnUnit_Recused_AreRefusedAndLogged_TheDeputyMay()
    {
        var maker = new RoundMaker(web.Database.Source);
        var units = await maker.UnitsAsync(AccountFixture.Province, UnitKind.Department, 2);
        var (round, cards) = await OpenAsync(maker, units, 2041);
        var (id, name) = await web.AddAsync(units[0], new Assignment(Role.Appraiser, AccountFixture.Province, Field));
        using var appraiser = await web.SignInAsync(name);
        var bench = $"/ky-danh-gia/{round}/tham-dinh/{Field}";

        // Of the own unit nothing is shown, and a verdict sent all the same is refused.
        var page = await appraiser.GetAsync(bench);
        Assert.DoesNotContain(cards[0].ToString("N"), page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        await RefusedAsync(id, () => appraiser.SendAsync(page, bench + "?handler=Judge", Verdict(cards[0])), Refusal.OwnUnit);
        await RefusedAsync(id, () => appraiser.Client.GetAsync($"/ky-danh-gia/{round}/tham-dinh/{Other}"), Refusal.OtherField);
        await RefusedAsync(id, () => appraiser.SendAsync(page, bench + "?handler=Judge", Verdict(cards[1], "2.1")), Refusal.OtherField);
        Assert.Equal(0, await VerdictsAsync(round));

        // The organiser notes a recusal and names a deputy from another field.
        var (deputyId, deputyName) = await web.AddAsync(null, new Assignment(Role.Appraiser, AccountFixture.Province, Other));
        using var coordinator = await web.SignInAsync(new Assignment(Role.Coordinator, AccountFixture.Province));
        using var noted = await coordinator.PostAsync(
            $"/ky-danh-gia/{round}/tham-dinh", "Recuse", ("account", id.ToString()), ("unit", units[1]), ("deputy", deputyId.ToString()), ("reason", "Người thân làm ở sở"));
        Assert.Equal(HttpStatusCode.Redirect, noted.StatusCode);
        await RefusedAsync(id, () => appraiser.SendAsync(page, bench + "?handler=Judge", Verdict(cards[1])), null);
        using var deputy = await web.SignInAsync(deputyName);
        using var judged = await deputy.SendAsync(await deputy.GetAsync(bench), bench + "?handler=Judge", Verdict(cards[1]));
        Assert.Equal(HttpStatusCode.Redirect, judged.StatusCode);
        Assert.Equal(1, await VerdictsAsync(round));

        // Others of the round have no workbench at all.
        using var head = await web.SignInAsync(new Assignment(Role.Head, units[0]));
        Assert.Equal(HttpStatusCode.Forbidden, (await head.Client.GetAsync(bench)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await head.Client.GetAsync($"/ky-danh-gia/{round}/tham-dinh")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await appraiser.Client.GetAsync($"/ky-danh-gia/{round}/hoi-dong")).StatusCode);
    }

    [Fact]
    public async Task WrongStage_AndAfterPublication_NobodyWrites()
    {
        var maker = new RoundMaker(web.Database.Source);
        var units = await maker.UnitsAsync(AccountFixture.Province, UnitKind.Department, 2);
        var (round, cards) = await OpenAsync(maker, units, 2042);
        await maker.JudgeAsync(cards[0], Plan, new(Core.Rounds.VerdictOutcome.Cut, "0,5", null, Core.Results.CauseCategory.Late, "chậm"));
        var (id, name) = await web.AddAsync(null, new Assignment(Role.Appraiser, AccountFixture.Province, Field));
        using var appraiser = await web.SignInAsync(name);
        var bench = $"/ky-danh-gia/{round}/tham-dinh/{Field}";
        var page = await appraiser.GetAsync(bench + "?trang-thai=tat-ca");
        var (headId, headName) = await web.AddAsync(units[0], new Assignment(Role.Head, units[0]));
        using var head = await web.SignInAsync(headName);
        var (secretaryId, secretaryName) = await web.AddAsync(null, new Assignment(Role.CouncilSecretary, AccountFixture.Province));
        using var secretary = await web.SignInAsync(secretaryName);
        var card = $"/phieu/{cards[0]}/giai-trinh";
        var council = $"/ky-danh-gia/{round}/hoi-dong";

        await RefusedAsync(headId, async () => await head.SendAsync(await head.GetAsync(card), card + "?handler=AcceptAll"), Refusal.WrongStage);
        var table = await secretary.GetAsync(council);
        await RefusedAsync(secretaryId, () => secretary.SendAsync(table, council + "?handler=Meet", ("heldOn", "2026-12-20")), Refusal.WrongStage);
        await maker.MoveAsync(round, RoundStage.Explanation);
        await RefusedAsync(id, () => appraiser.SendAsync(page, bench + "?handler=Judge", Verdict(cards[1])), Refusal.WrongStage);

        await web.Database.WriteAsync($"update rounds.round set stage = 'Published' where id = '{round}'");
        await RefusedAsync(id, () => appraiser.SendAsync(page, bench + "?handler=Judge", Verdict(cards[1])), Refusal.WrongStage);
        await RefusedAsync(headId, async () => await head.SendAsync(await head.GetAsync(card), card + "?handler=Say", ("code", Plan), ("text", "x"), ("accepts", "false"), ("seen", "0")), Refusal.WrongStage);
        await RefusedAsync(secretaryId, () => secretary.SendAsync(table, council + "?handler=Decide", ("entry", $"{cards[0]:N}~{Plan}"), ("points", "1"), ("reason", "x"), ("seen", "0")), Refusal.WrongStage);
        Assert.Equal(1, await VerdictsAsync(round));
    }

    [Fact]
    public async Task Conflict_KeepsWhatWasTyped_AndPressedAgainReplacesKnowingly()
    {
        var maker = new RoundMaker(web.Database.Source);
        var units = await maker.UnitsAsync(AccountFixture.Province, UnitKind.Department, 1);
        var (round, cards) = await OpenAsync(maker, units, 2043);
        using var appraiser = await web.SignInAsync(new Assignment(Role.Appraiser, AccountFixture.Province, Field));
        var address = $"/ky-danh-gia/{round}/tham-dinh/{Field}?mo={cards[0]:N}~{Plan}&handler=Judge";
        var page = await appraiser.GetAsync($"/ky-danh-gia/{round}/tham-dinh/{Field}?mo={cards[0]:N}~{Plan}");
        await maker.JudgeAsync(cards[0], Plan, new(Core.Rounds.VerdictOutcome.Accepted));

        (string, string)[] cut = [("entry", $"{cards[0]:N}~{Plan}"), ("outcome", "cut"), ("points", "0,25"), ("category", "late"), ("reason", "Chậm hai tháng"), ("seen", "1")];
        using var sent = await appraiser.SendAsync(page, address, [.. cut, ("verdict", "0")]);
        var again = await SignedIn.ReadAsync(sent, address);
        Assert.Contains("người khác vừa thẩm định mục này", again.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("0,25", again.QuerySelector("#cut-points")!.GetAttribute("value"));
        Assert.Equal("Chậm hai tháng", again.QuerySelector("#cut-reason")!.TextContent.Trim());
        var version = again.QuerySelector("#cut-points")!.Closest("form")!.QuerySelector("input[name=verdict]")!.GetAttribute("value")!;
        using var replaced = await appraiser.SendAsync(again, address, [.. cut, ("verdict", version)]);
        Assert.Equal(HttpStatusCode.Redirect, replaced.StatusCode);
        await using var connection = await web.Database.AdministratorAsync();
        Assert.Equal((2, 0.25m), await connection.QuerySingleAsync<(int, decimal)>("select version, points from rounds.verdict where scorecard_id = @card", new { card = cards[0] }));
    }

    private static (string, string)[] Verdict(Guid card, string code = Plan) => [("entry", $"{card:N}~{code}"), ("outcome", "accepted"), ("seen", "1"), ("verdict", "0")];

    private static async Task<(Guid Round, List<Guid> Cards)> OpenAsync(RoundMaker maker, IReadOnlyList<string> units, int year)
    {
        var round = await maker.OpenAsync(AccountFixture.Province, "department-example", year, units.ToList());
        var cards = new List<Guid>();
        var scorer = await maker.ScorerAsync(round);
        foreach (var unit in units)
        {
            cards.Add(await maker.CardAsync(round, unit));
            foreach (var leaf in scorer.Set.Leaves().Where(leaf => leaf.Code is Plan or "1.1.2"))
                await maker.SaveAsync(cards[^1], leaf.Code, RoundMaker.Best(scorer, leaf));

            await maker.SubmitAsync(cards[^1]);
        }

        await maker.MoveAsync(round, RoundStage.Appraisal);
        return (round, cards);
    }

    /// <summary>The try is answered 403 and one more is in the log, for the reason.</summary>
    private async Task RefusedAsync(Guid account, Func<Task<HttpResponseMessage>> act, string? reason)
    {
        await using var connection = await web.Database.AdministratorAsync();
        var before = await connection.ExecuteScalarAsync<int>("select count(*)::int from accounts.refusal where account_id = @account", new { account });
        using var answer = await act();
        Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{answer.RequestMessage!.RequestUri} answered {(int)answer.StatusCode}; last in the log: {await LastAsync(account)}");
        var after = (await connection.QueryAsync<string>("select reason from accounts.refusal where account_id = @account order by at, id", new { account })).AsList();
        Assert.Equal(before + 1, after.Count);
        if (reason is not null)
            Assert.Equal(reason, after[^1]);
    }

    private async Task<string?> LastAsync(Guid account)
    {
        await using var connection = await web.Database.AdministratorAsync();
        return await connection.ExecuteScalarAsync<string>("select permission || ' ' || reason || ' ' || path from accounts.refusal where account_id = @account order by at desc, id desc limit 1", new { account });
    }

    private async Task<int> VerdictsAsync(Guid round)
    {
        await using var connection = await web.Database.AdministratorAsync();
        return await connection.ExecuteScalarAsync<int>("select count(*)::int from rounds.verdict v join rounds.scorecard c on c.id = v.scorecard_id where c.round_id = @round", new { round });
    }
}
