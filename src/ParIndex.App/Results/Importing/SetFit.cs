using ParIndex.Core.Criteria;
using ParIndex.Core.Results;
using ParIndex.Core.Scoring;

namespace ParIndex.App.Results.Importing;

/// <summary>Where a table and the chosen criteria set do not meet.</summary>
/// <param name="Unknown">Leaves of the table with points whose code is no leaf of the set: nothing of theirs may be dropped, so they stand against storing.</param>
/// <param name="Outside">Points below 0 or above the set's maximum; stand against storing.</param>
/// <param name="OtherMaxima">Rows with another maximum than the set's.</param>
/// <param name="Missing">Leaves of the set the table has no points for; they count as no points.</param>
public sealed record SetFit(
    IReadOnlyList<OfficialRow> Unknown, IReadOnlyList<OfficialRow> Outside, IReadOnlyList<OfficialRow> OtherMaxima, IReadOnlyList<Criterion> Missing)
{
    /// <summary>Whether the table may be stored with the set.</summary>
    public bool MayStore => Unknown.Count == 0 && Outside.Count == 0;

    /// <summary>Compares row by row, by code.</summary>
    public static SetFit Of(OfficialTable table, CriteriaSet set)
    {
        var nodes = set.All().ToDictionary(node => node.Code, StringComparer.Ordinal);
        var leaves = TableFigures.LeavesOf(table);
        var scored = leaves.Where(leaf => leaf.Score is not null).Select(leaf => leaf.Code).ToHashSet(StringComparer.Ordinal);
        return new SetFit(
            [.. leaves.Where(leaf => (leaf.Score ?? leaf.Max) is not null && nodes.GetValueOrDefault(leaf.Code) is not { IsLeaf: true })],
            [.. leaves.Where(leaf => nodes.GetValueOrDefault(leaf.Code) is { IsLeaf: true } node && (leaf.Score < 0 || leaf.Score > node.Max))],
            [.. table.Rows.Where(row => row.Max is { } max && nodes.GetValueOrDefault(row.Code) is { } node && node.Max != max)],
            [.. set.Leaves().Where(leaf => leaf.Kind == CriterionKind.Regular && !scored.Contains(leaf.Code))]);
    }

    /// <summary>The printed points as declared ones, so that the set's own rounding of levels applies.</summary>
    public static Scorecard Card(string unit, OfficialTable table, CriteriaSet set)
    {
        var printed = TableFigures.LeavesOf(table).ToLookup(row => row.Code, StringComparer.Ordinal);
        return new Scorecard(unit, set.Leaves()
            .Select(leaf => (leaf.Code, Row: printed[leaf.Code].FirstOrDefault()))
            .Where(pair => pair.Row?.Score is not null)
            .ToDictionary(
                pair => pair.Code,
                pair => new ScorecardEntry(new Dictionary<string, string>(), pair.Row!.Score, Cause: pair.Row.Cause.Length == 0 ? null : pair.Row.Cause),
                StringComparer.Ordinal));
    }
}
