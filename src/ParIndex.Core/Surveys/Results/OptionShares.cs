using ParIndex.Core.Analysis.Uncertainty;
using ParIndex.Core.Surveys.Estimation;
using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Estimation.Totals;
using ParIndex.Core.Surveys.Points.Losing;

namespace ParIndex.Core.Surveys.Results;

/// <summary>Shares of all choices of all questions in the groups of one grouping.</summary>
internal sealed class OptionShares
{
    private readonly Dictionary<(ScaleColumn Column, byte Mark), QuestionEstimate[]> byOption = [];

    private OptionShares()
    {
    }

    /// <summary>Estimates them mark by mark: all questions that have the mark at once.</summary>
    public static OptionShares Of(IReadOnlyList<ClosedQuestion> questions, DomainCells cells, PieceRunner? runner)
    {
        var shares = new OptionShares();
        foreach (var mark in questions.SelectMany(question => question.Options).GroupBy(option => option.Mark))
        {
            ScaleColumn[] columns = [.. mark.Select(option => option.Column).Distinct()];
            var found = QuestionEstimates.Of(cells, columns, new MarkRange(mark.Key, mark.Key), runner);
            for (var column = 0; column < columns.Length; column++)
            {
                shares.byOption[(columns[column], mark.Key)] = [.. found.Select(domain => domain[column])];
            }
        }

        return shares;
    }

    /// <summary>The cells of a question by group, with its score where it has one.</summary>
    /// <param name="question">The question.</param>
    /// <param name="grouping">The groups.</param>
    /// <param name="all">People who answered, those in no group among them.</param>
    /// <param name="least">Fewest people of a figure that is shown.</param>
    /// <param name="score">Its scores; null: it is not scored.</param>
    public IReadOnlyList<GroupCell> Cells(ClosedQuestion question, GroupedPeople grouping, int all, int least, GroupScores? score)
    {
        var options = question.Options.Select(option => byOption[(option.Column, option.Mark)]).ToList();
        int[] people = [.. grouping.Domains.Select(domain => domain < 0 ? 0 : (int)options[0][domain].Answers)];
        // Scores can be of fewer people than answered (choices without worth), never of more.
        var showings = score?.Showings ?? GroupCover.Of(people, all, least);
        var differences = score is null ? new Difference?[people.Length] : ResultFigures.Differences(score.Figures, score.Whole, showings);
        return
        [
            .. grouping.Domains.Select((domain, group) => showings[group] != Showing.Shown
                ? GroupCell.Hidden(showings[group])
                : new GroupCell(Showing.Shown, people[group], score is null ? null : score.Item.FigureOf(score.Figures[group]!), differences[group], [.. options.Select(option => option[domain].Share.Value)])),
        ];
    }
}
