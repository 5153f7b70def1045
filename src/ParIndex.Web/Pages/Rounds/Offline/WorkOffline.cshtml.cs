using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Rounds.Filling;
using ParIndex.App.Rounds.Offline;
using ParIndex.App.Storage;
using ParIndex.App.Storage.Files;
using ParIndex.App.Units;
using ParIndex.Core.Rounds;
using ParIndex.Core.Text;
using ParIndex.Documents;
using ParIndex.Web.Access;
using ParIndex.Web.Components;

namespace ParIndex.Web.Pages.Rounds.Offline;

/// <summary>A leaf of the workbook that would change.</summary>
public sealed record OfflineChange(string Code, string Title, SaveOutcome Outcome, EntryAnswer Before);

/// <summary>The scorecard as a workbook: download, fill in without a network, read back with a preview of differences and conflicts.</summary>
[Needs(Permission.ReadScorecard)]
public sealed class WorkOfflineModel(RoundAccess access, UnitStore units, EntryStore entries, SaveEntry save, FileStore files, Session session, Texts texts) : CardPage(access, units)
{
    private const long LargestFile = 5_000_000;

    /// <summary>What the uploaded workbook would change; null: none was uploaded.</summary>
    public IReadOnlyList<OfflineChange>? Changes { get; private set; }

    /// <summary>Hash of the uploaded workbook, to apply it.</summary>
    public string? Uploaded { get; private set; }

    public string? Problem { get; private set; }

    public bool MayFill { get; private set; }

    public void OnGet() => MayFill = Access.MayMarkFilled(Open);

    public async Task<IActionResult> OnGetDownloadAsync(CancellationToken cancel)
    {
        var mine = (await entries.OfCardAsync(Open.Card.Id, cancel)).Where(entry => Access.MayRead(Open, entry.Code)).ToList();
        var bytes = new MemoryStream();
        WriteCard.Write(bytes, $"{UnitName} · {Open.Round.Name}", Open.Card.Id, Open.Scorer, mine);
        return File(bytes.ToArray(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "phieu-cham-diem.xlsx");
    }

    public async Task<IActionResult> OnPostAsync(IFormFile? workbook, CancellationToken cancel)
    {
        MayFill = Access.MayMarkFilled(Open);
        if (workbook is not { Length: > 0 and <= LargestFile })
        {
            Problem = texts["Hãy chọn tệp phiếu chấm điểm (XLSX, không quá {0}).", Show.Size(LargestFile)];
            return Page();
        }

        await session.BeginAsync("rounds.upload", null, cancel);
        await using (var content = workbook.OpenReadStream())
            Uploaded = await files.AddAsync(content, cancel: cancel);

        await session.CommitAsync(cancel);
        await PreviewAsync(Path.GetFileName(workbook.FileName), apply: false, cancel);
        return Page();
    }

    /// <summary>Saves what was previewed, all or nothing.</summary>
    public async Task<IActionResult> OnPostApplyAsync(string file, CancellationToken cancel)
    {
        MayFill = Access.MayMarkFilled(Open);
        if (await files.FindAsync(file, cancel) is null)
            return NotFound();

        Uploaded = file;
        if (!await PreviewAsync("phieu.xlsx", apply: true, cancel))
            return Page();

        TempData.Done(texts["Đã lưu {0} mục từ tệp.", Changes!.Count]);
        return Redirect($"{Request.PathBase}/phieu/{Open.Card.Id}");
    }

    /// <returns>Whether everything is as it should be (and was saved, when asked for).</returns>
    private async Task<bool> PreviewAsync(string name, bool apply, CancellationToken cancel)
    {
        CardWorkbook read;
        try
        {
            read = ReadCard.Read(await files.FetchAsync(Uploaded!, cancel), name, Open.Scorer);
        }
        catch (DocumentException wrong)
        {
            (Problem, Uploaded) = (texts[wrong.Problem], null);
            return false;
        }

        if (read.Card != Open.Card.Id)
        {
            (Problem, Uploaded) = (texts["Tệp này là phiếu của đơn vị hoặc kỳ khác."], null);
            return false;
        }

        var stored = (await entries.OfCardAsync(Open.Card.Id, cancel)).ToDictionary(entry => entry.Code, StringComparer.Ordinal);
        var answers = read.Answers.Where(answer => stored.TryGetValue(answer.Code, out var entry) && Access.MayFill(Open, entry)).ToList();
        var outcomes = await save.RunManyAsync(Open.Card.Id, answers, tries: !apply, cancel);
        Changes =
        [
            .. outcomes.Where(one => !one.Outcome.IsSaved || one.Outcome.Entry!.Version > stored[one.Code].Version)
                .Select(one => new OfflineChange(one.Code, Title(one.Code), one.Outcome, stored[one.Code].Answer)),
        ];
        return Changes.All(change => change.Outcome.IsSaved);
    }

    private string Title(string code) => Open.Scorer.TryLeaf(code, out var leaf) ? texts.Name(leaf.Criterion.Title, leaf.Criterion.TitleEnglish) : "";

    /// <summary>The parts of an answer that differ, named.</summary>
    public IEnumerable<(string Name, string Before, string After)> Differences(OfflineChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        Open.Scorer.TryLeaf(change.Code, out var leaf);
        var (before, after) = (change.Before, change.Outcome.Answer);
        foreach (var slot in before.Figures.Keys.Union(after.Figures.Keys).Order(StringComparer.Ordinal))
        {
            var (old, now) = (before.Figures.GetValueOrDefault(slot, ""), after.Figures.GetValueOrDefault(slot, ""));
            if (old != now)
                yield return (leaf?.Input(slot) is { } input ? texts.Name(input.Label, input.LabelEnglish) : slot, Fill.EntryView.Shown(leaf?.Input(slot), old), Fill.EntryView.Shown(leaf?.Input(slot), now));
        }

        if (before.Claim != after.Claim)
            yield return (texts["Điểm đề nghị"], Show.Brief(before.Claim), Show.Brief(after.Claim));

        foreach (var (name, old, now) in new[]
        {
            (texts["Lý do đề nghị điểm khác"], before.ClaimReason, after.ClaimReason), (texts["Không áp dụng"], before.Inapplicable ?? "", after.Inapplicable ?? ""), (texts["Ghi chú gửi người thẩm định"], before.Remark, after.Remark),
        })
        {
            if (old != now)
                yield return (name, old, now);
        }
    }

    /// <summary>What is wrong with a leaf, as told.</summary>
    public IEnumerable<Message> Problems(OfflineChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return change.Outcome.Problems.Values;
    }
}
