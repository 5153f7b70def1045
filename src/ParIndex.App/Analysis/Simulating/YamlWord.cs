using System.Text.Encodings.Web;
using System.Text.Json;

namespace ParIndex.App.Analysis.Simulating;

/// <summary>A text in YAML as it is safe wherever it stands: JSON's quotes are YAML's.</summary>
internal static class YamlWord
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Quoted(string text) => JsonSerializer.Serialize(text, Readable);
}
