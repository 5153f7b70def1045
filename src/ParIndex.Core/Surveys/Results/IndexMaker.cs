using ParIndex.Core.Surveys.Estimation.Figures;
using ParIndex.Core.Surveys.Points.Losing;

namespace ParIndex.Core.Surveys.Results;

/// <summary>Adds scores of items up to an index: 100 × Σ weight × score / Σ weight. What items of the same people have in common is in its error.</summary>
internal sealed class IndexMaker
{
    private readonly IReadOnlyList<string> items;
    private readonly SampleFigure whole;

    private IndexMaker(IReadOnlyList<ItemScores> scores)
    {
        items = [.. scores.Select(item => item.Item.Field.Code)];
        People = scores.Max(item => (int)item.Whole.Answers);
        whole = Sum([.. scores.Select(item => (item.Item.Weight, item.Whole))]);
    }

    public required IndexPart Part { get; init; }

    public required string Code { get; init; }

    /// <summary>Most people who answered one of the items.</summary>
    public int People { get; }

    /// <summary>The index over some items.</summary>
    /// <returns>Null: enough people answered none of them.</returns>
    public static IndexMaker? Of(IndexPart part, string code, IReadOnlyList<ItemScores> items) => items.Count == 0 ? null : new IndexMaker(items) { Part = part, Code = code };

    /// <summary>The index with what was told of its groups.</summary>
    public IndexResult Result(IReadOnlyList<GroupedIndex> byGroup) => new(Part, Code, items, People, ResultFigures.Mean(whole, 0, 100), byGroup);

    /// <summary>The index by the groups of one grouping.</summary>
    /// <param name="scores">Of all items, by field.</param>
    /// <param name="grouping">The groups.</param>
    public IReadOnlyList<GroupCell> Cells(IReadOnlyDictionary<string, GroupScores> scores, GroupedPeople grouping)
    {
        var own = items.Select(field => scores[field]).ToList();
        var groups = Enumerable.Range(0, grouping.Groups.Count).ToList();
        var showings = groups.ConvertAll(group => GroupCover.OfIndex([.. own.Select(item => item.Showings[group])]));
        var figures = groups.ConvertAll(group => showings[group] == Showing.Shown
            ? Sum([.. own.Where(item => item.Figures[group] is not null).Select(item => (item.Item.Weight, item.Figures[group]!))])
            : null);
        var differences = ResultFigures.Differences(figures, whole, showings);
        return groups.ConvertAll(group => figures[group] is not { } figure
            ? GroupCell.Hidden(showings[group])
            : new GroupCell(Showing.Shown, own.Max(item => (int)(item.Figures[group]?.Answers ?? 0)), ResultFigures.Mean(figure, 0, 100), differences[group], []));
    }

    private static SampleFigure Sum(IReadOnlyList<(double Weight, SampleFigure Score)> items)
    {
        var weights = items.Sum(item => item.Weight);
        return items.Select(item => (100 * item.Weight / weights) * item.Score).Aggregate((sum, next) => sum + next);
    }
}
