using System.Text.Json;
using ParIndex.Core.Results;
using ParIndex.Core.Text;
using ParIndex.Documents;

namespace ParIndex.App.Results.Appendix;

/// <summary>Reads back what <see cref="Write"/> wrote. Prose, printed texts and notes are not part of the JSON and stay empty.</summary>
public static partial class OfficialDocumentJson
{
    private static readonly JsonDocumentOptions ReadOptions = new() { MaxDepth = 16 };

    /// <param name="stream">UTF-8 JSON.</param>
    /// <param name="file">Name for messages.</param>
    /// <exception cref="DocumentException">Not JSON, or a value of another type than the contract has.</exception>
    public static OfficialDocument Read(Stream stream, string file)
    {
        ArgumentNullException.ThrowIfNull(stream);
        try
        {
            using var json = JsonDocument.Parse(stream, ReadOptions);
            return new OfficialDocument(
                Text(json.RootElement, "file"), [.. Items(json.RootElement, "tables").Select(ReadTable)], [],
                [.. Items(json.RootElement, "leftovers").Select(leftover => new SourcedText(ReadPlace(leftover), Text(leftover, "text")))]);
        }
        catch (JsonException wrong)
        {
            throw new DocumentException(file, wrong.LineNumber is { } line ? SourcePlace.AtLine((int)line + 1) : null, new(
                $"tệp {file} không phải JSON đúng. Hãy xuất lại bằng lệnh read --json.", $"{file} is not valid JSON. Write it again by read --json."), wrong);
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw new DocumentException(file, null, new(
                $"tệp {file} là JSON nhưng không có dạng của read --json: {wrong.Message}", $"{file} is JSON, but not as read --json writes it: {wrong.Message}"), wrong);
        }
    }

    private static OfficialTable ReadTable(JsonElement table) => new()
    {
        Caption = Text(table, "caption"),
        Rows = [.. Items(table, "rows").Select(ReadRow)],
    };

    private static OfficialRow ReadRow(JsonElement row)
    {
        var target = row.TryGetProperty("target", out var value) ? value : default;
        return new OfficialRow
        {
            Code = row.GetProperty("code").GetString() ?? "",
            Parent = Text(row, "parent"),
            Level = row.GetProperty("level").GetInt32(),
            Title = Text(row, "title"),
            Max = Number(row, "max"),
            Score = Number(row, "score"),
            SelfScore = row.TryGetProperty("self_score", out _) ? Number(row, "self_score") : null,
            Percent = Number(row, "percent"),
            TargetPoints = target.ValueKind == JsonValueKind.Number ? target.GetDecimal() : null,
            TargetText = target.ValueKind == JsonValueKind.String ? target.GetString()! : "",
            Tasks = Texts(row, "tasks"),
            Lead = Texts(row, "lead"),
            Coordinators = Texts(row, "coordinators"),
            Monitor = Texts(row, "monitor"),
            Cause = Text(row, "cause"),
            Survey = Text(row, "survey") switch
            {
                "P" => SurveyMark.Printed,
                "I" => SurveyMark.Inherited,
                "D" => SurveyMark.Derived,
                "" => SurveyMark.None,
                var mark => throw new FormatException($"survey “{mark}”: P, I, D, “”"),
            },
            Time = Text(row, "time"),
            Note = Text(row, "note"),
            Inherited = Texts(row, "inherited"),
            Source = ReadPlace(row),
        };
    }

    private static SourcePlace ReadPlace(JsonElement holder)
    {
        var place = holder.GetProperty("source");
        return new SourcePlace
        {
            Line = Count("line"), Table = Count("table"), Row = Count("row"), Column = Count("column"), Paragraph = Count("paragraph"),
            Sheet = place.TryGetProperty("sheet", out var sheet) ? sheet.GetString() : null,
            Cell = place.TryGetProperty("cell", out var cell) ? cell.GetString() : null,
        };

        int? Count(string name) => place.TryGetProperty(name, out var value) ? value.GetInt32() : null;
    }

    private static decimal? Number(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.GetDecimal() : null;

    private static string Text(JsonElement holder, string name) => holder.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private static JsonElement.ArrayEnumerator Items(JsonElement holder, string name) =>
        holder.TryGetProperty(name, out var value) ? value.EnumerateArray() : default;

    private static IReadOnlyList<string> Texts(JsonElement row, string name) => [.. Items(row, name).Select(item => item.GetString() ?? "")];
}
