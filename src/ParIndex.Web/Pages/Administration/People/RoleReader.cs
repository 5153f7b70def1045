using Microsoft.AspNetCore.Mvc.ModelBinding;
using ParIndex.App.Accounts;
using ParIndex.App.Accounts.People;
using ParIndex.Web.Access;
using ParIndex.Web.Accounts.Mail;

namespace ParIndex.Web.Pages.Administration.People;

/// <summary>What forms about people share: reading a role, making the address of a link.</summary>
public sealed class RoleReader(PeopleQuery people, UnitChoices units, Visitor visitor, MailSettings mail, TimeProvider clock, IHttpContextAccessor accessor, Texts texts)
{
    /// <summary>Fills in what the form offers.</summary>
    public async Task OfferAsync(RoleForm form, CancellationToken cancel)
    {
        // A role is offered if it may be given somewhere: at the units managed, or everywhere.
        var somewhere = visitor.Manager.Units?.FirstOrDefault();
        form.Roles = [.. Roles.Assignable.Where(role => PeopleRules.MayGive(visitor.Manager, new Assignment(role, somewhere)))];
        form.Fields = await people.FieldsAsync(cancel);
    }

    /// <summary>The role asked for; null with errors in the state when it is wrong, without when none is asked for.</summary>
    /// <param name="form">As typed.</param>
    /// <param name="home">Where the person works: meant when a role of a unit names none.</param>
    /// <param name="state">Takes the errors.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<Assignment?> ReadAsync(RoleForm form, string? home, ModelStateDictionary state, CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(form.Role))
            return null;

        if (Roles.Find(form.Role) is not { } role || role == Role.Public)
        {
            state.AddModelError("Role.Role", texts["Chọn một vai trò trong danh sách."]);
            return null;
        }

        var unit = string.IsNullOrWhiteSpace(form.Unit) ? role.NeedsUnit() ? home : null : await units.FindAsync(form.Unit, cancel);
        if (unit is null && (role.NeedsUnit() || !string.IsNullOrWhiteSpace(form.Unit)))
            state.AddModelError("Role.Unit", texts["Chọn một đơn vị trong danh sách cho vai trò này."]);

        var field = string.IsNullOrEmpty(form.Field) ? null : form.Field;
        if (field is not null && (!role.MayHaveField() || (await people.FieldsAsync(cancel)).All(known => known.Key != field)))
            state.AddModelError("Role.Field", texts["Vai trò này không giới hạn theo lĩnh vực đó."]);

        if (form.Until < clock.Today())
            state.AddModelError("Role.Until", texts["Ngày cuối đã qua."]);

        var asked = new Assignment(role, role.IsForAll() ? null : unit, field);
        if (state.IsValid && !PeopleRules.MayGive(visitor.Manager, asked))
            state.AddModelError("Role.Role", texts["Bạn không giao được vai trò này ở đây."]);

        return state.IsValid ? asked : null;
    }

    /// <summary>Whole address of a link, to be passed on by hand.</summary>
    public string AddressOf(string key)
    {
        var request = accessor.HttpContext!.Request;
        return (mail.Address ?? $"{request.Scheme}://{request.Host}") + AccountMails.Path(key);
    }
}
