using ParIndex.App.Accounts;
using ParIndex.Core.Criteria;
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
        ArgumentNullException.ThrowIfNull(database);
        var maker = new RoundMaker(database.Source);
        var calendar = new Dictionary<RoundStage, DateOnly> { [RoundStage.SelfAssessment] = Due, [RoundStage.Appraisal] = Due };
        var round = await maker.OpenAsync(unit, "province-876", year, [unit], "Kỳ đánh giá thử", calendar);
        var leaf = (await maker.ScorerAsync(round)).Set.Leaves().First(leaf => leaf.Evidence.Count > 0 && leaf.Source == SourceKind.Appraised);
        return new RoundSeed(round, await maker.CardAsync(round, unit), leaf.Code, leaf.Evidence);
    }
}
