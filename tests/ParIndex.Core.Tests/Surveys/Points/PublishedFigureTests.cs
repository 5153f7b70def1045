using ParIndex.Core.Numbers;
using ParIndex.Core.Results;
using ParIndex.Core.Surveys.Points.Errors;
using ParIndex.Core.Surveys.Points.Published;
using ParIndex.Core.Surveys.Points.Scoring;
using ParIndex.Core.Text;
using Xunit;

namespace ParIndex.Core.Tests.Surveys.Points;

/// <summary>Figures printed in official documents of 2020 to 2024.</summary>
public class PublishedFigureTests
{
    private static readonly MinistryAggregate Ministry = new("Chỉ số CCHC 2020");

    /// <summary>Mean ratings of leaders and delegates in Đắk Nông 2020: code, maximum, printed points.</summary>
    private static readonly (string Code, decimal Max, decimal Points)[] Leaders =
    [
        ("2.4.1", 1, 0.73561m), ("2.4.2", 1, 0.76884m), ("2.4.3", 1.5m, 0.96802m), ("2.4.4", 1.5m, 0.95901m),
        ("4.4.1", 1.5m, 1.06175m), ("4.4.2", 1.5m, 1.03113m), ("4.4.3", 1.5m, 0.97531m),
        ("5.8.1", 1, 0.81977m), ("5.8.2", 1, 0.81552m),
        ("5.9.1", 1, 0.70329m), ("5.9.2", 1, 0.69763m), ("5.9.3", 1, 0.71534m), ("5.9.4", 1, 0.56102m),
        ("6.4.1", 1, 0.74185m), ("6.4.2", 1, 0.76228m), ("6.4.3", 1, 0.71025m), ("6.4.4", 1, 0.72061m),
        ("7.5.1", 1, 0.74656m), ("7.5.2", 1, 0.70715m), ("7.5.3", 1, 0.74275m), ("7.5.4", 1, 0.71573m),
    ];

    private static readonly (string Code, decimal Max, decimal Percent, decimal Printed)[] Sipas =
        [("8.1.1", 1.5m, 81.52m, 1.2228m), ("8.1.2", 1.5m, 88.18m, 1.3227m), ("8.1.3", 2.5m, 83.07m, 2.0768m), ("8.1.4", 2.5m, 91.10m, 2.2775m), ("8.1.5", 2, 77.56m, 1.5512m)];

    [Fact]
    public void DakNong2020_Leaders_16_65942Of23_5()
    {
        var scores = new SurveyScores([.. Leaders.Select(line => PublishedError.Of(line.Code, line.Max, new PublishedMean(line.Points / line.Max), Ministry))]);
        var all = scores.Official(_ => true);

        Assert.Equal(16.65942m, Rounding.Round(all.Points, 10));
        Assert.Equal(23.5m, all.Max);
        Assert.Equal(70.89m, Rounding.Round(all.Points / all.Max * 100, 2));
        Assert.Equal(3.43148m, Rounding.Round(scores.Official(code => code.StartsWith("2.", StringComparison.Ordinal)).Points, 10));
        Assert.Contains("Không xác định", Assert.IsType<UnknownError>(all.Error).Basis.Vietnamese, StringComparison.Ordinal);
        Assert.Equal(21, all.Unknown.Count);
    }

    [Fact]
    public void DakNong2020_Sipas_8_451()
    {
        var points = Sipas.Select(factor => IndexPoints.Of(factor.Max, factor.Percent)).ToList();

        Assert.Equal(8.451m, Rounding.Round(points.Sum(), 3));
        Assert.Equal(Sipas.Select(factor => factor.Printed), points.Select(value => Rounding.Round(value, 4)));
        Assert.Empty(PublishedCheck.Check(Sipas.Select(factor => new PublishedLine(factor.Code, factor.Max, factor.Printed, factor.Percent, null, SourcePlace.AtLine(1)))));
    }

    [Fact]
    public void HaNoi_OverallIndex_IsTheMeanOverItems()
    {
        Assert.Equal(86.50m, Rounding.Round(IndexPoints.Mean([(86.51m, 23), (86.49m, 16)]), 2));
        Assert.Equal(83.57m, Rounding.Round(IndexPoints.Mean([(83.46m, 23), (83.72m, 16)]), 2));
    }

    [Fact]
    public void DakNong2023_SipasPercentAgainstItsPoints_IsAContradiction()
    {
        var finding = Assert.Single(PublishedCheck.Check([new PublishedLine("8.1", 10, 8.17m, 8.21m, null, SourcePlace.AtLine(7))]));

        Assert.Equal(FindingKinds.Contradiction, finding.Kind);
        Assert.Equal("81.7", finding.Expected);
        Assert.Contains("82,1 %, và vẫn lệch 0,4 điểm phần trăm", finding.Message.Vietnamese, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10", "8.17", "81.7", "", "")]
    [InlineData("10", "8.17", "", "", "")]
    [InlineData("1.5", "0.96802", "64", "", "")] // 64.53 cut to 64, as the table of 2020 has it
    [InlineData("1", "0.56102", "50", "", FindingKinds.Contradiction)]
    [InlineData("10", "10.5", "100", "", FindingKinds.ScoreOverMax)]
    [InlineData("10", "8.17", "817", "", FindingKinds.PercentWrong)]
    [InlineData("0", "0", "0", "", FindingKinds.Contradiction)]
    [InlineData("10", "8.17", "81.7", "0", FindingKinds.Count)]
    public void PublishedLines_AreChecked(string max, string points, string percent, string answers, string kind)
    {
        static decimal? Number(string text) => text.Length == 0 ? null : decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        var line = new PublishedLine("8.1", Number(max)!.Value, Number(points), Number(percent), (int?)Number(answers), SourcePlace.AtLine(1));

        Assert.Equal(kind.Length == 0 ? [] : [kind], PublishedCheck.Check([line]).Select(finding => finding.Kind));
    }

    [Fact]
    public void Error_NeedsASizeAndAnAssumption()
    {
        var share = new PublishedShare(0.8m);
        var assumption = new SampleAssumption(2);

        Assert.IsType<UnknownError>(PublishedError.Of("8.1", 10, share, Ministry).Error);
        Assert.IsType<UnknownError>(PublishedError.Of("8.1", 10, share, Ministry, 401).Error);
        Assert.IsType<UnknownError>(PublishedError.Of("8.1", 10, share, Ministry, null, assumption).Error);
        var assumed = Assert.IsType<AssumedError>(PublishedError.Of("8.1", 10, share, Ministry, 401, assumption).Error);
        Assert.Equal(10 * Math.Sqrt(0.8 * 0.2 / 400 * 2), assumed.StandardError, 1e-12);
        Assert.Contains("hệ số thiết kế 2", assumed.Basis.Vietnamese, StringComparison.Ordinal);

        // All 401 of 401 asked: nothing is left to chance.
        Assert.Equal(0, ((AssumedError)PublishedError.Of("8.1", 10, share, Ministry, 401, new SampleAssumption(1, 401)).Error).StandardError);
    }

    [Fact]
    public void MeanWithoutItsSpread_GetsTheGreatestPossibleError()
    {
        var bound = (AssumedError)PublishedError.Of("2.4", 1, new PublishedMean(0.7m), Ministry, 200, new SampleAssumption(1)).Error;
        var rule = new CriterionRule("2.4", 1, [MadeBallots.Item("c1")]);
        var ballots = PublishedBallots.Of(rule, [MadeBallots.Of("c1", "", 10, 20, 40, 60, 70)])!;
        var exact = (AssumedError)PublishedError.Of("2.4", 1, ballots, Ministry, null, new SampleAssumption(1)).Error;

        Assert.Equal(0.7m, ballots.Index);
        Assert.True(exact.StandardError < bound.StandardError);
        Assert.Contains("lớn nhất có thể", bound.Basis.Vietnamese, StringComparison.Ordinal);
        double[] worths = [.. Enumerable.Repeat(0.0, 10), .. Enumerable.Repeat(0.25, 20), .. Enumerable.Repeat(0.5, 40), .. Enumerable.Repeat(0.75, 60), .. Enumerable.Repeat(1.0, 70)];
        Assert.Equal(Math.Sqrt(worths.Sum(worth => (worth - 0.7) * (worth - 0.7)) / 199 / 200), exact.StandardError, 1e-12);
    }

    [Fact]
    public void Rehearsal_NeverCountsInTheOfficialSum()
    {
        var scores = new SurveyScores(
        [
            PublishedError.Of("8.1", 10, new PublishedShare(0.8m), Ministry),
            new SurveyScore("8.1", 10, 9.5m, new Rehearsal("thử 2026"), new EstimatedError(0.2)),
        ]);

        Assert.Equal(8, scores.Official(_ => true).Points);
        Assert.Equal((9.5m, 0.2), (scores.Rehearsed(_ => true).Points, scores.Rehearsed(_ => true).KnownStandardError));
        Assert.Throws<ArgumentException>(() => new SurveyScores([.. scores.Scores, new SurveyScore("8.1", 10, 9, new OwnSurvey("2026"), new EstimatedError(0.2))]));
    }
}
