using Dapper;
using ParIndex.App.Sample;
using ParIndex.App.Units;
using ParIndex.App.Units.Changes;
using ParIndex.Core.Units;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.App.Tests.Units.Changes;

public sealed class UnitChangeTests : IAsyncLifetime
{
    private const string LamDong = "vn-68-2025";
    private static readonly DateOnly Day = new(2027, 1, 1);
    private TestDatabase database = null!;

    public async ValueTask InitializeAsync() => database = await TestDatabase.CreateSampleAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Merge_IntoANewUnit_EndsBoth_FoundsOne_AndKeepsResultsWhereTheyAre()
    {
        await using var session = database.System();
        var store = new UnitStore(session, new UnitRegisterCache());
        var register = await store.RegisterAsync();
        var pair = register.TreeAt(Day).Children(LamDong).Where(unit => unit.Kind == UnitKind.Commune).Take(2).ToList();
        var officer = Guid.CreateVersion7();
        await database.WriteAsync($"""
            insert into accounts.account (id, user_name, name, folded, created_at) values ('{officer}', 'can-bo', 'Cán bộ', 'can bo', now());
            insert into accounts.assignment (id, account_id, role, unit_id, valid) values ('{officer}', '{officer}', 'officer', '{pair[0].Id}', '[2025-07-01,)')
            """);
        var plan = UnitChangePlan.Of(register, new UnitChange(
            UnitEventKind.Merge, Day, [.. pair.Select(unit => unit.Id)], [new Successor(null, new UnitName("Hợp Nhất", "xã"))], BelowPolicy.Follow, "Nghị quyết thử", null));
        Assert.Empty(plan.Problems);
        Assert.Equal(pair.Select(unit => unit.Id).Order(), plan.Ended.Order());
        var impact = await new UnitImpactQuery(session).OfAsync(register, plan);
        Assert.Equal(2, impact.Results.Count);
        Assert.All(impact.Results, results => Assert.Equal([2025, 2026], results.Years));
        Assert.Equal(1, impact.Assignments);
        Assert.Equal([2026, 2025], impact.Estimates.Select(estimate => estimate.Year));
        Assert.All(impact.Estimates, estimate => Assert.NotNull(estimate.Value.Value));

        Assert.Empty(await new ApplyUnitChange(session, store, TimeProvider.System).RunAsync(plan, "Thử"));
        var now = await store.RegisterAsync();
        Assert.Equal(LamDong, now[plan.SuccessorIds[0]].ParentAt(Day));
        Assert.Equal(plan.SuccessorIds[0], Assert.Single(now.Successors(pair[0].Id, Day.AddDays(-1), Day)).UnitId);
        var held = (await (await session.ConnectionAsync()).QueryAsync<(string, DateOnly, DateOnly?)>(
            "select unit_id, lower(valid), upper(valid) from accounts.assignment order by lower(valid)")).ToList();
        Assert.Equal([(pair[0].Id, (DateOnly?)Day), (plan.SuccessorIds[0], null)], held.Select(row => (row.Item1, row.Item3)));
        Assert.Equal(Day, held[1].Item2);
    }

    [Fact]
    public async Task Merge_IntoOneOfThem_LetsItGoOn_AndUnitsBelowFollow()
    {
        var register = await RegisterAsync();
        var events = new[] { UnitEvent.Found("vn-68-2025/phong-thu", UnitKind.Division, "Phòng Thử", new DateOnly(2025, 8, 1), $"{LamDong}/xa-001") };
        register = register.With(events).Register!;
        var plan = UnitChangePlan.Of(register, new UnitChange(
            UnitEventKind.Merge, Day, [$"{LamDong}/xa-001"], [new Successor($"{LamDong}/xa-002", null)], BelowPolicy.Follow, null, null));
        Assert.Empty(plan.Problems);
        Assert.Equal([$"{LamDong}/xa-001"], plan.Ended);
        Assert.Equal($"{LamDong}/xa-002", plan.After!["vn-68-2025/phong-thu"].ParentAt(Day));
        var ended = UnitChangePlan.Of(register, plan.Change with { Below = BelowPolicy.End });
        Assert.Empty(ended.Problems);
        Assert.Equal(Day, ended.After!["vn-68-2025/phong-thu"].To);
    }

    [Fact]
    public async Task Split_WithSharesThatAreNotOne_IsToldAndNothingIsPlanned()
    {
        var register = await RegisterAsync();
        var plan = UnitChangePlan.Of(register, new UnitChange(
            UnitEventKind.Split, Day, [$"{LamDong}/xa-001"], [new Successor(null, new UnitName("Một", "xã"), 0.5m), new Successor(null, new UnitName("Hai", "xã"), 0.4m)], BelowPolicy.Follow, null, null));
        Assert.Null(plan.After);
        Assert.Contains(plan.Problems, problem => problem.Code == "unit-shares");
    }

    [Fact]
    public async Task Abolish_OfAProvince_WithItsUnits_LeavesNoneBelowIt()
    {
        var register = await RegisterAsync();
        var plan = UnitChangePlan.Of(register, new UnitChange(UnitEventKind.Abolish, Day, [LamDong], [], BelowPolicy.End, null, null));
        Assert.Empty(plan.Problems);
        Assert.Empty(plan.After!.TreeAt(Day).Descendants(LamDong));
        Assert.DoesNotContain(plan.After.TreeAt(Day).All, unit => unit.Id.StartsWith(LamDong, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Department_ThatEndsAgainstLaterEvents_IsTold()
    {
        var register = await RegisterAsync();
        var day = new DateOnly(2024, 12, 1);
        var department = register.TreeAt(day).Children(SampleInstallation.DakNong).First(unit => unit.NameAt(day).Name == "Sở Nội vụ");
        // Its province ends in 2025 and takes it along: an end before that contradicts the later merger.
        Assert.NotEmpty(UnitChangePlan.Of(register, new UnitChange(UnitEventKind.Abolish, day, [department.Id], [], BelowPolicy.Follow, null, null)).Problems);
    }

    [Fact]
    public async Task Department_ThatMerges_LeavesItsTasksWithoutAnOwner()
    {
        await using var session = database.System();
        var units = UnitRegister.Build([
            UnitEvent.Found(SampleInstallation.DakNong, UnitKind.Province, new UnitName("Đắk Nông", "tỉnh"), new DateOnly(2008, 8, 1)),
            UnitEvent.Found("a", UnitKind.Department, new UnitName("Sở Nội vụ", ShortNames: ["SNV"]), new DateOnly(2008, 8, 1), SampleInstallation.DakNong),
            UnitEvent.Found("b", UnitKind.Department, "Sở Tài chính", new DateOnly(2008, 8, 1), SampleInstallation.DakNong),
        ]).Register!;
        var plan = UnitChangePlan.Of(units, new UnitChange(UnitEventKind.Merge, Day, ["a"], [new Successor("b", null)], BelowPolicy.Follow, null, null));
        var impact = await new UnitImpactQuery(session).OfAsync(units, plan);
        Assert.NotEmpty(impact.Tasks);
        Assert.All(impact.Tasks, task => Assert.Equal("a", task.UnitId));
    }

    private async Task<UnitRegister> RegisterAsync()
    {
        await using var session = database.System();
        return await new UnitStore(session, new UnitRegisterCache()).RegisterAsync();
    }
}
