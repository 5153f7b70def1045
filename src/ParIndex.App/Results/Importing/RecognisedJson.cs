using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ParIndex.Core.Results;

namespace ParIndex.App.Results.Importing;

/// <summary>A recognised document with everything the reader knows of it, as JSON for the database.</summary>
internal static class RecognisedJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(), new TextConverter() },
    };

    public static string Write(OfficialDocument document) => JsonSerializer.Serialize(document, Options);

    public static OfficialDocument Read(string json) => JsonSerializer.Deserialize<OfficialDocument>(json, Options)
        ?? throw new InvalidOperationException("The recognised document is empty.");

    /// <summary>PostgreSQL holds no NUL in texts; sheets can be made to.</summary>
    private sealed class TextConverter : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Replace('\0', '\uFFFD'));
    }
}
