using ParIndex.App.Surveys.Collecting;
using ParIndex.App.Surveys.Collecting.Answering;
using ParIndex.App.Surveys.Collecting.Asking;
using ParIndex.App.Surveys.Collecting.Following;
using ParIndex.App.Surveys.Collecting.Paper;
using ParIndex.App.Surveys.Collecting.Sampled;
using ParIndex.App.Surveys.Collecting.Tablets;
using ParIndex.Web.Pages.Surveys;
using ParIndex.Web.Pages.Surveys.Answer;
using ParIndex.Web.Pages.Surveys.Tablets;

namespace ParIndex.Web.Setup;

/// <summary>Surveys: questionnaires, waves, answers coming in.</summary>
internal static class SurveysSetup
{
    public static IServiceCollection AddSurveys(this IServiceCollection services) => services
        .AddSingleton<FormCache>().AddSingleton<AnswerDesk>().AddSingleton<TokenGate>()
        .AddScoped<QuestionnaireStore>().AddScoped<KeepQuestionnaire>().AddScoped<EditQuestionnaire>().AddScoped<WaveStore>().AddScoped<MakeWave>().AddScoped<MoveWave>()
        .AddScoped<PersonStore>().AddScoped<TakeSample>().AddScoped<MarkPerson>().AddScoped<MakeLinks>().AddScoped<TypePaper>().AddScoped<MonitorWave>().AddScoped<AnswerReader>().AddScoped<SurveyAccess>()
        .AddScoped<PackStore>().AddScoped<TakeAlong>().AddScoped<TakePackages>().AddScoped<SetAsideStore>().AddSingleton<TabletWords>()
        .AddSurveyResults().AddSurveyDesk();

    public static void MapTablets(this IEndpointRouteBuilder web) => TabletFiles.MapTo(web);
}
