using ParIndex.Core.Text;

namespace ParIndex.Core.Results.Checking;

/// <summary>Short ways to write a finding.</summary>
internal static class Report
{
    /// <summary>About a cell of a row.</summary>
    public static Finding Cell(
        string kind, FindingSeverity severity, OfficialRow row, ColumnKind column, string field, string printed, string expected, string vietnamese, string english) =>
        new(kind, severity, TableView.PlaceOf(row, column), row.Code, field, PrintedText(row, column, printed), expected, new Message(vietnamese, english));

    /// <summary>About a paragraph.</summary>
    public static Finding Prose(
        string kind, FindingSeverity severity, SourcePlace source, string code, string field, string printed, string expected, string vietnamese, string english) =>
        new(kind, severity, source, code, field, printed, expected, new Message(vietnamese, english));

    /// <summary>At most this many letters of a text, for quoting.</summary>
    public static string Quote(string text, int most = 80) => text.Length <= most ? text : string.Concat(text.AsSpan(0, most).TrimEnd(), "…");

    private static string PrintedText(OfficialRow row, ColumnKind column, string printed) =>
        row.Printed.GetValueOrDefault(column) is { Text.Length: > 0 and <= 200 } cell ? cell.Text : printed;
}
