using ParIndex.Core.Results;
using ParIndex.Core.Scoring;
using ParIndex.Core.Text;
using ParIndex.Documents;

namespace ParIndex.App.Rounds.Mirror;

/// <summary>Points as a document of the authority above gives them.</summary>
/// <param name="Points">One for each leaf found.</param>
/// <param name="Missing">Leaves of the set it says nothing of.</param>
/// <param name="Unknown">Codes of rows with points that the set does not have.</param>
/// <param name="OtherMax">Leaves whose maximum is another than the set's.</param>
/// <param name="Total">Total as printed; null: none.</param>
public sealed record ReadPoints(IReadOnlyList<UpperPoint> Points, IReadOnlyList<string> Missing, IReadOnlyList<string> Unknown, IReadOnlyList<string> OtherMax, decimal? Total);

/// <summary>Takes the points of each leaf, by its code, out of a recognised document.</summary>
public static class ReadUpperPoints
{
    /// <exception cref="DocumentException">No table in it has points of this set.</exception>
    public static ReadPoints Of(OfficialDocument document, SetScorer scorer)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(scorer);
        var table = document.Tables.MaxBy(one => one.Rows.Count(row => row.Score is not null && scorer.TryLeaf(row.Code, out _)));
        var rows = (table?.Rows ?? []).Where(row => row.Score is not null).ToList();
        var found = rows.Where(row => scorer.TryLeaf(row.Code, out _)).GroupBy(row => row.Code, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        if (found.Count == 0)
        {
            throw new DocumentException(document.File, null, new Message(
                "không có bảng nào có mã tiêu chí của bộ tiêu chí này và cột điểm. Kiểm tra tiêu đề cột “STT” (mã) và “Điểm”.",
                "no table has codes of this criteria set and a column of points. Check the headers of the columns of codes and points."));
        }

        var leaves = scorer.Set.Leaves().ToList();
        return new ReadPoints(
            [.. leaves.Where(leaf => found.ContainsKey(leaf.Code)).Select(leaf => found[leaf.Code])
                .Select(row => new UpperPoint(row.Code, row.Score!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture), row.Cause.Length > 0 ? row.Cause : row.Note, null, null))],
            [.. leaves.Where(leaf => !found.ContainsKey(leaf.Code)).Select(leaf => leaf.Code)],
            [.. rows.Where(row => row.Level > 0 && !scorer.HasNode(row.Code)).Select(row => row.Code)],
            [.. leaves.Where(leaf => found.TryGetValue(leaf.Code, out var row) && row.Max is { } max && max != leaf.Max).Select(leaf => leaf.Code)],
            rows.FirstOrDefault(row => row.Level == 0)?.Score);
    }
}
