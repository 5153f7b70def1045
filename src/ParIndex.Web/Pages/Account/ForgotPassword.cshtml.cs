using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.Web.Access;
using ParIndex.Web.Accounts;
using ParIndex.Web.Accounts.Mail;

namespace ParIndex.Web.Pages.Account;

/// <summary>Asks for a link by mail. Says and takes the same whether there is such an account or not.</summary>
[Needs(Permission.SignIn)]
public sealed class ForgotPasswordModel(MailSettings mail, SignInGate gate, ResetByMail reset, Texts texts) : PageModel
{
    [BindProperty, Required, StringLength(200)]
    public string Name { get; set; } = "";

    public bool IsSent { get; private set; }

    public IActionResult OnGet() => mail.IsOn ? Page() : NotFound();

    public IActionResult OnPost()
    {
        if (!mail.IsOn)
            return NotFound();

        if (!ModelState.IsValid)
            return Page();

        if (!gate.TryEnter(HttpContext.Connection.RemoteIpAddress))
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            ModelState.AddModelError("", texts["Có quá nhiều yêu cầu từ mạng này. Hãy đợi mười phút rồi thử lại."]);
            return Page();
        }

        // After the answer is sent: how long it takes tells nothing.
        var name = Name;
        Response.OnCompleted(() => reset.SendAsync(name));
        IsSent = true;
        return Page();
    }
}
