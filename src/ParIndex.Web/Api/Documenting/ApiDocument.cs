using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using ParIndex.Web.Api.Answers;
using ParIndex.Web.Setup;

namespace ParIndex.Web.Api.Documenting;

/// <summary>The OpenAPI document of the interface, in the language of the request.</summary>
internal static class ApiDocument
{
    public const string Name = "v1";

    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi(Name, options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = description => description.RelativePath?.StartsWith(PublicApi.Root[1..], StringComparison.Ordinal) == true;
        options.CreateSchemaReferenceId = type => OpenApiOptions.CreateDefaultSchemaReferenceId(type)?.Replace("Record", "", StringComparison.Ordinal);
        options.AddDocumentTransformer<DocumentTexts>();
        options.AddOperationTransformer<OperationTexts>();
        options.AddSchemaTransformer<SchemaTexts>();
    });

    /// <summary>What every operation may answer besides its own.</summary>
    public static RouteGroupBuilder Describe(this RouteGroupBuilder group) => group
        .WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status400BadRequest, typeof(ProblemRecord), [ApiProblem.MediaType]))
        .WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status429TooManyRequests, typeof(ProblemRecord), [ApiProblem.MediaType]));

    public static void MapApiDocument(this RouteGroupBuilder api) => api.MapOpenApi("/openapi.json").ExcludeFromDescription();
}
