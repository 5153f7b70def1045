using System.ComponentModel.DataAnnotations;
using Dapper;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Npgsql;
using ParIndex.App.Accounts;
using ParIndex.App.Audit;
using ParIndex.App.Storage;
using ParIndex.Web.Access;
using ParIndex.Web.Accounts;
using ParIndex.Web.Api.Answers;

namespace ParIndex.Web.Pages.Account;

/// <summary>The first account of an empty installation, by whoever can read the console.</summary>
[Needs(Permission.SignIn)]
public sealed class SetUpModel(
    FirstSignIn first, SignInGate gate, SignInFlow flow, SignInManager<App.Accounts.Account> signIn, IPasswordHasher<App.Accounts.Account> hasher, PasswordRules rules,
    AccountTable table, NpgsqlDataSource source, TimeProvider clock, Texts texts) : PageModel
{
    [BindProperty]
    public Person Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await table.AnyAsync(cancel) ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!gate.TryEnter(HttpContext.Connection.RemoteIpAddress))
            return StatusCode(StatusCodes.Status429TooManyRequests);

        // The code of the console proves who acts, who has no account yet.
        await using var session = new Session(source, Actor.Step(Doors.People, Doors.SignIn) with { Request = Correlation.Of(HttpContext) }, clock);
        await session.BeginAsync("accounts.set-up", cancel: cancel);
        // Two at once: the second waits and finds the first.
        await (await session.ConnectionAsync(cancel)).ExecuteAsync("lock table accounts.account in share row exclusive mode", transaction: session.Transaction);
        if (await new AccountTable(session, source, clock).AnyAsync(cancel))
            return NotFound();

        if (!first.IsRight(Input.Code))
            ModelState.AddModelError("Input.Code", texts["Mã thiết lập không đúng. Xem mã in ra khi chương trình khởi động."]);

        if (rules.Refuse(Input.Name, Input.UserName, null, Input.Password) is { } weak)
            ModelState.AddModelError("Input.Password", weak);

        if (!ModelState.IsValid)
            return Page();

        gate.Forgive(HttpContext.Connection.RemoteIpAddress);
        var accounts = new NewAccounts(session, clock);
        var id = await accounts.AddAsync(new NewAccount(Input.Name.Trim(), Input.UserName) { PasswordHash = hasher.HashPassword(new App.Accounts.Account(), Input.Password) }, cancel);
        await accounts.AssignAsync(id, new Assignment(Role.Administrator), cancel: cancel);
        if (Input.Coordinates)
            await accounts.AssignAsync(id, new Assignment(Role.Coordinator), cancel: cancel);

        await session.CommitAsync(cancel);
        var account = (await table.ByIdAsync(id, cancel))!;
        await signIn.SignInAsync(account, isPersistent: false);
        await flow.NoteAsync(account, SignInOutcome.SignedIn);
        return LocalRedirect("~/tai-khoan");
    }

    /// <summary>What is typed.</summary>
    public sealed class Person
    {
        [Required, StringLength(40)]
        public string Code { get; set; } = "";

        [Required, StringLength(100)]
        public string Name { get; set; } = "";

        [Required, RegularExpression("[a-z0-9._-]{3,64}", ErrorMessage = "Tên đăng nhập có từ 3 ký tự: chữ thường không dấu, số, dấu chấm, gạch.")]
        public string UserName { get; set; } = "";

        [Required, DataType(DataType.Password)]
        public string Password { get; set; } = "";

        public bool Coordinates { get; set; } = true;
    }
}
