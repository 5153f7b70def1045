using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Storage;
using ParIndex.App.Units;
using ParIndex.App.Units.Import;
using ParIndex.Core.Units;
using ParIndex.Web.Access;
using ParIndex.Web.Components;

namespace ParIndex.Web.Pages.Units;

/// <summary>Units from a list: read, shown row by row with what is wrong, stored whole after confirmation.</summary>
[Needs(Permission.ManageUnits)]
[RequestSizeLimit(20_000_000), RequestFormLimits(ValueLengthLimit = 20_000_000)]
public sealed class ImportUnitsModel(UnitStore units, Session session, Visitor visitor, TimeProvider clock, Texts texts) : UnitPage(units, visitor, clock, texts)
{
    /// <summary>Unit above where a row names none.</summary>
    [BindProperty]
    public string? Parent { get; set; }

    /// <summary>First day where a row gives none.</summary>
    [BindProperty]
    public DateOnly? From { get; set; }

    /// <summary>The events read, carried to the confirmation; held against the register again there.</summary>
    [BindProperty]
    public string? Events { get; set; }

    public string? FileName { get; private set; }

    public UnitFileReading? Reading { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        From = Today;
    }

    public async Task<IActionResult> OnPostAsync(IFormFile? tep, CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (tep is null || tep.Length == 0)
        {
            ModelState.AddModelError("tep", Texts["Chọn tệp XLSX hoặc CSV."]);
            return Page();
        }

        FileName = Path.GetFileName(tep.FileName);
        using var bytes = new MemoryStream();
        await tep.CopyToAsync(bytes, cancel);
        bytes.Position = 0;
        Reading = UnitFile.Read(bytes, FileName, Register, string.IsNullOrEmpty(Parent) ? null : Parent, From ?? Today);
        if (Reading.IsSound)
            Events = Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(Reading.Events.Select(UnitEventJson.Write))));

        ModelState.Remove(nameof(Events));
        return Page();
    }

    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (Parse(Events) is not { Count: > 0 } events)
        {
            ModelState.AddModelError("", Texts["Không đọc lại được danh sách; tải tệp lên lần nữa."]);
            return Page();
        }

        var founded = events.Where(each => each.Kind == UnitEventKind.Found).Select(each => each.Units[0]).ToHashSet(StringComparer.Ordinal);
        DemandAll(events.Where(each => each.Kind == UnitEventKind.Found && (each.Parent is null || !founded.Contains(each.Parent))).Select(each => each.Parent));
        DemandAll(events.Where(each => each.Kind == UnitEventKind.Abolish && !founded.Contains(each.Units[0])).Select(each => each.Units[0]));
        await session.BeginAsync("units.import", Texts["Nhập {0} đơn vị từ danh sách", events.Count(each => each.Kind == UnitEventKind.Found)], cancel);
        var problems = await Units.AppendAsync(events, cancel);
        if (problems.Count > 0)
        {
            await session.RollbackAsync();
            Complain(problems);
            return Page();
        }

        await session.CommitAsync(cancel);
        TempData.Done(Texts["Đã nhập {0} đơn vị.", events.Count(each => each.Kind == UnitEventKind.Found)]);
        return RedirectToPage("ManageUnits");
    }

    /// <summary>Only foundings and ends come from a list, whatever was sent.</summary>
    private static List<UnitEvent>? Parse(string? text)
    {
        try
        {
            var events = JsonSerializer.Deserialize<List<string>>(Convert.FromBase64String(text ?? ""))?.Select(UnitEventJson.Read).ToList();
            return events?.All(each => each.Kind is UnitEventKind.Found or UnitEventKind.Abolish && each.Units.Count == 1) == true ? events : null;
        }
        catch (Exception problem) when (problem is FormatException or JsonException)
        {
            return null;
        }
    }
}
