using System.Text;
using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Jobs;
using ParIndex.App.Surveys.Collecting;
using ParIndex.App.Surveys.Sampling;
using ParIndex.App.Surveys.Sampling.Drawing;
using ParIndex.Core.Surveys.Sampling;
using ParIndex.Core.Surveys.Sampling.Cleaning;
using ParIndex.Core.Text;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Surveys.Drawing;

/// <summary>The design as its form sends it.</summary>
public sealed class DesignInput
{
    public string? Title { get; set; }

    public string? Authority { get; set; }

    public string? Office { get; set; }

    public string? Area { get; set; }

    /// <summary>Null before it is bound: what stands there the binder would not replace.</summary>
    public IReadOnlyList<StageForm>? Stages { get; set; }
}

/// <summary>The design of a sample in the field's terms, stage by stage, or a design file in its place.</summary>
[Needs(Permission.ManageSurveys)]
[RequestSizeLimit(MostBytes)]
public sealed class DesignSampleModel(SurveyAccess access, WaveStore waves, SampleDrafts drafts, JobBoard jobs, Texts texts) : DrawPage(access, waves, drafts, jobs, texts)
{
    public const int MostStages = 4;
    public const long LargestFile = 256L << 10;

    private const long MostBytes = 2L << 20;
    private const int LongestShares = 20_000;

    private static readonly Message NoFile = new("Hãy chọn tệp thiết kế (YAML).", "Choose the design file (YAML).");
    private static readonly Message TooLarge = new($"Tệp thiết kế lớn hơn {LargestFile >> 10} KB.", $"The design file is larger than {LargestFile >> 10} KB.");

    /// <summary>What must be put right, by control.</summary>
    public IReadOnlyList<FormProblem> Problems { get; private set; } = [];

    /// <summary>Columns whose texts may be units.</summary>
    public IReadOnlyList<string> Units { get; private set; } = [];

    /// <summary>Columns that may part units or people, or order them.</summary>
    public IReadOnlyList<string> Groups { get; private set; } = [];

    /// <summary>Columns of sizes.</summary>
    public IReadOnlyList<string> Sizes { get; private set; } = [];

    protected override string Here => Root + "/thiet-ke";

    public async Task<IActionResult> OnGetAsync(bool sai, CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (Draft is null || !MayDraw)
            return To(Root);

        Offer(Draft.Form);
        if (sai)
            Problems = Draft.Plan().Problems;

        return Page();
    }

    /// <summary>The design as a file.</summary>
    public async Task<IActionResult> OnGetYamlAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        return Draft?.Plan().Plan is { } plan ? File(Encoding.UTF8.GetBytes(SamplingPlanYaml.Write(plan)), "application/yaml", "thiet-ke-mau.yaml") : To(Here + "?sai=true");
    }

    /// <summary>Keeps what was typed; adds or takes away a stage, or has the frame looked at under the design.</summary>
    public async Task<IActionResult> OnPostSaveAsync(DesignInput input, string? op, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (await RefusalAsync(cancel) is { } refusal)
            return Tell(refusal, "", Root);

        var stages = (input.Stages ?? []).Take(MostStages).Select(Clean).ToList();
        if (stages.Count == 0)
            stages.Add(new StageForm());

        if (op == "add" && stages.Count < MostStages)
            stages.Insert(stages.Count - 1, NewStage(stages));
        else if (op == "remove" && stages.Count > 1)
            stages.RemoveAt(stages.Count - 2);

        var form = Draft!.Form with { Title = Tidy(input.Title), Authority = Tidy(input.Authority), Office = Tidy(input.Office), Area = Tidy(input.Area), Stages = stages };
        var draft = await Drafts.TellAsync(Draft, form, null, cancel);
        if (op is "add" or "remove")
            return To(Here + "#giai-doan");

        if (draft.Plan().Plan is null)
            return To(Here + "?sai=true");

        await StartAsync(draft, false, null, cancel);
        return To(Root + "/xem");
    }

    /// <summary>Takes a design file in place of the form.</summary>
    public async Task<IActionResult> OnPostFileAsync(IFormFile? tep, CancellationToken cancel)
    {
        if (await RefusalAsync(cancel) is { } refusal)
            return Tell(refusal, "", Root);

        if (tep is null || tep.Length is 0 or > LargestFile)
            return Tell(tep is { Length: > 0 } ? TooLarge : NoFile, "");

        using var reader = new StreamReader(tep.OpenReadStream(), Encoding.UTF8);
        var text = (await reader.ReadToEndAsync(cancel)).Replace("\0", "", StringComparison.Ordinal);
        if (SamplingPlanFile.Parse(text).Plan is null)
        {
            Problems = (Draft! with { Design = text }).Plan().Problems;
            Offer(Draft.Form);
            return Page();
        }

        var draft = await Drafts.TellAsync(Draft!, Draft!.Form, text, cancel);
        await StartAsync(draft, false, null, cancel);
        return To(Root + "/xem");
    }

    /// <summary>Back to the form.</summary>
    public async Task<IActionResult> OnPostDropAsync(CancellationToken cancel)
    {
        if (await RefusalAsync(cancel) is { } refusal)
            return Tell(refusal, "", Root);

        await Drafts.TellAsync(Draft!, Draft!.Form, null, cancel);
        return Tell(null, L["Đã bỏ tệp thiết kế."]);
    }

    /// <summary>What is wrong with a control; null: nothing.</summary>
    public string? Wrong(string field) => Problems.Any(problem => problem.Field == field) ? "true" : null;

    private void Offer(DrawForm form)
    {
        var columns = (Draft?.Sight.Columns ?? []).Select(column => column.Name).Where(form.Parts.ContainsKey).ToList();
        List<string> Of(params ColumnPart[] parts) => [.. columns.Where(name => parts.Contains(form.Parts[name]))];
        Units = Of(ColumnPart.Area);
        Groups = Of(ColumnPart.Area, ColumnPart.Stratum);
        Sizes = [.. Of(ColumnPart.Size), .. form.IsDossiers ? new[] { CleanedFrame.DossiersColumn } : []];
    }

    /// <summary>Units by their size, of the first kind not drawn yet.</summary>
    private StageForm NewStage(List<StageForm> stages)
    {
        var isFirst = stages.Count == 1;
        return new StageForm
        {
            Unit = Draft!.Sight.Columns.Select(column => column.Name)
                .FirstOrDefault(name => Draft.Form.Parts.GetValueOrDefault(name) == ColumnPart.Area && stages.TrueForAll(stage => stage.Unit != name)),
            Method = isFirst ? SelectionMethod.PpsSystematic : SelectionMethod.Simple,
            Count = isFirst ? CountKind.Total : CountKind.Take,
        };
    }

    private static StageForm Clean(StageForm stage) => stage with
    {
        Unit = Tidy(stage.Unit),
        Strata = [.. (stage.Strata ?? []).Select(name => Tidy(name)).OfType<string>().Distinct(StringComparer.Ordinal)],
        Method = Enum.IsDefined(stage.Method) ? stage.Method : default,
        Measure = Tidy(stage.Measure),
        Order = Tidy(stage.Order),
        Count = Enum.IsDefined(stage.Count) ? stage.Count : default,
        Number = Tidy(stage.Number),
        Allocation = Enum.IsDefined(stage.Allocation) ? stage.Allocation : default,
        Shares = string.Join('\n', (stage.Shares ?? "").Split('\n').Select(line => Tidy(line)).OfType<string>()) is { Length: > 0 } shares ? shares[..Math.Min(shares.Length, LongestShares)] : null,
        Minimum = Tidy(stage.Minimum),
        MinimumBy = Tidy(stage.MinimumBy),
        Replacements = Tidy(stage.Replacements),
        Margin = Tidy(stage.Margin),
        Confidence = Tidy(stage.Confidence),
        Share = Tidy(stage.Share),
        Response = Tidy(stage.Response),
        Effect = Tidy(stage.Effect),
        Correlation = Tidy(stage.Correlation),
        ClusterTake = Tidy(stage.ClusterTake),
    };
}
