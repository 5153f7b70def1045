using System.Text.Json;
using ParIndex.Core.Text;

namespace ParIndex.Web.Languages;

/// <summary>Places in source files in the language of the request.</summary>
public static class PlaceWords
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web);

    /// <summary>The place as it is stored with a figure; empty where none was kept.</summary>
    public static string Of(Texts texts, string? stored) => stored is null ? "" : texts[JsonSerializer.Deserialize<SourcePlace>(stored, Form)!.ToMessage()];
}
