using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using ParIndex.App.Accounts;
using ParIndex.App.Units;
using ParIndex.App.Units.Changes;
using ParIndex.Core.Numbers;
using ParIndex.Core.Units;
using ParIndex.Web.Access;
using ParIndex.Web.Components;

namespace ParIndex.Web.Pages.Units;

/// <summary>Merges, splits or abolishes units: what is asked, what it would move, then the confirmation. Nothing is stored before that.</summary>
[Needs(Permission.ManageUnits)]
public sealed class RearrangeUnitsModel(UnitStore units, UnitImpactQuery impacts, ApplyUnitChange apply, Visitor visitor, TimeProvider clock, Texts texts) : UnitPage(units, visitor, clock, texts)
{
    /// <summary>Rows for the parts of a split.</summary>
    public const int Parts = 5;

    [BindProperty]
    public RearrangeForm Form { get; set; } = new();

    /// <summary>Slug of a unit to begin with, from a link.</summary>
    [BindProperty(SupportsGet = true, Name = "chon")]
    public string? Chosen { get; set; }

    /// <summary>Worked out and sound: shown for confirmation.</summary>
    public UnitChangePlan? Plan { get; private set; }

    public UnitImpact? Impact { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        var chosen = Chosen is null ? null : UnitSlug.ToId(Chosen);
        Form = new RearrangeForm { Units = chosen is null ? [] : [chosen], Date = Today.AddDays(1), Branch = chosen is null ? null : Register.Find(chosen)?.ParentAt(Today) };
        Fill();
    }

    /// <summary>Works the change out and shows what it moves.</summary>
    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (WorkOut() is { Problems.Count: 0 } plan)
            (Plan, Impact) = (plan, await impacts.OfAsync(Register, plan, cancel));

        Fill();
        return Page();
    }

    /// <summary>Back to the form, or to another branch of the tree, with everything as chosen.</summary>
    public async Task<IActionResult> OnPostBackAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        ModelState.Clear();
        Fill();
        return Page();
    }

    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (WorkOut() is not { Problems.Count: 0 } plan)
        {
            Fill();
            return Page();
        }

        DemandAll(plan.Change.Units.Concat(plan.SuccessorIds.Where(id => Register.Find(id) is not null)));
        var problems = await apply.RunAsync(plan, Form.LegalBasis, cancel);
        if (problems.Count > 0)
        {
            Complain(problems);
            Fill();
            return Page();
        }

        TempData.Done(Texts["Đã lưu thay đổi đơn vị từ ngày {0}.", Show.Date(plan.Change.Date)]);
        return RedirectToPage("ManageUnit", new { id = UnitSlug.Of(plan.SuccessorIds.Count > 0 ? plan.SuccessorIds[0] : plan.Change.Units[0]) });
    }

    /// <summary>Name of a unit before or after the change.</summary>
    public string Name(string id) => Plan?.After?.Find(id) is { } unit ? unit.NameAt(unit.To == Plan.Change.Date ? Plan.Change.Date.AddDays(-1) : Plan.Change.Date).Full : NameOf(id, Form.Date ?? Today);

    private UnitChangePlan? WorkOut()
    {
        var chosen = Form.Units.Where(id => Register.Find(id) is not null).Distinct().ToList();
        if (chosen.Count == 0)
            ModelState.AddModelError("Form.Units", Texts["Chọn ít nhất một đơn vị."]);
        else if (Form.Kind == UnitEventKind.Split && chosen.Count > 1)
            ModelState.AddModelError("Form.Units", Texts["Chia tách từng đơn vị một."]);

        if (Form.Date is null)
            ModelState.AddModelError("Form.Date", Texts["Hãy điền chỗ này."]);

        if (string.IsNullOrWhiteSpace(Form.LegalBasis))
            ModelState.AddModelError("Form.LegalBasis", Texts["Ghi nghị quyết hoặc quyết định làm căn cứ."]);

        var successors = Form.Kind switch
        {
            UnitEventKind.Merge => Merged(chosen),
            UnitEventKind.Split => Split(),
            _ => [],
        };
        if (!ModelState.IsValid)
            return null;

        var plan = UnitChangePlan.Of(Register, new UnitChange(Form.Kind, Form.Date!.Value, chosen, successors, Form.Below, Form.LegalBasis, null));
        Complain(plan.Problems);
        return plan;
    }

    private List<Successor> Merged(List<string> chosen)
    {
        if (!string.IsNullOrEmpty(Form.Into))
        {
            if (chosen.All(id => id == Form.Into))
                ModelState.AddModelError("Form.Units", Texts["Chọn thêm đơn vị được nhập vào."]);

            return [new Successor(Form.Into, null)];
        }

        if (!string.IsNullOrWhiteSpace(Form.NewName))
            return [new Successor(null, UnitNames.Of(Form.NewName, Form.NewDesignation, null, null))];

        ModelState.AddModelError("Form.Into", Texts["Chọn đơn vị nhận, hoặc ghi tên đơn vị mới."]);
        return [];
    }

    private List<Successor> Split()
    {
        var parts = new List<Successor>();
        for (var i = 0; i < Form.Parts.Count; i++)
        {
            var part = Form.Parts[i];
            if (string.IsNullOrEmpty(part.Id) && string.IsNullOrWhiteSpace(part.Name))
                continue;

            if (!PrintedNumber.TryParse(part.Share, out var share))
                ModelState.AddModelError($"Form.Parts[{i.ToString(CultureInfo.InvariantCulture)}].Share", Texts["Ghi tỷ lệ như 60."]);
            else
                parts.Add(string.IsNullOrEmpty(part.Id) ? new Successor(null, UnitNames.Of(part.Name!, part.Designation, null, null), share.Value / 100) : new Successor(part.Id, null, share.Value / 100));
        }

        if (parts.Count < 2 && ModelState.IsValid)
            ModelState.AddModelError("Form.Parts", Texts["Ghi ít nhất hai đơn vị kế thừa."]);

        return parts;
    }

    /// <summary>Day the units are chosen on: the last one before the change.</summary>
    public DateOnly Eve => (Form.Date ?? Today).AddDays(-1);

    /// <summary>Units with others below them, to choose the branch from.</summary>
    public IReadOnlyList<SelectListItem> Branches
    {
        get
        {
            var tree = Register.TreeAt(Eve);
            return [.. Choices(Eve).Where(choice => tree.Children(choice.Value).Count > 0)];
        }
    }

    /// <summary>Units of the branch by kind, the ones chosen elsewhere before them.</summary>
    public IReadOnlyList<(UnitKind? Kind, IReadOnlyList<Unit> Units)> Offered
    {
        get
        {
            var tree = Register.TreeAt(Eve);
            var here = Form.Branch is { Length: > 0 } branch ? tree.Children(branch) : tree.Roots;
            var elsewhere = Form.Units.Where(id => here.All(unit => unit.Id != id)).Select(Register.Find).OfType<Unit>().ToList();
            var groups = here.Where(unit => Manages(unit.Id)).OrderBy(unit => unit.NameAt(Eve).Full, Order).GroupBy(unit => unit.Kind).OrderBy(group => group.Key)
                .Select(group => ((UnitKind?)group.Key, (IReadOnlyList<Unit>)[.. group]));
            return elsewhere.Count == 0 ? [.. groups] : [(null, elsewhere), .. groups];
        }
    }

    /// <summary>Units that can take over: those offered.</summary>
    public IReadOnlyList<SelectListItem> Takers => [.. Offered.SelectMany(group => group.Units).Select(unit => new SelectListItem(unit.NameAt(Eve).Full, unit.Id))];

    private void Fill()
    {
        // Where most units stand side by side is where most mergers are.
        Form.Branch ??= Register.TreeAt(Eve) is { } tree ? tree.All.Where(unit => Manages(unit.Id)).MaxBy(unit => tree.Children(unit.Id).Count)?.Id : null;
        while (Form.Parts.Count < Parts)
            Form.Parts.Add(new SplitPart());
    }
}

/// <summary>What is asked of units.</summary>
public sealed class RearrangeForm
{
    public UnitEventKind Kind { get; set; } = UnitEventKind.Merge;

    /// <summary>Unit whose parts are offered.</summary>
    public string? Branch { get; set; }

    public List<string> Units { get; set; } = [];

    public DateOnly? Date { get; set; }

    /// <summary>Merge: unit there is that takes the others in.</summary>
    public string? Into { get; set; }

    /// <summary>Merge: name of a new unit.</summary>
    public string? NewName { get; set; }

    public string? NewDesignation { get; set; }

    public List<SplitPart> Parts { get; set; } = [];

    public BelowPolicy Below { get; set; }

    public string? LegalBasis { get; set; }
}

/// <summary>One part of a split; a blank row is none.</summary>
public sealed class SplitPart
{
    public string? Id { get; set; }

    public string? Name { get; set; }

    public string? Designation { get; set; }

    /// <summary>Percent.</summary>
    public string? Share { get; set; }
}
