using ParIndex.App.Rounds.Feeding;
using ParIndex.App.Surveys.Collected;
using ParIndex.App.Surveys.Collecting.Following;
using ParIndex.App.Surveys.Collecting.Mailing;
using ParIndex.App.Surveys.Collecting.Quotas;
using ParIndex.App.Surveys.Exporting;
using ParIndex.App.Surveys.Importing;
using ParIndex.App.Surveys.Points;
using ParIndex.App.Surveys.Quality;
using ParIndex.App.Surveys.Sampling.Drawing;
using ParIndex.Web.Pages.Surveys.Mailing;

namespace ParIndex.Web.Setup;

/// <summary>What who runs a survey does: draws, imports, checks, decides, follows, gives out, puts into rounds.</summary>
internal static class SurveyDeskSetup
{
    public static IServiceCollection AddSurveyDesk(this IServiceCollection services) => services
        .AddScoped<ImportDrafts>().AddJob<ImportJob>().AddScoped<SheetReader>().AddScoped<WaveSample>().AddScoped<ExportWave>()
        .AddScoped<SampleDrafts>().AddScoped<KeepFrame>().AddScoped<DrawStore>().AddJob<DrawJob>()
        .AddScoped<FlagStore>().AddScoped<CheckAnswers>().AddJob<CheckJob>().AddScoped<JudgeAnswers>().AddScoped<CallBackStore>().AddScoped<CallBackDesk>()
        .AddScoped<QuotaStore>().AddScoped<QuotaOffers>().AddScoped<FollowQuotas>().AddScoped<SetQuotas>().AddSingleton<OpenQuotas>().AddScoped<ReminderStore>().AddScoped<MailingStore>().AddScoped<StartMailing>().AddJob<MailingJob>()
        .AddScoped<PublicationStore>().AddScoped<MeasureWave>().AddScoped<SurveyPointStore>().AddScoped<PutSurveyPoints>().AddScoped<SurveyRanking>();
}
