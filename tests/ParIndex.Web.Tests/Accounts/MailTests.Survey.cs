using System.Net;
using System.Text.RegularExpressions;
using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Audit;
using ParIndex.App.Storage;
using ParIndex.App.Surveys.Collecting.Sampled;
using ParIndex.TestKit;
using ParIndex.Web.Tests.Plans;
using Xunit;

namespace ParIndex.Web.Tests.Accounts;

/// <summary>Mails to people of a sample: who gets one, who does not, and that link and address stay nowhere.</summary>
public sealed partial class MailTests
{
    private const string People =
        """
        id,Họ tên,Thư điện tử,xa,stratum_1,cluster_1,N_1,n_1,prob_1,weight
        001,Nguyễn Văn An,an.nguyen@dan.example,Xã Một,*,Xã Một,10,2,0.2,5
        002,Trần Thị Bình,khong.co.binh@dan.example,Xã Một,*,Xã Một,10,2,0.2,5
        003,Lê {duong_dan} Cường,cuong.le@dan.example,Xã Một,*,Xã Một,10,2,0.2,5
        004,Phạm Thị Dung,không phải địa chỉ,Xã Hai,*,Xã Hai,10,2,0.2,5
        005,Hoàng Văn Em,em.hoang@dan.example,Xã Hai,*,Xã Hai,10,2,0.2,5
        006,Vũ Thị Giang,giang.vu@dan.example,Xã Hai,*,Xã Hai,10,2,0.2,5
        """;

    [Fact]
    public async Task Invitation_AndReminder_GoToWhoHasNotAnswered_AndNeitherLinkNorAddressStays()
    {
        const string Province = "vn-68-2025";
        var maker = new WaveMaker(web.Database.Source, TimeProvider.System);
        var wave = await maker.DraftAsync(Province);
        await maker.DoAsync(desk => desk.Take.RunAsync(wave, [("sample.csv", WaveMaker.Bytes(People))]));
        Assert.Null(await maker.DoAsync(desk => desk.Move.OpenAsync(wave)));
        Assert.Null(await maker.DoAsync(desk => desk.Mark.RunAsync(wave, 6, PersonState.Refused)));
        using var manager = await SignInAsync(new Assignment(Role.Coordinator, Province));
        using var person = new SignedIn(web.Address);
        var page = $"/dieu-tra/{wave}/thu";

        // What was typed is still there when something is wrong with it.
        using (var wrong = await manager.FillAsync(page, "form[action*='Look']", new() { ["content"] = "Kính gửi {tên}" }))
        {
            var shown = (await SignedIn.ReadAsync(wrong, page)).QuerySelector("main")!;
            Assert.Contains("“{tên}”", shown.QuerySelector(".alert-bad")!.TextContent, StringComparison.Ordinal);
            Assert.Equal("Kính gửi {tên}", shown.QuerySelector("textarea")!.TextContent);
        }

        await SendAsync(manager, wave, "Invitation", 4);
        var mails = Enumerable.Range(0, 3).Select(_ => web.Mail.Take()).ToDictionary(mail => mail.To);
        await OverAsync(wave, sent: 3, refused: 1, unsent: 0);
        Assert.Contains("Kính gửi Nguyễn Văn An,", mails["an.nguyen@dan.example"].Text, StringComparison.Ordinal);
        Assert.Contains("Kính gửi Lê {duong_dan} Cường,", mails["cuong.le@dan.example"].Text, StringComparison.Ordinal);
        var first = mails.ToDictionary(mail => mail.Key, mail => AnswerLink().Match(mail.Value.Text).Groups[1].Value);
        using (var answer = new FormUrlEncodedContent([new("a.dung", "khong"), new("buoc", "0"), new("hien", "dung kenh tuoi b1 b2 gop-y")]))
            Assert.Contains("survey-receipt", await (await person.Client.PostAsync(first["em.hoang@dan.example"], answer)).Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using (var alone = new FormUrlEncodedContent([new("thoi-nhac", "1"), new("buoc", "0"), new("a.tuoi", "44")]))
        {
            var shown = await SignedIn.ReadAsync(await person.Client.PostAsync(first["an.nguyen@dan.example"], alone), "/k");
            Assert.Contains("không nhắc ông/bà nữa", shown.QuerySelector(".alert-good")!.TextContent, StringComparison.Ordinal);
            Assert.Equal("44", shown.QuerySelector("input[name='a.tuoi']")!.GetAttribute("value"));
        }

        // Invited today: nobody is reminded before the pause is over.
        Assert.Contains("0 người nhận", await LookAsync("Reminder"), StringComparison.Ordinal);
        await using (var later = await web.Database.Source.OpenAsAsync(Actor.System("test")))
            await later.ExecuteAsync("update surveys.mailed set day = day - 4 where wave_id = @wave", new { wave });

        await SendAsync(manager, wave, "Reminder", 1);
        var reminder = web.Mail.Take();
        await OverAsync(wave, sent: 1, refused: 0, unsent: 0);
        Assert.Equal("cuong.le@dan.example", reminder.To);
        var second = AnswerLink().Match(reminder.Text).Groups[1].Value;
        Assert.Contains("Đã nhắc", (await manager.GetAsync($"/dieu-tra/{wave}/nhac")).QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        // Either mail may be the one that is opened.
        foreach (var link in (string[])[first[reminder.To], second])
            Assert.NotNull((await person.GetAsync(link)).QuerySelector("form.survey-form"));

        await using var connection = await web.Database.AdministratorAsync();
        foreach (var table in (string[])["jobs.job", "audit.event", "audit.process", "surveys.mailing", "surveys.mailed", "surveys.link"])
        {
            var all = await connection.ExecuteScalarAsync<string>($"select coalesce(string_agg(to_jsonb(t)::text, ' '), '') from {table} t");
            Assert.DoesNotContain("@dan.example", all, StringComparison.Ordinal);
            Assert.DoesNotContain(first.Values.Append(second), link => all!.Contains(link["/k/".Length..], StringComparison.Ordinal));
        }

        async Task<string> LookAsync(string kind)
        {
            using var answer = await manager.FillAsync($"{page}?loai={kind}", "form[action*='Look']", []);
            return (await SignedIn.ReadAsync(answer, page)).QuerySelector("main")!.TextContent;
        }
    }

    [Fact]
    public async Task ServerThatRefusesEveryoneAlike_EndsTheMailing_AndMarksNobody()
    {
        const string Province = "vn-68-2025";
        const string Refused =
            """
            id,Họ tên,Thư điện tử,xa,stratum_1,cluster_1,N_1,n_1,prob_1,weight
            001,Nguyễn Văn An,khong.co.an@dan.example,Xã Một,*,Xã Một,10,2,0.2,5
            002,Trần Thị Bình,khong.co.binh@dan.example,Xã Một,*,Xã Một,10,2,0.2,5
            003,Lê Văn Cường,khong.co.cuong@dan.example,Xã Một,*,Xã Một,10,2,0.2,5
            004,Phạm Thị Dung,ban.dung@dan.example,Xã Hai,*,Xã Hai,10,2,0.2,5
            """;
        var maker = new WaveMaker(web.Database.Source, TimeProvider.System);
        var wave = await maker.DraftAsync(Province);
        await maker.DoAsync(desk => desk.Take.RunAsync(wave, [("sample.csv", WaveMaker.Bytes(Refused))]));
        Assert.Null(await maker.DoAsync(desk => desk.Move.OpenAsync(wave)));
        using var manager = await SignInAsync(new Assignment(Role.Coordinator, Province));

        await SendAsync(manager, wave, "Invitation", 4);
        await OverAsync(wave, sent: 0, refused: 0, unsent: 4);
        await using (var open = await web.Database.Source.OpenAsAsync(Actor.System("test")))
        {
            Assert.Equal(0, await open.ExecuteScalarAsync<int>("select count(*) from surveys.mailed where wave_id = @wave", new { wave }));
            // Of the one that was put off nobody knows whether it was taken after all.
            Assert.Equal(1, await open.ExecuteScalarAsync<int>("select count(*) from surveys.link where wave_id = @wave", new { wave }));
        }

        // The server takes the fourth by now: a server that takes one refuses the others for themselves.
        await SendAsync(manager, wave, "Invitation", 4);
        Assert.Equal("ban.dung@dan.example", web.Mail.Take().To);
        await OverAsync(wave, sent: 1, refused: 3, unsent: 0);
        Assert.Contains("PARINDEX_SMTP", (await FirstRefusalAsync(wave))!, StringComparison.Ordinal);
    }

    private async Task SendAsync(SignedIn manager, Guid wave, string kind, int count)
    {
        var page = $"/dieu-tra/{wave}/thu";
        using var looked = await manager.FillAsync($"{page}?loai={kind}", "form[action*='Look']", new() { ["loai"] = kind });
        var shown = await SignedIn.ReadAsync(looked, page);
        Assert.Contains($"{count} người nhận", shown.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var form = shown.QuerySelectorAll("form[action*='Send'] input[type='hidden']").Select(input => (input.GetAttribute("name")!, input.GetAttribute("value") ?? "")).Where(pair => pair.Item1[0] != '_').ToArray();
        using var sent = await manager.SendAsync(shown, page + "?handler=Send", form);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
    }

    private async Task OverAsync(Guid wave, int sent, int refused, int unsent)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var tries = 0; tries < 600; tries++)
        {
            await using var open = await web.Database.Source.OpenAsAsync(Actor.System("test"));
            if (await open.QuerySingleAsync<(DateTime? Over, int Sent, int Refused, int Unsent, bool IsBusy)>(
                """
                select finished_at, sent, refused, unsent, exists (select from jobs.job where kind = 'surveys.mail' and key = @wave::text and state in ('waiting', 'running'))
                from surveys.mailing where wave_id = @wave order by at desc limit 1
                """,
                new { wave }) is { Over: not null, IsBusy: false } last)
            {
                Assert.Equal((sent, refused, unsent), (last.Sent, last.Refused, last.Unsent));
                return;
            }

            await timer.WaitForNextTickAsync();
        }

        Assert.Fail("The mailing did not end.");
    }

    private async Task<string?> FirstRefusalAsync(Guid wave)
    {
        await using var open = await web.Database.Source.OpenAsAsync(Actor.System("test"));
        return await open.ExecuteScalarAsync<string>("select message_vi from jobs.job where kind = 'surveys.mail' and key = @wave::text and state = 'failed'", new { wave });
    }

    [GeneratedRegex("https://par\\.lamdong\\.example(/k/[A-Za-z0-9_-]{22})")]
    private static partial Regex AnswerLink();
}
