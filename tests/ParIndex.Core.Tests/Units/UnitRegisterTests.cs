using ParIndex.Core.Units;
using Xunit;
using static ParIndex.Core.Units.UnitEvent;

namespace ParIndex.Core.Tests.Units;

public sealed class UnitRegisterTests
{
    private static readonly DateOnly Day0 = new(2000, 1, 1);
    private static readonly DateOnly Day1 = new(2010, 1, 1);
    private static readonly DateOnly Day2 = new(2020, 1, 1);

    private static readonly UnitEvent[] Base =
    [
        Found("p", UnitKind.Province, new UnitName("Đắk Nông", "tỉnh"), Day0),
        Found("a", UnitKind.Department, "Sở A", Day0, "p"),
        Found("b", UnitKind.Department, "Sở B", Day0, "p"),
    ];

    [Fact]
    public void Names_and_parents_hold_from_their_day()
    {
        var register = Build([.. Base, Rename("a", new UnitName("Sở A mới"), Day1), Move("a", null, Day2)]);

        Assert.Equal("Sở A", register["a"].NameAt(Day1.AddDays(-1)).Name);
        Assert.Equal("Sở A mới", register["a"].NameAt(Day1).Name);
        Assert.Equal(["p", "a"], register.Path("a", Day1).Select(unit => unit.Id));
        Assert.Equal(["a"], register.Path("a", Day2).Select(unit => unit.Id));
        Assert.Equal(["b"], register.Descendants("p", Day2).Select(unit => unit.Id));
        Assert.Empty(register.FindByName("sở a", Day2));
        Assert.Equal("a", Assert.Single(register.FindByName("SO A MOI", Day2)).Id);
    }

    [Fact]
    public void Merge_ends_the_merged_and_remembers_them()
    {
        var register = Build([.. Base, Found("c", UnitKind.Department, "Sở C", Day1, "p"), Merge(["a", "b"], "c", Day1)]);

        Assert.Equal(Day1, register["a"].To);
        Assert.False(register["a"].IsValidAt(Day1));
        Assert.True(register["a"].IsValidAt(Day1.AddDays(-1)));
        Assert.Equal([new UnitShare("c", 1m)], register.Successors("a", Day0, Day2));
        Assert.Equal([new UnitShare("a", 1m), new UnitShare("b", 1m)], register.Predecessors("c", Day2, Day0));
        Assert.Equal([new UnitShare("a", 1m)], register.Successors("a", Day0, Day0));
    }

    [Fact]
    public void Absorbing_unit_goes_on()
    {
        var register = Build([.. Base, Merge(["a", "b"], "a", Day1)]);

        Assert.Null(register["a"].To);
        Assert.Equal(["a", "b"], register.Predecessors("a", Day2, Day0).Select(share => share.UnitId).Order());
        Assert.Equal([new UnitShare("a", 1m)], register.Predecessors("a", Day2, Day1));
    }

    [Fact]
    public void Shares_multiply_over_splits_and_mergers()
    {
        var register = Build(
        [
            .. Base,
            Found("c", UnitKind.Department, "Sở C", Day1, "p"),
            Split("a", [new UnitShare("b", 0.25m), new UnitShare("c", 0.75m)], Day1),
            Found("d", UnitKind.Department, "Sở D", Day2, "p"),
            Split("c", [new UnitShare("c", 0.4m), new UnitShare("d", 0.6m)], Day2),
        ]);

        Assert.Equal([new("b", 0.25m), new("c", 0.3m), new UnitShare("d", 0.45m)], register.Successors("a", Day0, Day2));
        Assert.Equal([new UnitShare("a", 0.45m)], register.Predecessors("d", Day2, Day0));
        Assert.Equal(new HashSet<UnitShare> { new("a", 0.25m), new("b", 1m) }, register.Predecessors("b", Day2, Day0).ToHashSet());
    }

    [Fact]
    public void Abolished_units_have_no_successor()
    {
        var register = Build([.. Base, Abolish("a", Day1)]);

        Assert.Empty(register.Successors("a", Day0, Day2));
        Assert.Equal(2, register.TreeAt(Day2).All.Count);
    }

    [Fact]
    public void Several_authorities_stand_side_by_side()
    {
        var register = Build([.. Base, Found("q", UnitKind.Province, new UnitName("Gia Lai", "tỉnh"), Day0), Found("qa", UnitKind.Department, "Sở A", Day0, "q")]);

        Assert.Equal(["p", "q"], register.TreeOf(2010).Roots.Select(unit => unit.Id));
        Assert.Equal(2, register.FindByName("Sở A", Day1).Count);
        Assert.Equal("qa", Assert.Single(register.FindByName("Sở A", Day1, within: "q")).Id);
    }

    [Fact]
    public void Printed_rank_word_and_tone_marks_decide_between_namesakes()
    {
        var register = Build(
        [
            .. Base,
            Found("h", UnitKind.District, new UnitName("Cao Lãnh", "huyện"), Day0, "p"),
            Found("t", UnitKind.District, new UnitName("Cao Lãnh", "thành phố"), Day0, "p"),
            Found("x1", UnitKind.Commune, new UnitName("Tân Hà", "xã"), Day0, "h"),
            Found("x2", UnitKind.Commune, new UnitName("Tân Hạ", "xã"), Day0, "h"),
            Found("q1", UnitKind.District, new UnitName("Quận 1", "quận"), Day0, "p"),
        ]);

        Assert.Equal(2, register.FindByName("Cao Lãnh", Day1).Count);
        Assert.Equal("t", Assert.Single(register.FindByName("TP. Cao Lãnh", Day1)).Id);
        Assert.Equal("h", Assert.Single(register.FindByName("UBND huyện Cao Lãnh", Day1)).Id);
        Assert.Equal("x2", Assert.Single(register.FindByName("Tân Hạ", Day1)).Id);
        Assert.Equal(2, register.FindByName("Tan Ha", Day1).Count);
        Assert.Equal("q1", Assert.Single(register.FindByName("quận 1", Day1)).Id);
        Assert.Empty(register.FindByName("phường 1", Day1));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void Faults_are_told(string code, UnitEvent[] events)
    {
        var result = UnitRegister.Build([.. Base, .. events]);

        Assert.Null(result.Register);
        Assert.Contains(code, result.Problems.Select(problem => problem.Code));
        Assert.All(result.Problems, problem => Assert.NotEqual(problem.Message.Vietnamese, problem.Message.English));
    }

    public static TheoryData<string, UnitEvent[]> Faults() => new()
    {
        { "unit-founded-twice", [Found("a", UnitKind.Department, "Sở A", Day1, "p")] },
        { "unit-unknown", [Rename("z", new UnitName("Z"), Day1)] },
        { "unit-unknown", [Merge(["a", "b"], "z", Day1)] },
        { "unit-not-valid", [Abolish("a", Day1), Rename("a", new UnitName("Z"), Day2)] },
        { "unit-not-valid", [Abolish("a", Day1), Abolish("a", Day2)] },
        { "unit-not-valid", [Abolish("a", Day0)] },
        { "unit-successor-not-valid", [Found("c", UnitKind.Department, "C", Day2, "p"), Merge(["a", "b"], "c", Day1)] },
        { "unit-shares", [Split("a", [new UnitShare("a", 0.5m), new UnitShare("b", 0.4m)], Day1)] },
        { "unit-shares", [Split("a", [new UnitShare("a", 1.5m), new UnitShare("b", -0.5m)], Day1)] },
        { "unit-transfer-twice", [Merge(["a"], "b", Day1), Merge(["a"], "b", Day1)] },
        { "unit-event-shape", [Split("a", [new UnitShare("b", 1m)], Day1)] },
        { "unit-event-shape", [Split("a", [new UnitShare("b", 0.5m), new UnitShare("b", 0.5m)], Day1)] },
        { "unit-event-shape", [new UnitEvent { Kind = UnitEventKind.Abolish, Date = Day1, Units = ["a", "b"] }] },
        { "unit-event-incomplete", [Found("c", UnitKind.Department, " ", Day1, "p")] },
        { "unit-event-incomplete", [new UnitEvent { Kind = UnitEventKind.Rename, Date = Day1, Units = ["a"] }] },
        { "unit-parent-unknown", [Found("c", UnitKind.Department, "C", Day1, "z")] },
        { "unit-parent-not-valid", [Abolish("p", Day1)] },
        { "unit-parent-not-valid", [Found("c", UnitKind.Division, "C", Day1.AddDays(-1), "d"), Found("d", UnitKind.Department, "D", Day1, "p")] },
        { "unit-cycle", [Move("a", "b", Day1), Move("b", "a", Day2)] },
    };

    [Fact]
    public void All_problems_come_at_once()
    {
        var result = UnitRegister.Build([.. Base, Abolish("z", Day1), Move("a", "y", Day1), Merge(["a"], "x", Day2)]);

        Assert.Equal(3, result.Problems.Count);
        Assert.Equal("Đơn vị “z”, ngày 01/01/2010: chưa có sự kiện thành lập đơn vị này; hãy thêm.", result.Problems[0].Message.Vietnamese);
    }

    [Fact]
    public void A_country_of_communes_is_built_and_asked_quickly()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var communes = Enumerable.Range(0, 3400).Select(index =>
            Found($"c{index}", UnitKind.Commune, new UnitName(FormattableString.Invariant($"Tân {index}"), "xã"), Day1, "p"));
        var offices = Enumerable.Range(0, 3400 * 4).Select(index => Found($"o{index}", UnitKind.Division, $"Phòng {index % 4}", Day1, $"c{index / 4}"));
        var register = Build([.. Base, .. communes, .. offices]);

        Assert.Equal(3 + (3400 * 5), register.TreeAt(Day2).All.Count);
        for (var index = 0; index < 3400; index++)
            Assert.Equal($"c{index}", Assert.Single(register.FindByName(FormattableString.Invariant($"xã Tân {index}"), Day2)).Id);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), watch.Elapsed.ToString());
    }

    private static UnitRegister Build(UnitEvent[] events)
    {
        var result = UnitRegister.Build(events);
        Assert.Empty(result.Problems);
        return result.Register!;
    }
}
