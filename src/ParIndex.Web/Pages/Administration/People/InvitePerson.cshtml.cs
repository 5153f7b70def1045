using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Npgsql;
using ParIndex.App.Accounts;
using ParIndex.App.Accounts.People;
using ParIndex.App.Accounts.People.Importing;
using ParIndex.App.Storage;
using ParIndex.Core.Text;
using ParIndex.Web.Access;
using ParIndex.Web.Accounts.Mail;

namespace ParIndex.Web.Pages.Administration.People;

/// <summary>Enters a person, with a role perhaps, and gives the link to choose a password.</summary>
[Needs(Permission.ManagePeople)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class InvitePersonModel(Session session, ManagePeople manage, UnitChoices units, RoleReader roles, AccountMails mails, Visitor visitor, Texts texts) : PageModel
{
    [BindProperty]
    public NewPerson Input { get; set; } = new();

    [BindProperty(Name = "Role")]
    public RoleForm RoleForm { get; set; } = new();

    public IReadOnlyList<string> Choices { get; private set; } = [];

    /// <summary>The link, once there is one.</summary>
    public OneTimeLink? Link { get; private set; }

    public Task OnGetAsync(CancellationToken cancel) => OfferAsync(cancel);

    public async Task OnPostAsync(CancellationToken cancel)
    {
        if (await ReadAsync(cancel) is { } person)
        {
            var role = await roles.ReadAsync(RoleForm, person.UnitId, ModelState, cancel);
            if (ModelState.IsValid && !PeopleRules.MayManage(visitor.Manager, person.UnitId, role is null ? [] : [role]))
                ModelState.AddModelError("Input.Unit", texts["Chọn nơi làm việc trong phạm vi bạn quản lý."]);

            if (ModelState.IsValid)
                await InviteAsync(person, role, cancel);
        }

        if (Link is null)
            await OfferAsync(cancel);
    }

    private async Task OfferAsync(CancellationToken cancel)
    {
        Choices = await units.AllAsync(cancel);
        await roles.OfferAsync(RoleForm, cancel);
    }

    private async Task<NewAccount?> ReadAsync(CancellationToken cancel)
    {
        var email = Input.Email?.Trim().ToLowerInvariant();
        if (!string.IsNullOrEmpty(email) && !PeopleCheck.IsAddress(email))
            ModelState.AddModelError("Input.Email", texts["Hãy ghi địa chỉ thư như ten@coquan.gov.vn."]);

        var unit = string.IsNullOrWhiteSpace(Input.Unit) ? null : await units.FindAsync(Input.Unit, cancel);
        if (unit is null && !string.IsNullOrWhiteSpace(Input.Unit))
            ModelState.AddModelError("Input.Unit", texts["Chọn một đơn vị trong danh sách."]);

        var name = VietnameseText.Clean(Input.Name);
        var made = email?.Split('@')[0] is { } local && PeopleCheck.IsUserName(local) ? local : PeopleCheck.UserNameOf(name);
        var userName = string.IsNullOrWhiteSpace(Input.UserName) ? made : Input.UserName.Trim().ToLowerInvariant();
        if (!PeopleCheck.IsUserName(userName) && name.Length > 0)
            ModelState.AddModelError("Input.UserName", texts["Tên đăng nhập có từ 3 ký tự: chữ thường không dấu, số, dấu chấm, gạch."]);

        return ModelState.IsValid
            ? new NewAccount(name, userName, string.IsNullOrEmpty(email) ? null : email, string.IsNullOrWhiteSpace(Input.Position) ? null : VietnameseText.Clean(Input.Position), unit)
            : null;
    }

    private async Task InviteAsync(NewAccount person, Assignment? role, CancellationToken cancel)
    {
        try
        {
            await session.BeginAsync("accounts.invite", cancel: cancel);
            var invited = await manage.InviteAsync(person, role is null ? [] : [role], RoleForm.Until, cancel);
            var isMailed = await mails.InviteAsync(person, invited.Key, cancel);
            await session.CommitAsync(cancel);
            Link = new OneTimeLink(person.Name, person.UserName, person.Email, roles.AddressOf(invited.Key), isMailed);
        }
        catch (PostgresException taken) when (taken.ConstraintName is NewAccounts.OneUserName or NewAccounts.OneEmail)
        {
            await session.RollbackAsync();
            ModelState.AddModelError(taken.ConstraintName == NewAccounts.OneEmail ? "Input.Email" : "Input.UserName", texts["Đã có người dùng tên hoặc địa chỉ này. Chọn tên khác."]);
        }
    }

    /// <summary>What is typed.</summary>
    public sealed class NewPerson
    {
        [Required, StringLength(100, MinimumLength = 2)]
        public string Name { get; set; } = "";

        public string? Email { get; set; }

        public string? UserName { get; set; }

        public string? Unit { get; set; }

        [StringLength(100)]
        public string? Position { get; set; }
    }
}
