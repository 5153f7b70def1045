using System.Globalization;
using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Estimation.Design;
using ParIndex.Core.Surveys.Estimation.Figures;
using ParIndex.Core.Surveys.Estimation.Replicates;
using ParIndex.Core.Surveys.Estimation.Weighting;
using Xunit;
using static ParIndex.Core.Tests.Surveys.Estimation.SampleTables;

namespace ParIndex.Core.Tests.Surveys.Estimation;

/// <summary>Adjusted weights and the errors of figures under them against R's postStratify, rake and trimWeights (Data/README.md).</summary>
public class WeightingTests
{
    private static readonly Dictionary<string, double> Types = new() { ["E"] = 4421, ["H"] = 755, ["M"] = 1018 };
    private static readonly Dictionary<string, double> Wide = new() { ["No"] = 1072, ["Yes"] = 5122 };
    private static readonly Dictionary<string, double> G = new() { ["a"] = 2000, ["b"] = 2600, ["c"] = 2400 };
    private static readonly Dictionary<string, double> H = new() { ["x"] = 4500, ["y"] = 2500 };

    [Fact]
    public void FiguresUnderAdjustedWeights_EqualR()
    {
        var wrong = new List<string>();
        var designs = Figures("calibrated-r.csv").Select(line => line["design"]).Distinct().ToDictionary(name => name, Adjusted);
        foreach (var line in Figures("calibrated-r.csv"))
        {
            var design = designs[line["design"]];
            var cells = line["by"].Length == 0 ? Cells(design) : Cells(design, line["by"]);
            var values = design.Data.Number(line["variable"]);
            var found = (line["statistic"] == "mean" ? SampleFigures.Means(cells, values) : SampleFigures.Totals(cells, values))
                [line["by"].Length == 0 ? 0 : Enumerable.Range(0, cells.Domains.Count).Single(one => cells.Domains.Labels(one)[0] == line["label"])];
            if (!Agree(found.Value, Number(line["value"]), 1e-9) || !Agree(found.StandardError, Number(line["se"]), 1e-8))
            {
                wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{found.Value:R} {found.StandardError:R} in {string.Join(',', line.Values)}"));
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void KnownTotals_HaveNoErrorAfterPostStratification()
    {
        var design = Adjusted("clus1 post");
        var type = design.Data.Code("stype");
        for (var code = 0; code < type.Labels.Count; code++)
        {
            var total = SampleFigures.Total(design, RowValues.Is(design.Data, type, code));
            Assert.Equal(Types[type.Labels[code]], total.Value, 1e-9);
            Assert.Equal(0, total.StandardError, 1e-9);
        }
    }

    [Fact]
    public void Raking_SaysWhetherItConverged()
    {
        var design = Design("clus1");
        RakingMargin[] margins = [new(design.Data.Code("stype"), Types), new(design.Data.Code("sch.wide"), Wide)];
        Assert.True(Raking.Of(design, margins).HasConverged);
        var cut = Raking.Of(design, margins, mostRounds: 1);
        Assert.False(cut.HasConverged);
        Assert.Equal(1, cut.Rounds);
        Assert.InRange(cut.LargestGap, 1e-9, 1);
        RakingMargin[] apart = [margins[0], new(design.Data.Code("sch.wide"), new Dictionary<string, double> { ["No"] = 100, ["Yes"] = 200 })];
        Assert.False(Raking.Of(design, apart, 30).HasConverged);
    }

    [Fact]
    public void NonResponse_KeepsTheWeightOfEachClass()
    {
        var design = Design("made1", LoneCluster.Adjust);
        var answered = RowValues.Compute(design.Data, "answered", (chunk, row) => (design.Data.FirstRow(chunk) + row) % 3 == 0 ? 0 : 1);
        var adjusted = WeightChanges.ForNonResponse(design, design.Data.Code("area"), answered);
        var one = RowValues.Compute(design.Data, "one", (_, _) => 1);
        foreach (var (before, after) in SampleFigures.Totals(Cells(design, "area"), one).Zip(SampleFigures.Totals(Cells(adjusted, "area"), one)))
        {
            Assert.Equal(before.Value, after.Value, 1e-9);
        }

        Assert.Equal(0, SampleFigures.Total(adjusted, RowValues.Compute(design.Data, "out", (chunk, row) => 1 - answered.Chunk(chunk)[row])).Value);
        Assert.Throws<DesignException>(() => WeightChanges.ForNonResponse(design, design.Data.Code("area"), RowValues.Compute(design.Data, "none", (_, _) => 0)));
    }

    [Fact]
    public void TrimmingKeepsTheSum_AndChancesMakeWeights()
    {
        var design = Design("made1", LoneCluster.Adjust);
        var one = RowValues.Compute(design.Data, "one", (_, _) => 1);
        Assert.Equal(SampleFigures.Total(design, one).Value, SampleFigures.Total(WeightChanges.Trimmed(design, 5, 45), one).Value, 1e-8);
        Assert.True(WeightChanges.KishEffect(WeightChanges.Trimmed(design, 5, 45)) < WeightChanges.KishEffect(design));
        Assert.Equal(1, WeightChanges.KishEffect(design.WithWeights(one)), 1e-12);
        Assert.Throws<DesignException>(() => WeightChanges.Trimmed(design, 1000, 2000));

        var half = RowValues.Compute(design.Data, "p", (_, _) => 0.5);
        Assert.Equal(4, WeightChanges.FromChances(design.Data, [half, half]).Chunk(0)[0]);
        Assert.Throws<DesignException>(() => WeightChanges.FromChances(design.Data, [RowValues.Compute(design.Data, "p", (_, _) => 0)]));
    }

    [Fact]
    public void WrongTotals_AreNamed_AndReplicatesOfAdjustedWeightsRefused()
    {
        var design = Design("clus1");
        var type = design.Data.Code("stype");
        var missing = Assert.Throws<DesignException>(() => PostStratification.Of(design, type, new Dictionary<string, double> { ["E"] = 4421, ["H"] = 755 }));
        Assert.Contains("M", missing.Problem.Vietnamese, StringComparison.Ordinal);
        Assert.Throws<DesignException>(() => PostStratification.Of(design, type, new Dictionary<string, double>(Types) { ["K"] = 7 }));
        Assert.Throws<DesignException>(() => ReplicateFigures.Means(Cells(Adjusted("clus1 post")), design.Data.Number("api00"), Jackknife.Of(design)));
    }

    private static SurveyDesign Adjusted(string name)
    {
        var design = Design(name.Split(' ')[0], name.StartsWith("made", StringComparison.Ordinal) ? LoneCluster.Adjust : LoneCluster.Fail);
        CodeColumn Code(string column) => design.Data.Code(column);
        SurveyDesign Raked(params RakingMargin[] margins) => Raking.Of(design, margins, 500, 1e-14).Design;
        return name switch
        {
            "clus1 post" => PostStratification.Of(design, Code("stype"), Types),
            "clus1 rake" => Raked(new(Code("stype"), Types), new(Code("sch.wide"), Wide)),
            "clus1 trim" => WeightChanges.Trimmed(Raked(new(Code("stype"), Types), new(Code("sch.wide"), Wide)), 20, 40),
            "made3 post" => PostStratification.Of(design, Code("h"), H),
            "made1 rake" => Raked(new(Code("g"), G), new(Code("h"), H)),
            _ => WeightChanges.Trimmed(design, 5, 45, isStrict: true),
        };
    }
}
