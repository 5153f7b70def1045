using System.Net;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using ParIndex.App.Accounts;
using ParIndex.App.Audit;
using ParIndex.App.Rounds;
using ParIndex.App.Storage;
using ParIndex.Core.Units;
using ParIndex.TestKit;
using ParIndex.Web.Tests.Accounts;
using Xunit;

namespace ParIndex.Web.Tests.Notices;

/// <summary>The bell, the list, the mails through a real listener, and the calendar at its address.</summary>
public sealed partial class NoticePagesTests(MailFixture web) : IClassFixture<MailFixture>
{
    [Fact]
    public async Task Bell_CountsForEachReader_AndOpeningANoticeReadsIt()
    {
        var (round, card, unit) = await RoundAsync(2041);
        var told = await PersonAsync("chuong.mot", null, unit);
        await ReopenAsync(card, "thử một");
        await ReopenAsync(card, "thử hai");
        // Of the same rights, and told nothing: a page kept for both shows each their own count.
        var untold = await PersonAsync("chuong.hai", null, unit);
        using var one = await SignInAsync("chuong.mot");
        using var two = await SignInAsync("chuong.hai");
        foreach (var path in new[] { "/xep-hang", "/thong-bao" })
        {
            Assert.Equal("2", CountOf(await one.GetAsync(path)));
            Assert.Equal("0", CountOf(await two.GetAsync(path)));
        }

        var list = await one.GetAsync("/thong-bao");
        Assert.Equal(2, list.QuerySelectorAll(".told-line.is-new").Length);
        var link = list.QuerySelector(".told-line a")!.GetAttribute("href")!;
        using (var others = await two.Client.GetAsync(link))
            Assert.Equal(HttpStatusCode.NotFound, others.StatusCode);

        using (var opened = await one.Client.GetAsync(link))
            Assert.Equal($"/phieu/{card}", opened.Headers.Location!.OriginalString);

        Assert.Equal("1", CountOf(await one.GetAsync("/xep-hang")));
        using (var marked = await one.PostAsync("/thong-bao", "All", ("shownAt", TimeProvider.System.GetUtcNow().ToString("O"))))
            Assert.Equal(HttpStatusCode.Redirect, marked.StatusCode);

        Assert.Equal("0", CountOf(await one.GetAsync("/thong-bao")));
        var english = await one.GetAsync("/en/thong-bao");
        Assert.Contains("is open again", english.QuerySelector(".told-line")!.TextContent, StringComparison.Ordinal);
        Assert.NotEqual(Guid.Empty, round);
        Assert.NotEqual(told, untold);
    }

    [Fact]
    public async Task Digest_HoldsEachNoticeOnce_OutlivesAServerThatIsAway_AndIsNotSentToThoseWhoDoNotWantIt()
    {
        var (_, card, unit) = await RoundAsync(2042);
        // The server of this one is busy at first.
        var busy = await PersonAsync("thu.ban", "ban.ron@lamdong.example", unit);
        var quiet = await PersonAsync("thu.tat", "thu.tat@lamdong.example", unit);
        using (var person = await SignInAsync("thu.tat"))
        {
            using var saved = await person.PostAsync("/thong-bao/cach-nhan", "Save", ("ways[Scorecard]", "App"), ("language", "English"));
            Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
            Assert.Equal("App", ((AngleSharp.Html.Dom.IHtmlSelectElement)(await person.GetAsync("/thong-bao/cach-nhan")).QuerySelector("#cach-scorecard")!).Value);
        }

        await ReopenAsync(card, "thiếu mục một");
        await ReopenAsync(card, "thiếu mục hai");
        await MorningAsync("ngay-1");
        var mail = web.Mail.Take();
        Assert.Equal(("ban.ron@lamdong.example", "ParIndex: 2 thông báo"), (mail.To, mail.Subject));
        Assert.Contains("thiếu mục một", mail.Text, StringComparison.Ordinal);
        Assert.Contains("thiếu mục hai", mail.Text, StringComparison.Ordinal);
        Assert.Equal(2, Links().Count(mail.Text));
        Assert.Contains(MailFixture.PublicAddress + "/thong-bao/cach-nhan", mail.Text, StringComparison.Ordinal);

        // In the next one stands only what came since, at once and in English where that is wanted.
        using (var person = await SignInAsync("thu.tat"))
            (await person.PostAsync("/thong-bao/cach-nhan", "Save", ("ways[Scorecard]", "Now"), ("language", "English"))).Dispose();

        await using (var session = web.Database.System())
            await (await session.ConnectionAsync()).ExecuteAsync("update notices.notice set read_at = now() where account_id = @quiet", new { quiet });

        await ReopenAsync(card, "thiếu mục ba");
        mail = web.Mail.Take();
        Assert.Equal("thu.tat@lamdong.example", mail.To);
        Assert.Contains("is open again", mail.Subject, StringComparison.Ordinal);
        Assert.Contains(MailFixture.PublicAddress + "/en/thong-bao/", mail.Text, StringComparison.Ordinal);
        await MorningAsync("ngay-2");
        mail = web.Mail.Take();
        Assert.Equal("ban.ron@lamdong.example", mail.To);
        Assert.Equal(1, Links().Count(mail.Text));
        Assert.Contains("thiếu mục ba", mail.Text, StringComparison.Ordinal);
        Assert.NotEqual(busy, quiet);
    }

    [Fact]
    public async Task Calendar_OpensWithoutASignIn_UntilItsAddressIsRevoked()
    {
        var (_, card, unit) = await RoundAsync(2043);
        await PersonAsync("lich.mot", null, unit);
        using var person = await SignInAsync("lich.mot");
        using var made = await person.PostAsync("/thong-bao/cach-nhan", "Feed");
        var address = (await SignedIn.ReadAsync(made, "feed")).QuerySelector("code.key")!.TextContent;
        Assert.StartsWith(MailFixture.PublicAddress + "/lich/", address, StringComparison.Ordinal);
        var path = new Uri(address).AbsolutePath;
        using (var answer = await web.Client.GetAsync(path))
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
            Assert.True(answer.Headers.CacheControl is { Private: true, NoStore: true });
            Assert.False(answer.Headers.Contains("Set-Cookie"));
            var text = (await answer.Content.ReadAsStringAsync()).Replace("\r\n ", "", StringComparison.Ordinal);
            Assert.Contains($"UID:{card}-self-assessment@parindex\r\n", text, StringComparison.Ordinal);
            Assert.Contains($"URL:{MailFixture.PublicAddress}/phieu/{card}\r\n", text, StringComparison.Ordinal);
            Assert.Contains("SUMMARY:Hạn tự đánh giá: ", text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(address, (await person.GetAsync("/thong-bao/cach-nhan")).DocumentElement.OuterHtml, StringComparison.Ordinal);
        using (var revoked = await person.PostAsync("/thong-bao/cach-nhan", "EndFeed"))
            Assert.Equal(HttpStatusCode.Redirect, revoked.StatusCode);

        foreach (var gone in new[] { path, "/lich/" + new string('a', 43) + ".ics" })
        {
            using var answer = await web.Client.GetAsync(gone);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Late_IsForThoseWhoFollowTheRound_AndForHeadsTheirOwn()
    {
        var (round, card, unit) = await RoundAsync(2044);
        await web.Database.WriteAsync($"update rounds.due set last_day = current_date - 5 where round_id = '{round}' and stage = 'SelfAssessment'");
        await PersonAsync("muon.mot", null, unit);
        await PersonAsync("muon.hai", null, unit, Role.Head);
        await PersonAsync("muon.ba", null, AccountFixture.Province, Role.Coordinator);
        using (var officer = await SignInAsync("muon.mot"))
        {
            using var refused = await officer.Client.GetAsync($"/ky-danh-gia/{round}/qua-han");
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
            Assert.DoesNotContain("Việc quá hạn của đơn vị", (await officer.GetAsync("/viec-cua-toi")).Body!.TextContent, StringComparison.Ordinal);
        }

        using (var head = await SignInAsync("muon.hai"))
            Assert.NotEmpty((await head.GetAsync("/viec-cua-toi")).QuerySelectorAll($"table a[href='/phieu/{card}']"));

        using var coordinator = await SignInAsync("muon.ba");
        var page = await coordinator.GetAsync($"/ky-danh-gia/{round}/qua-han");
        Assert.Single(page.QuerySelectorAll($"th a[href='/phieu/{card}']"));
        using var csv = await coordinator.Client.GetAsync($"/ky-danh-gia/{round}/qua-han?handler=Csv");
        Assert.Equal("text/csv", csv.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Chưa nộp phiếu,", await csv.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static string CountOf(AngleSharp.Html.Dom.IHtmlDocument page) => page.QuerySelector(".bell-count")!.TextContent;

    private RoundMaker Maker => new(web.Database.Source);

    private async Task<(Guid Round, Guid Card, string Unit)> RoundAsync(int year)
    {
        var unit = (await Maker.UnitsAsync(AccountFixture.Province, UnitKind.Department, year - 2040))[^1];
        var round = await Maker.OpenAsync(AccountFixture.Province, "department-example", year, [unit]);
        return (round, await Maker.CardAsync(round, unit), unit);
    }

    private async Task<Guid> PersonAsync(string name, string? email, string unit, Role role = Role.Officer)
    {
        await using var session = web.Database.System("test");
        await session.BeginAsync("test.add");
        var accounts = new NewAccounts(session, TimeProvider.System);
        var id = await accounts.AddAsync(new NewAccount("Người " + name, name, email)
        {
            PasswordHash = web.Services.GetRequiredService<IPasswordHasher<Account>>().HashPassword(new Account(), AccountFixture.Password),
        });
        await accounts.AssignAsync(id, new Assignment(role, unit));
        await session.CommitAsync();
        return id;
    }

    private async Task<SignedIn> SignInAsync(string name)
    {
        var person = new SignedIn(web.Address);
        (await person.SignInAsync(name, AccountFixture.Password)).Dispose();
        return person;
    }

    private async Task ReopenAsync(Guid card, string why)
    {
        await using var session = web.Database.System();
        await session.BeginAsync("rounds.reopen", why);
        await Maker.Notices(session).ReopenedAsync((await new RoundStore(session, TimeProvider.System).CardAsync(card))!, why);
        await session.CommitAsync();
    }

    /// <summary>What runs each morning, now.</summary>
    private async Task MorningAsync(string key)
    {
        await using var session = new Session(web.Database.Source, Actor.System("test"), TimeProvider.System);
        await new App.Jobs.JobBoard(session).AddAsync("notices.day", new { }, key);
    }

    [GeneratedRegex("https://par[.]lamdong[.]example/thong-bao/[0-9a-f]{8}-")]
    private static partial Regex Links();
}
