using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Storage;
using ParIndex.App.Units;
using ParIndex.App.Units.Changes;
using ParIndex.Core.Units;
using ParIndex.Web.Access;
using ParIndex.Web.Components;

namespace ParIndex.Web.Pages.Units;

/// <summary>Founds one unit.</summary>
[Needs(Permission.ManageUnits)]
public sealed class AddUnitModel(UnitStore units, Session session, Visitor visitor, TimeProvider clock, Texts texts) : UnitPage(units, visitor, clock, texts)
{
    [BindProperty]
    public FoundForm Form { get; set; } = new();

    /// <summary>Slug of the unit above, from a link.</summary>
    [BindProperty(SupportsGet = true, Name = "duoi")]
    public string? Below { get; set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        Form = new FoundForm { Parent = Below is null ? null : UnitSlug.ToId(Below), Date = Today };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (!ModelState.IsValid)
            return Page();

        var (date, parent) = (Form.Date!.Value, string.IsNullOrEmpty(Form.Parent) ? null : Form.Parent);
        DemandAll([parent]);
        var id = UnitIds.New(Register, parent, Form.Name!, date);
        var founding = UnitEvent.Found(id, Form.Kind!.Value, UnitNames.Of(Form.Name!, Form.Designation, Form.ShortNames, Form.English), date, parent) with
        {
            Code = string.IsNullOrWhiteSpace(Form.Code) ? null : Form.Code.Trim(),
            LegalBasis = Form.LegalBasis,
        };
        await session.BeginAsync("units.found", Form.LegalBasis, cancel);
        var problems = await Units.AppendAsync([founding], cancel);
        if (problems.Count > 0)
        {
            await session.RollbackAsync();
            Complain(problems);
            return Page();
        }

        await session.CommitAsync(cancel);
        TempData.Done(Texts["Đã thêm {0}.", founding.Name!.Full]);
        return RedirectToPage("ManageUnit", new { id = UnitSlug.Of(id) });
    }
}

/// <summary>A unit to found.</summary>
public sealed class FoundForm
{
    [Required, StringLength(300)]
    public string? Name { get; set; }

    [StringLength(40)]
    public string? Designation { get; set; }

    [Required]
    public UnitKind? Kind { get; set; }

    public string? Parent { get; set; }

    [Required]
    public DateOnly? Date { get; set; }

    [StringLength(40)]
    public string? Code { get; set; }

    [StringLength(500)]
    public string? ShortNames { get; set; }

    [StringLength(300)]
    public string? English { get; set; }

    [Required, StringLength(500)]
    public string? LegalBasis { get; set; }
}
