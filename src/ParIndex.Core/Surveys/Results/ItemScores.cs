using ParIndex.Core.Analysis.Uncertainty;
using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Estimation.Figures;
using ParIndex.Core.Surveys.Estimation.Totals;
using ParIndex.Core.Surveys.Points.Losing;

namespace ParIndex.Core.Surveys.Results;

/// <summary>Score of one item.</summary>
/// <param name="Item">The item.</param>
/// <param name="Whole">Of all people.</param>
internal sealed record ItemScores(ResultItem Item, SampleFigure Whole)
{
    /// <summary>The score of all people with its interval.</summary>
    public Figure Figure => Item.FigureOf(Whole);

    /// <summary>Estimates.</summary>
    /// <returns>Null: too few answered for any figure of it to be shown.</returns>
    public static ItemScores? Of(ResultItem item, Microdata data, DomainCells whole, int least, PieceRunner? runner)
    {
        var all = SampleFigures.Means(whole, item.Question.Worth(data, item.Worth), runner)[0];
        return all.Answers < least ? null : new ItemScores(item, all);
    }

    /// <summary>Estimates by the groups of one grouping.</summary>
    public GroupScores By(GroupedPeople grouping, Microdata data, int least, PieceRunner? runner) =>
        GroupScores.Of(Item, Whole, SampleFigures.Means(grouping.Cells, Item.Question.Worth(data, Item.Worth), runner), grouping, least);
}

/// <summary>Scores of an item by group.</summary>
/// <param name="Item">The item.</param>
/// <param name="Whole">Of all people.</param>
/// <param name="Figures">By group; null: nobody answered.</param>
/// <param name="Showings">By group: whether it may be shown.</param>
internal sealed record GroupScores(ResultItem Item, SampleFigure Whole, IReadOnlyList<SampleFigure?> Figures, IReadOnlyList<Showing> Showings)
{
    public static GroupScores Of(ResultItem item, SampleFigure whole, IReadOnlyList<SampleFigure> byDomain, GroupedPeople grouping, int least)
    {
        SampleFigure?[] figures = [.. grouping.Domains.Select(domain => domain >= 0 && byDomain[domain].Answers > 0 ? byDomain[domain] : null)];
        return new GroupScores(item, whole, figures, GroupCover.Of(Array.ConvertAll(figures, figure => (int)(figure?.Answers ?? 0)), (int)whole.Answers, least));
    }
}
