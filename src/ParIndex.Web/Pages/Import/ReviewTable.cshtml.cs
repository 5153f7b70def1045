using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Results.Importing;
using ParIndex.Core.Results;
using ParIndex.Web.Access;
using ParIndex.Web.Components;

namespace ParIndex.Web.Pages.Import;

/// <summary>Third step: recognised rows beside their source, with what the checker found; people correct and confirm.</summary>
[Needs(Permission.ImportResults)]
public sealed class ReviewTableModel(ReviewImport review, CorrectRow correct, ImportStore imports, ImportAccess access, Texts texts) : ImportPageModel(imports, access)
{
    /// <summary>Rows on a page.</summary>
    public const int PageSize = 60;

    public ImportReview Review { get; private set; } = null!;

    /// <summary>Code of the field looked at; null: all.</summary>
    [BindProperty(SupportsGet = true, Name = "linh-vuc")]
    public string? Field { get; set; }

    /// <summary>Which rows: "phat-hien", "da-sua", "cho-xac-nhan", "bo-qua"; null: all.</summary>
    [BindProperty(SupportsGet = true, Name = "loc")]
    public string? Filter { get; set; }

    /// <summary>Page, from 1.</summary>
    [BindProperty(SupportsGet = true, Name = "trang")]
    public int Number { get; set; } = 1;

    /// <summary>Row open for correction.</summary>
    [BindProperty(SupportsGet = true, Name = "hang")]
    public int? Open { get; set; }

    /// <summary>Rows that pass the filter.</summary>
    public IReadOnlyList<CorrectedRow> Matching { get; private set; } = [];

    /// <summary>Of these, the ones on this page.</summary>
    public IEnumerable<CorrectedRow> Shown => Matching.Skip((Number - 1) * PageSize).Take(PageSize);

    /// <summary>What became of the correction just sent, when it was not saved.</summary>
    public CorrectionOutcome? Outcome { get; private set; }

    /// <summary>What was typed in the open form.</summary>
    public IReadOnlyDictionary<string, string?> Typed { get; private set; } = new Dictionary<string, string?>();

    private bool IsPartial => Request.Headers.ContainsKey("HX-Request");

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => await LoadAsync(id, cancel) ? Page() : RedirectToPage("DescribeImport", new { id });

    /// <summary>One row alone, for scripts.</summary>
    public async Task<IActionResult> OnGetRowAsync(Guid id, CancellationToken cancel) =>
        await LoadAsync(id, cancel) && Find(Open ?? 0) is { } row ? Partial("_Row", new RowView(this, row)) : NotFound();

    public async Task<IActionResult> OnPostCorrectAsync(Guid id, int table, int row, int seen, CancellationToken cancel)
    {
        Typed = RowField.All.Where(field => Request.Form.ContainsKey(field.Key)).ToDictionary(field => field.Key, field => (string?)Request.Form[field.Key].ToString(), StringComparer.Ordinal);
        var reason = Request.Form["reason"].ToString();
        return await DoneAsync(id, row, await correct.CorrectAsync(id, table, row, seen, Typed, reason, cancel), cancel);
    }

    public async Task<IActionResult> OnPostConfirmAsync(Guid id, int table, int row, CancellationToken cancel)
    {
        // Each number has a box of its own; its name carries the number that was shown.
        var looked = RowField.All.Where(field => Request.Form.ContainsKey("ok." + field.Key))
            .ToDictionary(field => field.Key, field => Request.Form["ok." + field.Key].ToString(), StringComparer.Ordinal);
        return await DoneAsync(id, row, await correct.ConfirmAsync(id, table, row, looked, cancel), cancel);
    }

    public async Task<IActionResult> OnPostUndoAsync(Guid id, int table, int row, string field, int seen, CancellationToken cancel) =>
        await DoneAsync(id, row, await correct.UndoAsync(id, table, row, field, seen, cancel), cancel);

    public async Task<IActionResult> OnPostKeepAsync(Guid id, int table, int row, bool keep, string? reason, CancellationToken cancel) =>
        await DoneAsync(id, row, await correct.KeepAsync(id, table, row, keep, reason, cancel), cancel);

    public async Task<IActionResult> OnPostAddAsync(Guid id, int table, int after, string? reason, CancellationToken cancel)
    {
        Typed = RowField.All.Where(field => Request.Form.ContainsKey(field.Key)).ToDictionary(field => field.Key, field => (string?)Request.Form[field.Key].ToString(), StringComparer.Ordinal);
        var outcome = await correct.AddAsync(id, table, after, Typed, reason, cancel);
        return await DoneAsync(id, 0, outcome, cancel);
    }

    /// <summary>The address of this page without what a form added to it.</summary>
    public string Address(int? row = null) => Components.Address.With(Request, ("handler", null), ("hang", row?.ToString(CultureInfo.InvariantCulture)));

    private async Task<IActionResult> DoneAsync(Guid id, int row, CorrectionOutcome outcome, CancellationToken cancel)
    {
        if (outcome.IsSaved && !IsPartial)
        {
            if (outcome.Changed.Count > 0)
                TempData.Done(texts["Đã lưu."]);

            return LocalRedirect(Address() + (row > 0 ? "#hang-" + row.ToString(CultureInfo.InvariantCulture) : ""));
        }

        if (!await LoadAsync(id, cancel))
            return RedirectToPage("DescribeImport", new { id });

        Outcome = outcome.IsSaved ? null : outcome;
        Open = outcome.IsSaved ? null : row;
        foreach (var (field, problem) in outcome.Problems)
            ModelState.AddModelError(field, texts[problem]);

        return !IsPartial ? Page() : Find(row) is { } found ? Partial("_Row", new RowView(this, found) { WithTotals = true }) : NotFound();
    }

    private CorrectedRow? Find(int number) => Review.Table.Rows.FirstOrDefault(row => row.Number == number);

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancel)
    {
        if (await review.LoadAsync(id, cancel) is not { } loaded)
            return false;

        Review = loaded;
        Matching = [.. Fields().Where(Passes)];
        Number = Math.Clamp(Number, 1, Math.Max(1, (Matching.Count + PageSize - 1) / PageSize));
        return true;
    }

    /// <summary>Rows of the chosen field: its own row and what stands under it.</summary>
    private IEnumerable<CorrectedRow> Fields()
    {
        if (string.IsNullOrEmpty(Field))
            return Review.Table.Rows;

        var within = false;
        return [.. Review.Table.Rows.Where(row =>
        {
            if (row.Row.Level <= 1)
                within = row.Row.Code == Field;

            return within;
        })];
    }

    private bool Passes(CorrectedRow row) => Filter switch
    {
        "phat-hien" => Review.Findings[row.Number].Any(),
        "da-sua" => row.Deeds.Count > 0,
        "cho-xac-nhan" => row.Unconfirmed.Any(),
        "bo-qua" => row.IsLeftOut,
        _ => true,
    };
}

/// <summary>One row as shown.</summary>
/// <param name="Page">The page it stands on.</param>
/// <param name="Row">The row.</param>
public sealed record RowView(ReviewTableModel Page, CorrectedRow Row)
{
    /// <summary>The totals come with it, for scripts.</summary>
    public bool WithTotals { get; init; }

    public bool IsOpen => Page.Open == Row.Number;

    /// <summary>What stands in a control: what was typed if it was refused, else the value.</summary>
    public string Value(RowField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        var current = field.Of(Row.Row);
        if (!IsOpen || Page.Outcome is not { } outcome || !Page.Typed.TryGetValue(field.Key, out var typed))
            return Local(field, current);

        // A field this person left alone shows what others wrote meanwhile.
        return outcome.Conflicts.Any(conflict => conflict.Field == field.Key) || outcome.Problems.ContainsKey(field.Key) || outcome.Changed.Contains(field.Key)
            ? typed ?? ""
            : Local(field, current);
    }

    /// <summary>Numbers with the comma or point of the language; a target may be words.</summary>
    private static string Local(RowField field, string plain) => !field.IsNumber && !(field.Column == ColumnKind.Target && decimal.TryParse(plain, NumberStyles.Number, CultureInfo.InvariantCulture, out _))
        ? plain
        : plain.Replace(".", CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator, StringComparison.Ordinal);
}
