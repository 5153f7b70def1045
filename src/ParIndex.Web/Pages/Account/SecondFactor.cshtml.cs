using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Account;

/// <summary>The six digits of the authenticator, or a recovery code.</summary>
[Needs(Permission.SignIn)]
public sealed class SecondFactorModel(SignInManager<App.Accounts.Account> signIn, Texts texts) : PageModel
{
    [BindProperty, Required, StringLength(40)]
    public string Code { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "ve")]
    public string? Return { get; set; }

    public async Task<IActionResult> OnGetAsync() =>
        await signIn.GetTwoFactorAuthenticationUserAsync() is null ? RedirectToPage("/Account/SignIn") : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is null)
            return RedirectToPage("/Account/SignIn");

        if (!ModelState.IsValid)
            return Page();

        var code = Code.Replace(" ", "", StringComparison.Ordinal);
        var result = code.Length == 6 && code.All(char.IsAsciiDigit)
            ? await signIn.TwoFactorAuthenticatorSignInAsync(code, isPersistent: false, rememberClient: false)
            : await signIn.TwoFactorRecoveryCodeSignInAsync(code);
        if (result.Succeeded)
            return LocalRedirect(Url.IsLocalUrl(Return) ? Return : "~/");

        ModelState.AddModelError(nameof(Code), texts["Mã không đúng hoặc đã hết hạn. Nhập mã mới nhất trên ứng dụng, hoặc một mã khôi phục chưa dùng."]);
        return Page();
    }
}
