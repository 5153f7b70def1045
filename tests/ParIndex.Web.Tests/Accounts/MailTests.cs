using System.Net;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using ParIndex.App.Accounts;
using ParIndex.App.Audit;
using ParIndex.App.Jobs;
using ParIndex.App.Storage;
using ParIndex.Web.Accounts;
using ParIndex.Web.Accounts.Mail;
using Xunit;

namespace ParIndex.Web.Tests.Accounts;

/// <summary>Mails through a real listener: invitations and forgotten passwords, from the click to the new password.</summary>
public sealed partial class MailTests(MailFixture web) : IClassFixture<MailFixture>
{
    private const string Password = "con ngựa chạy trên đồi cỏ";

    [Fact]
    public async Task Invitation_IsMailed_AndItsLinkWorksOnce()
    {
        using var administrator = await AdministratorAsync();
        using (var invited = await administrator.PostAsync(
            "/quan-tri/nguoi-dung/moi", ("Input.Name", "Trần Thị Bình"), ("Input.Email", "Binh.Tran@lamdong.example"), ("Role.Role", "officer"), ("Role.Unit", "vn-68-2025")))
            Assert.Contains("binh.tran@lamdong.example", (await SignedIn.ReadAsync(invited, "invite")).QuerySelector(".alert-good")!.TextContent, StringComparison.Ordinal);

        var mail = web.Mail.Take();
        Assert.Equal("binh.tran@lamdong.example", mail.To);
        Assert.Equal("ParIndex: mời bạn tham gia / you are invited", mail.Subject);
        Assert.Contains("Kính gửi Trần Thị Bình", mail.Text, StringComparison.Ordinal);
        var path = PathIn(mail.Text);

        using var person = new SignedIn(web.Address);
        var page = await person.GetAsync(path);
        Assert.Contains("binh.tran", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using (var weak = await person.SendAsync(page, path, ("Password", "binh.tran.123"), ("Again", "binh.tran.123")))
            Assert.Equal(HttpStatusCode.OK, weak.StatusCode);

        using (var done = await person.SendAsync(page, path, ("Password", Password), ("Again", Password)))
            Assert.Equal("/tai-khoan/dang-nhap", done.Headers.Location!.OriginalString);

        using (var again = await person.SendAsync(page, path, ("Password", "một câu dài hoàn toàn khác"), ("Again", "một câu dài hoàn toàn khác")))
            Assert.Contains("không còn dùng được", (await SignedIn.ReadAsync(again, path)).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);

        using var signedIn = await person.SignInAsync("binh.tran", Password);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        Assert.True(await person.IsInAsync());
    }

    [Fact]
    public async Task Forgotten_KnownAndUnknown_AreToldTheSame_OneIsMailed()
    {
        await web.AddAsync("cuong.le", "cuong.le@lamdong.example");
        var answers = new List<string>();
        foreach (var name in new[] { "khong.co.nguoi.nay", "Cuong.Le@lamdong.example", "cuong.le" })
        {
            using var person = new SignedIn(web.Address);
            // What a request claims as its host must not get into a link.
            person.Client.DefaultRequestHeaders.Host = "evil.example";
            using var answer = await person.PostAsync("/tai-khoan/quen-mat-khau", ("Name", name));
            answers.Add((await SignedIn.ReadAsync(answer, name)).QuerySelector("main")!.TextContent);
        }

        Assert.Single(answers.Distinct());
        var mail = web.Mail.Take();
        Assert.Equal("cuong.le@lamdong.example", mail.To);
        Assert.DoesNotContain("evil", mail.Text, StringComparison.Ordinal);
        var path = PathIn(mail.Text);
        using var owner = new SignedIn(web.Address);
        using (var done = await owner.PostAsync(path, ("Password", Password), ("Again", Password)))
            Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);

        // The second request within five minutes made no second mail.
        Assert.False(web.Mail.Mails.TryTake(out _));
    }

    [Fact]
    public async Task Forgotten_AskedManyTimesAtOnce_IsMailedOnce()
    {
        await web.AddAsync("dung.pham", "dung.pham@lamdong.example");
        var reset = web.Services.GetRequiredService<ResetByMail>();
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => reset.SendAsync("dung.pham"))));

        Assert.Equal("dung.pham@lamdong.example", web.Mail.Take().To);
        await using var connection = await web.Database.Source.OpenAsAsync(Actor.System("test"));
        Assert.Equal(1, await connection.ExecuteScalarAsync<int>("select count(*)::int from jobs.job where argument ->> 'To' = 'dung.pham@lamdong.example'"));
    }

    [Fact]
    public async Task Mail_IsSentOnlyIfWhatCausedItIsStored_AndItsTextIsNotReadableInTheQueue()
    {
        await using var scope = web.Services.CreateAsyncScope();
        await using var session = web.Database.System("test");
        var mailer = new Mailer(scope.ServiceProvider.GetRequiredService<MailSettings>(), new JobBoard(session), scope.ServiceProvider.GetRequiredService<Microsoft.AspNetCore.DataProtection.IDataProtectionProvider>());
        await session.BeginAsync("test.mail");
        await mailer.QueueAsync("huy@lamdong.example", "bị hủy", "không được gửi");
        await session.RollbackAsync();
        await session.BeginAsync("test.mail");
        await mailer.QueueAsync("gui@lamdong.example", "được gửi", "bí mật trong thư");
        var connection = await session.ConnectionAsync();
        Assert.DoesNotContain("bí mật", await connection.ExecuteScalarAsync<string>("select string_agg(argument::text, '') from jobs.job", transaction: session.Transaction), StringComparison.Ordinal);
        await session.CommitAsync();
        Assert.Equal(("gui@lamdong.example", "được gửi"), (web.Mail.Take().To, "được gửi"));
        Assert.False(web.Mail.Mails.TryTake(out _));
    }

    [Fact]
    public async Task Address_ThatIsRefused_EndsTheJobWithAReason()
    {
        await using var scope = web.Services.CreateAsyncScope();
        await using var session = web.Database.System("test");
        var jobs = new JobBoard(session);
        var protection = scope.ServiceProvider.GetRequiredService<Microsoft.AspNetCore.DataProtection.IDataProtectionProvider>();
        await new Mailer(scope.ServiceProvider.GetRequiredService<MailSettings>(), jobs, protection).QueueAsync("khong.co@lamdong.example", "thử", "thử");
        var connection = await session.ConnectionAsync();
        var id = await connection.ExecuteScalarAsync<Guid>("select id from jobs.job where argument ->> 'To' = 'khong.co@lamdong.example'");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while ((await jobs.FindAsync(id))!.State is JobState.Waiting or JobState.Running)
            await Task.Delay(50, patience.Token);

        var status = (await jobs.FindAsync(id))!;
        Assert.Equal((JobState.Failed, 1), (status.State, status.Attempts));
        Assert.Contains("k***@lamdong.example: địa chỉ bị từ chối", status.Message!.Vietnamese, StringComparison.Ordinal);
        // Nor does what is noted for the log hold it, or where in the program it happened: it is no fault.
        Assert.Equal(status.Message.English, await connection.ExecuteScalarAsync<string>("select problem from jobs.job where id = @id", new { id }));
    }

    private static string PathIn(string mail)
    {
        var link = Link().Match(mail);
        Assert.True(link.Success, mail);
        return link.Groups[1].Value;
    }

    private Task<SignedIn> AdministratorAsync() => SignInAsync(new Assignment(Role.Administrator));

    private async Task<SignedIn> SignInAsync(Assignment role)
    {
        var name = "nguoi." + Guid.CreateVersion7().ToString("N")[24..];
        var id = await web.AddAsync(name, null, role);
        var hash = web.Services.GetRequiredService<IPasswordHasher<Account>>().HashPassword(new Account(), Password);
        await using (var connection = await web.Database.Source.OpenAsAsync(Actor.System("test")))
            await connection.ExecuteAsync("update accounts.secret set password_hash = @hash where account_id = @id", new { hash, id });

        var person = new SignedIn(web.Address);
        using var answer = await person.SignInAsync(name, Password);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return person;
    }

    [GeneratedRegex("https://par\\.lamdong\\.example(/tai-khoan/mat-khau-moi/[A-Za-z0-9_-]{43})")]
    private static partial Regex Link();
}
