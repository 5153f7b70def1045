using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using ParIndex.Core.Text;

namespace ParIndex.Web.Api.Documenting;

/// <summary>Summaries, parameters with examples, and what each status means.</summary>
internal sealed class OperationTexts : IOpenApiOperationTransformer
{
    private const string NotModified = "304";

    private static readonly Dictionary<string, Message> Statuses = new(StringComparer.Ordinal)
    {
        ["200"] = new("Dữ liệu.", "The data."),
        ["304"] = new("Chưa đổi từ lần có ETag đã gửi.", "Not changed since the ETag that was sent."),
        ["400"] = new("Tham số sai; nêu mọi tham số sai.", "Wrong parameters; all are named."),
        ["404"] = new("Không có.", "There is no such thing."),
        ["429"] = new("Gọi quá nhiều; đợi theo Retry-After.", "Too many calls; wait as Retry-After says."),
    };

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var method = context.Description.ActionDescriptor.EndpointMetadata.OfType<MethodInfo>().FirstOrDefault();
        operation.Summary = method?.GetCustomAttribute<SaysAttribute>()?.Text;
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            var source = context.Description.ParameterDescriptions.FirstOrDefault(one => one.Name == parameter.Name);
            var attributes = Attributes(source, method).ToList();
            parameter.Description = attributes.OfType<SaysAttribute>().FirstOrDefault()?.Text;
            if (attributes.OfType<ExampleAttribute>().FirstOrDefault() is { } example)
                parameter.Example = Node(example.Value);
        }

        operation.Responses ??= [];
        operation.Responses[NotModified] = new OpenApiResponse();
        foreach (var (status, answer) in operation.Responses)
        {
            answer.Description = Statuses.GetValueOrDefault(status)?.In(Texts.Language) ?? answer.Description;
            if (answer is OpenApiResponse own)
                own.Headers = Headers(status);
        }

        return Task.CompletedTask;
    }

    /// <summary>The value as JSON.</summary>
    public static JsonNode Node(object value) => value switch
    {
        int number => JsonValue.Create(number),
        bool yes => JsonValue.Create(yes),
        _ => JsonValue.Create(Convert.ToString(value, CultureInfo.InvariantCulture)!),
    };

    private static Dictionary<string, IOpenApiHeader>? Headers(string status) => status switch
    {
        "200" or NotModified => new()
        {
            ["ETag"] = Header(new("Gửi lại bằng If-None-Match.", "Send it back as If-None-Match.")),
            ["Last-Modified"] = Header(new("Lúc dữ liệu đổi lần cuối.", "When the data last changed.")),
        },
        "429" => new() { ["Retry-After"] = Header(new("Số giây cần đợi.", "Seconds to wait.")) },
        _ => null,
    };

    private static OpenApiHeader Header(Message text) => new() { Description = text.In(Texts.Language), Schema = new OpenApiSchema { Type = JsonSchemaType.String } };

    private static IEnumerable<Attribute> Attributes(ApiParameterDescription? source, MethodInfo? method)
    {
        if (source is null)
            return [];

        var parameters = method?.GetParameters() ?? [];
        if (parameters.FirstOrDefault(one => string.Equals(one.Name, source.Name, StringComparison.OrdinalIgnoreCase)) is { } own)
            return own.GetCustomAttributes();

        return parameters.Where(one => one.GetCustomAttribute<AsParametersAttribute>() is not null)
            .SelectMany(one => one.ParameterType.GetProperties())
            .FirstOrDefault(property => property.GetCustomAttribute<FromQueryAttribute>()?.Name == source.Name)?.GetCustomAttributes() ?? [];
    }
}
