using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Surveys.Collecting;
using ParIndex.App.Surveys.Collecting.Asking;
using ParIndex.App.Surveys.Exporting;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Text;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Surveys.Data;

/// <summary>Gives out anonymous microdata as one package; what is coarsened and what risk remains is told before.</summary>
[Needs(Permission.ManageSurveys)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ExportAnswersModel(SurveyAccess access, WaveStore waves, QuestionnaireStore questionnaires, ExportWave export, Texts texts) : SurveyPage(access, waves, texts)
{
    public IReadOnlyList<FieldColumn> Columns { get; private set; } = [];

    public IReadOnlyList<string> Traits { get; private set; } = [];

    public bool HasArea { get; private set; }

    public int Least { get; private set; }

    /// <summary>What would leave; null: it was not asked for.</summary>
    public AnonymousData? Tried { get; private set; }

    public Message? Problem { get; private set; }

    public IReadOnlyList<GivenExport> Given { get; private set; } = [];

    public bool MayExport => ExportWave.MayExport(Wave);

    protected override void Demand() => Access.DemandManage(Wave.UnitId);

    public async Task<IActionResult> OnGetAsync(string[]? dac, bool khu, int? it, string? xem, CancellationToken cancel)
    {
        if (await questionnaires.ContentAsync(Wave.QuestionnaireId, cancel) is not { } questionnaire)
            return NotFound();

        Columns = ExportWave.TraitsOf(questionnaire);
        (Traits, HasArea, Least) = xem is null ? ([.. Columns.Select(column => column.Name)], true, Wave.SmallestCell) : (dac ?? [], khu, LeastOf(it));
        Given = await export.ListAsync(Wave.Id, cancel);
        if (xem is not null && MayExport)
        {
            try
            {
                Tried = await export.TryAsync(Wave, new ExportChoice(Traits, HasArea, Least, 1), cancel);
            }
            catch (ExportException refused)
            {
                Problem = refused.Problem;
            }
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string[]? dac, bool khu, int? it, CancellationToken cancel)
    {
        // Answered as a file that goes when it was sent: a package of a million answers is no matter for memory.
        var file = new FileStream(System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            await export.RunAsync(Wave, new ExportChoice(dac ?? [], khu, LeastOf(it), ExportChoice.NewSeed()), file, cancel);
        }
        catch (ExportException refused)
        {
            await file.DisposeAsync();
            return Tell(refused.Problem, "");
        }

        file.Position = 0;
        return File(file, "application/zip", "du-lieu-phieu.zip");
    }

    private int LeastOf(int? told) => Math.Clamp(told ?? Wave.SmallestCell, Wave.SmallestCell, 1_000);
}
