using System.Globalization;
using ParIndex.Core.Surveys.Estimation;
using ParIndex.Core.Surveys.Estimation.Design;
using ParIndex.Core.Surveys.Estimation.Figures;
using ParIndex.Core.Surveys.Estimation.Testing;
using Xunit;
using static ParIndex.Core.Tests.Surveys.Estimation.SampleTables;

namespace ParIndex.Core.Tests.Surveys.Estimation;

/// <summary>Tests of independence, of differences and of many comparisons against R's survey and p.adjust (Data/README.md).</summary>
public class ComparisonTests
{
    [Fact]
    public void TestsOfTablesAndDomains_EqualR()
    {
        var wrong = new List<string>();
        foreach (var line in Figures("tests-r.csv").Where(line => line["design"].Length > 0))
        {
            var design = Design(line["design"], LoneCluster.Adjust);
            var cells = line["label"].Length == 0 ? Cells(design) : Cells(design, "area");
            var domain = line["label"].Length == 0 ? 0 : Enumerable.Range(0, cells.Domains.Count).Single(one => cells.Domains.Labels(one)[0] == line["label"]);
            var rule = line["label"].Length == 0 ? Core.Surveys.Estimation.Intervals.DegreesRule.Design : Core.Surveys.Estimation.Intervals.DegreesRule.Domain;
            var found = line["test"] switch
            {
                "F" => IndependenceTest.RaoScott(cells, design.Data.Code(line["one"]), design.Data.Code(line["other"]), domain, rule),
                "Chisq" => IndependenceTest.RaoScottChiSquare(cells, design.Data.Code(line["one"]), design.Data.Code(line["other"])),
                "adjWald" => IndependenceTest.Wald(cells, design.Data.Code(line["one"]), design.Data.Code(line["other"])),
                _ => WaldTest.AllAlike(SampleFigures.Means(Cells(design, line["other"]), design.Data.Number(line["one"]))),
            };
            if (!Agree(found.Statistic, Number(line["statistic"]), 1e-8) || !Agree(found.Above, Number(line["above"]), 1e-8) || !Agree(found.P, Number(line["p"]), 1e-8)
                || (line["below"] != "Inf" && !Agree(found.Below, Number(line["below"]), 1e-8)))
            {
                wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{found} in {string.Join(',', line.Values)}"));
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void ManyComparisons_EqualR()
    {
        double[] chances = [0.01, 0.04, 0.03, 0.5, 0.0004, 0.03];
        foreach (var (name, found) in new[] { ("holm", MultipleComparisons.Holm(chances)), ("BH", MultipleComparisons.BenjaminiHochberg(chances)) })
        {
            var expected = Figures("tests-r.csv").Where(line => line["test"] == name).Select(line => Number(line["p"])).ToArray();
            Assert.Equal(expected.Length, found.Length);
            Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-15));
        }

        Assert.Equal([double.NaN, 0.02], MultipleComparisons.Holm([double.NaN, 0.02]));
        Assert.Empty(MultipleComparisons.BenjaminiHochberg([]));
    }

    [Fact]
    public void IndependentSamples_AddVariances_WithWelchsDegrees()
    {
        var found = Comparison.OfIndependent(new Estimate(82, 1.5), 20, new Estimate(78, 2), 30);
        Assert.Equal(4, found.Difference.Value);
        Assert.Equal(2.5, found.Difference.StandardError);
        Assert.Equal(6.25 * 6.25 / ((2.25 * 2.25 / 20) + (16.0 / 30)), found.DegreesOfFreedom, 1e-12);
        // R: 2 * pt(1.6, 49.6828, lower.tail = FALSE)
        Assert.InRange(found.P, 0.115, 0.117);
        Assert.Equal(found.P, Comparison.OfIndependent(new Estimate(78, 2), 30, new Estimate(82, 1.5), 20).P, 1e-15);
    }

    [Fact]
    public void SameDesign_CountsWhatFiguresShare()
    {
        var design = Design("made1", LoneCluster.Adjust);
        var mean = SampleFigures.Mean(design, design.Data.Number("y"));
        var self = mean - mean;
        Assert.Equal(0, self.Value);
        Assert.Equal(0, self.StandardError, 1e-12);
        var ratio = SampleFigures.Total(design, design.Data.Number("z")) / SampleFigures.Total(design, design.Data.Number("s"));
        var direct = SampleFigures.Ratio(design, design.Data.Number("z"), design.Data.Number("s"));
        Assert.Equal(direct.StandardError, ratio.StandardError, 1e-12);
        Assert.Throws<ArgumentException>(() => mean - SampleFigures.Mean(Design("strat"), Design("strat").Data.Number("api00")));
    }
}
