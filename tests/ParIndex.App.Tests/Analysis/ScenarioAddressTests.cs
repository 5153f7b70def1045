using FsCheck;
using FsCheck.Fluent;
using ParIndex.App.Analysis.Scenarios;
using ParIndex.Core.Analysis.Scenarios;
using Xunit;

namespace ParIndex.App.Tests.Analysis;

/// <summary>A scenario in an address comes back as it was, and no other text does harm.</summary>
public sealed class ScenarioAddressTests
{
    [Fact]
    public void Write_PointsAndFigures_ReadsAsWritten() =>
        Assert.Equal(
            "Giải ngân%3A 95%25;1.1.2=0.5;6.1.3:ty_le=86%25;6.1.3:nam@last=3",
            ScenarioAddress.Write(new Scenario("Giải ngân: 95%",
            [
                new ScenarioChange("1.1.2", Points: 0.5m),
                new ScenarioChange("6.1.3", new Dictionary<string, string> { ["ty_le"] = "86%", ["nam@last"] = "3" }),
            ])));

    [Fact]
    public void Write_AnyScenario_ReadsBackTheSame()
    {
        var text = Gen.Elements("a", "%", "%3B", ";", "=", ":", "ộ", " ", "1.2", "@last").ArrayOf().Select(parts => string.Concat(parts.Take(8)));
        var words = text.Where(word => word.Length > 0);
        var change = Gen.OneOf(
            Gen.Choose(0, 10_000).Select(points => new ScenarioChange("", Points: points / 1000m)),
            words.Two().Select(pair => new ScenarioChange("", new Dictionary<string, string> { [pair.Item1] = pair.Item2 })));
        var scenario = text.SelectMany(name => change.ArrayOf().Select(changes =>
            new Scenario(name, [.. changes.Take(5).Select((one, i) => one with { Code = $"1.{i}" })])));
        Prop.ForAll(scenario.ToArbitrary(), before =>
        {
            var after = ScenarioAddress.Read(ScenarioAddress.Write(before))!;
            return after.Name == before.Name && after.Changes.Count == before.Changes.Count && after.Changes.Zip(before.Changes).All(pair =>
                pair.First.Code == pair.Second.Code && pair.First.Points == pair.Second.Points
                && (pair.First.Values ?? new Dictionary<string, string>()).SequenceEqual(pair.Second.Values ?? new Dictionary<string, string>()));
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("Tên;1.1")]
    [InlineData("Tên;1.1=")]
    [InlineData("Tên;1.1=abc")]
    [InlineData("Tên;1.1=1=2")]
    [InlineData("Tên;=1")]
    [InlineData("Tên;1.1:a:b=1")]
    public void Read_NoScenario_IsNull(string text) => Assert.Null(ScenarioAddress.Read(text));

    [Fact]
    public void Read_TooLongOrTooMany_IsNull()
    {
        Assert.Null(ScenarioAddress.Read(new string('a', ScenarioAddress.LongestName + 1)));
        Assert.Null(ScenarioAddress.Read("a" + string.Concat(Enumerable.Range(0, ScenarioAddress.MostChanges + 1).Select(i => $";{i}=1"))));
        Assert.Null(ScenarioAddress.Read("a;1=" + new string('1', ScenarioAddress.Longest)));
    }
}
