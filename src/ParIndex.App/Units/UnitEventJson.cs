using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using ParIndex.Core.Units;

namespace ParIndex.App.Units;

/// <summary>Unit events as stored: names of kinds in words, empty parts left out.</summary>
public static class UnitEventJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Write(UnitEvent change) => JsonSerializer.Serialize(change, Options);

    public static UnitEvent Read(string json) => JsonSerializer.Deserialize<UnitEvent>(json, Options)!;
}
