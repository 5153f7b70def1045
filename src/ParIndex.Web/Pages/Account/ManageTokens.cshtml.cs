using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.Web.Access;
using ParIndex.Web.Components;

namespace ParIndex.Web.Pages.Account;

/// <summary>Tokens of the JSON interface: make, see, revoke.</summary>
[Needs(Permission.UseOwnAccount)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ManageTokensModel(Tokens tokens, Visitor visitor, Texts texts) : PageModel
{
    public IReadOnlyList<TokenLine> Tokens { get; private set; } = [];

    /// <summary>The token just made, shown once.</summary>
    public string? Made { get; private set; }

    [BindProperty]
    public NewToken Input { get; set; } = new();

    private Guid Me => visitor.Id!.Value;

    public async Task OnGetAsync(CancellationToken cancel) => Tokens = await tokens.OfAsync(Me, cancel);

    public async Task OnPostMakeAsync(CancellationToken cancel)
    {
        if (Input.Scopes.Count == 0 || Input.Scopes.Any(scope => TokenScopes.Find(scope) is null))
            ModelState.AddModelError("", texts["Chọn ít nhất một phạm vi."]);

        // Without the second factor its role needs, the account has no rights to lend.
        if (visitor.LacksSecondFactor)
            ModelState.AddModelError("", texts["Bật xác thực hai bước trước khi tạo khóa."]);

        if (ModelState.IsValid)
        {
            Made = await tokens.MakeAsync(Me, Input.Name.Trim(), Input.Scopes, Input.Days, cancel);
            if (Made is null)
                ModelState.AddModelError("", texts["Đã có quá nhiều khóa. Thu hồi khóa không dùng trước."]);
            else
                ModelState.Clear();
        }

        Tokens = await tokens.OfAsync(Me, cancel);
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid token, CancellationToken cancel)
    {
        await tokens.RevokeAsync(Me, token, cancel);
        TempData.Done(texts["Đã thu hồi khóa."]);
        return RedirectToPage();
    }

    /// <summary>What is asked for.</summary>
    public sealed class NewToken
    {
        [Required, StringLength(100)]
        public string Name { get; set; } = "";

        public List<string> Scopes { get; set; } = ["read"];

        [Range(1, App.Accounts.Tokens.MostDays)]
        public int Days { get; set; } = 90;
    }
}
