using ParIndex.Core.Surveys.Points.Errors;
using ParIndex.Core.Text;

namespace ParIndex.App.Rounds.Feeding;

/// <summary>Points a survey gave an entry, with source and error.</summary>
/// <param name="WaveId">The wave.</param>
/// <param name="Criterion">Of the questionnaire.</param>
/// <param name="Score">Its criterion is the leaf of the round's set.</param>
/// <param name="Covariances">Other leaf of the same survey → covariance in points².</param>
/// <param name="Put">What went into the entry; a rehearsal puts nothing.</param>
public sealed record SurveyPoint(
    Guid ScorecardId, Guid WaveId, string Criterion, SurveyScore Score, IReadOnlyDictionary<string, double> Covariances, SurveyFigures Put, string ByName, DateTime At)
{
    /// <summary>The leaf.</summary>
    public string Code => Score.Criterion;

    /// <summary>Scores of a scorecard with the covariances of criteria that the same people answered.</summary>
    public static SurveyScores Scores(IEnumerable<SurveyPoint> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        var all = points.ToList();
        var blocks = all.Where(point => point.Score.Error is EstimatedError).GroupBy(point => point.Score.Source).Select(group =>
        {
            var own = group.ToList();
            var covariances = new double[own.Count, own.Count];
            for (var row = 0; row < own.Count; row++)
            {
                for (var column = 0; column <= row; column++)
                {
                    covariances[row, column] = covariances[column, row] =
                        row == column ? Math.Pow(((EstimatedError)own[row].Score.Error).StandardError, 2) : own[row].Covariances.GetValueOrDefault(own[column].Code, own[column].Covariances.GetValueOrDefault(own[row].Code));
                }
            }

            return new ErrorBlock(group.Key, [.. own.Select(point => point.Code)], covariances);
        });
        return new SurveyScores([.. all.Select(point => point.Score)], [.. blocks]);
    }

    /// <summary>An error in words.</summary>
    public static Message Error(PointError error) => error switch
    {
        EstimatedError known => new($"sai số chuẩn {Digits(known.StandardError)} điểm", $"standard error {Digits(known.StandardError, '.')} points"),
        AssumedError known => new($"sai số chuẩn {Digits(known.StandardError)} điểm, giả định", $"standard error {Digits(known.StandardError, '.')} points, assumed"),
        _ => new("sai số không xác định", "error undetermined"),
    };

    private static string Digits(double value, char mark = ',') => Math.Round(value, 3, MidpointRounding.AwayFromZero).ToString("0.###", System.Globalization.CultureInfo.InvariantCulture).Replace('.', mark);
}
