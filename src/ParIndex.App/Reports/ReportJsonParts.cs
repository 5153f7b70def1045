using System.Text.Json;
using ParIndex.Core.Reports;
using ParIndex.Core.Results;
using ParIndex.Core.Text;

namespace ParIndex.App.Reports;

/// <summary>Parts of a report as data: standing, other units, lost points, the plan's figures, differences from a printed report.</summary>
internal static class ReportJsonParts
{
    public static void Standing(Utf8JsonWriter json, AnalysisReport report)
    {
        if (report.Rank is { } rank)
        {
            json.WriteStartObject("rank");
            json.WriteNumber("rank", rank.Rank);
            json.WriteNumber("of", rank.Of);
            if (report.RankBefore is { } last)
            {
                json.WriteNumber("before", last.Rank);
                json.WriteNumber("moved", Math.Abs(last.Rank - rank.Rank));
            }

            json.WriteEndObject();
        }

        if (report.Before is not { } before)
            return;

        json.WriteStartObject("before");
        json.WriteNumber("points", ReportJson.Plain(before.Points));
        json.WriteNumber("max", ReportJson.Plain(before.Max));
        json.WriteNumber("percent", ReportJson.Plain(before.Percent));
        if (report.Change is { } change)
        {
            json.WriteNumber("change", ReportJson.Plain(change));
            json.WriteNumber("difference", ReportJson.Plain(Math.Abs(change)));
        }

        json.WriteEndObject();
    }

    public static void Peers(Utf8JsonWriter json, AnalysisReport report)
    {
        if (report.Peers is not { Mean: { } mean } peers)
            return;

        json.WriteStartObject("peers");
        json.WriteNumber("units", peers.Units.Count);
        json.WriteNumber("mean", ReportJson.Plain(mean));
        json.WriteNumber("above_mean", peers.AboveMean);
        json.WriteNumber("highest", ReportJson.Plain(peers.Units[0].Percent));
        json.WriteNumber("lowest", ReportJson.Plain(peers.Units[^1].Percent));
        json.WriteNumber("difference", ReportJson.Plain(Math.Abs(report.Total.Percent - mean)));
        json.WriteStartArray("regions");
        foreach (var region in peers.Regions)
        {
            json.WriteStartObject();
            json.WriteString("region", region.Region);
            json.WriteNumber("units", region.Units);
            json.WriteNumber("mean", ReportJson.Plain(region.Mean));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void Lost(Utf8JsonWriter json, AnalysisReport report)
    {
        var ledger = report.Ledger;
        json.WriteStartObject("lost");
        json.WriteNumber("points", ReportJson.Plain(ledger.Lost));
        json.WriteNumber("leaves", ledger.Rows.Count);
        json.WriteNumber("again", ledger.Rows.Count(row => row.Recurs == true));
        json.WriteNumber("without_cause_count", ledger.WithoutCause.Count);
        json.WriteNumber("without_lead_count", ledger.WithoutLead.Count);
        Totals(json, "by_cause", "cause", ledger.ByCause);
        Totals(json, "by_agency", "agency", ledger.ByAgency);
        Totals(json, "by_field", "field", ledger.ByField);
        json.WriteStartArray("rows");
        foreach (var row in ledger.Rows)
        {
            json.WriteStartObject();
            json.WriteString("code", row.Code);
            json.WriteString("title", row.Title);
            json.WriteNumber("max", ReportJson.Plain(row.Max));
            json.WriteNumber("points", ReportJson.Plain(row.Points));
            json.WriteNumber("lost", ReportJson.Plain(row.Lost));
            json.WriteString("cause_kind", row.Category.Key());
            json.WriteString("cause", row.Cause);
            ReportJson.Strings(json, "lead", row.Lead);
            ReportJson.Strings(json, "coordinators", row.Coordinators);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void Plan(Utf8JsonWriter json, AnalysisReport report)
    {
        json.WriteStartObject("plan");
        json.WriteNumber("year", report.Plan.Year);
        json.WriteNumber("target", ReportJson.Plain(report.Plan.Target));
        json.WriteNumber("won", ReportJson.Plain(report.Plan.Target - report.Plan.Last));
        json.WriteEndObject();
    }

    public static void Comparison(Utf8JsonWriter json, ReportComparison comparison)
    {
        json.WriteNumber("compared", comparison.Compared);
        json.WriteStartArray("differences");
        foreach (var difference in comparison.Differences)
        {
            json.WriteStartObject();
            json.WriteString("kind", difference.Kind switch { DifferenceKind.Rounded => "rounded", DifferenceKind.Cut => "cut", _ => "wrong" });
            json.WriteBoolean("in_table", difference.IsInTable);
            Place(json, difference.Source);
            json.WriteString("code", difference.Code);
            json.WriteString("field", difference.Field);
            json.WriteString("printed", difference.Printed);
            json.WriteString("expected", difference.Expected);
            json.WriteString("message", difference.Message.Vietnamese);
            json.WriteString("message_en", difference.Message.English);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Totals(Utf8JsonWriter json, string name, string key, IReadOnlyList<LostTotal> totals)
    {
        json.WriteStartArray(name);
        foreach (var total in totals)
        {
            json.WriteStartObject();
            json.WriteString(key, total.Name);
            json.WriteNumber("lost", ReportJson.Plain(total.Lost));
            json.WriteNumber("leaves", total.Leaves);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Place(Utf8JsonWriter json, SourcePlace place)
    {
        json.WriteStartObject("source");
        foreach (var (name, number) in new[] { ("line", place.Line), ("table", place.Table), ("row", place.Row), ("column", place.Column), ("paragraph", place.Paragraph) })
        {
            if (number is { } value)
                json.WriteNumber(name, value);
        }

        if (place.Sheet is not null)
        {
            json.WriteString("sheet", place.Sheet);
            json.WriteString("cell", place.Cell);
        }

        json.WriteEndObject();
    }
}
