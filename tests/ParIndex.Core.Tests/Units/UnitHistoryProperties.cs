using FsCheck;
using FsCheck.Fluent;
using ParIndex.Core.Units;
using Xunit;

namespace ParIndex.Core.Tests.Units;

/// <summary>Random histories of foundings, mergers, splits, moves and abolitions that keep the invariants by construction.</summary>
public sealed class UnitHistoryProperties
{
    private static readonly DateOnly Start = new(2000, 1, 1);
    private static readonly Config Quick = Config.QuickThrowOnFailure.WithMaxTest(60);

    private static readonly Arbitrary<int[]> Choices =
        Gen.ArrayOf(Gen.Choose(0, 999)).Select(choices => choices.Length == 0 ? [3] : choices).ToArbitrary();

    [Fact]
    public void A_tree_holds_every_valid_unit_exactly_once() => Prop.ForAll(Choices, choices =>
    {
        var (register, end) = History(choices);
        for (var day = Start; day <= end; day = day.AddDays(1))
        {
            var tree = register.TreeAt(day);
            var walked = tree.Roots.Concat(tree.Roots.SelectMany(root => tree.Descendants(root.Id))).Select(unit => unit.Id).ToArray();
            var valid = register.Units.Where(unit => unit.IsValidAt(day)).Select(unit => unit.Id).ToArray();
            if (walked.Length != valid.Length || !walked.ToHashSet().SetEquals(valid))
                return false;
        }

        return true;
    }).Check(Quick);

    [Fact]
    public void Shares_sum_to_one_and_predecessors_invert_successors() => Prop.ForAll(Choices, choices =>
    {
        var (register, end) = History(choices);
        foreach (var unit in register.TreeAt(Start).All)
        {
            var shares = register.Successors(unit.Id, Start, end);
            if (shares.Sum(share => share.Share) != 1m && !register.Events.Any(e => e.Kind == UnitEventKind.Abolish))
                return false;

            foreach (var share in shares)
            {
                if (!register.Predecessors(share.UnitId, end, Start).Contains(new UnitShare(unit.Id, share.Share)))
                    return false;
            }
        }

        return true;
    }).Check(Quick);

    [Fact]
    public void Building_again_from_its_events_gives_the_same_units() => Prop.ForAll(Choices, choices =>
    {
        var (register, end) = History(choices);
        var again = UnitRegister.Build(register.Events.Reverse().OrderBy(e => e.Date)).Register!;
        return again.TreeAt(end).All.Select(unit => unit.Id).ToHashSet().SetEquals(register.TreeAt(end).All.Select(unit => unit.Id));
    }).Check(Quick);

    private static (UnitRegister Register, DateOnly End) History(int[] choices)
    {
        var events = new List<UnitEvent> { UnitEvent.Found("root", UnitKind.Province, "Gốc", Start) };
        var living = new List<string>();
        for (var index = 0; index < 6; index++)
        {
            living.Add($"u{index}");
            events.Add(UnitEvent.Found($"u{index}", UnitKind.Department, $"Sở {index}", Start, "root"));
        }

        var day = Start;
        foreach (var choice in choices)
        {
            day = day.AddDays(1);
            var unit = living[choice % living.Count];
            var fresh = $"n{day.DayNumber}";
            switch (choice / 200)
            {
                case 0 when living.Count > 2:
                    var other = living[(choice + 1) % living.Count];
                    events.Add(UnitEvent.Found(fresh, UnitKind.Department, fresh, day, "root"));
                    events.Add(UnitEvent.Merge([unit, other], fresh, day));
                    living.Remove(unit);
                    living.Remove(other);
                    living.Add(fresh);
                    break;
                case 1:
                    events.Add(UnitEvent.Found(fresh, UnitKind.Department, fresh, day, "root"));
                    events.Add(UnitEvent.Split(unit, [new UnitShare(unit, 0.5m), new UnitShare(fresh, 0.5m)], day));
                    living.Add(fresh);
                    break;
                case 2 when living.Count > 2:
                    events.Add(UnitEvent.Abolish(unit, day));
                    living.Remove(unit);
                    break;
                case 3:
                    events.Add(UnitEvent.Move(unit, null, day));
                    break;
                default:
                    events.Add(UnitEvent.Rename(unit, new UnitName($"Tên {choice}"), day));
                    break;
            }
        }

        var result = UnitRegister.Build(events);
        Assert.Empty(result.Problems);
        return (result.Register!, day);
    }
}
