using System.Globalization;
using System.Text;
using ParIndex.Core.Surveys.Estimation.Data;

namespace ParIndex.App.Surveys.Exporting;

/// <summary>Syntax that reads the CSV in SPSS or PSPP and names columns, values and values that are no answer.</summary>
internal static class SpssSyntax
{
    private const int LongestLabel = 250;
    private const int LongestValueLabel = 120;

    /// <summary>The syntax.</summary>
    public static string Of(AnonymousData export)
    {
        var text = new StringBuilder();
        text.Append("* Encoding: UTF-8.\n");
        text.Append(CultureInfo.InvariantCulture, $"GET DATA /TYPE=TXT /FILE='{MicrodataExport.DataFile}' /ENCODING='UTF8' /ARRANGEMENT=DELIMITED /DELCASE=LINE /FIRSTCASE=2\n  /DELIMITERS=\",\" /QUALIFIER='\"'\n  /VARIABLES=");
        foreach (var column in export.Columns)
            text.Append(CultureInfo.InvariantCulture, $"\n    {column.Name} {Format(export, column)}");

        text.Append(".\n\nVARIABLE LABELS");
        foreach (var column in export.Columns)
            text.Append(CultureInfo.InvariantCulture, $"\n  {column.Name} {Quoted(column.Label, LongestLabel)}");

        text.Append(".\n");
        foreach (var column in export.Columns.Where(column => column.Values.Count > 0))
        {
            text.Append(CultureInfo.InvariantCulture, $"\nVALUE LABELS {column.Name}");
            foreach (var value in column.Values)
                text.Append(CultureInfo.InvariantCulture, $"\n  {Value(column, value)} {Quoted(value.Label, LongestValueLabel)}");

            text.Append('.');
        }

        text.Append('\n');
        foreach (var column in export.Columns.Where(column => column.Values.Any(value => value.IsMissing)))
            text.Append(CultureInfo.InvariantCulture, $"\nMISSING VALUES {column.Name} ({Missing(column)}).");

        foreach (var group in export.Columns.GroupBy(column => column.Kind))
            text.Append(CultureInfo.InvariantCulture, $"\nVARIABLE LEVEL {string.Join(' ', group.Select(column => column.Name))} ({Level(group.Key)}).");

        return text.Append("\nEXECUTE.\n").ToString();
    }

    private static string Format(AnonymousData export, ExportColumn column) => column.Kind switch
    {
        ExportKind.Mark => "F3.0",
        ExportKind.Number => "F24.10",
        _ => "A" + Math.Max(1, Math.Min(32_000, Width(export.Data.Code(column.Name)))).ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Bytes of the longest category.</summary>
    private static int Width(CodeColumn column) => column.Labels.Count == 0 ? 1 : column.Labels.Max(Encoding.UTF8.GetByteCount);

    /// <summary>SPSS takes three single values, or a range of numbers, as no answer.</summary>
    private static string Missing(ExportColumn column)
    {
        var missing = column.Values.Where(value => value.IsMissing).ToList();
        return column.Kind == ExportKind.Mark && missing.Count > 3 ? "239 THRU 254" : string.Join(", ", missing.Take(3).Select(value => Value(column, value)));
    }

    private static string Level(ExportKind kind) => kind switch { ExportKind.Mark => "ORDINAL", ExportKind.Category => "NOMINAL", _ => "SCALE" };

    private static string Value(ExportColumn column, ExportValue value) => column.Kind == ExportKind.Mark ? value.Value : Quoted(value.Value, LongestValueLabel);

    private static string Quoted(string text, int longest)
    {
        var line = text.ReplaceLineEndings(" ");
        while (Encoding.UTF8.GetByteCount(line) > longest)
            line = line[..^(char.IsLowSurrogate(line[^1]) ? 2 : 1)];

        return "'" + line.Replace("'", "''", StringComparison.Ordinal) + "'";
    }
}
