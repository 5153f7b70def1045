using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Account;

/// <summary>Ends this sign-in.</summary>
[Needs(Permission.SignIn)]
public sealed class SignOutModel(SignInManager<App.Accounts.Account> signIn) : PageModel
{
    public IActionResult OnGet() => LocalRedirect("~/");

    public async Task<IActionResult> OnPostAsync()
    {
        await signIn.SignOutAsync();
        return LocalRedirect("~/");
    }
}
