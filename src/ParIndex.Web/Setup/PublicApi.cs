using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ParIndex.App.Criteria.Published;
using ParIndex.App.Results.Published;
using ParIndex.Web.Api.Answers;
using ParIndex.Web.Api.Criteria;
using ParIndex.Web.Api.Documenting;
using ParIndex.Web.Api.Results;
using ParIndex.Web.Api.Searching;
using ParIndex.Web.Api.Units;
using ParIndex.Web.Caching;

namespace ParIndex.Web.Setup;

/// <summary>The JSON interface under /api/v1: what the public pages show, for programs.</summary>
internal static class PublicApi
{
    public const string Root = "/api/v1";

    public static void AddPublicApi(this IServiceCollection services, IConfiguration settings)
    {
        services.AddScoped<PublishedSetsQuery>().AddScoped<StandingsQuery>().AddScoped<TasksQuery>().AddScoped<ResultVersionsQuery>();
        services.ConfigureHttpJsonOptions(options =>
        {
            var json = options.SerializerOptions;
            json.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            json.NumberHandling = JsonNumberHandling.Strict;
            // Answers are JSON to the browser too (nosniff), so letters and "&" stay as they are.
            json.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
            json.Converters.Add(new ExactDecimal());
            json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
        });
        services.AddApiRates(settings);
        services.AddApiDocument();
        // Anyone may read public data from a page of their own; nothing here is written and no cookie is looked at.
        services.AddCors(options => options.AddPolicy(ApiRates.Policy, policy => policy.AllowAnyOrigin().WithMethods("GET", "HEAD")
            .WithHeaders("Authorization", "If-None-Match").WithExposedHeaders("ETag", "Last-Modified", "Retry-After")));
    }

    public static void UsePublicApi(this WebApplication web)
    {
        web.UseCors();
        web.UseRateLimiter();
    }

    public static void MapPublicApi(this WebApplication web)
    {
        var api = web.MapGroup(Root).RequireCors(ApiRates.Policy).RequireRateLimiting(ApiRates.Policy).WithMetadata(new PublishedAttribute()).GuardFaults().CheckParameters().Describe();
        UnitApi.Map(api);
        RankingApi.Map(api);
        ResultApi.Map(api);
        StandingApi.Map(api);
        SetApi.Map(api);
        CriterionApi.Map(api);
        SearchApi.Map(api);
        api.MapApiDocument();
        api.Map("/{**rest}", (string? rest) => ApiProblem.NotFound(
            $"Không có địa chỉ “{rest}” trong API. Xem các địa chỉ ở /du-lieu/api.",
            $"The API has no address “{rest}”. See those it has at /du-lieu/api.")).ExcludeFromDescription();
    }
}
