using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using ParIndex.Web.Api.Documenting;
using ParIndex.Web.Pages.Portal.Files;

namespace ParIndex.Web.Pages.Portal;

/// <summary>The OpenAPI document for people.</summary>
public sealed class ApiGuideModel([FromKeyedServices(ApiDocument.Name)] IOpenApiDocumentProvider documents) : PageModel
{
    public OpenApiDocument Document { get; private set; } = null!;

    public string Root => DataPackage.Root(Request);

    public IEnumerable<KeyValuePair<string, IOpenApiSchema>> Schemas => (Document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>()).OrderBy(pair => pair.Key, StringComparer.Ordinal);

    public async Task OnGetAsync(CancellationToken cancel) => Document = await documents.GetOpenApiDocumentAsync(cancel);

    /// <summary>What can be asked about a resource.</summary>
    public IEnumerable<(string Path, OpenApiOperation Operation)> Operations(string tag) => Document.Paths
        .SelectMany(path => path.Value.Operations?.Values.Select(operation => (path.Key, operation)) ?? [])
        .Where(one => one.operation.Tags?.Any(known => known.Name == tag) == true);

    /// <summary>"string", "number (decimal)", "Node[]".</summary>
    public static string TypeOf(IOpenApiSchema? schema) => schema switch
    {
        null => "",
        OpenApiSchemaReference reference => reference.Reference.Id ?? "",
        { Items: { } items } => TypeOf(items) + "[]",
        { OneOf: { Count: > 0 } choices } => string.Join(" | ", choices.Select(TypeOf)),
        _ => $"{schema.Type?.ToString().ToLowerInvariant().Replace(", ", " | ", StringComparison.Ordinal)}{(schema.Format is null ? "" : $" ({schema.Format})")}",
    };

    /// <summary>Name of the structure a schema leads to; null for plain values.</summary>
    public static string? ReferenceOf(IOpenApiSchema? schema) => schema switch
    {
        OpenApiSchemaReference reference => reference.Reference.Id,
        { Items: { } items } => ReferenceOf(items),
        { OneOf: { Count: > 0 } choices } => choices.Select(ReferenceOf).FirstOrDefault(found => found is not null),
        _ => null,
    };

    /// <summary>An address to try, from the examples; null when a part of the path has none.</summary>
    public static string? ExampleOf(string path, OpenApiOperation operation)
    {
        foreach (var parameter in operation.Parameters ?? [])
        {
            var value = parameter.Example is { } example ? Uri.EscapeDataString(example.ToString()) : null;
            if (parameter.In == ParameterLocation.Path)
                path = value is null ? "" : path.Replace($"{{{parameter.Name}}}", value, StringComparison.Ordinal);
            else if (parameter.Required && value is not null)
                path += $"?{parameter.Name}={value}";

            if (path.Length == 0)
                return null;
        }

        return path;
    }
}
