using System.Globalization;
using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Estimation.Design;
using ParIndex.Core.Surveys.Estimation.Figures;
using ParIndex.Core.Surveys.Estimation.Replicates;
using Xunit;
using static ParIndex.Core.Tests.Surveys.Estimation.SampleTables;

namespace ParIndex.Core.Tests.Surveys.Estimation;

/// <summary>Jackknife, balanced and bootstrap replicates and replicate weights given as columns, against R's survey (Data/README.md) and against Taylor.</summary>
public class ReplicateTests
{
    [Fact]
    public void JackknifeAndGivenWeights_EqualR()
    {
        var wrong = new List<string>();
        var given = Table("made-replicates");
        var columns = Enumerable.Range(1, 24).Select(number => given.Number("r" + number)).ToArray();
        var scales = new ReplicateScales(1 / 23.0, [.. Enumerable.Range(0, 24).Select(number => 0.5 + (0.05 * number))]);
        foreach (var line in Figures("replicates-r.csv").Where(line => line["design"] != "scd"))
        {
            var design = Design(line["design"], line["kind"] == "given" ? LoneCluster.Adjust : Policy(line["kind"]));
            var cells = line["by"].Length == 0 ? Cells(design) : Cells(design, line["by"]);
            var names = line["variable"].Split('/');
            var (above, below) = (design.Data.Number(names[0]), names.Length > 1 ? design.Data.Number(names[1]) : null);
            var centre = line["mse"] == "TRUE" ? ReplicateCentre.WholeSample : ReplicateCentre.Mean;
            var all = line["kind"] == "given"
                ? line["statistic"] == "total"
                    ? new GivenReplicates(columns, scales).Totals(cells, above, centre)
                    : new GivenReplicates(columns, scales).Ratios(cells, above, below, centre)
                : line["statistic"] switch
                {
                    "mean" => ReplicateFigures.Means(cells, above, Jackknife.Of(design), centre),
                    "total" => ReplicateFigures.Totals(cells, above, Jackknife.Of(design), centre),
                    _ => ReplicateFigures.Ratios(cells, above, below!, Jackknife.Of(design), centre),
                };
            var found = all[line["by"].Length == 0 ? 0 : Enumerable.Range(0, all.Count).Single(domain => cells.Domains.Labels(domain)[0] == line["label"])];
            if (!Agree(found.Value, Number(line["value"]), 1e-12) || !Agree(found.StandardError, Number(line["se"]), 1e-9))
            {
                wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{found.Value:R} {found.StandardError:R} in {string.Join(',', line.Values)}"));
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void BalancedReplicates_OfATotal_EqualTaylorAndR()
    {
        var data = Table("scd");
        var design = SurveyDesign.Of(data, new DesignSpec { Strata = ["ESA"], Clusters = ["ambulance"], Nested = true });
        var taylor = SampleFigures.Total(design, data.Number("alive")).StandardError;
        foreach (var line in Figures("replicates-r.csv").Where(line => line["design"] == "scd"))
        {
            var replicates = BalancedReplicates.Of(design, Number(line["kind"][3..]));
            var found = ReplicateFigures.Totals(Cells(design), data.Number("alive"), replicates)[0];
            Assert.Equal(4, replicates.Count);
            Assert.Equal(Number(line["se"]), found.StandardError, 1e-10);
            Assert.Equal(taylor, found.StandardError, 1e-10);
            Assert.Equal(278, found.Value);
        }
    }

    [Fact]
    public void HadamardTables_HaveOrthogonalRows()
    {
        foreach (var least in Enumerable.Range(1, 70).Concat([100, 156, 700]))
        {
            var table = Hadamard.AtLeast(least);
            Assert.InRange(table.Order, least, Math.Max(2, least + 40));
            for (var row = 0; row < table.Order; row += least > 100 ? 37 : 1)
            {
                Assert.Equal(1, table[0, row]);
                for (var other = 0; other < row; other++)
                {
                    Assert.Equal(0, Enumerable.Range(0, table.Order).Sum(column => table[row, column] * table[other, column]));
                }
            }
        }
    }

    [Fact]
    public void Bootstraps_KeepTheWeightOfStrata_AndComeNearTaylor()
    {
        var design = Design("clus2wr");
        var z = design.Data.Number("api00");
        var taylor = SampleFigures.Mean(design, z).StandardError;
        foreach (var replicates in new[] { Bootstrap.RaoWu(design, 2000, 5), Bootstrap.CantyDavison(design, 2000, 5) })
        {
            for (var replicate = 0; replicate < 50; replicate++)
            {
                Assert.Equal(design.Clusters, Enumerable.Range(0, design.Clusters).Sum(cluster => replicates.Factor(replicate, cluster)), 1e-9);
            }

            var found = ReplicateFigures.Means(Cells(design), z, replicates)[0].StandardError;
            Assert.InRange(found / taylor, 0.9, 1.1);
        }

        // With the population told, the undrawn share shrinks the error as it does Taylor's.
        var finite = Design("strat");
        var enroll = finite.Data.Number("api00");
        var ratio = ReplicateFigures.Means(Cells(finite), enroll, Bootstrap.CantyDavison(finite, 2000, 5))[0].StandardError / SampleFigures.Mean(finite, enroll).StandardError;
        Assert.InRange(ratio, 0.93, 1.07);
    }

    [Fact]
    public void Bootstrap_OfASeed_IsTheSameForEver()
    {
        var replicates = Bootstrap.RaoWu(Design("clus1"), 3, 20261122);
        Assert.Equal(
            "1 1 0 1 3 2 0 1 1 0 0 2 0 1 1",
            string.Join(' ', Enumerable.Range(0, 15).Select(cluster => Math.Round(replicates.Factor(2, cluster) * 14 / 15))));
    }

    [Fact]
    public void LoneClustersOddStrataAndCalibration_AreRefused()
    {
        Assert.Throws<DesignException>(() => Jackknife.Of(Design("made1")));
        Assert.Throws<DesignException>(() => Bootstrap.RaoWu(Design("made1"), 10, 1));
        Assert.Throws<DesignException>(() => BalancedReplicates.Of(Design("made1", LoneCluster.Remove)));
        Assert.Throws<ArgumentException>(() => new GivenReplicates([new NumberColumn("r", [])], ReplicateScales.Equal(1, 2)));
    }
}
