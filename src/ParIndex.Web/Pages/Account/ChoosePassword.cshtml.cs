using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Npgsql;
using ParIndex.App.Accounts;
using ParIndex.App.Audit;
using ParIndex.App.Storage;
using ParIndex.Web.Access;
using ParIndex.Web.Accounts;
using ParIndex.Web.Api.Answers;
using ParIndex.Web.Components;

namespace ParIndex.Web.Pages.Account;

/// <summary>Where the link of an invitation or a reset leads: choose a password, once.</summary>
[Needs(Permission.SignIn)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ChoosePasswordModel(
    PasswordRules rules, IPasswordHasher<App.Accounts.Account> hasher, NpgsqlDataSource source, TimeProvider clock, Texts texts) : PageModel
{
    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Again { get; set; }

    /// <summary>Whose link it is; null: it is no longer good.</summary>
    public TicketHolder? Holder { get; private set; }

    public async Task OnGetAsync(string key, CancellationToken cancel)
    {
        Hide();
        Holder = await FindAsync(key, cancel);
    }

    public async Task<IActionResult> OnPostAsync(string key, CancellationToken cancel)
    {
        Hide();
        Holder = await FindAsync(key, cancel);
        if (Holder is null)
            return Page();

        if (rules.Refuse(Holder.Name, Holder.UserName, Holder.Email, Password ?? "") is { } weak)
            ModelState.AddModelError(nameof(Password), weak);
        else if (Password != Again)
            ModelState.AddModelError(nameof(Again), texts["Hai chỗ chưa giống nhau."]);

        if (!ModelState.IsValid)
            return Page();

        // The link proves who acts.
        await using var session = new Session(source, new Actor(Holder.Account, Holder.Name, "published", Correlation.Of(HttpContext)), clock);
        await session.BeginAsync("accounts.accept", cancel: cancel);
        if (!await new Tickets(session, clock).UseAsync(key, hasher.HashPassword(new App.Accounts.Account(), Password!), cancel))
        {
            Holder = null;
            return Page();
        }

        await session.CommitAsync(cancel);
        TempData.Done(texts["Đã đặt mật khẩu. Hãy đăng nhập."]);
        return LocalRedirect("~/tai-khoan/dang-nhap");
    }

    /// <summary>Nobody is signed in here: the link is all there is to know them by.</summary>
    private async Task<TicketHolder?> FindAsync(string key, CancellationToken cancel)
    {
        await using var session = new Session(source, Actor.Step(Doors.SignIn), clock);
        return await new Tickets(session, clock).FindAsync(key, cancel);
    }

    // The address is the secret: no other site may learn it as the one we came from.
    private void Hide() => Response.OnStarting(() =>
    {
        Response.Headers["Referrer-Policy"] = "no-referrer";
        return Task.CompletedTask;
    });
}
