using ParIndex.App.Criteria;
using ParIndex.App.Results.Published;
using ParIndex.App.Results.Stored;
using ParIndex.App.Units;

namespace ParIndex.Web.Setup;

/// <summary>Use cases of units, criteria sets and results.</summary>
internal static class ResultsSetup
{
    public static IServiceCollection AddResults(this IServiceCollection services) => services
        .AddSingleton<UnitRegisterCache>()
        .AddSingleton<SetCache>()
        .AddSingleton<PublishedMemory>()
        .AddScoped<UnitStore>()
        .AddScoped<SetLibrary>()
        .AddScoped<ResultStore>()
        .AddScoped<RankingQuery>()
        .AddScoped<UnitProfileQuery>()
        .AddScoped<ResultQuery>()
        .AddScoped<LostPointsQuery>()
        .AddScoped<CriterionQuery>()
        .AddScoped<SearchQuery>()
        .AddScoped<FeaturedQuery>()
        .AddScoped<UnitsWithResultsQuery>()
        .AddScoped<StoredResultsQuery>();
}
