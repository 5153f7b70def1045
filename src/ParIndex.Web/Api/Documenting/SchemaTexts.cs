using System.Reflection;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ParIndex.Web.Api.Documenting;

/// <summary>What records and their properties mean; decimals are exact, not binary.</summary>
internal sealed class SchemaTexts : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type == typeof(decimal))
        {
            schema.Type = type == context.JsonTypeInfo.Type ? JsonSchemaType.Number : JsonSchemaType.Number | JsonSchemaType.Null;
            schema.Format = "decimal";
        }

        var attributes = context.JsonPropertyInfo?.AttributeProvider;
        if (attributes is null)
        {
            schema.Description = type.GetCustomAttribute<SaysAttribute>()?.Text ?? schema.Description;
            return Task.CompletedTask;
        }

        // A record or choice stands once in the document: what one property says of it is not true of all.
        if (type.IsEnum || type.Namespace?.StartsWith(nameof(ParIndex), StringComparison.Ordinal) == true)
            return Task.CompletedTask;

        schema.Description = Of<SaysAttribute>(attributes)?.Text ?? schema.Description;
        if (Of<ExampleAttribute>(attributes) is { } example)
            schema.Examples = [OperationTexts.Node(example.Value)];

        return Task.CompletedTask;
    }

    private static T? Of<T>(ICustomAttributeProvider member) where T : Attribute => member.GetCustomAttributes(typeof(T), inherit: false).OfType<T>().FirstOrDefault();
}
