using FsCheck;
using FsCheck.Fluent;
using ParIndex.App.Criteria;
using Xunit;

namespace ParIndex.App.Tests.Criteria;

public class RoundTripTests
{
    [Fact]
    public void Yaml_WrittenAndRead_GivesTheSameSet() => ForSets(300, seed =>
    {
        var set = RandomSets.Make(seed);
        var yaml = CriteriaSetYaml.Write(set);
        var reading = CriteriaSetYaml.Read(yaml);
        Assert.Empty(reading.Problems);
        Assert.Equal(RandomSets.Dump(set), RandomSets.Dump(reading.Set));
        Assert.Equal(yaml, CriteriaSetYaml.Write(reading.Set!));
    });

    [Fact]
    public void Workbook_WrittenAndRead_GivesTheSameSet() => ForSets(100, seed =>
    {
        var set = RandomSets.Make(seed);
        var yaml = CriteriaSetYaml.Write(set);
        var reading = CriteriaSetWorkbook.Read(CriteriaSetWorkbook.Write(CriteriaSetYaml.Read(yaml).Set!));
        Assert.Empty(reading.Problems);
        Assert.Equal(RandomSets.Dump(set), RandomSets.Dump(reading.Set));
        Assert.Equal(yaml, CriteriaSetYaml.Write(reading.Set!));
    });

    [Fact]
    public void Yaml_DecomposedText_IsReadComposed()
    {
        var set = RandomSets.Make(1) with { Title = "Chỉ số".Normalize(System.Text.NormalizationForm.FormD), Note = "Tỷ lệ\r\nhai".Normalize(System.Text.NormalizationForm.FormD) };

        var read = CriteriaSetYaml.Read(CriteriaSetYaml.Write(set)).Set!;

        Assert.Equal("Chỉ số", read.Title, StringComparer.Ordinal);
        Assert.Equal("Tỷ lệ\nhai", read.Note, StringComparer.Ordinal);
    }

    [Fact]
    public void Yaml_TrailingZeros_AreDropped()
    {
        var yaml = CriteriaSetYaml.Write(RandomSets.Make(2) with { Total = 100.50m });

        Assert.Contains("\ntotal: 100.5\n", yaml, StringComparison.Ordinal);
    }

    internal static void ForSets(int count, Action<int> check) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), check).Check(Config.QuickThrowOnFailure.WithMaxTest(count));
}
