using System.Text.Json;
using ParIndex.Core.Surveys.Questionnaires;

namespace ParIndex.App.Surveys.Collecting.Answering;

/// <summary>Answers as they are stored: field → text, or a list of texts where any number may be chosen.</summary>
public static class SheetJson
{
    /// <summary>Writes a sheet, fields in the order of the questionnaire.</summary>
    public static string Write(AnswerSheet sheet, IEnumerable<Field> fields)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            foreach (var field in fields.Where(field => sheet.Has(field.Code)))
            {
                if (field.Type != FieldType.Set)
                {
                    json.WriteString(field.Code, sheet.Text(field.Code));
                    continue;
                }

                json.WriteStartArray(field.Code);
                foreach (var value in sheet[field.Code])
                    json.WriteStringValue(value);

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    /// <summary>Reads a stored sheet.</summary>
    public static AnswerSheet Read(string content)
    {
        using var json = JsonDocument.Parse(content);
        return AnswerSheet.Of(json.RootElement.EnumerateObject().Select(field => new KeyValuePair<string, IReadOnlyList<string>>(
            field.Name, field.Value.ValueKind == JsonValueKind.Array ? [.. field.Value.EnumerateArray().Select(value => value.GetString()!)] : [field.Value.GetString()!])));
    }
}
