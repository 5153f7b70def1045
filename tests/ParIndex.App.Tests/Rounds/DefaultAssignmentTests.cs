using Dapper;
using ParIndex.App.Rounds.Assigning;
using ParIndex.App.Sample;
using ParIndex.Core.Rounds;
using Xunit;

namespace ParIndex.App.Tests.Rounds;

/// <summary>Criteria go to the agencies the set names, and stay where a person put them.</summary>
public sealed class DefaultAssignmentTests : IAsyncLifetime
{
    private static readonly string Justice = SampleInstallation.DakNong + "/so-tu-phap", HomeAffairs = SampleInstallation.DakNong + "/so-noi-vu";

    private MirrorDesk mirror = null!;

    public async ValueTask InitializeAsync() => mirror = await MirrorDesk.OpenAsync();

    public ValueTask DisposeAsync() => mirror.DisposeAsync();

    [Fact]
    public async Task Opened_LeadsHaveTheirCriteria_OnceAndAudited()
    {
        var assigned = await mirror.AssignedAsync();
        Assert.All(assigned, one => Assert.True(one.IsDefault));
        Assert.Contains(assigned, one => one.Code == "2.1.1" && one.UnitId == Justice && one.IsLead);
        Assert.Contains(assigned, one => one.Code == "1.1" && one.UnitId == HomeAffairs && one.IsLead);
        var responsibility = new Responsibility(mirror.Scorer.Set, assigned);
        Assert.Equal([Justice], responsibility.UnitsOf("2.1.1"));

        // Doing it again changes nothing.
        Assert.Equal(0, await mirror.AssignAsync());
        Assert.Equal(assigned.Count, (await mirror.AssignedAsync()).Count);
        await using var connection = await mirror.Desk.Database.AdministratorAsync();
        Assert.Equal(assigned.Count, await connection.ExecuteScalarAsync<int>("select count(*)::int from audit.event where table_name = 'rounds.assignment'"));
    }

    [Fact]
    public async Task Persons_Word_Stands_AlsoAboveTheCriterion()
    {
        await mirror.Desk.Database.WriteAsync($"delete from rounds.assignment where scorecard_id = '{mirror.Card}'");
        await using (var parts = mirror.Desk.As())
        {
            await parts.Session.BeginAsync("rounds.assign");
            await parts.Assignments.AssignAsync(mirror.Card, "2", HomeAffairs, null, isLead: true, null, "Sở Nội vụ nhập thay");
            await parts.Assignments.AssignAsync(mirror.Card, "1.1", Justice, null, isLead: true, null, "");
            await parts.Session.CommitAsync();
        }

        Assert.True(await mirror.AssignAsync() > 0);
        var assigned = await mirror.AssignedAsync();
        Assert.DoesNotContain(assigned, one => one.Code.StartsWith("2.", StringComparison.Ordinal));
        Assert.Equal([Justice], assigned.Where(one => one.Code == "1.1").Select(one => one.UnitId));
        Assert.Contains(assigned, one => one.Code == "1.2" && one.UnitId == HomeAffairs);
    }

    [Fact]
    public async Task Plan_TellsWhatAPersonMustDo_AndDropsNothing()
    {
        await using var parts = mirror.Desk.As();
        var register = await new App.Units.UnitStore(parts.Session, new App.Units.UnitRegisterCache()).RegisterAsync();
        var set = mirror.Scorer.Set;
        var plan = AssignByDefault.Plan(register, set, (await parts.Rounds.FindAsync(mirror.Round))!, SampleInstallation.DakNong);
        Assert.Equal(AgencyOutcome.Group, plan.First(one => one is { Code: "1.1", Text: "Các sở, ban, ngành" }).Outcome);

        // Every printed name of every criterion the province answers is in the plan in some way.
        foreach (var node in set.Leaves().Where(node => node.Source == Core.Criteria.SourceKind.Appraised))
        {
            foreach (var text in node.Lead.Concat(node.Coordinators))
                Assert.Contains(plan, one => one.Code == node.Code && (text.Contains(one.Text, StringComparison.OrdinalIgnoreCase) || one.Text.Contains(text, StringComparison.OrdinalIgnoreCase)));
        }

        // A name nobody registered is told with the units it is like.
        var odd = set with { Criteria = [set.Criteria[0] with { Lead = ["Sở Nội vu", "Ban Quản lý Biển Hồ"], Coordinators = ["Bộ Nội vụ"] }] };
        var told = AssignByDefault.Plan(register, odd, (await parts.Rounds.FindAsync(mirror.Round))!, SampleInstallation.DakNong).Where(one => one.Code == "1").ToList();
        Assert.All(told.Where(one => one.Text.StartsWith("Ban", StringComparison.Ordinal)), one => Assert.True(one.NeedsAPerson));
        Assert.Equal(AgencyOutcome.Outside, told.Single(one => one.Text == "Bộ Nội vụ").Outcome);
    }

    [Fact]
    public async Task Round_OfDepartments_GivesNothingToOthers()
    {
        var unit = (string)(await mirror.Desk.Database.Source.OpenConnectionAsync()).ExecuteScalar("select id from units.unit where id like 'vn-68-2025/so-%' order by id limit 1")!;
        var round = await mirror.Desk.OpenAsync("vn-68-2025", "department-example", 2026, unit);
        await using var parts = mirror.Desk.As();
        Assert.Empty(await parts.Assignments.OfCardAsync(await mirror.Desk.CardAsync(round, unit)));
    }
}
