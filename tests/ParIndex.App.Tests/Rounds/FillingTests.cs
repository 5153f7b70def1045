using Dapper;
using Npgsql;
using ParIndex.App.Accounts;
using ParIndex.App.Audit;
using ParIndex.App.Results;
using ParIndex.App.Sample;
using ParIndex.Core.Scoring;
using ParIndex.Core.Units.Country;
using Xunit;

namespace ParIndex.App.Tests.Rounds;

/// <summary>Self-assessment from opening to the locked scorecard, on the real database.</summary>
public sealed class FillingTests : IAsyncLifetime
{
    private static readonly string LamDong = VietNam.ProvinceId("68") + "-2025";

    private RoundDesk desk = null!;

    public async ValueTask InitializeAsync() => desk = await RoundDesk.CreateAsync();

    public ValueTask DisposeAsync() => desk.DisposeAsync();

    [Fact]
    public async Task MirrorRound_WithTheFiguresOf2023_GivesThePublishedPoints()
    {
        var round = await desk.OpenAsync(SampleInstallation.DakNong, "province-876", 2023, SampleInstallation.DakNong);
        var card = await desk.CardAsync(round, SampleInstallation.DakNong);
        await desk.AnswerAsync(card, ScorecardFile.Read(SampleFolder.File("dak-nong-2023", "inputs.csv")).Single());

        await using var parts = desk.As();
        var standing = await parts.Scores.OfAsync((await parts.Rounds.FindAsync(round))!);
        var score = standing.Settled.Unit(0, standing.SettledInputs);
        Assert.Equal(91, score.Leaves.Count());
        Assert.Equal([9.45m, 9.1m, 12.905m, 9.47m, 12.01m, 9.6m, 10.98m, 11.9m], score.Nodes.Where(node => node.Level == 1).Select(node => node.Points));
        Assert.Equal(85.415m, score.Points);
        Assert.Empty(await parts.Submission.LackingAsync((await parts.Rounds.FindAsync(round))!, card));
    }

    [Fact]
    public async Task Save_OnAnEntryChangedMeanwhile_BringsBothTogetherOrShowsBoth()
    {
        var (card, leaf) = await RuledLeafAsync();
        var slots = leaf.Rule!.Slots.Take(2).Select(slot => slot.Name).ToList();
        Assert.True((await desk.SaveAsync(card, leaf.Criterion.Code, 0, RoundDesk.Figures((slots[0], "5"), (slots[1], "5")))).IsSaved);

        // One writes a remark, the other, who has not seen it, a figure: both stay.
        Assert.True((await desk.SaveAsync(card, leaf.Criterion.Code, 1, RoundDesk.Figures((slots[0], "5"), (slots[1], "5")) with { Remark = "xem báo cáo" })).IsSaved);
        var second = await desk.SaveAsync(card, leaf.Criterion.Code, 1, RoundDesk.Figures((slots[0], "4"), (slots[1], "5")));
        Assert.True(second.IsSaved);
        Assert.True(second.TakenOver);
        Assert.Equal(("4", "xem báo cáo"), (second.Answer.Figures[slots[0]], second.Answer.Remark));

        // Both write the same figure: the second is shown both, and nothing is saved.
        var third = await desk.SaveAsync(card, leaf.Criterion.Code, 2, RoundDesk.Figures((slots[0], "3"), (slots[1], "5")));
        Assert.False(third.IsSaved);
        Assert.Equal((slots[0], "4", "3"), (third.Conflicts.Single().Part, third.Conflicts.Single().Theirs, third.Conflicts.Single().Mine));
        await using var parts = desk.As();
        Assert.Equal("4", (await parts.Entries.FindAsync(card, leaf.Criterion.Code))!.Answer.Figures[slots[0]]);
    }

    [Fact]
    public async Task Save_WhatCannotBeRead_SavesNothingAndNamesEveryFault()
    {
        var (card, leaf) = await RuledLeafAsync();
        var slots = leaf.Rule!.Slots.Take(2).Select(slot => slot.Name).ToList();
        var outcome = await desk.SaveAsync(card, leaf.Criterion.Code, 0, RoundDesk.Figures((slots[0], "nhiều"), (slots[1], "−")) with { Claim = "99" });

        Assert.Equal([Core.Rounds.AnswerParts.Claim, slots[0], slots[1]], outcome.Problems.Keys.Order(StringComparer.Ordinal));
        await using var parts = desk.As();
        Assert.Equal(0, (await parts.Entries.FindAsync(card, leaf.Criterion.Code))!.Version);
    }

    [Fact]
    public async Task Submitted_IsLocked_UntilOpenedAgainWithAReason()
    {
        var (card, leaf) = await RuledLeafAsync();
        await using (var parts = desk.As())
            Assert.Null(await parts.Submission.SubmitAsync(card));

        var late = await desk.SaveAsync(card, leaf.Criterion.Code, 0, RoundDesk.Points("0"));
        Assert.False(late.IsSaved);
        Assert.Contains("đã nộp", late.Problems[""].Vietnamese, StringComparison.Ordinal);

        // The second lock: not even SQL writes what the unit said.
        var refused = await Assert.ThrowsAsync<PostgresException>(() => desk.Database.WriteAsync($"update rounds.entry set remark = 'lén sửa' where scorecard_id = '{card}'"));
        Assert.Equal("PX005", refused.SqlState);

        await using (var parts = desk.As())
        {
            Assert.NotNull(await parts.Submission.ReopenAsync(card, " "));
            Assert.Null(await parts.Submission.ReopenAsync(card, "Sở đề nghị bổ sung"));
        }

        Assert.True((await desk.SaveAsync(card, leaf.Criterion.Code, 0, RoundDesk.Points("0") with { ClaimReason = "thử" })).IsSaved);
    }

    [Fact]
    public async Task Exempted_ByKindOfUnit_CountsAsTheSetSays_AndKeepsTheReason()
    {
        await using var parts = desk.As();
        var (round, unit) = await PrepareAsync();
        await parts.Session.BeginAsync("test");
        await parts.Exemptions.AddAsync(round, "1", ParIndex.Core.Units.UnitKind.Department, null, "Không có thủ tục hành chính");
        await parts.Session.CommitAsync();
        await desk.MoveAsync(round, RoundStage.SelfAssessment);

        var entries = await parts.Entries.OfCardAsync(await desk.CardAsync(round, unit));
        var exempt = entries.Where(entry => entry.Answer.Inapplicable is not null).ToList();
        Assert.All(exempt, entry => Assert.StartsWith("1.", entry.Code, StringComparison.Ordinal));
        Assert.Equal(entries.Count(entry => entry.Code.StartsWith("1.", StringComparison.Ordinal)), exempt.Count);
        Assert.All(exempt, entry => Assert.Equal((NodeState.NotApplicable, "Không có thủ tục hành chính"), (entry.State, entry.Answer.Inapplicable)));
    }

    [Fact]
    public async Task AnotherUnit_SeesNothingOfTheScorecard_UnlessACriterionIsAssignedToIt()
    {
        var (card, leaf) = await RuledLeafAsync();
        var stranger = new Actor(null, "Cán bộ đơn vị khác", "vn-67-sở-khác", null);
        await using (var parts = desk.As(stranger))
        {
            Assert.Null(await parts.Rounds.CardAsync(card));
            Assert.Empty(await parts.Entries.OfCardAsync(card));
        }

        Assert.False((await desk.SaveAsync(card, leaf.Criterion.Code, 0, RoundDesk.Points("1"), stranger)).IsSaved);
        await using (var connection = await desk.Database.Source.OpenConnectionAsync())
            Assert.Equal(0, await connection.ExecuteScalarAsync<int>("select count(*)::int from rounds.entry"));
    }

    private async Task<(Guid Round, string Unit)> PrepareAsync()
    {
        await using var parts = desk.As();
        var connection = await parts.Session.ConnectionAsync();
        var unit = await connection.ExecuteScalarAsync<string>(
            "select u.id from units.unit u join units.parent p on p.unit_id = u.id where p.parent_id = @LamDong and u.kind = 'Department' and u.valid @> date '2026-12-31' order by u.id limit 1", new { LamDong });
        await parts.Session.BeginAsync("rounds.make");
        var id = await parts.Rounds.AddAsync(new(LamDong, "Kỳ thử", 2026, await desk.SetAsync("department-example"), false, false, "", new Dictionary<RoundStage, DateOnly>()));
        await parts.Units.SetAsync((await parts.Rounds.FindAsync(id))!, [unit!]);
        await parts.Session.CommitAsync();
        return (id, unit!);
    }

    private async Task<(Guid Card, ScoredLeaf Leaf)> RuledLeafAsync()
    {
        var (round, unit) = await PrepareAsync();
        await desk.MoveAsync(round, RoundStage.SelfAssessment);
        await using var parts = desk.As();
        var scorer = (await parts.Scores.OfAsync((await parts.Rounds.FindAsync(round))!)).Scorer;
        var leaf = scorer.Set.Leaves().Select(node => scorer.TryLeaf(node.Code, out var found) ? found : null)
            .First(found => found?.Rule?.Slots.Count(slot => slot.Input.Type == Core.Rules.InputType.Count) >= 2 && found.Rule.Slots.Take(2).All(slot => slot.Input.Type == Core.Rules.InputType.Count));
        return (await desk.CardAsync(round, unit), leaf!);
    }
}
