using System.Text.Encodings.Web;
using System.Text.Json;
using ParIndex.Core.Reports;

namespace ParIndex.App.Reports;

/// <summary>
/// The report as data. Paths of the figures in its sentences are places in this object: "fields[2].percent". Numbers are plain decimals with every digit.
/// </summary>
public static class ReportJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes UTF-8.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="report">The report.</param>
    /// <param name="comparison">A printed report beside it; null: none.</param>
    public static void Write(Stream stream, AnalysisReport report, ReportComparison? comparison = null)
    {
        using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        Write(json, report, comparison);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, AnalysisReport report, ReportComparison? comparison)
    {
        ArgumentNullException.ThrowIfNull(report);
        json.WriteString("unit", report.Unit);
        json.WriteNumber("year", report.Year);
        json.WriteNumber("year_before", report.Year - 1);
        json.WriteStartObject("structure");
        json.WriteNumber("fields", report.Structure.Fields);
        json.WriteNumber("criteria", report.Structure.Criteria);
        json.WriteNumber("sub_criteria", report.Structure.SubCriteria);
        json.WriteNumber("leaves", report.Structure.Leaves);
        json.WriteEndObject();
        foreach (var (name, part) in new[] { ("total", report.Total), ("appraised", report.Appraised), ("survey", report.Survey), ("leaders", report.Leaders), ("sipas", report.Sipas) })
            Part(json, name, part);

        json.WriteString("group", report.Group);
        ReportJsonParts.Standing(json, report);
        json.WriteNumber("full_leaves", report.FullLeaves);
        json.WriteNumber("zero_leaves", report.ZeroLeaves);
        json.WriteNumber("unscored_count", report.Unscored.Count);
        Strings(json, "unscored", report.Unscored);
        Fields(json, report);
        Groups(json, "field_groups", report.FieldGroups);
        Groups(json, "unit_groups", report.UnitGroups);
        ReportJsonParts.Peers(json, report);
        ReportJsonParts.Lost(json, report);
        ReportJsonParts.Plan(json, report);
        Sections(json, report);
        if (comparison is not null)
            ReportJsonParts.Comparison(json, comparison);
    }

    internal static void Part(Utf8JsonWriter json, string name, PartPoints part)
    {
        json.WriteStartObject(name);
        Points(json, part);
        json.WriteEndObject();
    }

    internal static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);

        json.WriteEndArray();
    }

    /// <summary>1.500 as 1.5: trailing zeros carry no meaning in data.</summary>
    internal static decimal Plain(decimal value) => value / 1.000000000000000000000000000000000m;

    private static void Points(Utf8JsonWriter json, PartPoints part)
    {
        json.WriteNumber("points", Plain(part.Points));
        json.WriteNumber("max", Plain(part.Max));
        json.WriteNumber("percent", Plain(part.Percent));
        json.WriteNumber("lost", Plain(part.Lost));
    }

    private static void Fields(Utf8JsonWriter json, AnalysisReport report)
    {
        json.WriteNumber("fields_up", report.Fields.Count(field => field.Change > 0));
        json.WriteNumber("fields_down", report.Fields.Count(field => field.Change < 0));
        json.WriteStartArray("fields");
        foreach (var field in report.Fields)
        {
            json.WriteStartObject();
            json.WriteString("code", field.Code);
            json.WriteString("title", field.Title);
            json.WriteNumber("criteria", field.Criteria);
            json.WriteNumber("sub_criteria", field.SubCriteria);
            Points(json, field.Result);
            json.WriteNumber("lost_leaves", field.LostLeaves);
            json.WriteString("group", field.Group);
            Part(json, "survey", field.Survey);
            if (field is { Before: { } before, Change: { } change })
            {
                Part(json, "before", before);
                json.WriteNumber("change", Plain(change));
                json.WriteNumber("difference", Plain(Math.Abs(change)));
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        Strings(json, "best", report.Best.Select(field => field.Code));
        Strings(json, "worst", report.Worst.Select(field => field.Code));
    }

    private static void Groups(Utf8JsonWriter json, string name, IReadOnlyList<AchievementGroup> groups)
    {
        json.WriteStartArray(name);
        foreach (var group in groups)
        {
            json.WriteStartObject();
            json.WriteString("name", group.Name);
            if (group.From is { } from)
                json.WriteNumber("from", from);

            if (group.To is { } to)
                json.WriteNumber("to", to);

            json.WriteNumber("count", group.Members.Count);
            Strings(json, "members", group.Members);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Sections(Utf8JsonWriter json, AnalysisReport report)
    {
        json.WriteStartArray("sections");
        foreach (var section in ReportSections.Of(report))
        {
            json.WriteStartObject();
            json.WriteString("key", section.Key);
            json.WriteString("title", section.Title);
            json.WriteStartArray("sentences");
            foreach (var sentence in section.Sentences)
            {
                json.WriteStartObject();
                json.WriteString("text", sentence.Text);
                json.WriteStartArray("figures");
                foreach (var figure in sentence.Figures)
                {
                    json.WriteStartObject();
                    json.WriteString("path", figure.Path);
                    json.WriteNumber("value", Plain(figure.Value));
                    json.WriteString("text", figure.Text);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
