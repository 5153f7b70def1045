using ParIndex.Core.Surveys.Points.Errors;
using ParIndex.Core.Surveys.Points.Losing;

namespace ParIndex.App.Surveys.Points;

/// <summary>Points of one survey criterion, before they are anybody's in a round.</summary>
/// <param name="Score">Null: nobody gave a valid answer, or nothing was published.</param>
/// <param name="People">People with a valid answer, the most of its items; null: not known.</param>
/// <param name="Unanswered">Items nobody answered: the others share their weight.</param>
/// <param name="Counts">Ballots by option in the order printed, where the criterion has one item; null: there are several, or no ballots.</param>
public sealed record CriterionPoints(string Criterion, decimal Max, SurveyScore? Score, int? People, IReadOnlyList<string> Unanswered, IReadOnlyList<int>? Counts = null);

/// <summary>Points of the survey criteria of a wave.</summary>
/// <param name="Source">Where they come from.</param>
/// <param name="Criteria">In the order of the questionnaire.</param>
/// <param name="Block">Covariances of criteria that the same people answered; null: none.</param>
/// <param name="Lost">Points lost by question and group, small cells hidden; null: no answers of our own.</param>
/// <param name="Drags">What drags, by what one step would bring.</param>
public sealed record WavePoints(PointSource Source, IReadOnlyList<CriterionPoints> Criteria, ErrorBlock? Block, LostView? Lost, IReadOnlyList<Drag> Drags)
{
    /// <summary>The scores there are, for sums.</summary>
    public SurveyScores Scores { get; } = new([.. Criteria.Select(one => one.Score).OfType<SurveyScore>()], Block is null ? [] : [Block]);

    /// <summary>Sum of what there is, with its error.</summary>
    public PointSum Total => Source.Counts ? Scores.Official(_ => true) : Scores.Rehearsed(_ => true);
}
