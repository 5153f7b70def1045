using Microsoft.Extensions.DependencyInjection.Extensions;
using ParIndex.App.Surveys.Collected;
using ParIndex.App.Surveys.Importing;
using ParIndex.App.Surveys.Points;
using ParIndex.App.Surveys.Results;
using ParIndex.Web.Pages.Surveys.Results;

namespace ParIndex.Web.Setup;

/// <summary>Results of surveys.</summary>
internal static class SurveyResultsSetup
{
    public static IServiceCollection AddSurveyResults(this IServiceCollection services)
    {
        services.TryAddScoped<ImportStore>();
        services.TryAddScoped<WaveAnswers>();
        return services.AddSingleton(new RecentFigures<Guid, WaveReport>(20)).AddSingleton(new RecentFigures<MeasuredPart, MeasuredPoints>(50)).AddScoped<WaveStamp>()
            .AddScoped<ComputeResults>().AddScoped<KeptResults>().AddScoped<CurrentResults>().AddJob<ResultsJob>().AddScoped<IssuedResults>().AddScoped<IssueResults>().AddScoped<OpenTexts>().AddScoped<TagTexts>().AddScoped<ResultsDesk>();
    }
}
