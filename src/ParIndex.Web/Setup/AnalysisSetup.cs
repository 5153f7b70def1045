using ParIndex.App.Analysis.Forecasting;
using ParIndex.App.Analysis.Published;
using ParIndex.App.Analysis.Simulating;
using ParIndex.App.Plans.Cheapest;

namespace ParIndex.Web.Setup;

/// <summary>What-if, simulation, cheapest points.</summary>
internal static class AnalysisSetup
{
    public static IServiceCollection AddAnalysis(this IServiceCollection services) => services
        .AddScoped<YearEndQuery>().AddScoped<UnitCaseQuery>().AddScoped<SensitivityQuery>()
        .AddSingleton<CheapestDesk>()
        .AddSingleton<SimulationDesk>().AddScoped<GroupResultsQuery>().AddScoped<SimulateGroup>();
}
