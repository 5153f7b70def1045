using ParIndex.App.Rounds;
using ParIndex.App.Rounds.Appraising;
using ParIndex.App.Rounds.Assigning;
using ParIndex.App.Rounds.Calling;
using ParIndex.App.Rounds.Deciding;
using ParIndex.App.Rounds.Explaining;
using ParIndex.App.Rounds.Feeding;
using ParIndex.App.Rounds.Filling;
using ParIndex.App.Rounds.Mirror;
using ParIndex.App.Rounds.Monitoring;
using ParIndex.App.Rounds.Opening;
using ParIndex.App.Rounds.Publishing;
using ParIndex.Web.Pages.Rounds;
using ParIndex.Web.Pages.Rounds.Open;

namespace ParIndex.Web.Setup;

/// <summary>Rounds: opening, filling, assigning, appraising, deciding.</summary>
internal static class RoundsSetup
{
    public static IServiceCollection AddRounds(this IServiceCollection services) => services
        .AddSingleton<RoundScorers>().AddSingleton<RoundFigureCache>()
        .AddScoped<RoundStore>().AddScoped<RoundUnits>().AddScoped<Exemptions>().AddScoped<MoveRound>().AddScoped<CopyRound>()
        .AddScoped<EntryStore>().AddScoped<SaveEntry>().AddScoped<Submission>().AddScoped<PastEntries>()
        .AddScoped<AssignmentStore>().AddScoped<VerdictStore>().AddScoped<RoundScores>()
        .AddScoped<ReadinessQuery>().AddScoped<SealRound>().AddScoped<PublishRound>().AddJob<PublishJob>()
        .AddScoped<EntryDeed>().AddScoped<RecusalStore>().AddScoped<PastCuts>().AddScoped<BlindStore>().AddScoped<AppraiserRoster>().AddScoped<AppraisalList>()
        .AddScoped<AppraisalProgress>().AddScoped<GiveVerdict>().AddScoped<ReturnEntry>().AddScoped<AcceptMany>().AddScoped<DrawBlind>()
        .AddScoped<ExplanationStore>().AddScoped<ExplainEntry>().AddScoped<HoldMeeting>().AddScoped<DecideEntry>().AddScoped<CouncilList>()
        .AddScoped<CallStore>().AddScoped<AskUnits>().AddScoped<AnswerCall>().AddScoped<PutRolled>().AddJob<RollUpCall>().AddScoped<FeedStore>().AddScoped<PutFigure>().AddScoped<TakeFigure>()
        .AddScoped<AssignByDefault>().AddScoped<CorrectionList>().AddScoped<EnterUpperPoints>().AddScoped<CompareMirror>().AddScoped<EvidencePackage>()
        .AddScoped<MonitorRound>().AddScoped<RoundList>().AddScoped<WorkList>()
        .AddScoped<RoundAccess>().AddScoped<SetChoices>();
}
