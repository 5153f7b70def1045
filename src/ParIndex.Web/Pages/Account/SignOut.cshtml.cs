using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.Web.Access;
using ParIndex.Web.Accounts;

namespace ParIndex.Web.Pages.Account;

/// <summary>Ends this sign-in.</summary>
[Needs(Permission.SignIn)]
public sealed class SignOutModel(SignInFlow flow, SignInManager<App.Accounts.Account> signIn, UserManager<App.Accounts.Account> users) : PageModel
{
    public IActionResult OnGet() => LocalRedirect("~/");

    public async Task<IActionResult> OnPostAsync()
    {
        if (await users.GetUserAsync(User) is { } me)
            await flow.NoteAsync(me, SignInOutcome.SignedOut);

        await signIn.SignOutAsync();
        return LocalRedirect("~/");
    }
}
