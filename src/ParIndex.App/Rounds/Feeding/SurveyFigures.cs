using System.Globalization;
using ParIndex.App.Criteria.Library;
using ParIndex.App.Surveys.Points;
using ParIndex.Core.Numbers;
using ParIndex.Core.Rules;
using ParIndex.Core.Scoring;
using ParIndex.Core.Text;

namespace ParIndex.App.Rounds.Feeding;

/// <summary>What a survey puts into an entry: figures the rule asks for, or points where there is no rule.</summary>
/// <param name="Figures">Input slot → plain text.</param>
/// <param name="Claim">Points; null: the rule makes them.</param>
/// <param name="Problem">Why nothing can be put; null: it can.</param>
public sealed record SurveyFigures(IReadOnlyDictionary<string, string> Figures, decimal? Claim, Message? Problem)
{
    /// <summary>Digits of a share that is put: the points then differ from the survey's by less than a ten-millionth.</summary>
    private const int Digits = 10;

    private static readonly Message NoScore = new("Chưa có điểm cho tiêu chí này.", "There are no points for this criterion yet.");
    private static readonly Message OtherFigures = new(
        "Cách tính của tiêu chí cần số liệu khác kết quả điều tra: hãy nhập tay ở phiếu chấm điểm.", "The rule of the criterion needs other figures than the survey gives: enter them on the scorecard.");

    /// <summary>The figures for a leaf.</summary>
    public static SurveyFigures Of(ScoredLeaf leaf, CriterionPoints points)
    {
        ArgumentNullException.ThrowIfNull(leaf);
        ArgumentNullException.ThrowIfNull(points);
        if (points.Score is not { } score)
            return new SurveyFigures(new Dictionary<string, string>(), null, NoScore);

        var share = score.Points / score.Max;
        if (leaf.Rule is not { } rule)
            return new SurveyFigures(new Dictionary<string, string>(), Rounding.Round(share * leaf.Criterion.Max, Digits), null);

        if (rule.Slots is [{ Input.Type: InputType.Percent } only])
            return new SurveyFigures(new Dictionary<string, string> { [only.Name] = TypedFigure.Plain(only.Input, Rounding.Round(share, Digits)) }, null, null);

        // Ballots by option, in the order in which both the question and the rule name them.
        if (points.Counts is { } counts && counts.Count == rule.Slots.Count && rule.Slots.All(slot => slot.Input.Type == InputType.Count))
        {
            return new SurveyFigures(
                rule.Slots.Zip(counts).ToDictionary(pair => pair.First.Name, pair => pair.Second.ToString(CultureInfo.InvariantCulture), StringComparer.Ordinal), null, null);
        }

        return new SurveyFigures(new Dictionary<string, string>(), null, OtherFigures);
    }
}
