using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Notices;
using ParIndex.App.Results.Published;
using ParIndex.App.Rounds;
using ParIndex.App.Rounds.Filling;
using ParIndex.App.Rounds.Opening;
using ParIndex.App.Units;
using ParIndex.TestKit;

namespace ParIndex.Web.Tests.Evidence;

/// <summary>An open round in which one unit assesses itself.</summary>
/// <param name="Code">A leaf the unit fills in that asks for evidence.</param>
/// <param name="Asked">What it asks for.</param>
public sealed record RoundSeed(Guid Round, Guid Card, string Code, IReadOnlyList<string> Asked)
{
    private static readonly DateOnly Due = new(2099, 12, 31);

    /// <summary>Opens a mirror round of a unit with the set of provinces.</summary>
    public static async Task<RoundSeed> OpenAsync(TestDatabase database, string unit, int year)
    {
        var clock = TimeProvider.System;
        await using var session = database.System("test");
        var scorers = new RoundScorers(new SetCache(clock));
        var rounds = new RoundStore(session, clock);
        var units = new RoundUnits(session, rounds, scorers, clock);
        var version = await (await session.ConnectionAsync()).ExecuteScalarAsync<Guid>(
            "select v.id from criteria.version v join criteria.set s on s.id = v.set_id where s.key = 'province-876' and v.signed_at is not null order by v.number desc limit 1");
        await session.BeginAsync("rounds.make");
        var id = await rounds.AddAsync(new RoundDraft(
            unit, "Kỳ đánh giá thử", year, version, IsMirror: true, IsRehearsal: false, "", new Dictionary<RoundStage, DateOnly> { [RoundStage.SelfAssessment] = Due, [RoundStage.Appraisal] = Due }));
        await units.SetAsync((await rounds.FindAsync(id))!, [unit]);
        await session.CommitAsync();
        if (await new MoveRound(session, rounds, units, new RoundNotices(session, new UnitRegisterCache(), new UnitReachCache(), clock)).RunAsync(id, RoundStage.Preparation, RoundStage.SelfAssessment, null) is { } problem)
            throw new InvalidOperationException(problem.Vietnamese);

        var card = (await rounds.CardAsync(id, unit))!.Id;
        var own = (await new EntryStore(session, clock).OfCardAsync(card)).Where(entry => entry.IsOfUnit).Select(entry => entry.Code).ToHashSet();
        var leaf = (await scorers.GetAsync(session, version)).Set.Leaves().First(leaf => leaf.Evidence.Count > 0 && own.Contains(leaf.Code));
        return new RoundSeed(id, card, leaf.Code, leaf.Evidence);
    }
}
