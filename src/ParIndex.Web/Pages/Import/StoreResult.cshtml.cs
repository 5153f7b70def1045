using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Results.Importing;
using ParIndex.App.Units;
using ParIndex.Web.Access;
using ParIndex.Web.Components;

namespace ParIndex.Web.Pages.Import;

/// <summary>Last step: what storing changes, then store and publish; and what was stored before.</summary>
[Needs(Permission.ImportResults)]
public sealed class StoreResultModel(
    ReviewImport review, ResultChanges changes, StoreImport store, PublishImported publish, ImportList list, ImportHistory history, UnitStore units,
    ImportStore imports, ImportAccess access, Texts texts) : ImportPageModel(imports, access)
{
    public ImportReview Review { get; private set; } = null!;

    /// <summary>Name of the unit at the end of the index year.</summary>
    public string UnitName { get; private set; } = "";

    /// <summary>Against the newest stored version; null while something stands against storing.</summary>
    public ResultChange? Change { get; private set; }

    public IReadOnlyList<ImportedResult> Stored { get; private set; } = [];

    public IReadOnlyList<HistoryEntry> History { get; private set; } = [];

    /// <summary>The newest version of unit and year came from this import and has these points: there is nothing to store.</summary>
    public ImportedResult? StoredAsShown { get; private set; }

    [BindProperty]
    public StoreForm Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => await LoadAsync(id, cancel) ? Page() : RedirectToPage("DescribeImport", new { id });

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel))
            return RedirectToPage("DescribeImport", new { id });

        if (Review.Import.Description.UnitId is { } unit)
            Access.DemandImportFor(unit);

        var outcome = await store.StoreAsync(id, new StoreOrder(Input.Version, Input.Revision, Input.Before, Publish: false, Input.Reason, Input.AcceptErrors), cancel);
        if (outcome.ResultId is not null)
        {
            TempData.Done(texts["Đã lưu kết quả; chưa công bố."]);
            return RedirectToPage(new { id });
        }

        foreach (var problem in outcome.Problems)
            ModelState.AddModelError("", texts[problem]);

        // The page now shows what stands: sending it again is sending that.
        foreach (var shown in (string[])["Input.Version", "Input.Revision", "Input.Before"])
            ModelState.Remove(shown);

        await LoadAsync(id, cancel);
        return Page();
    }

    [Needs(Permission.PublishResults)]
    public async Task<IActionResult> OnPostPublishAsync(Guid id, Guid result, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel))
            return RedirectToPage("DescribeImport", new { id });

        if (Stored.FirstOrDefault(one => one.Id == result) is not { } wanted)
            return NotFound();

        Access.DemandPublishFor(wanted.UnitId);
        if (await publish.PublishAsync(id, result, cancel) is { } problem)
            TempData.Warn(texts[problem]);
        else
            TempData.Done(texts["Đã công bố kết quả."]);

        return RedirectToPage(new { id });
    }

    /// <summary>Whether who looks may publish results of the unit.</summary>
    public bool MayPublish(ImportedResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Access.MayPublishFor(result.UnitId);
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancel)
    {
        if (await review.LoadAsync(id, cancel) is not { } loaded)
            return false;

        Review = loaded;
        Stored = await list.StoredAsync(id, cancel);
        var said = loaded.Import.Description;
        if (said is { UnitId: { } unit, Year: { } year })
        {
            var register = await units.RegisterAsync(cancel);
            UnitName = register.Find(unit)?.NameAt(Core.Units.UnitRegister.YearEnd(year)).Full ?? unit;
            if (loaded.Draft.Draft is { } draft)
                Change = await changes.OfAsync(unit, year, draft, cancel);
        }

        StoredAsShown = Change is { Before: { } before, Nodes.Count: 0 } ? Stored.FirstOrDefault(result => result.Id == before.Id) : null;
        History = await history.OfAsync(
            id, Stored, loaded.Corrections, (table, row) => table == loaded.TableNumber ? loaded.Table.Rows.FirstOrDefault(one => one.Number == row)?.Row.Code : null, cancel);
        (Input.Version, Input.Revision, Input.Before) = Request.Method == "GET" || !ModelState.IsValid
            ? (loaded.Import.Version, loaded.Revision, Change?.Before?.Version)
            : (Input.Version, Input.Revision, Input.Before);
        return true;
    }
}

/// <summary>What the form of the last step holds.</summary>
public sealed class StoreForm
{
    /// <summary>Version of the description shown.</summary>
    public int Version { get; set; }

    /// <summary>Revision of the table shown.</summary>
    public int Revision { get; set; }

    /// <summary>Number of the version before, as shown.</summary>
    public int? Before { get; set; }

    public string? Reason { get; set; }

    public bool AcceptErrors { get; set; }
}
