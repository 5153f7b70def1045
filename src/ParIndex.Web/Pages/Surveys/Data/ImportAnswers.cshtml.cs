using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Jobs;
using ParIndex.App.Storage;
using ParIndex.App.Storage.Files;
using ParIndex.App.Surveys.Collecting;
using ParIndex.App.Surveys.Collecting.Asking;
using ParIndex.App.Surveys.Importing;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Text;
using ParIndex.Documents;
using ParIndex.Documents.Writing;
using ParIndex.Web.Access;
using ParIndex.Web.Pages.Import;

namespace ParIndex.Web.Pages.Surveys.Data;

/// <summary>Imports answers from a file: what each column is taken as stands on the page and can be changed before anything is taken.</summary>
[Needs(Permission.ManageSurveys)]
[UploadLimit(MostBytes)]
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes, ValueCountLimit = 5_000)]
public sealed class ImportAnswersModel(
    SurveyAccess access, WaveStore waves, QuestionnaireStore questionnaires, ImportStore imports, ImportDrafts drafts, FileStore files, Session session, JobBoard jobs, Texts texts) : SurveyPage(access, waves, texts)
{
    public const long LargestFile = 200L << 20;
    public const long MostBytes = LargestFile + (1L << 20);

    /// <summary>Faults shown; the file has all.</summary>
    public const int MostShown = 50;

    private const int MostColumns = 2_000;
    private const int LongestName = 200;

    private static readonly Message NoFile = new("Hãy chọn tệp phiếu trả lời.", "Choose the file of answers.");
    private static readonly Message Gone = new("Không có tệp nào đang chờ nhập: hãy tải tệp lên.", "No file waits to be imported: upload one.");
    private static readonly Message Busy = new("Tệp trước đang được nhập: hãy chờ xong.", "The file before is being imported: wait until it is done.");
    private static readonly Message TooLarge = new($"Tệp lớn hơn {LargestFile >> 20} MB: hãy chia thành nhiều tệp.", $"The file is larger than {LargestFile >> 20} MB: split it.");
    private static readonly Message TooWide = new($"Tệp có hơn {MostColumns} cột.", $"The file has more than {MostColumns} columns.");

    public ImportDraft? Draft { get; private set; }

    public ImportMapping? Mapping { get; private set; }

    /// <summary>First row of the file, by column.</summary>
    public IReadOnlyList<string> Example { get; private set; } = [];

    public Message? Problem { get; private set; }

    public IReadOnlyList<Field> Fields { get; private set; } = [];

    public WaveJob? Job { get; private set; }

    public IReadOnlyList<StoredImport> Imports { get; private set; } = [];

    public bool MayImport => Wave.State is WaveState.Open or WaveState.Closed;

    private string Path => $"/dieu-tra/{Wave.Id}/nhap-phieu";

    protected override void Demand() => Access.DemandManage(Wave.UnitId);

    public async Task OnGetAsync(string? lon, CancellationToken cancel)
    {
        if (lon is not null)
            Problem = TooLarge;

        Job = await JobAsync(await drafts.FindAsync(Wave.Id, cancel), cancel);

        // What a job that is over has left is read after it: it may have ended since the draft was read.
        Draft = await drafts.FindAsync(Wave.Id, cancel);
        Imports = await imports.ListAsync(Wave.Id, cancel);
        if (Draft is not null && Job is not { IsOpen: true })
            await MapAsync(Draft, cancel);
    }

    /// <summary>How far the import is, for scripts; once it is over the page is loaded anew.</summary>
    public async Task<IActionResult> OnGetProgressAsync(CancellationToken cancel) => HowFar(await JobAsync(await drafts.FindAsync(Wave.Id, cancel), cancel));

    /// <summary>Everything that is wrong with the file, by line and column.</summary>
    public async Task<IActionResult> OnGetFaultsAsync(CancellationToken cancel)
    {
        if (await drafts.FindAsync(Wave.Id, cancel) is not { } draft)
            return NotFound();

        var bytes = new MemoryStream();
        using (var csv = new CsvFileWriter(bytes))
        {
            csv.Row(new[] { L["dòng"], L["cột"], L["lỗi"] }.Select(CsvCell.Of));
            foreach (var fault in draft.Faults)
                csv.Row([fault.Line is { } line ? CsvCell.Of(line) : CsvCell.Of(""), CsvCell.Of(fault.Column), CsvCell.Of(L[fault.Text])]);
        }

        return File(bytes.ToArray(), "text/csv", "loi-nhap-phieu.csv");
    }

    public async Task<IActionResult> OnPostUploadAsync(IFormFile? tep, CancellationToken cancel)
    {
        if (tep is null || tep.Length == 0)
            return Tell(NoFile, "");

        if (tep.Length > LargestFile)
            return Tell(TooLarge, "");

        if (await JobAsync(await drafts.FindAsync(Wave.Id, cancel), cancel) is { IsOpen: true })
            return Tell(Busy, "");

        var name = VietnameseText.Clean(System.IO.Path.GetFileName(tep.FileName));
        await using var content = tep.OpenReadStream();
        await session.BeginAsync("surveys.upload", cancel: cancel);
        try
        {
            var sha256 = await files.AddAsync(content, null, cancel);
            await drafts.SetAsync(Wave.Id, sha256, name.Length == 0 ? "tep" : name[^Math.Min(name.Length, LongestName)..], cancel);
            await session.CommitAsync(cancel);
        }
        catch (StorageException away) when (away.IsPassing)
        {
            return Tell(away.Problem, "");
        }
        finally
        {
            await session.RollbackAsync();
        }

        return Redirect($"{Request.PathBase}{Request.Path}");
    }

    public async Task<IActionResult> OnPostImportAsync(bool tries, CancellationToken cancel)
    {
        if (await drafts.FindAsync(Wave.Id, cancel) is not { } draft)
            return Tell(Gone, "");

        if (await JobAsync(draft, cancel) is { IsOpen: true })
            return Tell(Busy, "");

        await MapAsync(draft, cancel);
        if (Mapping is null)
            return Tell(Problem, "");

        // What is asked of two columns of one name is asked of both.
        var told = Mapping.Columns.GroupBy(column => column.Header, StringComparer.Ordinal).ToDictionary(
            group => group.Key, group => VietnameseText.Clean(Request.Form[FormattableString.Invariant($"c.{group.First().Index}")].ToString()), StringComparer.Ordinal);
        await drafts.TellAsync(Wave.Id, told, cancel);
        await MapAsync(draft with { Told = told }, cancel);
        if (tries || Mapping is not { Problems.Count: 0 })
            return Redirect($"{Request.PathBase}{Request.Path}");

        await jobs.AddAsync(TakeAnswers.Deed, new ImportOrder(Wave.Id, draft.Sha256, draft.FileName, told), KeyOf(draft), cancel: cancel);
        return Redirect($"{Request.PathBase}{Request.Path}");
    }

    public async Task<IActionResult> OnPostDiscardAsync(CancellationToken cancel)
    {
        await drafts.RemoveAsync(Wave.Id, cancel: cancel);
        return Tell(null, L["Đã bỏ tệp chờ nhập."]);
    }

    private async Task MapAsync(ImportDraft draft, CancellationToken cancel)
    {
        try
        {
            var questionnaire = (await questionnaires.ContentAsync(Wave.QuestionnaireId, cancel))!;
            Fields = Field.Of(questionnaire);
            using var source = ImportSource.Open(await files.FetchAsync(draft.Sha256, cancel));
            if (source.Header.Count > MostColumns)
            {
                Problem = TooWide;
                return;
            }

            Mapping = ImportMapping.Of(source.Header, questionnaire, draft.Told.Count == 0 ? null : draft.Told);
            Mapping = Mapping with { Problems = [.. Mapping.Problems, .. await imports.ContradictionsAsync(Wave.Id, Mapping, cancel)] };
            if (source.Read() && source.Surplus == 0)
                Example = [.. Enumerable.Range(0, source.Header.Count).Select(source.Text)];
        }
        catch (DocumentException broken)
        {
            Problem = broken.Problem;
        }
    }

    private async Task<WaveJob?> JobAsync(ImportDraft? draft, CancellationToken cancel) => draft is not null && await jobs.FindAsync(TakeAnswers.Deed, KeyOf(draft), cancel) is { } status
        ? new WaveJob(L["Đang nhập phiếu"], Path, status)
        : null;

    private string KeyOf(ImportDraft draft) => $"{Wave.Id}/{draft.Sha256}";
}
