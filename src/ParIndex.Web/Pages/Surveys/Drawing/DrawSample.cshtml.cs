using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Jobs;
using ParIndex.App.Storage;
using ParIndex.App.Storage.Files;
using ParIndex.App.Surveys.Collecting;
using ParIndex.App.Surveys.Sampling;
using ParIndex.App.Surveys.Sampling.Drawing;
using ParIndex.App.Units;
using ParIndex.Core.Text;
using ParIndex.Core.Units;
using ParIndex.Documents.Writing;
using ParIndex.Web.Access;
using ParIndex.Web.Pages.Import;

namespace ParIndex.Web.Pages.Surveys.Drawing;

/// <summary>The frame of a sample: uploaded, its columns told, cleaned; and the draws on record.</summary>
[Needs(Permission.ManageSurveys)]
[UploadLimit(MostBytes)]
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
public sealed class DrawSampleModel(
    SurveyAccess access, WaveStore waves, SampleDrafts drafts, JobBoard jobs, KeepFrame keep, DrawStore draws, FileStore files, UnitStore units, Texts texts) : DrawPage(access, waves, drafts, jobs, texts)
{
    /// <summary>Sealed it must still be a file that is kept.</summary>
    public const long LargestFile = FileFolder.UsualLargestFile - (8L << 20);
    public const long MostBytes = LargestFile + (1L << 20);

    private const int LongestName = 200;

    private static readonly Message NoFile = new("Hãy chọn tệp khung mẫu.", "Choose the frame.");
    private static readonly Message TooLarge = new($"Tệp lớn hơn {LargestFile >> 20} MB: bỏ bớt cột không dùng, hoặc chia theo địa bàn.", $"The file is larger than {LargestFile >> 20} MB: remove columns, or split it by area.");

    /// <summary>What is wrong with the columns as told.</summary>
    public IReadOnlyList<FormProblem> Problems { get; private set; } = [];

    public IReadOnlyList<StoredDraw> Draws { get; private set; } = [];

    public Message? Problem { get; private set; }

    protected override string Here => Root;

    public async Task OnGetAsync(string? lon, CancellationToken cancel)
    {
        if (lon is not null)
            Problem = TooLarge;

        await LoadAsync(cancel);
        Draws = await draws.ListAsync(Wave.Id, cancel);
        if (Draft is { Design: null } draft)
            Problems = DrawFormReader.CheckColumns(draft.Form);
    }

    /// <summary>Protocol or design of a draw.</summary>
    public async Task<IActionResult> OnGetFileAsync(Guid lan, string? kieu, CancellationToken cancel)
    {
        if ((await draws.ListAsync(Wave.Id, cancel)).FirstOrDefault(draw => draw.Id == lan) is not { } draw)
            return NotFound();

        return kieu switch
        {
            "yaml" => File(Encoding.UTF8.GetBytes(draw.Design), "application/yaml", "thiet-ke-mau.yaml"),
            "json" => File(await files.OpenReadAsync(draw.FiguresSha256, cancel), "application/json", "bien-ban-chon-mau.json"),
            "docx" => File(await files.OpenReadAsync(draw.ProtocolSha256, cancel), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "bien-ban-chon-mau.docx"),
            _ => NotFound(),
        };
    }

    /// <summary>Findings of cleaning with their places, as the frame's file has them.</summary>
    public async Task<IActionResult> OnGetFindingsAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (Draft?.Sight.Look is not { } look)
            return NotFound();

        var bytes = new MemoryStream();
        using (var csv = new CsvFileWriter(bytes))
        {
            csv.Row(new[] { L["Điều tìm thấy"], L["Chỗ"], L["Dòng kia"], L["Cột"] }.Select(CsvCell.Of));
            foreach (var found in look.Findings)
            {
                foreach (var place in found.Places)
                    csv.Row([CsvCell.Of(L[FrameFindingWords.Name(found.Kind)]), CsvCell.Of(L[place.First]), CsvCell.Of(L[place.Second]), CsvCell.Of(place.Column)]);
            }
        }

        return File(bytes.ToArray(), "text/csv", "lam-sach-khung-mau.csv");
    }

    public async Task<IActionResult> OnPostUploadAsync(IFormFile? tep, CancellationToken cancel)
    {
        if (tep is null || tep.Length == 0)
            return Tell(NoFile, "");

        if (tep.Length > LargestFile)
            return Tell(TooLarge, "");

        await LoadAsync(cancel);
        if (!MayDraw || IsBusy)
            return Tell(MayDraw ? Busy : KeepFrame.NotDraft, "");

        var name = Tidy(Path.GetFileName(tep.FileName)) ?? "khung";
        await using var content = tep.OpenReadStream();
        try
        {
            var problem = await keep.RunAsync(Wave.Id, content, name[^Math.Min(name.Length, LongestName)..], await BeginningAsync(cancel), cancel);
            return Tell(problem, L["Đã nhận khung mẫu {0}. Xem lại công dụng của từng cột.", name]);
        }
        catch (StorageException away) when (away.IsPassing)
        {
            return Tell(away.Problem, "");
        }
    }

    /// <summary>Keeps what each column is for, and has the frame checked or goes on to the design.</summary>
    public async Task<IActionResult> OnPostColumnsAsync(bool dossiers, bool citizen, bool next, CancellationToken cancel)
    {
        if (await RefusalAsync(cancel) is { } refusal)
            return Tell(refusal, "");

        var parts = new Dictionary<string, ColumnPart>(StringComparer.Ordinal);
        foreach (var (i, column) in Draft!.Sight.Columns.Index())
            parts[column.Name] = Enum.TryParse<ColumnPart>(Request.Form[FormattableString.Invariant($"c.{i}")].ToString(), out var part) && Enum.IsDefined(part) ? part : ColumnPart.Ignored;

        var form = Draft.Form with { Parts = parts, IsDossiers = dossiers, IsCitizen = citizen };
        var draft = await Drafts.TellAsync(Draft, form, null, cancel);
        if (DrawFormReader.CheckColumns(form).Count > 0)
            return To(Root);

        if (next)
            return To(Root + "/thiet-ke");

        await StartAsync(draft, false, null, cancel);
        return To(Root);
    }

    public async Task<IActionResult> OnPostDiscardAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (IsBusy)
            return Tell(Busy, "");

        await Drafts.RemoveAsync(Wave.Id, cancel);
        return Tell(null, L["Đã bỏ khung mẫu đang chờ."]);
    }

    private async Task<DrawForm> BeginningAsync(CancellationToken cancel)
    {
        var unit = (await units.RegisterAsync(cancel)).Find(Wave.UnitId);
        var name = unit?.NameAt(UnitRegister.YearEnd(Wave.Year)).Full ?? "";
        var isTerritory = unit?.Kind.IsTerritorial() ?? false;
        return new DrawForm { Title = Wave.Name, Authority = isTerritory ? char.ToLower(name[0], CultureInfo.GetCultureInfo("vi-VN")) + name[1..] : null, Office = isTerritory ? null : name };
    }
}
