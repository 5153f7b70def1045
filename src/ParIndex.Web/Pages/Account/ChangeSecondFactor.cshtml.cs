using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.Web.Access;
using ParIndex.Web.Accounts;
using QRCoder;

namespace ParIndex.Web.Pages.Account;

/// <summary>
/// Ties an authenticator to the account: scan, prove, keep the recovery codes. The new key travels encrypted in the form until it is proved, so nothing
/// changes before, and the key in use is never shown again.
/// </summary>
[Needs(Permission.UseOwnAccount)]
public sealed class ChangeSecondFactorModel(
    UserManager<App.Accounts.Account> users, SignInManager<App.Accounts.Account> signIn, AccountStore store, AuthenticatorCodes authenticator, SignInTurns turns,
    OwnPassword ownPassword, SecondFactorPolicy policy, IDataProtectionProvider protection, Visitor visitor, Texts texts) : PageModel
{
    private const int RecoveryCodes = 10;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    private readonly ITimeLimitedDataProtector candidates = protection.CreateProtector("accounts.candidate").ToTimeLimitedDataProtector();

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>The key to be proved, encrypted, with the account it is for.</summary>
    [BindProperty]
    public string? Candidate { get; set; }

    /// <summary>The key in groups of four letters, for typing.</summary>
    public string Key { get; private set; } = "";

    /// <summary>The drawing to scan.</summary>
    public string Drawing { get; private set; } = "";

    /// <summary>Shown once, when it is done.</summary>
    public IReadOnlyList<string> Recovery { get; private set; } = [];

    public bool IsOn { get; private set; }

    /// <summary>A new authenticator is being tied in place of the one in use.</summary>
    public bool IsChanging { get; private set; }

    public int CodesLeft { get; private set; }

    /// <summary>Nothing else is open until it is done.</summary>
    public bool IsDemanded => visitor.LacksSecondFactor && !IsOn;

    public bool MayTurnOff => !policy.IsRequired || !visitor.Assignments.Any(held => held.Role.NeedsSecondFactor());

    public async Task<IActionResult> OnGetAsync()
    {
        var me = await LoadAsync();
        if (!IsOn)
            Offer(me, AuthenticatorCodes.NewKey());

        return Page();
    }

    public async Task<IActionResult> OnPostProveAsync()
    {
        var me = await LoadAsync();
        // An account with a second factor gets here by its password alone.
        if (Open(me) is not { } key)
        {
            ModelState.AddModelError("", texts["Trang đã để quá lâu. Quét mã mới dưới đây."]);
            Offer(me, AuthenticatorCodes.NewKey());
            return Page();
        }

        if (authenticator.Match(key, Secrets.Normal(Code)) is not { } step)
        {
            ModelState.AddModelError(nameof(Code), texts["Mã không đúng. Kiểm tra giờ của điện thoại rồi nhập mã mới nhất."]);
            Offer(me, key);
            return Page();
        }

        await store.SetAuthenticatorKeyAsync(me, key, HttpContext.RequestAborted);
        await users.SetTwoFactorEnabledAsync(me, true);
        await turns.UseCodeAsync(me.Id, step);
        return await ShowCodesAsync(me);
    }

    public async Task<IActionResult> OnPostRenewAsync()
    {
        var me = await LoadAsync();
        if (await IsOwnerAsync(me))
            Offer(me, AuthenticatorCodes.NewKey());

        return Page();
    }

    public async Task<IActionResult> OnPostCodesAsync()
    {
        var me = await LoadAsync();
        return IsOn && await IsOwnerAsync(me) ? await ShowCodesAsync(me) : Page();
    }

    public async Task<IActionResult> OnPostOffAsync()
    {
        var me = await LoadAsync();
        if (!MayTurnOff)
            return StatusCode(StatusCodes.Status403Forbidden);

        if (!await IsOwnerAsync(me))
            return Page();

        await users.SetTwoFactorEnabledAsync(me, false);
        await signIn.RefreshSignInAsync(me);
        return LocalRedirect("~/tai-khoan");
    }

    private async Task<App.Accounts.Account> LoadAsync()
    {
        var me = await users.GetUserAsync(User) ?? throw new InvalidOperationException("Signed in without an account.");
        (IsOn, CodesLeft) = (me.HasSecondFactor, me.RecoveryCodesLeft);
        return me;
    }

    private async Task<bool> IsOwnerAsync(App.Accounts.Account me)
    {
        if (await ownPassword.IsRightAsync(me, Password))
            return true;

        ModelState.AddModelError(nameof(Password), texts["Mật khẩu không đúng."]);
        return false;
    }

    private async Task<IActionResult> ShowCodesAsync(App.Accounts.Account me)
    {
        Recovery = [.. await users.GenerateNewTwoFactorRecoveryCodesAsync(me, RecoveryCodes) ?? []];
        await signIn.RefreshSignInAsync(me);
        return Page();
    }

    private string? Open(App.Accounts.Account me)
    {
        try
        {
            return candidates.Unprotect(Candidate ?? "").Split('/') is [var id, var key] && id == me.Id.ToString() ? key : null;
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private void Offer(App.Accounts.Account me, string key)
    {
        IsChanging = IsOn;
        ModelState.Remove(nameof(Candidate));
        Candidate = candidates.Protect($"{me.Id}/{key}", Patience);
        Key = string.Join(' ', key.Chunk(4).Select(part => new string(part)));
        var host = Uri.EscapeDataString(Request.Host.Host);
        var address = $"otpauth://totp/ParIndex%20{host}:{Uri.EscapeDataString(me.UserName)}?secret={key}&issuer=ParIndex%20{host}";
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var drawing = new SvgQRCode(data);
        Drawing = drawing.GetGraphic(4, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
