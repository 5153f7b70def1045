using System.Runtime.CompilerServices;
using ParIndex.App.Results.Stored;
using ParIndex.Core.Criteria;
using ParIndex.Core.Results;
using ParIndex.Core.Scoring;
using ParIndex.Core.Text;

namespace ParIndex.App.Results.Importing;

/// <summary>The result a corrected table makes, or what stands against it.</summary>
/// <param name="Draft">The figures; null when something stands against them.</param>
/// <param name="Fit">How the table meets the set; null without a set.</param>
/// <param name="Obstacles">What must be mended first, each with its remedy.</param>
public sealed record DraftOfTable(ResultDraft? Draft, SetFit? Fit, IReadOnlyList<Message> Obstacles)
{
    // Compiled rules live as long as the set they belong to.
    private static readonly ConditionalWeakTable<CriteriaSet, SetScorer> Scorers = [];

    /// <param name="table">Corrected.</param>
    /// <param name="set">The chosen set; null: none.</param>
    /// <param name="unit">Name of the unit, for messages.</param>
    public static DraftOfTable Of(OfficialTable table, CriteriaSet? set, string unit)
    {
        ArgumentNullException.ThrowIfNull(table);
        var fit = set is null ? null : SetFit.Of(table, set);
        var obstacles = OfRows(table).Concat(fit is null ? [] : OfFit(fit)).ToList();
        if (obstacles.Count > 0)
            return new DraftOfTable(null, fit, obstacles);

        var draft = set is null ? ResultDraft.Of(table) : Scored(table, set, unit);
        return draft.Points > draft.Max
            ? new DraftOfTable(null, fit, [new Message("Tổng điểm lớn hơn tổng điểm tối đa. Hãy sửa điểm hoặc điểm tối đa ở các hàng có cảnh báo.", "The points exceed the maximum in total. Mend points or maxima in the rows with findings.")])
            : new DraftOfTable(draft, fit, []);
    }

    private static ResultDraft Scored(OfficialTable table, CriteriaSet set, string unit)
    {
        var scorer = Scorers.GetValue(set, known => SetScorer.Compile(known, out _));
        var card = SetFit.Card(unit, table, set);
        return ResultDraft.Of(table, scorer.Score(card), scorer, card);
    }

    private static IEnumerable<Message> OfRows(OfficialTable table)
    {
        var rows = table.Rows.Where(row => row.Level > 0).ToList();
        var uncoded = rows.Where(row => row.Code.Length == 0).ToList();
        if (uncoded.Count > 0)
        {
            yield return new Message(
                $"{uncoded.Count} hàng chưa có mã: {Named(uncoded)}. Hãy ghi mã hoặc bỏ hàng.", $"{uncoded.Count} rows have no code: {Named(uncoded)}. Give a code or leave the row out.");
        }

        var doubled = rows.Where(row => row.Code.Length > 0).GroupBy(row => row.Code, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key).ToList();
        if (doubled.Count > 0)
        {
            yield return new Message(
                $"Mã bị lặp: {Listed(doubled)}. Mỗi tiêu chí một hàng; hãy sửa mã hoặc bỏ hàng thừa.", $"Codes stand twice: {Listed(doubled)}. One row per criterion; mend the code or leave a row out.");
        }

        if (rows.Sum(row => row.Max ?? 0) <= 0 || !rows.Exists(row => row.Score is not null))
        {
            yield return new Message(
                "Bảng không có điểm tối đa và điểm đạt được. Hãy chọn bảng khác hoặc sửa các hàng.", "The table has no maxima and points. Choose another table or mend its rows.");
        }
    }

    private static IEnumerable<Message> OfFit(SetFit fit)
    {
        if (fit.Unknown.Count > 0)
        {
            var codes = Listed([.. fit.Unknown.Select(row => row.Code)]);
            yield return new Message(
                $"Bộ tiêu chí đã chọn không có tiêu chí cấp cuối: {codes}. Hãy sửa mã, chọn bộ khác hoặc chọn không gắn bộ tiêu chí.",
                $"The chosen set has no leaf criteria {codes}. Mend the codes, choose another set or none.");
        }

        if (fit.Outside.Count > 0)
        {
            var codes = Listed([.. fit.Outside.Select(row => row.Code)]);
            yield return new Message($"Điểm nằm ngoài khoảng từ 0 đến điểm tối đa của bộ tiêu chí: {codes}.", $"Points lie outside 0 to the maximum of the set: {codes}.");
        }
    }

    private static string Listed(List<string> codes) => string.Join(", ", codes.Take(12)) + (codes.Count > 12 ? "…" : "");

    private static string Named(List<OfficialRow> rows) => string.Join(", ", rows.Take(3).Select(row => "“" + (row.Title.Length <= 40 ? row.Title : row.Title[..40] + "…") + "”"));
}
