using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.Web.Access;
using ParIndex.Web.Accounts;
using ParIndex.Web.Accounts.Mail;

namespace ParIndex.Web.Pages.Account;

/// <summary>Sign in with name or e-mail and password; the second factor has its own page.</summary>
[Needs(Permission.SignIn)]
public sealed class SignInModel(SignInFlow flow, MailSettings mail, AccountTable accounts, Visitor visitor, Texts texts) : PageModel
{
    [BindProperty]
    public Credentials Input { get; set; } = new();

    /// <summary>Page to go back to, of this site only.</summary>
    [BindProperty(SupportsGet = true, Name = "ve")]
    public string? Return { get; set; }

    public bool MailIsOn => mail.IsOn;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (visitor.Id is not null)
            return LocalRedirect(Url.IsLocalUrl(Return) ? Return : "~/");

        return await accounts.AnyAsync(cancel) ? Page() : LocalRedirect("~/tai-khoan/thiet-lap");
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return Page();

        switch (await flow.PasswordAsync(Input.Name, Input.Password))
        {
            case SignInStep.Done:
                return LocalRedirect(Url.IsLocalUrl(Return) ? Return : "~/");
            case SignInStep.NeedsCode:
                return RedirectToPage("/Account/SecondFactor", new { ve = Return });
            case SignInStep.TooMany:
                Response.StatusCode = StatusCodes.Status429TooManyRequests;
                ModelState.AddModelError("", texts["Có quá nhiều lần đăng nhập sai từ mạng này. Hãy đợi mười phút rồi thử lại."]);
                return Page();
            default:
                ModelState.AddModelError("Input.Name", texts["Tên đăng nhập hoặc mật khẩu chưa đúng. Kiểm tra rồi thử lại; sau 5 lần sai, tài khoản nghỉ 15 phút."]);
                return Page();
        }
    }

    /// <summary>What is typed.</summary>
    public sealed class Credentials
    {
        [Required, StringLength(200)]
        public string Name { get; set; } = "";

        [Required, StringLength(PasswordRules.Longest), DataType(DataType.Password)]
        public string Password { get; set; } = "";
    }
}
