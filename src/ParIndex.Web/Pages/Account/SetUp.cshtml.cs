using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.App.Storage;
using ParIndex.Web.Access;
using ParIndex.Web.Accounts;

namespace ParIndex.Web.Pages.Account;

/// <summary>The first account of an empty installation, by whoever can read the console.</summary>
[Needs(Permission.SignIn)]
public sealed class SetUpModel(
    SignInManager<App.Accounts.Account> signIn, UserManager<App.Accounts.Account> users, AccountTable accounts, IServiceProvider services, Session session, TimeProvider clock, Texts texts) : PageModel
{
    [BindProperty]
    public Person Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await accounts.AnyAsync(cancel) ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await accounts.AnyAsync(cancel))
            return NotFound();

        if (!services.GetRequiredService<FirstSignIn>().IsRight(Input.Code))
            ModelState.AddModelError("Input.Code", texts["Mã thiết lập không đúng. Xem mã in ra khi chương trình khởi động."]);

        if (!ModelState.IsValid)
            return Page();

        await session.BeginAsync("accounts.set-up", cancel: cancel);
        var account = new App.Accounts.Account { UserName = Input.UserName, Name = Input.Name };
        var made = await users.CreateAsync(account, Input.Password);
        if (!made.Succeeded)
        {
            await session.RollbackAsync();
            foreach (var error in made.Errors)
                ModelState.AddModelError(error.Code == "Password" ? "Input.Password" : "Input.UserName", error.Description);

            return Page();
        }

        foreach (var role in new[] { Role.Administrator, Role.Coordinator })
            await accounts.AssignAsync(account.Id, role, null, null, Guid.CreateVersion7(clock.GetUtcNow()), cancel);

        await session.CommitAsync(cancel);
        await signIn.SignInAsync(account, isPersistent: false);
        return LocalRedirect("~/tai-khoan");
    }

    /// <summary>What is typed.</summary>
    public sealed class Person
    {
        [Required, StringLength(40)]
        public string Code { get; set; } = "";

        [Required, StringLength(100)]
        public string Name { get; set; } = "";

        [Required, StringLength(100)]
        public string UserName { get; set; } = "";

        [Required, StringLength(200), DataType(DataType.Password)]
        public string Password { get; set; } = "";
    }
}
