using ParIndex.Core.Surveys.Quality;
using ParIndex.Core.Surveys.Quality.CallBacks;
using ParIndex.Core.Surveys.Quality.Interviewers;
using Xunit;

namespace ParIndex.Core.Tests.Surveys.Quality;

public class InterviewerTests
{
    /// <summary>Six targets rated by four judges (Shrout and Fleiss 1979): ICC(1,1) is 0.17, F 1.79, interval −0.13 to 0.72.</summary>
    [Fact]
    public void ShroutAndFleiss()
    {
        int[][] ratings = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]];
        var effect = InterviewerEffect.Of([.. ratings.SelectMany(row => row).Select(mark => (double)mark)], RowLabels.Of(ratings.SelectMany((row, target) => row.Select(_ => $"{target}"))))!;

        Assert.Equal(0.17, effect.Correlation, 0.005);
        Assert.Equal(-0.13, effect.Lower, 0.005);
        Assert.Equal(0.72, effect.Upper, 0.005);
        Assert.Equal(0.165, effect.P, 0.001);
        Assert.DoesNotContain(effect.Standings, standing => standing.StandsOut);
    }

    [Fact]
    public void InterviewerWhoTicksHigh_StandsOut_AndNobodyElse()
    {
        var made = new MadeAnswers(900, 5);
        foreach (var row in Enumerable.Range(0, 900).Where(row => row % 30 == 7))
        {
            for (var item = 0; item < MadeAnswers.Items; item++)
            {
                made.Marks[row][item] = (byte)Math.Min(5, made.Marks[row][item] + 1);
            }
        }

        var data = made.Data();
        var effect = InterviewerEffect.Of(InterviewerEffect.MeanMarks(data.Marks), data.Interviewer!, data.Area)!;
        Assert.Equal("dtv07", Assert.Single(effect.Standings, standing => standing.StandsOut).Interviewer);
        Assert.True(effect.Standings[0].Difference > 0.4);
        Assert.Contains("Gọi lại", effect.Standings[0].InWords.Vietnamese, StringComparison.Ordinal);
        Assert.True(effect is { Correlation: > 0, DesignEffect: > 1 } && effect.Upper > effect.Correlation);
    }

    /// <summary>Under no effect anybody is named in about 5 % of surveys, and the interval holds 0 in about 95 %.</summary>
    [Fact]
    public void WithoutEffect_FewAreNamed()
    {
        var (named, outside) = (0, 0);
        for (var survey = 0; survey < 400; survey++)
        {
            var random = new Random(survey);
            var effect = InterviewerEffect.Of([.. Enumerable.Range(0, 200).Select(_ => MadeAnswers.Normal(random))], RowLabels.Of(Enumerable.Range(0, 200).Select(row => $"{row % 10}")))!;
            named += effect.Standings.Any(standing => standing.StandsOut) ? 1 : 0;
            outside += effect.Lower > 0 || effect.Upper < 0 ? 1 : 0;
        }

        Assert.InRange(named, 6, 36);
        Assert.InRange(outside, 6, 36);
    }

    [Fact]
    public void AreasThatDiffer_AreNotBlamedOnInterviewers()
    {
        var random = new Random(9);
        double[] values = [.. Enumerable.Range(0, 400).Select(row => (row % 4 < 2 ? 0 : 3) + MadeAnswers.Normal(random))];
        var interviewers = RowLabels.Of(Enumerable.Range(0, 400).Select(row => $"dtv{row % 4}"));
        var areas = RowLabels.Of(Enumerable.Range(0, 400).Select(row => $"xã {row % 4 / 2}"));

        Assert.True(InterviewerEffect.Of(values, interviewers)!.Lower > 0.2);
        Assert.DoesNotContain(InterviewerEffect.Of(values, interviewers, areas)!.Standings, standing => standing.StandsOut);

        // Each alone in its commune: there is nothing to compare with.
        Assert.Null(InterviewerEffect.Of(values, interviewers, RowLabels.Of(Enumerable.Range(0, 400).Select(row => $"{row % 4}"))));
    }

    [Fact]
    public void CallBacks_CoverEveryInterviewer_AndDoNotDependOnTheOrderOfRows()
    {
        string[] ids = [.. Enumerable.Range(0, 205).Select(row => $"phieu-{row}")];
        string?[] own = [.. Enumerable.Range(0, 205).Select(row => row < 200 ? $"dtv{row % 10}" : "dtv-it-phieu")];
        var sample = CallBackSample.Draw(ids, RowLabels.Of(own), 0.1, 20261122);
        var turned = CallBackSample.Draw([.. ids.Reverse()], RowLabels.Of(own.Reverse()), 0.1, 20261122);

        Assert.Equal(Enumerable.Repeat(2, 10).Append(1).Order(), sample.Rows.GroupBy(row => own[row]).Select(group => group.Count()).Order());
        Assert.Equal(sample.Rows.Select(row => ids[row]), turned.Rows.Select(row => ids[^(row + 1)]));
        Assert.NotEqual(sample.Rows, CallBackSample.Draw(ids, RowLabels.Of(own), 0.1, 1).Rows);
        Assert.DoesNotContain(3, CallBackSample.Draw(ids, null, 1, 1, row => row != 3).Rows);
    }

    /// <summary>Cohen's kappa as in textbooks: 20 and 15 agree, 5 and 10 do not: agreement 0.70, chance 0.50, kappa 0.40.</summary>
    [Fact]
    public void Kappa_OfTheTextbook()
    {
        (byte, byte)[] pairs = [.. Enumerable.Repeat(((byte)1, (byte)1), 20), .. Enumerable.Repeat(((byte)1, (byte)2), 5), .. Enumerable.Repeat(((byte)2, (byte)1), 10), .. Enumerable.Repeat(((byte)2, (byte)2), 15)];
        var match = ItemMatch.Of("q1", pairs);

        Assert.Equal((0.7, 50), (match.Agreement, match.Compared));
        Assert.Equal(0.4, match.Kappa, 1e-12);
        Assert.Equal(0.4, match.WeightedKappa, 1e-12); // with two marks the weights make no difference
    }

    [Fact]
    public void MatchReport_ByQuestionAndInterviewer()
    {
        var first = AnswerMarks.Of(["a", "b"], [[1, 4], [2, 4], [3, 4], [4, 4]]);
        var second = AnswerMarks.Of(["a", "b"], [[1, 4], [2, 4], [1, 4], [byte.MaxValue, 4]]);
        var report = MatchReport.Of(first, second, RowLabels.Of(["x", "x", "y", "y"]));

        Assert.Equal((3, 2.0 / 3), (report.Items[0].Compared, report.Items[0].Agreement));
        Assert.True(double.IsNaN(report.Items[1].Kappa));
        Assert.Equal([("y", 3, 2), ("x", 4, 4)], report.Interviewers.Select(own => (own.Interviewer, own.Compared, own.Equal)));
        Assert.Throws<ArgumentException>(() => MatchReport.Of(first, AnswerMarks.Of(["a"], [[1], [1], [1], [1]])));
    }
}
