using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Collecting.Tablets;

/// <summary>A pack as it goes to the tablet, which encrypts it before it keeps it.</summary>
public static class PackJson
{
    /// <summary>Writes a pack as UTF-8.</summary>
    /// <param name="taken">What was taken along.</param>
    /// <param name="full">Groups that have their quota, each in a line.</param>
    public static byte[] Write(TakenPack taken, IReadOnlyList<Message> full)
    {
        ArgumentNullException.ThrowIfNull(taken);
        ArgumentNullException.ThrowIfNull(full);
        var (pack, wave, form, people) = taken;
        using var bytes = new MemoryStream();
        // It is no part of a page: letters need no escaping.
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("id", pack.Id);
            json.WriteString("wave", wave.Id);
            json.WriteString("name", wave.Name);
            json.WriteString("opens", Day(wave.OpensOn));
            json.WriteString("closes", Day(wave.ClosesOn));
            json.WriteString("keep", Day(wave.KeepUntil));
            json.WriteString("account", pack.ById?.ToString() ?? "");
            json.WriteString("interviewer", pack.ByName);
            json.WriteStartArray("full");
            foreach (var group in full)
            {
                json.WriteStartObject();
                json.WriteString("vi", group.Vietnamese);
                json.WriteString("en", group.English);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WritePropertyName("form");
            FormJson.Write(json, form);
            json.WriteStartArray("people");
            foreach (var person in people)
                Person(json, person);

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private static void Person(Utf8JsonWriter json, PackedPerson person)
    {
        json.WriteStartObject();
        json.WriteNumber("line", person.Line);
        json.WriteString("code", person.Code);
        json.WriteString("area", person.Area);
        json.WriteStartArray("who");
        foreach (var (column, text) in person.Identity.Where(pair => pair.Value.Length > 0))
        {
            json.WriteStartArray();
            json.WriteStringValue(column);
            json.WriteStringValue(text);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
