using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.Web.Access;
using ParIndex.Web.Accounts;

namespace ParIndex.Web.Pages.Account;

/// <summary>The six digits of the authenticator, or a recovery code.</summary>
[Needs(Permission.SignIn)]
public sealed class SecondFactorModel(SignInFlow flow, SignInManager<App.Accounts.Account> signIn, Texts texts) : PageModel
{
    [BindProperty, Required, StringLength(40)]
    public string Code { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "ve")]
    public string? Return { get; set; }

    public async Task<IActionResult> OnGetAsync() =>
        await signIn.GetTwoFactorAuthenticationUserAsync() is null ? RedirectToPage("/Account/SignIn", new { ve = Return }) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return Page();

        switch (await flow.CodeAsync(Code))
        {
            case SignInStep.Done:
                return LocalRedirect(Url.IsLocalUrl(Return) ? Return : "~/");
            case SignInStep.Late:
                return RedirectToPage("/Account/SignIn", new { ve = Return });
            case SignInStep.TooMany:
                Response.StatusCode = StatusCodes.Status429TooManyRequests;
                ModelState.AddModelError("", texts["Có quá nhiều lần đăng nhập sai từ mạng này. Hãy đợi mười phút rồi thử lại."]);
                return Page();
            default:
                ModelState.AddModelError(nameof(Code), texts["Mã không đúng, đã hết hạn hoặc đã dùng. Nhập mã mới nhất trên ứng dụng, hoặc một mã khôi phục chưa dùng; sau 5 lần sai, tài khoản nghỉ 15 phút."]);
                return Page();
        }
    }
}
