using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.Web.Access;
using QRCoder;

namespace ParIndex.Web.Pages.Account;

/// <summary>Ties an authenticator to the account: scan, prove, keep the recovery codes.</summary>
[Needs(Permission.UseOwnAccount)]
public sealed class SetUpSecondFactorModel(UserManager<App.Accounts.Account> users, SignInManager<App.Accounts.Account> signIn, Texts texts) : PageModel
{
    private const int RecoveryCodes = 10;

    [BindProperty, Required, StringLength(10)]
    public string Code { get; set; } = "";

    /// <summary>The key in groups of four letters, for typing.</summary>
    public string Key { get; private set; } = "";

    /// <summary>The drawing to scan.</summary>
    public string Drawing { get; private set; } = "";

    /// <summary>Shown once, when it is done.</summary>
    public IReadOnlyList<string> Recovery { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (await users.GetUserAsync(User) is not { } me)
            return Challenge();

        // A key that is in use stays until a new one is proved.
        if (!me.HasSecondFactor)
            await users.ResetAuthenticatorKeyAsync(me);

        await signIn.RefreshSignInAsync(me);
        Draw(me);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await users.GetUserAsync(User) is not { } me)
            return Challenge();

        Draw(me);
        var digits = Code.Replace(" ", "", StringComparison.Ordinal);
        if (!ModelState.IsValid || !await users.VerifyTwoFactorTokenAsync(me, users.Options.Tokens.AuthenticatorTokenProvider, digits))
        {
            ModelState.AddModelError(nameof(Code), texts["Mã không đúng. Kiểm tra giờ của điện thoại rồi nhập mã mới nhất."]);
            return Page();
        }

        await users.SetTwoFactorEnabledAsync(me, true);
        Recovery = [.. await users.GenerateNewTwoFactorRecoveryCodesAsync(me, RecoveryCodes) ?? []];
        await signIn.RefreshSignInAsync(me);
        return Page();
    }

    private void Draw(App.Accounts.Account me)
    {
        var key = me.AuthenticatorKey ?? "";
        Key = string.Join(' ', key.Chunk(4).Select(part => new string(part)));
        var address = $"otpauth://totp/ParIndex:{Uri.EscapeDataString(me.UserName)}?secret={key}&issuer=ParIndex&digits=6";
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var drawing = new SvgQRCode(data);
        Drawing = drawing.GetGraphic(4);
    }
}
