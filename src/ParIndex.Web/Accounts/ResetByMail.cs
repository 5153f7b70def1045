using ParIndex.App.Accounts;
using ParIndex.App.Storage;
using ParIndex.Web.Accounts.Mail;

namespace ParIndex.Web.Accounts;

/// <summary>Makes a link for who asks by mail, at most one in five minutes for an account. The password stays until the link is used, and the second factor after.</summary>
public sealed class ResetByMail(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(5);

    public async Task SendAsync(string name)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var account = await services.GetRequiredService<AccountTable>().ByNameAsync(new LowerNames().NormalizeName(name)!);
        if (account is not { IsLocked: false, Email: { } email })
            return;

        var session = services.GetRequiredService<Session>();
        await session.BeginAsync("accounts.reset", "Yêu cầu qua thư điện tử");
        var tickets = services.GetRequiredService<Tickets>();
        if (await tickets.WasMadeSinceAsync(account.Id, clock.GetUtcNow() - Between))
        {
            await session.RollbackAsync();
            return;
        }

        var key = await tickets.MakeAsync(account.Id, isInvitation: false, Tickets.ResetByMail);
        await services.GetRequiredService<AccountMails>().ResetAsync(account.Name, email, key, Tickets.ResetByMail);
        await session.CommitAsync();
    }
}
