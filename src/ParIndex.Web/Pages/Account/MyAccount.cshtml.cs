using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.Web.Access;
using ParIndex.Web.Components;

namespace ParIndex.Web.Pages.Account;

/// <summary>One's own account: password, second factor, other sign-ins.</summary>
[Needs(Permission.UseOwnAccount)]
public sealed class MyAccountModel(SignInManager<App.Accounts.Account> signIn, UserManager<App.Accounts.Account> users, Texts texts) : PageModel
{
    public App.Accounts.Account Me { get; private set; } = null!;

    public IReadOnlyList<Assignment> Roles => HttpContext.Features.Get<Visitor>()?.Assignments ?? [];

    public int RecoveryCodesLeft { get; private set; }

    [BindProperty]
    public Passwords Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : Challenge();

    public async Task<IActionResult> OnPostPasswordAsync()
    {
        if (!await LoadAsync())
            return Challenge();

        if (!ModelState.IsValid)
            return Page();

        var changed = await users.ChangePasswordAsync(Me, Input.Now, Input.New);
        if (changed.Succeeded)
        {
            await signIn.RefreshSignInAsync(Me);
            TempData.Done(texts["Đã đổi mật khẩu; các nơi đăng nhập khác phải đăng nhập lại."]);
            return RedirectToPage();
        }

        foreach (var error in changed.Errors)
            ModelState.AddModelError(error.Code == "Password" ? "Input.New" : "Input.Now", error.Code == "Password" ? error.Description : texts["Mật khẩu hiện tại không đúng."]);

        return Page();
    }

    public async Task<IActionResult> OnPostEverywhereAsync()
    {
        if (!await LoadAsync())
            return Challenge();

        await users.UpdateSecurityStampAsync(Me);
        await signIn.RefreshSignInAsync(Me);
        TempData.Done(texts["Đã kết thúc mọi nơi đăng nhập khác."]);
        return RedirectToPage();
    }

    private async Task<bool> LoadAsync()
    {
        if (await users.GetUserAsync(User) is not { } me)
            return false;

        Me = me;
        RecoveryCodesLeft = await users.CountRecoveryCodesAsync(me);
        return true;
    }

    /// <summary>What is typed.</summary>
    public sealed class Passwords
    {
        [Required, StringLength(200), DataType(DataType.Password)]
        public string Now { get; set; } = "";

        [Required, StringLength(200), DataType(DataType.Password)]
        public string New { get; set; } = "";
    }
}
