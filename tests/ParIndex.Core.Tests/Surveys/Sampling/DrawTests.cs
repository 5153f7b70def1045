using FsCheck;
using FsCheck.Fluent;
using ParIndex.Core.Surveys.Sampling;
using ParIndex.Core.Surveys.Sampling.Frames;
using Xunit;
using static ParIndex.Core.Tests.Surveys.Sampling.Population;

namespace ParIndex.Core.Tests.Surveys.Sampling;

public class DrawTests
{
    private static readonly SamplingDesign ThreeStages = new(
    [
        Stage(SelectionMethod.PpsSystematic, 3) with { Unit = "huyện" },
        new() { Unit = "xã", Method = SelectionMethod.Simple, Count = new StageCount.Take(2) },
        new() { Strata = ["giới"], Method = SelectionMethod.Simple, Count = new StageCount.Take(4), Replacements = 3 },
    ]);

    [Fact]
    public void RowOrder_ChangesNeitherHashNorDraw() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var order = Enumerable.Range(0, 200).OrderBy(i => (i * 7919L * ((seed % 1000) + 1001)) % 10007).ThenBy(i => i).ToArray();
        var (plain, mixed) = (Frame(Enumerable.Range(0, 200)), Frame(order));
        return plain.Hash == mixed.Hash && Names(plain).SequenceEqual(Names(mixed));

        IEnumerable<string> Names(SamplingFrame frame) => Draw(frame, ThreeStages, 7).People.Select(person => frame.Ids[person.Row]);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void AnotherSeed_GivesAnotherSample()
    {
        var frame = Frame(Enumerable.Range(0, 200));

        Assert.NotEqual(Rows(1), Rows(2));
        Assert.Equal(Rows(1), Rows(1));

        List<int> Rows(int seed) => [.. Draw(frame, ThreeStages, seed).People.Select(person => person.Row)];
    }

    /// <summary>Somebody added to one stratum does not move the draw of another: keys belong to people, not to places in the list.</summary>
    [Fact]
    public void PersonAddedElsewhere_MovesNobody()
    {
        var design = One(Stage(SelectionMethod.Simple, 10) with { Strata = ["tầng"], Allocation = AllocationRule.Equal });
        var (before, after) = (People(60, ("tầng", i => i < 30 ? "A" : "B")), People(61, ("tầng", i => i < 30 ? "A" : "B")));

        Assert.Equal(InA(before), InA(after));

        IEnumerable<string> InA(SamplingFrame frame) => Draw(frame, design, 3).People.Where(person => person.Cell.Stratum == "A").Select(person => frame.Ids[person.Row]);
    }

    [Fact]
    public void Replacements_AreOthersOfTheSameCell_InOrderAndNeverMoreThanThereAre()
    {
        var frame = Frame(Enumerable.Range(0, 200));
        var draw = Draw(frame, ThreeStages, 11);
        var taken = draw.People.Select(person => person.Row).ToHashSet();
        var (genders, communes) = (frame.Column("giới")!, frame.Column("xã")!);

        Assert.NotEmpty(draw.Replacements);
        Assert.Equal(draw.Replacements.Count, draw.Replacements.Select(each => each.Row).Distinct().Count());
        Assert.All(draw.Replacements, each =>
        {
            Assert.DoesNotContain(each.Row, taken);
            Assert.Equal((each.Cell.Stratum, each.Cell.Parent!.Label), (genders[each.Row], communes[each.Row]));
        });
        Assert.All(draw.Replacements.GroupBy(each => each.Cell), cell => Assert.Equal(Enumerable.Range(1, Math.Min(3, cell.Key.Population - cell.Key.Taken)), cell.Select(each => each.Place)));
    }

    [Fact]
    public void Systematic_SpreadsAlongTheOrder()
    {
        var frame = People(100, ("tuổi", i => Digits(i)));
        var people = Draw(frame, One(Stage(SelectionMethod.Systematic, 20) with { Order = ["tuổi"] }), 5).People;
        var rows = people.Select(person => person.Row).ToList();

        Assert.All(rows.Zip(rows.Skip(1)), pair => Assert.Equal(5, pair.Second - pair.First));
        Assert.Null(people[0].Cell.Joint(people[0], people[1]));
    }

    [Fact]
    public void Certainties_AreTakenOutUntilNoneIsLeft()
    {
        int[] sizes = [100, 40, 5, 5, 5, 5, 5, 5];
        var draw = Draw(People(8, ("q", i => Digits(sizes[i]))), One(Stage(SelectionMethod.PpsSystematic, 4) with { Measure = "q" }), 1);
        var certain = draw.People.Where(person => person.Cell.IsCertain).ToList();

        // 4·100/170 > 1; then 3·40/70 > 1; then 2·5/30 = 1/3 for each of the six.
        Assert.Equal([0, 1], certain.Select(person => person.Row));
        Assert.All(certain, person => Assert.Equal((1.0, 2, 2), (person.Weight, person.Cell.Population, person.Cell.Taken)));
        Assert.All(draw.People.Except(certain), person => Assert.Equal((3.0, 6, 2), (Math.Round(person.Weight, 12), person.Cell.Population, person.Cell.Taken)));
    }

    [Fact]
    public void Weights_AreTheProductOfStages()
    {
        var draw = Draw(Frame(Enumerable.Range(0, 200)), ThreeStages, 2);

        Assert.All(draw.People, person => Assert.Equal(1 / draw.Path(person).Aggregate(1.0, (product, unit) => product * unit.Probability), person.Weight, 1e-9));
        Assert.Equal(draw.Stages[2].Units.Count, draw.People.Select(person => person.Code).Distinct().Count());
    }

    [Fact]
    public void WrongDesigns_AreToldAllAtOnce()
    {
        var frame = People(10, ("tầng", i => Digits(i % 2)), ("xã", i => Digits(i / 3)), ("q", i => i == 4 ? "0" : "2"));

        Assert.Equal(3, Problems(Stage(SelectionMethod.Simple, 0) with { Strata = ["không"], Replacements = -1 }).Count);
        Assert.Contains(Problems(Stage(SelectionMethod.PpsSystematic, 2) with { Measure = "q" }), problem => problem.English.Contains("p004", StringComparison.Ordinal));
        Assert.Contains(SampleDrawing.Draw(frame, new([Stage(SelectionMethod.Simple, 2) with { Unit = "xã", Strata = ["tầng"] }, Stage(SelectionMethod.Simple, 2)]), 1).Problems, problem => problem.Vietnamese.Contains("hai tầng", StringComparison.Ordinal));
        Assert.Contains(Problems(Stage(SelectionMethod.Simple, 2) with { Strata = ["tầng"], Allocation = AllocationRule.Neyman, Deviations = new Dictionary<string, double> { ["0"] = 1 } }), problem => problem.English.Contains("“1”", StringComparison.Ordinal));

        IReadOnlyList<ParIndex.Core.Text.Message> Problems(StageDesign stage) => SampleDrawing.Draw(frame, One(stage), 1).Problems;
    }

    private static SamplingFrame Frame(IEnumerable<int> order)
    {
        int[] people = [.. order];
        return SamplingFrame.Of(
            [.. people.Select(Id)],
            [
                FrameColumn.Of("huyện", [.. people.Select(i => "H" + Digits(i % 7))]),
                FrameColumn.Of("xã", [.. people.Select(i => "X" + Digits(i / 7 % 4))]),
                FrameColumn.Of("giới", [.. people.Select(i => i % 3 == 0 ? "Nam" : "Nữ")]),
            ]);
    }
}
