using System.Text.Json;
using ParIndex.Core.Text;

namespace ParIndex.Cli.Output;

/// <summary>Small parts that JSON answers share. Numbers are plain decimals with every digit.</summary>
internal static class JsonParts
{
    public static void Strings(this Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    public static void Decimal(this Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, Plain(number));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    public static void Place(this Utf8JsonWriter json, string name, SourcePlace place)
    {
        json.WriteStartObject(name);
        Number(json, "line", place.Line);
        Number(json, "table", place.Table);
        Number(json, "row", place.Row);
        Number(json, "column", place.Column);
        Number(json, "paragraph", place.Paragraph);
        if (place.Sheet is not null)
        {
            json.WriteString("sheet", place.Sheet);
            json.WriteString("cell", place.Cell);
        }

        json.WriteEndObject();
    }

    public static void Objects<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>1.500 as 1.5: trailing zeros carry no meaning in data.</summary>
    private static decimal Plain(decimal value) => value / 1.000000000000000000000000000000000m;

    private static void Number(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }
}
