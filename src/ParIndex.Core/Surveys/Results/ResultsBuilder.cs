using ParIndex.Core.Analysis.Uncertainty;
using ParIndex.Core.Surveys.Estimation.Design;
using ParIndex.Core.Surveys.Estimation.Figures;
using ParIndex.Core.Surveys.Estimation.Totals;
using ParIndex.Core.Surveys.Estimation.Weighting;
using ParIndex.Core.Surveys.Questionnaires;

namespace ParIndex.Core.Surveys.Results;

/// <summary>Computes the results of a wave from its answers.</summary>
public sealed class ResultsBuilder
{
    private readonly SurveyDesign design;
    private readonly Questionnaire questionnaire;
    private readonly int least;
    private readonly PieceRunner? runner;
    private readonly DomainCells whole;
    private readonly IReadOnlyList<GroupedPeople> groupings;

    private ResultsBuilder(SurveyDesign design, Questionnaire questionnaire, IReadOnlyList<string> areas, int least, PieceRunner? runner)
    {
        (this.design, this.questionnaire, this.least, this.runner) = (design, questionnaire, least, runner);
        whole = DomainCells.Of(design, DomainTable.Of(design.Data, []), runner);
        groupings = GroupedPeople.Of(design, questionnaire, areas, runner);
    }

    /// <summary>Computes.</summary>
    /// <param name="design">The design, read against the answers that count.</param>
    /// <param name="questionnaire">What was asked; its fields are columns of the answers.</param>
    /// <param name="areas">Columns of areas in the answers.</param>
    /// <param name="least">Fewest people of a figure that is shown, 2 or more.</param>
    /// <param name="runner">Spreads the work over threads; null: one after another.</param>
    /// <param name="progress">Told parts done (questions and groupings), and how many there are; null: nobody asks.</param>
    /// <param name="cancel">Stops between two parts.</param>
    /// <returns>Null: fewer people than may be shown.</returns>
    /// <exception cref="DesignException">See <see cref="LoneCluster"/>.</exception>
    public static WaveResults? Of(SurveyDesign design, Questionnaire questionnaire, IReadOnlyList<string> areas, int least, PieceRunner? runner = null, Action<int, int>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(questionnaire);
        ArgumentNullException.ThrowIfNull(areas);
        ArgumentOutOfRangeException.ThrowIfLessThan(least, 2);
        return design.Data.Rows < least ? null : new ResultsBuilder(design, questionnaire, areas, least, runner).Build(progress, cancel);
    }

    private WaveResults Build(Action<int, int>? progress, CancellationToken cancel)
    {
        var closed = ClosedQuestion.Of(questionnaire, design.Data);
        var items = ResultItem.Of(closed);
        var fields = Field.Of(questionnaire).Where(field => !field.IsReason).ToList();
        var (done, parts) = (0, items.Count + groupings.Count + fields.Count);
        var scores = items.Select(item => Told(ItemScores.Of(item, design.Data, whole, least, runner))).Where(score => score is not null).Select(score => score!)
            .ToDictionary(score => score.Item.Field.Code, StringComparer.Ordinal);
        var indices = IndexParts.Of(questionnaire, items).Select(part => IndexMaker.Of(part.Part, part.Code, [.. part.Items.Select(item => scores.GetValueOrDefault(item.Field.Code)).OfType<ItemScores>()]))
            .OfType<IndexMaker>().ToList();
        var questions = fields.Select(field => Told(Question(field, closed, scores))).OfType<QuestionResult>().ToList();

        // One grouping after the other: what each person adds to its figures is let go before the next, or a million answers would need gigabytes.
        var grouped = groupings.Select(grouping => Told(By(grouping, closed, questions, scores, indices))).ToList();
        return new WaveResults(
            least, Facts(scores.Values), [.. groupings.Select(grouping => new Grouping(grouping.Code, grouping.Groups))],
            [.. indices.Select((index, place) => index.Result([.. grouped.Select(one => one.Indices[place])]))],
            [.. questions.Select(question => question with { ByGroup = [.. grouped.Select(one => one.Questions.GetValueOrDefault(question.Field)).OfType<GroupedIndex>()] })],
            KeyDrivers.Of(design, whole, questionnaire, items, least));

        T Told<T>(T part)
        {
            cancel.ThrowIfCancellationRequested();
            progress?.Invoke(++done, parts);
            return part;
        }
    }

    private DesignFacts Facts(IReadOnlyCollection<ItemScores> scores)
    {
        var effects = scores.Select(score => score.Whole.DesignEffect()).Where(double.IsFinite).Order().ToList();
        var population = design.WeightsByRow().SelectMany(chunk => chunk).Sum();
        return new DesignFacts(
            design.Data.Rows, design.Strata, design.Clusters, Math.Max(0, design.WeighingDegrees), population, WeightChanges.KishEffect(design),
            effects.Count == 0 ? null : (effects[(effects.Count - 1) / 2] + effects[effects.Count / 2]) / 2);
    }

    /// <summary>A question of all people; null: it is answered in words.</summary>
    private QuestionResult? Question(Field field, IReadOnlyList<ClosedQuestion> closed, Dictionary<string, ItemScores> scores) =>
        closed.FirstOrDefault(question => question.Field.Code == field.Code) is { } question ? Closed(question, scores.GetValueOrDefault(field.Code))
            : field.Type == FieldType.Number ? Number(field) : null;

    private QuestionResult Closed(ClosedQuestion question, ItemScores? score)
    {
        var options = question.Options.Select(option => SampleFigures.Means(whole, RowValues.Satisfied(design.Data, option.Column, new MarkRange(option.Mark, option.Mark)))[0]).ToList();
        if (options.Count == 0 || options[0].Answers < least)
        {
            return new QuestionResult(question.Field.Code, null, null, [], null, null, null, []);
        }

        var mean = question.IsScale ? SampleFigures.Means(whole, RowValues.Marks(design.Data, question.Options[0].Column))[0] : null;
        double[] marks = [.. question.Options.Select(option => (double)option.Mark)];
        return new QuestionResult(
            question.Field.Code, (int)options[0].Answers, question.NoOpinion, [.. question.Options.Zip(options, (option, figure) => new OptionShare(option.Choice.Code, ResultFigures.Share(figure)))],
            mean is null ? null : ResultFigures.Mean(mean, marks.Min(), marks.Max()), score?.Figure, ResultFigures.Finite((score?.Whole ?? mean ?? options[0]).DesignEffect()), []);
    }

    /// <summary>Closed questions that enough people answered, and indices, by the groups of one grouping.</summary>
    private (Dictionary<string, GroupedIndex> Questions, List<GroupedIndex> Indices) By(
        GroupedPeople grouping, IReadOnlyList<ClosedQuestion> closed, List<QuestionResult> questions, Dictionary<string, ItemScores> scores, List<IndexMaker> indices)
    {
        var byField = scores.ToDictionary(score => score.Key, score => score.Value.By(grouping, design.Data, least, runner), StringComparer.Ordinal);
        var shares = OptionShares.Of(closed, grouping.Cells, runner);
        var people = questions.Where(question => question.People is not null).ToDictionary(question => question.Field, question => question.People!.Value, StringComparer.Ordinal);
        return (
            closed.Where(question => question.Field.Code != grouping.Code && people.ContainsKey(question.Field.Code)).ToDictionary(
                question => question.Field.Code,
                question => new GroupedIndex(grouping.Code, shares.Cells(question, grouping, people[question.Field.Code], least, byField.GetValueOrDefault(question.Field.Code))),
                StringComparer.Ordinal),
            indices.ConvertAll(index => new GroupedIndex(grouping.Code, index.Cells(byField, grouping))));
    }

    private QuestionResult Number(Field field)
    {
        var mean = SampleFigures.Means(whole, design.Data.Number(field.Code))[0];
        return mean.Answers < least
            ? new QuestionResult(field.Code, null, null, [], null, null, null, [])
            : new QuestionResult(field.Code, (int)mean.Answers, null, [], ResultFigures.Mean(mean, double.NegativeInfinity, double.PositiveInfinity), null, ResultFigures.Finite(mean.DesignEffect()), []);
    }
}
