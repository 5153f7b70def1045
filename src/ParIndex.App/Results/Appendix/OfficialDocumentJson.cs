using System.Text.Encodings.Web;
using System.Text.Json;
using ParIndex.Core.Results;
using ParIndex.Core.Text;

namespace ParIndex.App.Results.Appendix;

/// <summary>A recognised document as JSON: the shape of <c>parindex read --json</c>, part of the command line's contract.</summary>
public static partial class OfficialDocumentJson
{
    /// <summary>Relaxed: Vietnamese letters, quotes and "+" stay readable. The text is data of its own, never a part of a web page.</summary>
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes UTF-8 with readable Vietnamese letters; numbers are plain decimals with every digit.</summary>
    public static void Write(OfficialDocument document, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(document);
        using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        json.WriteString("file", document.File);
        json.WriteStartArray("tables");
        foreach (var table in document.Tables)
        {
            WriteTable(json, table);
        }

        json.WriteEndArray();
        json.WriteStartArray("leftovers");
        foreach (var leftover in document.Leftovers)
        {
            json.WriteStartObject();
            WritePlace(json, leftover.Source);
            json.WriteString("text", leftover.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTable(Utf8JsonWriter json, OfficialTable table)
    {
        json.WriteStartObject();
        json.WriteString("caption", table.Caption);
        json.WriteStartArray("rows");
        foreach (var row in table.Rows)
        {
            WriteRow(json, row);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter json, OfficialRow row)
    {
        json.WriteStartObject();
        json.WriteString("code", row.Code);
        json.WriteString("parent", row.Parent);
        json.WriteNumber("level", row.Level);
        json.WriteString("title", row.Title);
        WriteNumber(json, "max", row.Max);
        WriteNumber(json, "score", row.Score);
        if (row.SelfScore is not null)
        {
            WriteNumber(json, "self_score", row.SelfScore);
        }

        WriteNumber(json, "percent", row.Percent);
        if (row.TargetPoints is null)
        {
            json.WriteString("target", row.TargetText.Length == 0 ? null : row.TargetText);
        }
        else
        {
            WriteNumber(json, "target", row.TargetPoints);
        }

        WriteTexts(json, "tasks", row.Tasks);
        WriteTexts(json, "lead", row.Lead);
        WriteTexts(json, "coordinators", row.Coordinators);
        WriteTexts(json, "monitor", row.Monitor);
        json.WriteString("cause", row.Cause);
        json.WriteString("survey", MarkOf(row.Survey));
        json.WriteString("time", row.Time);
        json.WriteString("note", row.Note);
        WriteTexts(json, "inherited", row.Inherited);
        WritePlace(json, row.Source);
        json.WriteEndObject();
    }

    private static string MarkOf(SurveyMark mark) => mark switch
    {
        SurveyMark.Printed => "P",
        SurveyMark.Inherited => "I",
        SurveyMark.Derived => "D",
        _ => "",
    };

    private static void WriteNumber(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static void WritePlace(Utf8JsonWriter json, SourcePlace place)
    {
        json.WriteStartObject("source");
        foreach (var (name, value) in new (string, int?)[]
                 {
                     ("line", place.Line), ("table", place.Table), ("row", place.Row), ("column", place.Column), ("paragraph", place.Paragraph),
                 })
        {
            if (value is { } number)
            {
                json.WriteNumber(name, number);
            }
        }

        if (place.Sheet is not null)
        {
            json.WriteString("sheet", place.Sheet);
            json.WriteString("cell", place.Cell);
        }

        json.WriteEndObject();
    }
}
