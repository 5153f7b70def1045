using ParIndex.App.Accounts;
using ParIndex.App.Accounts.People;
using ParIndex.Core.Units;
using Xunit;

namespace ParIndex.App.Tests.Accounts.People;

public sealed class PeopleRulesTests
{
    private static readonly UnitReach Reach = new(
        UnitRegister.Build(
        [
            UnitEvent.Found("p", UnitKind.Province, new UnitName("P"), new DateOnly(2000, 1, 1)),
            UnitEvent.Found("p/a", UnitKind.Department, new UnitName("Sở A"), new DateOnly(2000, 1, 1), "p"),
            UnitEvent.Found("q", UnitKind.Province, new UnitName("Q"), new DateOnly(2000, 1, 1)),
        ]).Register!,
        new DateOnly(2026, 11, 21));

    [Theory]
    [InlineData(Role.Officer, "p/a", true)]
    [InlineData(Role.Head, "p", true)]
    [InlineData(Role.Officer, "q", false)]
    [InlineData(Role.Leader, null, false)]
    [InlineData(Role.Leader, "p", true)]
    [InlineData(Role.Coordinator, "p/a", false)]
    [InlineData(Role.Administrator, null, false)]
    public void Coordinator_GivesWhatIsBelow_InTheirUnits(Role role, string? unit, bool expected) =>
        Assert.Equal(expected, PeopleRules.MayGive(Manager(new Assignment(Role.Coordinator, "p")), new Assignment(role, unit)));

    [Fact]
    public void Administrator_GivesEverything() =>
        Assert.All(Roles.Assignable, role => Assert.True(PeopleRules.MayGive(Manager(new Assignment(Role.Administrator)), new Assignment(role))));

    [Theory]
    [InlineData(Role.Officer)]
    [InlineData(Role.Head)]
    [InlineData(Role.Appraiser)]
    [InlineData(Role.CouncilSecretary)]
    [InlineData(Role.Leader)]
    [InlineData(Role.Surveyor)]
    public void Others_GiveNothing(Role role) =>
        Assert.DoesNotContain(Roles.Assignable, wanted => PeopleRules.MayGive(Manager(new Assignment(role, "p")), new Assignment(wanted, "p")));

    [Fact]
    public void Coordinator_DoesNotTouchWhoIsStronger_OrElsewhere()
    {
        var manager = Manager(new Assignment(Role.Coordinator, "p"));
        Assert.True(PeopleRules.MayManage(manager, "p/a", [new Assignment(Role.Officer, "p/a")]));
        // A reset of the administrator would make a coordinator the administrator.
        Assert.False(PeopleRules.MayManage(manager, "p/a", [new Assignment(Role.Officer, "p/a"), new Assignment(Role.Administrator)]));
        Assert.False(PeopleRules.MayManage(manager, "p/a", [new Assignment(Role.Coordinator, "p/a")]));
        Assert.False(PeopleRules.MayManage(manager, "q", []));
        Assert.False(PeopleRules.MayManage(manager, null, []));
        Assert.False(PeopleRules.MayManage(manager, "p/a", [new Assignment(Role.Officer, "q")]));
    }

    private static PeopleManager Manager(params Assignment[] assignments) => new(new Holder(null, assignments, IsSignedIn: true), Reach);
}
