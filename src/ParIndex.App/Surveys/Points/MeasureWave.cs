using ParIndex.App.Surveys.Collected;
using ParIndex.App.Surveys.Collecting;
using ParIndex.App.Surveys.Collecting.Asking;
using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Estimation.Design;
using ParIndex.Core.Surveys.Points.Errors;
using ParIndex.Core.Surveys.Points.Losing;
using ParIndex.Core.Surveys.Points.Scoring;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Points;

/// <summary>Part of a wave points are measured of.</summary>
/// <param name="Area">Of this area alone; null: all.</param>
/// <param name="By">Column of groups; null: none.</param>
public sealed record MeasuredPart(Guid Wave, string? Area, string? By);

/// <summary>What was measured of the answers; without points there is a problem.</summary>
public sealed record MeasuredPoints(WavePoints? Points, Message? Problem);

/// <summary>Points of a wave's survey criteria: from its answers and their design, or from what the Ministry published.</summary>
public sealed class MeasureWave(QuestionnaireStore questionnaires, WaveSample sample, PublicationStore publications, WaveStamp stamps, RecentFigures<MeasuredPart, MeasuredPoints> recent)
{
    private static readonly Message NotScored = new("Phiếu hỏi của đợt không gắn câu nào với tiêu chí.", "No question of the questionnaire is mapped to a criterion.");
    private static readonly Message NoAnswers = new("Chưa có phiếu nào dùng để ước lượng.", "There are no answers that estimates rest on yet.");
    private static readonly Message NotPublished = new("Chưa ghi kết quả Bộ công bố.", "What the Ministry published is not entered yet.");

    /// <summary>Measures.</summary>
    /// <param name="wave">The wave.</param>
    /// <param name="area">Of this area alone; null: all.</param>
    /// <param name="by">Column of groups for the drill-down; null: nobody is told apart.</param>
    /// <param name="cancel">Stops.</param>
    /// <returns>The points; or why there are none.</returns>
    public async Task<(WavePoints? Points, Message? Problem)> OfAsync(Wave wave, string? area = null, string? by = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(wave);
        var questionnaire = (await questionnaires.ContentAsync(wave.QuestionnaireId, cancel))!;
        if (CriterionRule.Of(questionnaire).Count == 0)
            return (null, NotScored);

        if (wave.Kind == WaveKind.Ministry)
            return await publications.FindAsync(wave.Id, cancel) is { } publication ? (Published(publication, questionnaire), null) : (null, NotPublished);

        var measured = await recent.OfAsync(new MeasuredPart(wave.Id, area, by), (await stamps.OfAsync(wave.Id, cancel)).Words, () => MeasureAsync(wave, questionnaire, area, by, cancel), cancel);
        return (measured.Points, measured.Problem);
    }

    private async Task<MeasuredPoints> MeasureAsync(Wave wave, Questionnaire questionnaire, string? area, string? by, CancellationToken cancel)
    {
        try
        {
            return (await sample.DesignAsync(wave, questionnaire, cancel)).Design is { } design ? new(Own(wave, questionnaire, design, area, by), null) : new(null, NoAnswers);
        }
        catch (DesignException contradiction)
        {
            return new(null, contradiction.Problem);
        }
    }

    /// <summary>Columns the drill-down can be grouped by: areas, and choices that give no points.</summary>
    public static IReadOnlyList<(string Column, Message Name)> GroupsOf(Questionnaire questionnaire) =>
    [
        (WaveAnswers.Area, new("Khu vực", "Area")),
        .. FieldColumn.Of(questionnaire).Where(column => column is { Kind: ColumnContent.Category, Field.Scoring: null })
            .Select(column => (column.Name, new Message(column.Field.Text.In(Wording.Vietnamese), column.Field.Text.In(Wording.English)))),
    ];

    private static WavePoints Own(Wave wave, Questionnaire questionnaire, SurveyDesign design, string? area, string? by)
    {
        var data = design.Data;
        var items = ScoredItems.Of(data, questionnaire, wave.Asked.ToString());
        PointSource source = wave.Kind == WaveKind.Rehearsal ? new Rehearsal(wave.Name) : new OwnSurvey(wave.Name);
        var worths = items.Rules.SelectMany(rule => rule.Items).ToDictionary(item => item.Item, item => WorthColumn.Of(data, items.Columns[item.Item], item), StringComparer.Ordinal);
        var areas = data.Codes.FirstOrDefault(column => column.Name == WaveAnswers.Area);
        var groups = area is null || areas is null ? null : new GroupWeights(WaveAnswers.Area, areas.Labels.Append("").Distinct().ToDictionary(label => label, label => label == area ? 1m : 0m, StringComparer.Ordinal));
        var (scores, block) = OwnPoints.Of(design, items.Rules, worths, source, groups);
        var byCriterion = scores.ToDictionary(score => score.Criterion, StringComparer.Ordinal);
        var plain = Ballots(data, items, groups is null ? null : areas, null).Where(cell => groups is null || cell.Group == area).ToList();
        var criteria = items.Rules.Select(rule => CriterionOf(rule, byCriterion.GetValueOrDefault(rule.Criterion), plain, items)).ToList();

        // The drill-down is of the whole wave: of one area with groups, cells would soon be of single people.
        var column = by is null ? null : data.Codes.FirstOrDefault(one => one.Name == by);
        var weighted = Ballots(data, items, column, design.Spec.Weight is null ? null : design.Weights);
        var ballots = items.Rules.Select(rule => BallotPoints.Of(rule, weighted)).OfType<CriterionScore>().ToList();
        return new WavePoints(source, criteria, block, ballots.Count == 0 ? null : LostTable.Of(ballots).View(wave.SmallestCell), Drag.Of(ballots, wave.SmallestCell));
    }

    private static List<Ballots> Ballots(Microdata data, ScoredItems items, CodeColumn? groups, NumberColumn? weights) =>
        [.. items.Columns.Values.SelectMany(column => BallotCount.Of(data, column, groups, weights))];

    private static CriterionPoints CriterionOf(CriterionRule rule, SurveyScore? score, List<Ballots> plain, ScoredItems items)
    {
        var ballots = BallotPoints.Of(rule, plain);
        var counts = rule.Items.Count == 1
            ? plain.Where(cell => cell.Item == rule.Items[0].Item).SelectMany(cell => cell.Counts).ToLookup(count => count.Option, count => count.People, StringComparer.Ordinal)
            : null;
        return new CriterionPoints(
            rule.Criterion, rule.Max, score, ballots?.Items.Max(item => item.People), ballots?.Unanswered ?? [.. rule.Items.Select(item => item.Item)],
            counts is null ? null : [.. items.Options[rule.Items[0].Item].Select(option => counts[option].Sum())]);
    }

    private static WavePoints Published(Publication publication, Questionnaire questionnaire)
    {
        var shares = CriterionRule.Of(questionnaire).Where(rule => Field.Of(questionnaire).Any(field => field.Scoring is { Method: ScoringMethod.ShareSatisfied } scoring && scoring.Criterion == rule.Criterion))
            .Select(rule => rule.Criterion).ToHashSet(StringComparer.Ordinal);
        var source = new MinistryAggregate(publication.Document);
        var scores = PublishedFile.Scores(publication.Lines, source, shares.Contains, publication.Assumption).ToDictionary(score => score.Criterion, StringComparer.Ordinal);
        var answers = publication.Lines.ToDictionary(line => line.Criterion, line => line.Answers, StringComparer.Ordinal);
        var all = questionnaire.Criteria.Select(one => (one.Criterion, one.Points)).Concat(publication.Lines.Select(line => (line.Criterion, Points: line.Max))).DistinctBy(pair => pair.Criterion);
        return new WavePoints(source, [.. all.Select(one => new CriterionPoints(one.Criterion, one.Points, scores.GetValueOrDefault(one.Criterion), answers.GetValueOrDefault(one.Criterion), []))], null, null, []);
    }
}
