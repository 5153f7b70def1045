using ParIndex.App.Accounts;
using ParIndex.App.Analysis.Published;
using ParIndex.App.Plans.Cheapest;
using ParIndex.App.Results;
using ParIndex.App.Results.Published;
using ParIndex.App.Rounds;
using ParIndex.App.Rounds.Deciding;
using ParIndex.App.Sample;
using ParIndex.App.Storage;
using ParIndex.App.Tests.Rounds;
using ParIndex.App.Units;
using ParIndex.Core.Analysis.Scenarios;
using ParIndex.Core.Plans.Optimising;
using Xunit;

namespace ParIndex.App.Tests.Analysis;

/// <summary>A published result as questions are asked of it: with the figures of its round for who may see them, with points for the others.</summary>
public sealed class UnitCaseTests : IAsyncLifetime
{
    private RoundDesk desk = null!;
    private CurrentEdition editions = null!;

    public async ValueTask InitializeAsync()
    {
        desk = await RoundDesk.CreateAsync();
        editions = new CurrentEdition(new EditionQuery(desk.Database.Source), desk.Clock);
        var round = await desk.OpenAsync(SampleInstallation.DakNong, "province-876", 2023, SampleInstallation.DakNong);
        var card = await desk.CardAsync(round, SampleInstallation.DakNong);
        await desk.AnswerAsync(card, ScorecardFile.Read(SampleFolder.File("dak-nong-2023", "inputs.csv")).Single());
        await using var parts = desk.As();
        Assert.Null(await parts.Submission.FillAsync(card, true));
        Assert.Null(await parts.Submission.SubmitAsync(card));
        foreach (var stage in new[] { RoundStage.Appraisal, RoundStage.Explanation, RoundStage.SecondAppraisal, RoundStage.Council })
            await desk.MoveAsync(round, stage);

        var (seal, _) = await parts.Seal.RunAsync(round, null, null, null);
        Assert.Null(await parts.Publish.RunAsync(seal!.Id));
    }

    public ValueTask DisposeAsync()
    {
        editions.Dispose();
        return desk.DisposeAsync();
    }

    [Fact]
    public async Task WithFigures_StepsComeFromTheRules_AndThePlanIsScoredAnew()
    {
        await using var parts = desk.As();
        var found = (await Query(parts.Session).FindAsync(SampleInstallation.DakNong, 2023, withFigures: true))!;
        Assert.True(found.HasFigures);
        Assert.Equal(85.415m, new WhatIf(found.Scorer, found.Card, found.Standing).Now.Score.Points);

        var question = CheapestQuestion.Of(found, await new LostPointsQuery(parts.Session).OfAsync(found.Result.Id));
        Assert.Contains(question.Offers, offer => !offer.IsOwn);
        var (problem, faults) = question.Problem(new CheapestChoice { Points = 88 }, out _);
        Assert.Empty(faults);
        var answer = PlanOptimiser.Solve(problem!);
        Assert.Equal(PlanStatus.Optimal, answer.Status);
        Assert.True(question.With(answer.Plan!).Points >= 88);
    }

    [Fact]
    public async Task Public_SeesPointsOnly_EvenWhenFiguresAreAsked()
    {
        await using var anyone = desk.Database.Public();
        var found = (await Query(anyone).FindAsync(SampleInstallation.DakNong, 2023, withFigures: true))!;
        Assert.False(found.HasFigures);
        Assert.All(found.Card.Entries.Values, entry => Assert.Empty(entry.Values));
        Assert.Equal(85.415m, found.Scorer.Score(found.Card).Points);
        Assert.All(CheapestQuestion.Of(found, []).Offers, offer => Assert.True(offer.IsOwn));
    }

    private UnitCaseQuery Query(Session session)
    {
        var sets = new SetCache(desk.Clock);
        var scorers = new RoundScorers(sets);
        var memory = new PublishedMemory(editions);
        return new UnitCaseQuery(
            session, new ResultQuery(session), new RankingQuery(session, sets, memory), scorers, new RoundStore(session, desk.Clock), new RoundScores(session, scorers),
            new UnitStore(session, new UnitRegisterCache()));
    }
}
