using System.Globalization;
using System.Text.Json;

namespace ParIndex.Web.Tests.Api;

/// <summary>The served document, as any outside program sees it: plain JSON. Knows as much of JSON Schema as the document uses; anything else is a fault.</summary>
internal sealed class OpenApiDocument(JsonElement root)
{
    private const string Prefix = "#/components/schemas/";
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "$ref", "type", "format", "description", "examples", "properties", "required", "items", "enum", "oneOf", "additionalProperties", "minimum", "maximum", "pattern", "default",
    };

    public JsonElement Root => root;

    public IEnumerable<(string Path, JsonElement Operation)> Operations =>
        root.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(method => (path.Name, method.Value)));

    /// <summary>What does not conform, with its place; nothing when the value is what the schema says.</summary>
    public IEnumerable<string> Faults(JsonElement schema, JsonElement value, string place = "$")
    {
        if (schema.EnumerateObject().Select(member => member.Name).FirstOrDefault(name => !Known.Contains(name)) is { } unknown)
            return [$"{place}: the schema says \"{unknown}\", which this test does not check"];

        if (schema.TryGetProperty("$ref", out var reference))
            return Faults(Resolve(reference.GetString()!), value, place);

        if (schema.TryGetProperty("oneOf", out var choices))
        {
            var answers = choices.EnumerateArray().Select(choice => Faults(choice, value, place).ToList()).ToList();
            return answers.Count(faults => faults.Count == 0) == 1 ? [] : answers.SelectMany(faults => faults);
        }

        if (schema.TryGetProperty("enum", out var names))
            return names.EnumerateArray().Any(name => JsonElement.DeepEquals(name, value)) ? [] : [$"{place}: {value} is not one of the names"];

        if (schema.TryGetProperty("type", out var type) && !Types(type).Any(name => Is(name, value)))
            return [$"{place}: {value.ValueKind} is not {type}"];

        return value.ValueKind switch
        {
            JsonValueKind.Object => ObjectFaults(schema, value, place),
            JsonValueKind.Array => schema.TryGetProperty("items", out var items)
                ? value.EnumerateArray().SelectMany((item, i) => Faults(items, item, string.Create(CultureInfo.InvariantCulture, $"{place}[{i}]")))
                : [$"{place}: a list of what?"],
            JsonValueKind.String => FormatFaults(schema, value.GetString()!, place),
            _ => [],
        };
    }

    public JsonElement Resolve(string reference) => reference.StartsWith(Prefix, StringComparison.Ordinal)
        && root.GetProperty("components").GetProperty("schemas").TryGetProperty(reference[Prefix.Length..], out var schema)
        ? schema
        : throw new KeyNotFoundException($"{reference} leads nowhere");

    /// <summary>Every reference anywhere in the document.</summary>
    public IEnumerable<string> References() => References(root);

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member =>
            member.Name == "$ref" ? [member.Value.GetString()!] : References(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };

    private IEnumerable<string> ObjectFaults(JsonElement schema, JsonElement value, string place)
    {
        if (schema.TryGetProperty("additionalProperties", out var each))
            return value.EnumerateObject().SelectMany(member => Faults(each, member.Value, $"{place}.{member.Name}"));

        if (!schema.TryGetProperty("properties", out var properties))
            return [$"{place}: an object of what?"];

        var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()!) : [];
        // Stricter than JSON Schema: what is not in the document is not answered.
        return required.Where(name => !value.TryGetProperty(name, out _)).Select(name => $"{place}: {name} is missing")
            .Concat(value.EnumerateObject().SelectMany(member => properties.TryGetProperty(member.Name, out var of)
                ? Faults(of, member.Value, $"{place}.{member.Name}")
                : [$"{place}: {member.Name} is not in the document"]));
    }

    private static IEnumerable<string> FormatFaults(JsonElement schema, string text, string place) => schema.TryGetProperty("format", out var format) ? format.GetString() switch
    {
        "date" when !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) => [$"{place}: {text} is no date"],
        "date-time" when !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out _) => [$"{place}: {text} is no time"],
        "date" or "date-time" => [],
        var other => [$"{place}: unknown format {other}"],
    } : [];

    private static IEnumerable<string> Types(JsonElement type) => type.ValueKind == JsonValueKind.String ? [type.GetString()!] : type.EnumerateArray().Select(name => name.GetString()!);

    private static bool Is(string type, JsonElement value) => type switch
    {
        "null" => value.ValueKind == JsonValueKind.Null,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out _) && !value.GetRawText().Contains('e', StringComparison.OrdinalIgnoreCase),
        "string" => value.ValueKind == JsonValueKind.String,
        "array" => value.ValueKind == JsonValueKind.Array,
        "object" => value.ValueKind == JsonValueKind.Object,
        _ => false,
    };
}
