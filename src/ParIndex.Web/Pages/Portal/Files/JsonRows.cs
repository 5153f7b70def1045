using System.Globalization;
using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;
using ParIndex.App.Results.Published.OpenData;
using ParIndex.Web.Api.Answers;

namespace ParIndex.Web.Pages.Portal.Files;

/// <summary>Tables as JSON: an object with licence and rows, each row an object by column name.</summary>
internal static class JsonRows
{
    private const int SendAt = 64 << 10;

    public static async Task WriteAsync(OpenTable table, IAsyncEnumerable<object?[]> rows, PipeWriter body, CancellationToken cancel)
    {
        await using var json = new Utf8JsonWriter(body, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        var names = table.Columns.Select(column => JsonEncodedText.Encode(column.Name)).ToArray();
        json.WriteStartObject();
        json.WriteString("table", table.Name);
        json.WriteString("title", table.Title.Vietnamese);
        json.WriteString("licence", DataPackage.LicenceUrl);
        json.WriteStartArray("rows");
        await foreach (var row in rows.WithCancellation(cancel))
        {
            json.WriteStartObject();
            for (var i = 0; i < names.Length; i++)
                Write(json, names[i], row[i]);

            json.WriteEndObject();
            if (json.BytesPending < SendAt)
                continue;

            await json.FlushAsync(cancel);
            await body.FlushAsync(cancel);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, JsonEncodedText name, object? value)
    {
        switch (value)
        {
            case null: json.WriteNull(name); break;
            case decimal number: json.WriteNumber(name, ExactDecimal.Trim(number)); break;
            case int number: json.WriteNumber(name, number); break;
            case bool yes: json.WriteBoolean(name, yes); break;
            case DateOnly day: json.WriteString(name, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)); break;
            case DateTime day: json.WriteString(name, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)); break;
            default: json.WriteString(name, value.ToString()); break;
        }
    }
}
