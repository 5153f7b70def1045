using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Npgsql;
using ParIndex.App.Accounts;
using ParIndex.App.Accounts.People;
using ParIndex.App.Accounts.People.Importing;
using ParIndex.App.Audit;
using ParIndex.App.Storage;
using ParIndex.Core.Text;
using ParIndex.Core.Units;
using ParIndex.Web.Access;
using ParIndex.Web.Accounts.Mail;
using ParIndex.Web.Components;

namespace ParIndex.Web.Pages.Administration.People;

/// <summary>One person: roles, what is known, lock, new password, history.</summary>
[Needs(Permission.ManagePeople)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ShowPersonModel(
    Session session, PeopleQuery people, ManagePeople manage, UnitChoices units, RoleReader roles, AccountMails mails, History history, Visitor visitor, Texts texts) : PageModel
{
    private UnitRegister register = null!;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(Name = "Role")]
    public RoleForm RoleForm { get; set; } = new();

    [BindProperty]
    public Details Input { get; set; } = new();

    public PersonLine Person { get; private set; } = null!;

    public IReadOnlyList<AssignmentLine> Assignments { get; private set; } = [];

    public IReadOnlyList<string> Choices { get; private set; } = [];

    public IReadOnlyList<HistoryEntry> History { get; private set; } = [];

    /// <summary>Whether the visitor may do more than look.</summary>
    public bool MayChange { get; private set; }

    public OneTimeLink? Link { get; private set; }

    /// <summary>Which of the folded forms is open: the one with faults.</summary>
    public string? Opened { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await FindAsync(cancel) ? await ShowAsync(cancel) : NotFound();

    public async Task<IActionResult> OnPostAssignAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel))
            return NotFound();

        Forget(nameof(Input));
        Opened = "role";
        if (string.IsNullOrEmpty(RoleForm.Role))
            ModelState.AddModelError("Role.Role", texts["Chọn một vai trò trong danh sách."]);

        if (await roles.ReadAsync(RoleForm, Person.UnitId, ModelState, cancel) is not { } asked)
            return await ShowAsync(cancel);

        return await DoneAsync(await manage.AssignAsync(visitor.Manager, Id, asked, RoleForm.Until, cancel), texts["Đã giao vai trò."], cancel);
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Guid assignment, CancellationToken cancel) => await FindAsync(cancel)
        ? await DoneAsync(await manage.WithdrawAsync(visitor.Manager, Id, assignment, cancel), texts["Đã thu vai trò."], cancel)
        : NotFound();

    public async Task<IActionResult> OnPostLockAsync(string? reason, CancellationToken cancel)
    {
        if (!await FindAsync(cancel))
            return NotFound();

        var why = VietnameseText.Clean(reason ?? "");
        var refusal = why.Length is 0 or > 300
            ? new Message("Ghi lý do khóa, để người khác hiểu sau này.", "Say why, so that others understand later.")
            : await manage.LockAsync(visitor.Manager, Id, why, cancel);
        return await DoneAsync(refusal, texts["Đã khóa tài khoản."], cancel);
    }

    public async Task<IActionResult> OnPostUnlockAsync(CancellationToken cancel) => await FindAsync(cancel)
        ? await DoneAsync(await manage.UnlockAsync(visitor.Manager, Id, cancel), texts["Đã mở khóa tài khoản."], cancel)
        : NotFound();

    public async Task<IActionResult> OnPostResetAsync(bool withSecondFactor, CancellationToken cancel)
    {
        if (!await FindAsync(cancel))
            return NotFound();

        await session.BeginAsync("accounts.reset", cancel: cancel);
        var (key, refusal) = await manage.ResetAsync(visitor.Manager, Id, withSecondFactor, cancel);
        if (key is null)
            return await DoneAsync(refusal, "", cancel);

        var isMailed = await mails.ResetAsync(Person.Name, Person.Email, key, Tickets.Reset, cancel);
        await session.CommitAsync(cancel);
        Link = new OneTimeLink(Person.Name, Person.UserName, Person.Email, roles.AddressOf(key), isMailed);
        Forget(nameof(Input));
        return await FindAsync(cancel) ? await ShowAsync(cancel) : NotFound();
    }

    public async Task<IActionResult> OnPostChangeAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel))
            return NotFound();

        Opened = "change";
        var email = Input.Email?.Trim().ToLowerInvariant();
        if (!string.IsNullOrEmpty(email) && !PeopleCheck.IsAddress(email))
            ModelState.AddModelError("Input.Email", texts["Hãy ghi địa chỉ thư như ten@coquan.gov.vn."]);

        var unit = string.IsNullOrWhiteSpace(Input.Unit) ? null : await units.FindAsync(Input.Unit, cancel);
        if (unit is null && !string.IsNullOrWhiteSpace(Input.Unit))
            ModelState.AddModelError("Input.Unit", texts["Chọn một đơn vị trong danh sách."]);

        if (!ModelState.IsValid)
            return await ShowAsync(cancel);

        var changed = new NewAccount(
            VietnameseText.Clean(Input.Name), Person.UserName, string.IsNullOrEmpty(email) ? null : email,
            string.IsNullOrWhiteSpace(Input.Position) ? null : VietnameseText.Clean(Input.Position), unit);
        try
        {
            return await DoneAsync(await manage.ChangeAsync(visitor.Manager, Id, changed, cancel), texts["Đã lưu."], cancel);
        }
        catch (PostgresException taken) when (taken.ConstraintName == NewAccounts.OneEmail)
        {
            await session.RollbackAsync();
            ModelState.AddModelError("Input.Email", texts["Đã có người dùng tên hoặc địa chỉ này. Chọn tên khác."]);
            return await ShowAsync(cancel);
        }
    }

    public string? UnitName(string? id) => id is null ? null : register.Find(id)?.Name.Full ?? id;

    public string? FieldName(string? key) => key is null ? null : RoleForm.Fields.FirstOrDefault(field => field.Key == key).Title ?? key;

    /// <summary>The person, if the visitor manages people where they work or have a role; whom else there is, is not told.</summary>
    private async Task<bool> FindAsync(CancellationToken cancel)
    {
        if (await people.OfAsync(Id, cancel) is not { } person)
            return false;

        Assignments = await people.AssignmentsAsync(Id, cancel);
        var within = visitor.Manager.Units;
        if (within is not null && !Assignments.Any(line => line.Assignment.Unit is { } unit && within.Contains(unit)))
            visitor.Demand(Permission.ManagePeople, person.UnitId ?? "", hides: true);

        Person = person;
        MayChange = PeopleRules.MayManage(visitor.Manager, person.UnitId, Assignments.Select(line => line.Assignment));
        return true;
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancel)
    {
        register = await units.RegisterAsync(cancel);
        Choices = await units.AllAsync(cancel);
        await roles.OfferAsync(RoleForm, cancel);
        if (Opened != "change")
        {
            Forget(nameof(Input));
            Input = new Details { Name = Person.Name, Email = Person.Email, Position = Person.Position, Unit = await units.WriteAsync(Person.UnitId, cancel) };
        }

        History = PersonHistory.Of(await history.OfAsync(
            [new("accounts.account", Id.ToString()), new("accounts.assignment", Id.ToString(), WithBelow: true), new("accounts.ticket", Id.ToString(), WithBelow: true)], size: 50, cancel: cancel), texts, UnitName);
        return Page();
    }

    private async Task<IActionResult> DoneAsync(Message? refusal, string done, CancellationToken cancel)
    {
        if (refusal is null)
        {
            TempData.Done(done);
            return RedirectToPage(new { id = Id });
        }

        Forget(nameof(Input));
        ModelState.AddModelError("", texts[refusal]);
        return await ShowAsync(cancel);
    }

    /// <summary>Errors of a form that was not sent.</summary>
    private void Forget(string form)
    {
        foreach (var key in ModelState.Keys.Where(key => key.StartsWith(form + ".", StringComparison.Ordinal)).ToList())
            ModelState.Remove(key);
    }

    /// <summary>What is typed.</summary>
    public sealed class Details
    {
        [Required, StringLength(100, MinimumLength = 2)]
        public string Name { get; set; } = "";

        public string? Email { get; set; }

        public string? Unit { get; set; }

        [StringLength(100)]
        public string? Position { get; set; }
    }
}
