using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.App.Audit;
using ParIndex.App.Units;
using ParIndex.Web.Access;
using ParIndex.Web.Accounts;
using ParIndex.Web.Components;

namespace ParIndex.Web.Pages.Account;

/// <summary>One's own account: roles, password, second factor, sign-ins, what one did.</summary>
[Needs(Permission.UseOwnAccount)]
public sealed class MyAccountModel(
    SignInManager<App.Accounts.Account> signIn, UserManager<App.Accounts.Account> users, OwnPassword ownPassword, SignInFlow flow, SignInJournal journal,
    History history, UnitStore units, Visitor visitor, Texts texts) : PageModel
{
    public App.Accounts.Account Me { get; private set; } = null!;

    /// <summary>Roles with the names of their units.</summary>
    public IReadOnlyList<(Assignment Held, string? Unit)> Roles { get; private set; } = [];

    public IReadOnlyList<SignInEntry> SignIns { get; private set; } = [];

    public IReadOnlyList<HistoryEntry> Deeds { get; private set; } = [];

    [BindProperty]
    public Passwords Input { get; set; } = new();

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public async Task<IActionResult> OnPostPasswordAsync(CancellationToken cancel)
    {
        Me = await MeAsync();
        if (!ModelState.IsValid)
            return await ShowAsync(cancel);

        if (!await ownPassword.IsRightAsync(Me, Input.Now))
        {
            ModelState.AddModelError("Input.Now", texts["Mật khẩu hiện tại không đúng."]);
            return await ShowAsync(cancel);
        }

        var changed = await users.ChangePasswordAsync(Me, Input.Now, Input.New);
        foreach (var error in changed.Errors)
            ModelState.AddModelError("Input.New", error.Description);

        if (!changed.Succeeded)
            return await ShowAsync(cancel);

        await signIn.RefreshSignInAsync(Me);
        TempData.Done(texts["Đã đổi mật khẩu; các nơi đăng nhập khác phải đăng nhập lại."]);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostEverywhereAsync()
    {
        Me = await MeAsync();
        await users.UpdateSecurityStampAsync(Me);
        await signIn.RefreshSignInAsync(Me);
        await flow.NoteAsync(Me, SignInOutcome.SignedOutEverywhere);
        TempData.Done(texts["Đã kết thúc mọi nơi đăng nhập khác."]);
        return RedirectToPage();
    }

    public string Name(SignInOutcome outcome, Texts texts) => outcome switch
    {
        SignInOutcome.SignedIn => texts["Đăng nhập"],
        SignInOutcome.WrongPassword => texts["Sai mật khẩu"],
        SignInOutcome.WrongCode => texts["Sai mã xác thực"],
        SignInOutcome.Locked => texts["Thử khi đang nghỉ vì sai nhiều lần"],
        SignInOutcome.Blocked => texts["Thử khi tài khoản bị khóa"],
        SignInOutcome.SignedOut => texts["Đăng xuất"],
        _ => texts["Đăng xuất mọi nơi khác"],
    };

    private async Task<App.Accounts.Account> MeAsync() => await users.GetUserAsync(User) ?? throw new InvalidOperationException("Signed in without an account.");

    private async Task<IActionResult> ShowAsync(CancellationToken cancel)
    {
        Me ??= await MeAsync();
        var register = await units.RegisterAsync(cancel);
        Roles = [.. visitor.Assignments.Select(held => (held, held.Unit is { } unit ? register.Find(unit)?.Name.Full ?? unit : null))];
        SignIns = await journal.OfAsync(Me.Id, cancel: cancel);
        Deeds = DeedNames.Of(await history.ProcessesAsync(Me.Id, size: 20, cancel: cancel), texts);
        return Page();
    }

    /// <summary>What is typed.</summary>
    public sealed class Passwords
    {
        [Required, DataType(DataType.Password)]
        public string Now { get; set; } = "";

        [Required, DataType(DataType.Password)]
        public string New { get; set; } = "";
    }
}
