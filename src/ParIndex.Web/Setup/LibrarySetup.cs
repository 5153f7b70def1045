using ParIndex.App.Criteria.Comparing;
using ParIndex.App.Criteria.Drafts;
using ParIndex.App.Criteria.Library;
using ParIndex.App.Results.Published;
using ParIndex.App.Units.Changes;
using ParIndex.Web.Pages.Criteria;
using ParIndex.Web.Pages.Units;

namespace ParIndex.Web.Setup;

/// <summary>The library of criteria sets and the units in time.</summary>
internal static class LibrarySetup
{
    public static IServiceCollection AddLibrary(this IServiceCollection services) => services
        .AddScoped<LibraryQuery>()
        .AddScoped<LibraryReader>()
        .AddScoped<ReplayQuery>()
        .AddScoped<DraftStore>()
        .AddScoped<SetHistory>()
        .AddScoped<EstimateQuery>()
        .AddScoped<UnitImpactQuery>()
        .AddScoped<ApplyUnitChange>();

    public static void MapLibrary(this IEndpointRouteBuilder web)
    {
        SetFiles.Map(web);
        UnitForm.Map(web);
    }
}
