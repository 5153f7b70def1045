using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Surveys.Collected;
using ParIndex.App.Surveys.Results;
using ParIndex.Core.Surveys.Results;
using ParIndex.Core.Text;
using ParIndex.Web.Access;
using ParIndex.Web.Components;

namespace ParIndex.Web.Pages.Surveys.Results;

/// <summary>Results of a wave: indices with intervals, by factor and group, scales, change since earlier waves, who answered, how it was computed; and their issue.</summary>
[Needs(Permission.ReadResults)]
public sealed class ShowResultsModel(ResultsDesk desk, IssueResults issue, Texts texts) : ResultsPage(desk, texts)
{
    public const string DocumentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>Grouping shown; null: there is none.</summary>
    public Grouping? Grouping { get; private set; }

    public WaveTrend? Trend { get; private set; }

    public bool MayIssue => IsLive && Report.Results is not null && Report.Wave.State >= App.Surveys.Collecting.WaveState.Closed;

    /// <summary>Factors, sections or criteria.</summary>
    public IReadOnlyList<IndexResult> Parts => [.. Report.Results?.Indices.Where(index => index.Part != IndexPart.Whole) ?? []];

    public IEnumerable<Plot> Scales => Report.Results is { } results ? ResultPlots.Scales(L, Words, Questionnaire, results, Url.Content(Root)) : [];

    /// <summary>Reason of an issue that was refused, or had to wait for results of the answers as they stand.</summary>
    public string? TypedReason => TempData[nameof(TypedReason)] as string;

    public async Task OnGetAsync(string? theo, CancellationToken cancel)
    {
        if (Report.Results is not { } results)
            return;

        Grouping = results.Groupings.FirstOrDefault(grouping => grouping.Code == theo) ?? (results.Groupings.Count > 0 ? results.Groupings[0] : null);
        var trend = WaveTrend.Of(await Desk.Issued.BeforeAsync(Report.Wave, cancel), Report);
        Trend = trend.Waves.Count > 1 ? trend : null;
    }

    public async Task<IActionResult> OnGetDocumentAsync(CancellationToken cancel)
    {
        if (Report.Results is null)
            return NotFound();

        var trend = WaveTrend.Of(await Desk.Issued.BeforeAsync(Report.Wave, cancel), Report);
        var bytes = new MemoryStream();
        ResultsDocument.Write(bytes, Report, Questionnaire, trend, (await Desk.Units.RegisterAsync(cancel)).Find(Report.Wave.UnitId), Texts.Language);
        return File(bytes.ToArray(), DocumentType, Texts.Language == Language.English ? "report.docx" : "bao-cao.docx");
    }

    public async Task<IActionResult> OnPostIssueAsync(string? reason, CancellationToken cancel)
    {
        Desk.Access.DemandManage(Report.Wave.UnitId);
        var problem = await issue.RunAsync(Report.Wave.Id, reason, cancel);
        if (problem is not null)
            KeepTyped();

        return Tell(problem, L["Đã công bố kết quả trong đơn vị."]);
    }

    protected override void KeepTyped()
    {
        if (Request.HasFormContentType && Request.Form["reason"].ToString() is { Length: > 0 and <= IssueResults.LongestReason } typed)
            TempData[nameof(TypedReason)] = typed;
    }

    /// <summary>Address of the same page by another grouping.</summary>
    public string By(Grouping grouping) => Root + (grouping.Code == WaveAnswers.Area ? "" : "?theo=" + Uri.EscapeDataString(grouping.Code));
}
