using Microsoft.AspNetCore.DataProtection;
using Npgsql;
using ParIndex.App.Accounts;
using ParIndex.App.Audit;
using ParIndex.App.Jobs;
using ParIndex.App.Storage;
using ParIndex.Web.Accounts.Mail;

namespace ParIndex.Web.Accounts;

/// <summary>Makes a link for who asks by mail, at most one in five minutes for an account. The password stays until the link is used, and the second factor after.</summary>
public sealed class ResetByMail(NpgsqlDataSource source, MailSettings settings, IDataProtectionProvider protection, TimeProvider clock)
{
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(5);

    public async Task SendAsync(string name)
    {
        // Nobody is signed in: the program makes the link for whoever reads the mail.
        await using var session = new Session(source, Actor.Step(Doors.People, Doors.SignIn, Doors.Jobs), clock);
        var account = await new AccountTable(session, source, clock).ByNameAsync(new LowerNames().NormalizeName(name)!);
        if (account is not { IsLocked: false, Email: { } email })
            return;

        await session.BeginAsync("accounts.reset", "Yêu cầu qua thư điện tử");
        var tickets = new Tickets(session, clock);
        if (await tickets.WasMadeSinceAsync(account.Id, clock.GetUtcNow() - Between))
        {
            await session.RollbackAsync();
            return;
        }

        var key = await tickets.MakeAsync(account.Id, isInvitation: false, Tickets.ResetByMail);
        await new AccountMails(new Mailer(settings, new JobBoard(session), protection)).ResetAsync(account.Name, email, key, Tickets.ResetByMail);
        await session.CommitAsync();
    }
}
