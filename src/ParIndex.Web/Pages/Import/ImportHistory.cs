using ParIndex.App.Results.Importing;
using ParIndex.Web.Components;

namespace ParIndex.Web.Pages.Import;

/// <summary>Deeds on an import as a history: what one person changed in one row at one time is one entry.</summary>
internal static class ImportHistory
{
    /// <summary>Deeds shown.</summary>
    public const int Most = 100;

    public static IReadOnlyList<HistoryEntry> Of(Texts texts, ImportReview review)
    {
        var codes = review.Table.Rows.ToDictionary(row => row.Number, row => row.Row.Code);
        return [.. review.Corrections.Reverse().Take(Most).GroupBy(deed => (deed.Table, deed.Row, deed.At, deed.ByName, deed.Kind)).Select(group => new HistoryEntry(
            group.Key.At,
            group.Key.ByName,
            What(texts, group.Key.Kind, group.Key.Table == review.TableNumber ? codes.GetValueOrDefault(group.Key.Row) ?? "" : ""),
            group.First().Reason.Length == 0 ? null : group.First().Reason,
            [.. group.Where(deed => deed.Field != RowMarks.After).Select(deed => Change(texts, deed))]))];
    }

    private static HistoryChange Change(Texts texts, Correction deed) => deed.Field == RowMarks.Kept
        ? new HistoryChange(ImportNames.Field(texts, deed.Field), null, deed.NewValue == RowMarks.LeftOut ? texts["không"] : texts["có"])
        : new HistoryChange(ImportNames.Field(texts, deed.Field), deed.Kind == CorrectionKind.Confirm || deed.OldValue.Length == 0 ? null : deed.OldValue, deed.NewValue.Length == 0 ? Show.None : deed.NewValue);

    private static string What(Texts texts, CorrectionKind kind, string code) => kind switch
    {
        CorrectionKind.Confirm => texts["xác nhận số ở hàng {0}", code],
        CorrectionKind.Undo => texts["hoàn tác ở hàng {0}", code],
        _ => texts["sửa hàng {0}", code],
    };
}
