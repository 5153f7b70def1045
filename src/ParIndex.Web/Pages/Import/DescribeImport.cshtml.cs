using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using ParIndex.App.Accounts;
using ParIndex.App.Jobs;
using ParIndex.App.Results.Importing;
using ParIndex.App.Storage.Files;
using ParIndex.App.Units;
using ParIndex.Core.Results;
using ParIndex.Core.Results.Checking;
using ParIndex.Core.Text;
using ParIndex.Core.Units;
using ParIndex.Web.Access;
using ParIndex.Web.Components;

namespace ParIndex.Web.Pages.Import;

/// <summary>Second step: what the document is. Also where one waits for a document that is still being read.</summary>
[Needs(Permission.ImportResults)]
public sealed class DescribeImportModel(
    ImportStore imports, DescribeImport describe, DiscardImport discard, SetMatches sets, UnitStore units, FileStore files,
    WaitingReads reads, ImportList list, ImportHistory history, ImportAccess access, Texts texts) : ImportPageModel(imports, access)
{
    /// <summary>More units than this are searched, not listed.</summary>
    private const int MostListed = 1_500;

    /// <summary>What was recognised; null while it is read.</summary>
    public OfficialDocument? Document { get; private set; }

    /// <summary>How far the reading is; null when it waits for none.</summary>
    public JobStatus? Reading { get; private set; }

    public IReadOnlyList<HistoryEntry> History { get; private set; } = [];

    /// <summary>Findings of the checker in the whole document as read.</summary>
    public int Findings { get; private set; }

    [BindProperty]
    public DescriptionForm Input { get; set; } = new();

    /// <summary>What somebody else said meanwhile.</summary>
    public ImportDescription? Newer { get; private set; }

    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Tables { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Sets { get; private set; } = [];

    /// <summary>Words to find the unit by, where there are too many to list.</summary>
    public string? Search { get; private set; }

    public bool MustSearch { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, string? tim, CancellationToken cancel)
    {
        Search = tim;
        await LoadAsync(id, cancel);
        Input = DescriptionForm.Of(Import);
        await FillAsync(cancel);
        return Page();
    }

    /// <summary>How far the reading is, for scripts; once it is over the page is loaded anew.</summary>
    public async Task<IActionResult> OnGetProgressAsync(Guid id, CancellationToken cancel)
    {
        await LoadAsync(id, cancel);
        if (Import.State == ImportState.Reading && Reading is not { State: JobState.Failed })
            return Partial("_Reading", this);

        Response.Headers["HX-Refresh"] = "true";
        return new EmptyResult();
    }

    /// <summary>Reading was given up: another try.</summary>
    public async Task<IActionResult> OnPostAgainAsync(Guid id, CancellationToken cancel)
    {
        await reads.TryAgainAsync(id, cancel);
        return RedirectToPage(new { id });
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        await LoadAsync(id, cancel);
        if (Input.UnitId is { } unit && !Access.MayImportFor(unit))
            ModelState.AddModelError("Input.UnitId", texts["Bạn không được nhập kết quả cho đơn vị này."]);

        if (ModelState.IsValid)
        {
            var outcome = await describe.SaveAsync(id, Input.Version, Input.ToDescription(), cancel);
            if (outcome.IsSaved)
                return RedirectToPage("ReviewTable", new { id });

            foreach (var (part, problem) in outcome.Problems)
                ModelState.AddModelError(part.Length == 0 ? "" : "Input." + part, texts[problem]);

            if (outcome.Newer is { } newer)
            {
                // What was typed stays in the form; sending it again replaces what the other wrote, knowingly.
                Newer = newer.Description;
                ModelState.Remove("Input.Version");
                Input.Version = newer.Version;
            }
        }

        await FillAsync(cancel);
        return Page();
    }

    /// <summary>The file as it came.</summary>
    public async Task<IActionResult> OnGetFileAsync(Guid id, CancellationToken cancel) => File(await files.OpenReadAsync(Import.FileSha256, cancel), "application/octet-stream", Import.FileName);

    public async Task<IActionResult> OnPostDiscardAsync(Guid id, CancellationToken cancel)
    {
        await discard.RunAsync(id, cancel);
        TempData.Done(texts["Đã bỏ bản nhập; kết quả đã lưu từ đó vẫn còn."]);
        return RedirectToPage("UploadDocuments");
    }

    private async Task LoadAsync(Guid id, CancellationToken cancel)
    {
        Reading = Import.State == ImportState.Reading ? await reads.StatusAsync(id, cancel) : null;
        Document = Import.State == ImportState.Draft ? await Imports.DocumentAsync(id, cancel) : null;
    }

    private async Task FillAsync(CancellationToken cancel)
    {
        var deeds = Document is null ? [] : await Imports.CorrectionsAsync(Import.Id, cancel);
        var tables = Document?.Tables.Select((table, i) => CorrectedTable.Of(table, deeds.Where(deed => deed.Table == i + 1))).ToList() ?? [];
        History = await history.OfAsync(
            Import.Id, await list.StoredAsync(Import.Id, cancel), deeds, (table, row) => tables[table - 1].Rows.FirstOrDefault(one => one.Number == row)?.Row.Code, cancel);
        if (Document is null)
            return;

        Findings = DocumentChecker.Check(Document with { Tables = [.. tables.Select(table => table.Table)] }).Count;

        Tables = [.. Document.Tables.Select((table, i) => new SelectListItem(NameOf(table, i + 1), (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)))];
        var chosen = Input.TableNumber is { } number && number >= 1 && number <= Document.Tables.Count ? number : 1;
        var matches = await sets.OfAsync(Document.Tables[chosen - 1], cancel);
        Sets =
        [
            .. matches.Where(match => match.Codes * 2 >= match.Rows || match.VersionId == Input.SetVersionId).Take(8).Select(match => new SelectListItem(
                texts["{0}, bản {1}: {2} trong {3} mã khớp, {4} điểm tối đa, {5} tên", $"{match.Name} ({match.Edition})", match.Number, match.Codes, match.Rows, match.Maxima, match.Titles],
                match.VersionId.ToString())),
            new SelectListItem(texts["Không gắn bộ tiêu chí: điểm lĩnh vực là tổng các điểm trong bảng"], "") { Selected = Input.SetVersionId is null },
        ];
        Units = Choices(await units.RegisterAsync(cancel));
    }

    private string NameOf(OfficialTable table, int number)
    {
        var caption = table.Caption.Length == 0 ? texts["không có tên"] : table.Caption.Length <= 120 ? table.Caption : table.Caption[..120] + "…";
        return texts["Bảng {0}: {1}, {2} hàng, {3} hàng có điểm", number, caption, table.Rows.Count, table.Rows.Count(row => row is { Max: not null, Score: not null })];
    }

    private List<SelectListItem> Choices(UnitRegister register)
    {
        var known = register.Units.Where(unit => unit.Kind != UnitKind.Country && Access.MayImportFor(unit.Id)).ToList();
        MustSearch = known.Count > MostListed;
        var words = VietnameseText.Fold(Search ?? "");
        var shown = !MustSearch ? known : known.Where(unit => unit.Id == Input.UnitId || (words.Length > 0 && VietnameseText.Fold(unit.Name.Full).Contains(words, StringComparison.Ordinal))).Take(MostListed).ToList();
        var groups = new Dictionary<string, SelectListGroup>(StringComparer.Ordinal);
        return [.. shown.OrderBy(unit => unit.Kind).ThenBy(Parent, Comparer<string>.Create(VietnameseText.Compare))
            .ThenBy(unit => unit.Name.Name, Comparer<string>.Create(VietnameseText.Compare))
            .Select(unit => new SelectListItem(Named(unit), unit.Id) { Group = Group(Parent(unit)) })];

        string Parent(Unit unit) => unit.Parents[^1].Value is { } parent && register.Find(parent) is { } above ? above.Name.Full : "";

        SelectListGroup Group(string name)
        {
            if (!groups.TryGetValue(name, out var group))
                groups.Add(name, group = new SelectListGroup { Name = name });

            return group;
        }
    }

    private string Named(Unit unit) => unit.To is { } end ? texts["{0} (đến {1})", unit.Name.Full, Show.Date(end.AddDays(-1))] : unit.Name.Full;
}

/// <summary>What the form of the second step holds.</summary>
public sealed class DescriptionForm
{
    /// <summary>Version that was shown.</summary>
    public int Version { get; set; }

    public int? TableNumber { get; set; }

    public string? UnitId { get; set; }

    public int? Year { get; set; }

    public Guid? SetVersionId { get; set; }

    public string? Number { get; set; }

    public DateOnly? Date { get; set; }

    public string? Issuer { get; set; }

    public static DescriptionForm Of(App.Results.Importing.Import import)
    {
        ArgumentNullException.ThrowIfNull(import);
        var said = import.Description;
        return new DescriptionForm
        {
            Version = import.Version, TableNumber = said.TableNumber, UnitId = said.UnitId, Year = said.Year, SetVersionId = said.SetVersionId, Number = said.Number, Date = said.Date, Issuer = said.Issuer,
        };
    }

    public ImportDescription ToDescription() =>
        new(TableNumber, UnitId, Year, SetVersionId, VietnameseText.Clean(Number ?? ""), Date, VietnameseText.Clean(Issuer ?? ""));
}
