using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Account;

/// <summary>Sign in with name or e-mail and password; the second factor has its own page.</summary>
[Needs(Permission.SignIn)]
public sealed class SignInModel(SignInManager<App.Accounts.Account> signIn, UserManager<App.Accounts.Account> users, AccountTable accounts, Texts texts) : PageModel
{
    /// <summary>Compared when the name is unknown, so that both refusals take as long.</summary>
    private static readonly App.Accounts.Account Nobody = new() { UserName = "nobody" };
    private static string? nobodysHash;

    [BindProperty]
    public Credentials Input { get; set; } = new();

    /// <summary>Page to go back to, of this site only.</summary>
    [BindProperty(SupportsGet = true, Name = "ve")]
    public string? Return { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) =>
        await accounts.AnyAsync(cancel) ? Page() : LocalRedirect("~/tai-khoan/thiet-lap");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return Page();

        var account = await accounts.ByKeyAsync(users.NormalizeName(Input.Name), cancel);
        if (account is null)
        {
            nobodysHash ??= users.PasswordHasher.HashPassword(Nobody, Guid.CreateVersion7().ToString());
            users.PasswordHasher.VerifyHashedPassword(Nobody, nobodysHash, Input.Password);
            return Refused();
        }

        var result = await signIn.PasswordSignInAsync(account, Input.Password, isPersistent: false, lockoutOnFailure: true);
        if (result.RequiresTwoFactor)
            return RedirectToPage("/Account/SecondFactor", new { ve = Return });

        return result.Succeeded ? LocalRedirect(Url.IsLocalUrl(Return) ? Return : "~/") : Refused();
    }

    /// <summary>Unknown name, wrong password and locked account are told the same way.</summary>
    private PageResult Refused()
    {
        ModelState.AddModelError("Input.Name", texts["Tên đăng nhập hoặc mật khẩu không đúng, hoặc tài khoản đang tạm khóa 15 phút sau 5 lần sai. Kiểm tra rồi thử lại."]);
        return Page();
    }

    /// <summary>What is typed.</summary>
    public sealed class Credentials
    {
        [Required, StringLength(200)]
        public string Name { get; set; } = "";

        [Required, StringLength(200), DataType(DataType.Password)]
        public string Password { get; set; } = "";
    }
}
