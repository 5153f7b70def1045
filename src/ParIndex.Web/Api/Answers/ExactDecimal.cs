using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ParIndex.Web.Api.Answers;

/// <summary>Decimals with every digit they have and no zeros that say nothing: 85.41500 is 85.415.</summary>
internal sealed class ExactDecimal : JsonConverter<decimal>
{
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteNumberValue(Trim(value));

    /// <summary>The same number without trailing zeros.</summary>
    public static decimal Trim(decimal value) => value / 1.0000000000000000000000000000m;

    /// <summary>The same number as text.</summary>
    public static string Text(decimal value) => Trim(value).ToString(CultureInfo.InvariantCulture);
}
