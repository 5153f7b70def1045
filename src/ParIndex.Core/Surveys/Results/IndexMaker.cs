using ParIndex.Core.Surveys.Estimation.Figures;
using ParIndex.Core.Surveys.Points.Losing;

namespace ParIndex.Core.Surveys.Results;

/// <summary>Adds scores of items up to an index: 100 × Σ weight × score / Σ weight. What items of the same people have in common is in its error.</summary>
internal static class IndexMaker
{
    /// <summary>The index over some items.</summary>
    /// <returns>Null: enough people answered none of them.</returns>
    public static IndexResult? Of(IndexPart part, string code, IReadOnlyList<ItemScores> items, IReadOnlyList<GroupedPeople> groupings)
    {
        if (items.Count == 0)
        {
            return null;
        }

        var whole = Sum([.. items.Select(item => (item.Item.Weight, item.Whole))]);
        return new IndexResult(
            part, code, [.. items.Select(item => item.Item.Field.Code)], items.Max(item => (int)item.Whole.Answers), ResultFigures.Mean(whole, 0, 100),
            [.. groupings.Select((grouping, place) => new GroupedIndex(grouping.Code, Cells([.. items.Select(item => item.Groups[place])], whole, grouping)))]);
    }

    private static List<GroupCell> Cells(IReadOnlyList<GroupScores> items, SampleFigure whole, GroupedPeople grouping)
    {
        var groups = Enumerable.Range(0, grouping.Groups.Count).ToList();
        var showings = groups.ConvertAll(group => GroupCover.OfIndex([.. items.Select(item => item.Showings[group])]));
        var figures = groups.ConvertAll(group => showings[group] == Showing.Shown
            ? Sum([.. items.Where(item => item.Figures[group] is not null).Select(item => (item.Item.Weight, item.Figures[group]!))])
            : null);
        var differences = ResultFigures.Differences(figures, whole, showings);
        return groups.ConvertAll(group => figures[group] is not { } figure
            ? GroupCell.Hidden(showings[group])
            : new GroupCell(Showing.Shown, items.Max(item => (int)(item.Figures[group]?.Answers ?? 0)), ResultFigures.Mean(figure, 0, 100), differences[group], []));
    }

    private static SampleFigure Sum(IReadOnlyList<(double Weight, SampleFigure Score)> items)
    {
        var weights = items.Sum(item => item.Weight);
        return items.Select(item => (100 * item.Weight / weights) * item.Score).Aggregate((sum, next) => sum + next);
    }
}
