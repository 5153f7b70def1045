using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.App.Criteria.Library;
using ParIndex.App.Evidence;
using ParIndex.App.Rounds.Calling;
using ParIndex.App.Units;
using ParIndex.Core.Rules;
using ParIndex.Core.Text;
using ParIndex.Web.Access;
using ParIndex.Web.Components;
using ParIndex.Web.Pages.Criteria;
using ParIndex.Web.Pages.Evidence;
using ParIndex.Web.Pages.Import;

namespace ParIndex.Web.Pages.Rounds.Call;

/// <summary>A unit answers a data call: figures, a note, documents that prove them. Saved it is a draft; sent it counts and is locked.</summary>
[Needs(Permission.FillScorecard)]
[UploadLimit(AddEvidenceModel.MostBytes)]
[RequestSizeLimit(AddEvidenceModel.MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = AddEvidenceModel.MostBytes)]
public sealed class AnswerCallModel(RoundAccess access, CallStore calls, AnswerCall answer, EvidenceStore items, EvidenceSearch search, KeepEvidence keep, UnitStore units, Visitor visitor, Texts texts) : PageModel
{
    private const int MostFound = 12;
    private const string Prefix = ShowCriterionModel.Prefix;

    /// <summary>Unit that answers; one of those asked.</summary>
    [BindProperty(Name = "donVi", SupportsGet = true)]
    public string? UnitId { get; set; }

    public DataCall Call { get; private set; } = null!;

    public CallAnswer Answer { get; private set; } = null!;

    /// <summary>Units asked the visitor answers for, with names.</summary>
    public IReadOnlyList<(string Id, string Name)> Units { get; private set; } = [];

    public string AskerName { get; private set; } = "";

    /// <summary>Documents put to the answer, then the newest of the library.</summary>
    public IReadOnlyList<(EvidenceItem Item, bool IsUsed)> Documents { get; private set; } = [];

    public IReadOnlyDictionary<string, Message> Problems { get; private set; } = new Dictionary<string, Message>();

    /// <summary>Files that could not be taken, and why.</summary>
    public IReadOnlyList<string> Refused { get; private set; } = [];

    /// <summary>What was just sent and not taken.</summary>
    public TypedCallAnswer? Typed { get; private set; }

    public DateOnly Today => access.Today;

    /// <summary>Whose typing the browser keeps.</summary>
    public string Person => visitor.Id?.ToString("N") ?? "";

    public bool IsOpen => !Call.IsClosed && !Answer.IsSent;

    public IEnumerable<TrialFigure> Figures => Call.Figures.Where(figure => figure.IsAsked).Select(figure => new TrialFigure(
        new RuleSlot(figure.Input.Name, figure.Input), Typed?.Figures.GetValueOrDefault(figure.Input.Name) ?? Saved(figure.Input), Problems.GetValueOrDefault(figure.Input.Name)));

    public async Task<IActionResult> OnGetAsync(Guid call, CancellationToken cancel)
    {
        await OpenAsync(call, cancel);
        await LoadAsync(cancel);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(Guid call, int seen, string? note, Guid[] items, List<IFormFile> tep, CancellationToken cancel) => WriteAsync(call, seen, note, items, tep, sends: false, cancel);

    public Task<IActionResult> OnPostSendAsync(Guid call, int seen, string? note, Guid[] items, List<IFormFile> tep, CancellationToken cancel) => WriteAsync(call, seen, note, items, tep, sends: true, cancel);

    private async Task<IActionResult> WriteAsync(Guid call, int seen, string? note, Guid[] chosen, List<IFormFile> files, bool sends, CancellationToken cancel)
    {
        await OpenAsync(call, cancel);
        var (kept, refused) = IsOpen ? await KeepAsync(files, cancel) : ([], []);
        Refused = refused;
        Typed = new TypedCallAnswer(
            Request.Form.Keys.Where(key => key.StartsWith(Prefix, StringComparison.Ordinal)).ToDictionary(key => key[Prefix.Length..], key => (string?)Request.Form[key].ToString(), StringComparer.Ordinal),
            note, [.. chosen ?? [], .. kept]);
        // A file that was refused was meant to be sent along.
        Problems = await answer.RunAsync(call, UnitId!, seen, Typed, sends && refused.Count == 0, cancel);
        if (Problems.Count == 0 && refused.Count == 0)
        {
            TempData.Done(sends ? texts["Đã gửi số liệu đến {0}.", AskerName] : texts["Đã lưu; số liệu chưa gửi."]);
            return sends ? RedirectToPage("/Rounds/Work/ListWork") : Redirect($"{Request.PathBase}{Request.Path}?donVi={Uri.EscapeDataString(UnitId!)}");
        }

        Answer = (await calls.AnswerAsync(call, UnitId!, cancel: cancel))!;
        await LoadAsync(cancel);
        return Page();
    }

    private async Task<(List<Guid> Kept, List<string> Refused)> KeepAsync(List<IFormFile>? files, CancellationToken cancel)
    {
        var (kept, refused) = (new List<Guid>(), new List<string>());
        foreach (var file in files?.Take(AddEvidenceModel.MostFiles) ?? [])
        {
            await using var content = file.OpenReadStream();
            var outcome = await keep.AddFileAsync(UnitId!, content, file.FileName, cancel: cancel);
            if (outcome.ItemId is { } id)
                kept.Add(id);
            else
                refused.Add(texts[outcome.Problem!]);
        }

        return (kept, refused);
    }

    private async Task OpenAsync(Guid id, CancellationToken cancel)
    {
        var own = visitor.Units(Permission.FillScorecard);
        var call = await calls.FindAsync(id, cancel);
        var asked = call is null ? [] : (await calls.AnswersAsync([id], cancel)).Where(one => own is null || own.Contains(one.UnitId)).ToList();
        // Whether there is such a call for others is told to nobody.
        if (call is null || (asked.Find(one => one.UnitId == UnitId) ?? (UnitId is null ? asked.FirstOrDefault() : null)) is not { } stands)
            throw new RefusedException(Permission.FillScorecard, UnitId, Refusal.OtherUnit, hides: true);

        Call = call;
        Answer = stands;
        UnitId = stands.UnitId;
        var register = await units.RegisterAsync(cancel);
        string Name(string unit) => register.Find(unit)?.NameAt(Today).Full ?? unit;
        Units = [.. asked.Select(one => (one.UnitId, Name(one.UnitId)))];
        AskerName = Name(Call.AskerId);
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        var used = (await calls.EvidenceAsync([Call.Id], cancel))[(Call.Id, UnitId!)].ToHashSet();
        var shown = Typed?.Evidence?.ToHashSet() ?? used;
        var newest = IsOpen ? (await search.PageAsync(new EvidenceFilter([UnitId!]), size: MostFound, cancel: cancel)).Found.Select(found => found.Item) : [];
        var byId = (await items.ListAsync([.. shown], cancel)).Where(item => item.UnitId == UnitId).Concat(newest).DistinctBy(item => item.Id);
        Documents = [.. byId.Select(item => (item, shown.Contains(item.Id)))];
    }

    private string? Saved(RuleInput input) => Answer.Figures.GetValueOrDefault(input.Name) is { } plain ? CallWords.Shown(input.Type, plain) : null;
}
