using ParIndex.App.Accounts;
using ParIndex.Core.Units;
using Xunit;

namespace ParIndex.App.Tests.Accounts;

public sealed class RightsRulesTests
{
    private static readonly DateOnly Began = new(2000, 1, 1);

    private static readonly UnitReach Reach = new(
        UnitRegister.Build(
        [
            UnitEvent.Found("p", UnitKind.Province, new UnitName("P"), Began),
            UnitEvent.Found("p/a", UnitKind.Department, new UnitName("Sở A"), Began, "p"),
            UnitEvent.Found("p/a/1", UnitKind.Division, new UnitName("Phòng 1"), Began, "p/a"),
            UnitEvent.Found("p/b", UnitKind.Department, new UnitName("Sở B"), Began, "p"),
            UnitEvent.Found("q", UnitKind.Province, new UnitName("Q"), Began),
        ]).Register!,
        new DateOnly(2026, 11, 21));

    private static readonly string?[] Places = [null, "p", "p/a", "p/a/1", "p/b", "q"];

    [Theory]
    [InlineData(Permission.ReadPublished, true)]
    [InlineData(Permission.SignIn, true)]
    [InlineData(Permission.UseOwnAccount, false)]
    [InlineData(Permission.ReadResults, false)]
    [InlineData(Permission.ManagePeople, false)]
    public void Public_MayOnlyWhatNeedsNoAccount(Permission permission, bool expected) => Assert.Equal(expected, Decide(Holder.Public, permission).IsAllowed);

    [Fact]
    public void Account_WithoutRole_HasItselfAndThePublicAlone()
    {
        var nobody = Held();
        Assert.Equal(
            [Permission.ReadPublished, Permission.SignIn, Permission.UseOwnAccount],
            Enum.GetValues<Permission>().Where(permission => Decide(nobody, permission).IsAllowed));
    }

    [Theory]
    [InlineData(Role.Officer, "p/a", "p/a", true, "")]
    [InlineData(Role.Officer, "p/a", "p/b", false, Refusal.OtherUnit)]
    [InlineData(Role.Officer, "p/a", "p/a/1", false, Refusal.OtherUnit)]
    [InlineData(Role.Officer, "p", "p/a", false, Refusal.OtherUnit)]
    [InlineData(Role.Leader, null, "p/a", false, Refusal.NoRole)]
    public void FillScorecard_OwnUnitAlone(Role role, string? at, string unit, bool expected, string reason)
    {
        var decision = Decide(Held(new Assignment(role, at)), Permission.FillScorecard, unit);
        Assert.Equal(expected, decision.IsAllowed);
        if (!expected)
            Assert.Equal(reason, decision.Reason);
    }

    [Theory]
    [InlineData("p", "p/a/1", true)]
    [InlineData("p", "p", true)]
    [InlineData("p", "q", false)]
    [InlineData("p/a", "p", false)]
    [InlineData(null, "q", true)]
    public void Publish_UnitAndBelow(string? at, string unit, bool expected) =>
        Assert.Equal(expected, Decide(Held(new Assignment(Role.Coordinator, at)), Permission.PublishResults, unit).IsAllowed);

    [Fact]
    public void Log_IsForThoseOfTheWholeInstallation()
    {
        Assert.True(Decide(Held(new Assignment(Role.Leader)), Permission.ReadLog).IsAllowed);
        Assert.False(Decide(Held(new Assignment(Role.Leader, "p")), Permission.ReadLog).IsAllowed);
    }

    [Fact]
    public void Field_OfTheAssignment_IsTheOnlyOne()
    {
        var appraiser = Held(new Assignment(Role.Appraiser, "p", "cai-cach-the-che"));
        Assert.True(Decide(appraiser, Permission.Appraise, "p/a", "cai-cach-the-che").IsAllowed);
        Assert.Equal(Refusal.OtherField, Decide(appraiser, Permission.Appraise, "p/a", "tai-chinh-cong").Reason);
        // Reading is not of a field.
        Assert.True(Decide(appraiser, Permission.ReadScorecard, "p/a", "tai-chinh-cong").IsAllowed);
    }

    [Fact]
    public void Appraise_OwnUnit_IsRefusedToWhoeverWorksThereOrAnswersForIt()
    {
        var appraiser = new Assignment(Role.Appraiser, "p");
        Assert.Equal(Refusal.OwnUnit, RightsRules.Decide(new Holder("p/a", [appraiser], true), new Question(Permission.Appraise, "p/a"), Reach).Reason);
        Assert.Equal(Refusal.OwnUnit, Decide(Held(appraiser, new Assignment(Role.Head, "p/a")), Permission.Appraise, "p/a").Reason);
        Assert.True(Decide(Held(appraiser, new Assignment(Role.Head, "p/a")), Permission.Appraise, "p/b").IsAllowed);
    }

    [Fact]
    public void Stage_AfterPublication_NobodyWrites()
    {
        Permission[] writing = [Permission.AssignScorecard, Permission.FillScorecard, Permission.SubmitScorecard, Permission.Appraise, Permission.Explain, Permission.DecideInCouncil, Permission.PublishRound];
        foreach (var permission in writing)
        {
            var holder = Held([.. Roles.Assignable.Where(role => RightsTable.Of(role, permission) != App.Accounts.Reach.None).Select(role => new Assignment(role, "p"))]);
            Assert.DoesNotContain(RoundStage.Published, permission.Stages());
            foreach (var stage in Enum.GetValues<RoundStage>())
            {
                var decision = Decide(holder, permission, "p", stage: stage);
                Assert.Equal(permission.Stages().Contains(stage), decision.IsAllowed);
                Assert.True(decision.IsAllowed || decision.Reason == Refusal.WrongStage);
            }
        }
    }

    /// <summary>A second, dumber judge: every role, place, permission and unit is compared with the table read cell by cell.</summary>
    [Fact]
    public void Decide_EveryRolePlaceAndPermission_IsWhatTheTableSays()
    {
        foreach (var role in Roles.Assignable)
        {
            foreach (var at in Places)
            {
                foreach (var permission in Enum.GetValues<Permission>().Where(permission => RightsTable.Of(Role.Public, permission) == App.Accounts.Reach.None && permission != Permission.UseOwnAccount))
                {
                    foreach (var unit in Places)
                    {
                        var expected = RightsTable.Of(role, permission) switch
                        {
                            App.Accounts.Reach.Everywhere => true,
                            App.Accounts.Reach.Whole => at is null,
                            App.Accounts.Reach.Below => unit is null || at is null || unit == at || unit.StartsWith(at + "/", StringComparison.Ordinal),
                            App.Accounts.Reach.OwnUnit => unit is null || at is null || unit == at,
                            _ => false,
                        };
                        Assert.True(expected == Decide(Held(new Assignment(role, at)), permission, unit).IsAllowed, $"{role} at {at}: {permission} for {unit}");
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData(Role.Leader, null, "all")]
    [InlineData(Role.Leader, "p/a", "p/a,p/a/1")]
    [InlineData(Role.Surveyor, "p", "published")]
    [InlineData(Role.Administrator, null, "all")]
    public void Sees_FollowsFromReadingResults(Role role, string? at, string expected) =>
        Assert.Equal(expected, string.Join(',', RightsRules.Sees(Held(new Assignment(role, at)), Reach).Split(',').Order()));

    [Fact]
    public void Document_IsTheTable()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "ParIndex.slnx")))
            root = root.Parent!;

        var path = Path.Combine(root.FullName, "docs", "rights.md");
        if (Environment.GetEnvironmentVariable("PARINDEX_WRITE_DOCS") == "1")
            File.WriteAllText(path, RightsDocument.Write());

        Assert.Equal(RightsDocument.Write(), File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    private static Holder Held(params Assignment[] assignments) => new(null, assignments, IsSignedIn: true);

    private static Decision Decide(Holder holder, Permission permission, string? unit = null, string? field = null, RoundStage? stage = null) =>
        RightsRules.Decide(holder, new Question(permission, unit, field, stage), Reach);
}
