using System.Text.Json;
using ParIndex.App.Surveys.Estimating;

namespace ParIndex.Cli.Output;

/// <summary>Estimates of a survey as JSON, every digit kept.</summary>
internal static class EstimateJson
{
    public static void Write(Utf8JsonWriter json, EstimateTables estimates, IEnumerable<EstimateTable> tables)
    {
        json.WriteStartObject("design");
        json.WriteNumber("rows", estimates.Design.Data.Rows);
        json.WriteNumber("strata", estimates.Design.Strata);
        json.WriteNumber("clusters", estimates.Design.Clusters);
        json.WriteNumber("df", estimates.Design.DegreesOfFreedom);
        json.WriteEndObject();
        foreach (var table in tables)
        {
            json.Objects(table.Name, table.Rows, row =>
            {
                for (var column = 0; column < row.Count; column++)
                {
                    json.WritePropertyName(table.Columns[column]);
                    if (!row[column].IsNumber)
                    {
                        json.WriteStringValue(row[column].Text);
                    }
                    else if (row[column].Text.Length == 0)
                    {
                        json.WriteNullValue();
                    }
                    else
                    {
                        json.WriteRawValue(row[column].Text);
                    }
                }
            });
        }
    }
}
