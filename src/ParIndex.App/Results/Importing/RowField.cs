using System.Globalization;
using ParIndex.Core.Numbers;
using ParIndex.Core.Results;
using ParIndex.Core.Text;

namespace ParIndex.App.Results.Importing;

/// <summary>A cell of a row that people may correct. Values travel as text: numbers as plain decimals, lists one item a line.</summary>
public sealed class RowField
{
    private readonly Func<OfficialRow, string> read;
    private readonly Func<OfficialRow, string, OfficialRow> write;

    private RowField(string key, ColumnKind column, bool isNumber, Func<OfficialRow, string> read, Func<OfficialRow, string, OfficialRow> write)
    {
        (Key, Column, IsNumber) = (key, column, isNumber);
        this.read = read;
        this.write = write;
    }

    /// <summary>Every field, in the order of a printed table.</summary>
    public static IReadOnlyList<RowField> All { get; } =
    [
        Line("code", ColumnKind.Code, row => row.Code, (row, text) => row with { Code = text }),
        Line("title", ColumnKind.Title, row => row.Title, (row, text) => row with { Title = text }),
        Number("max", ColumnKind.Max, row => row.Max, (row, value) => row with { Max = value }),
        Number("score", ColumnKind.Score, row => row.Score, (row, value) => row with { Score = value }),
        Number("percent", ColumnKind.Percent, row => row.Percent, (row, value) => row with { Percent = value }),
        new("target", ColumnKind.Target, false, row => row.TargetPoints is { } points ? Plain(points) : row.TargetText, WithTarget),
        List("tasks", ColumnKind.Tasks, row => row.Tasks, (row, items) => row with { Tasks = items }),
        List("lead", ColumnKind.Lead, row => row.Lead, (row, items) => row with { Lead = items }),
        List("coordinators", ColumnKind.Coordinators, row => row.Coordinators, (row, items) => row with { Coordinators = items }),
        List("monitor", ColumnKind.Monitor, row => row.Monitor, (row, items) => row with { Monitor = items }),
        Line("cause", ColumnKind.Cause, row => row.Cause, (row, text) => row with { Cause = text }),
        Line("time", ColumnKind.Time, row => row.Time, (row, text) => row with { Time = text }),
        Line("note", ColumnKind.Note, row => row.Note, (row, text) => row with { Note = text }),
    ];

    /// <summary>Stable name, also of the control on the page.</summary>
    public string Key { get; }

    public ColumnKind Column { get; }

    /// <summary>Holds nothing but a number.</summary>
    public bool IsNumber { get; }

    /// <summary>One item a line.</summary>
    public bool IsList => Column is ColumnKind.Tasks or ColumnKind.Lead or ColumnKind.Coordinators or ColumnKind.Monitor;

    public static RowField? Find(string key) => All.FirstOrDefault(field => field.Key == key);

    /// <summary>Value in a row; empty when there is none.</summary>
    public string Of(OfficialRow row) => read(row);

    /// <summary>The row with another value.</summary>
    /// <param name="row">The row.</param>
    /// <param name="value">In the form <see cref="TryNormalise"/> gives.</param>
    public OfficialRow Set(OfficialRow row, string value)
    {
        var changed = write(row, value);
        var printed = new Dictionary<ColumnKind, SourcedText>(row.Printed);
        if (value.Length == 0)
            printed.Remove(Column);
        else
            printed[Column] = new SourcedText(row.Printed.GetValueOrDefault(Column)?.Source ?? row.Source, value);

        return changed with { Printed = printed, Inherited = [.. row.Inherited.Where(name => name != Key)] };
    }

    /// <summary>The one way to write what a person typed; false when it is no number where one must stand.</summary>
    public bool TryNormalise(string? typed, out string value)
    {
        var lines = (typed ?? "").Replace('\0', ' ').Split('\n').Select(VietnameseText.Clean).Where(line => line.Length > 0);
        value = string.Join(IsList ? '\n' : ' ', lines);
        if (value.Length == 0)
            return true;

        var compact = value.Replace(" ", "", StringComparison.Ordinal).Replace('−', '-');
        if (PrintedNumber.TryParse(compact, out var number) && Math.Abs(number.Value) < 1_000_000_000m && (IsNumber || Column == ColumnKind.Target && !number.IsPercent))
            value = Plain(number.Value);
        else if (IsNumber)
            return false;

        return true;
    }

    private static string Plain(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    private static RowField Line(string key, ColumnKind column, Func<OfficialRow, string> read, Func<OfficialRow, string, OfficialRow> write) =>
        new(key, column, false, read, write);

    private static RowField Number(string key, ColumnKind column, Func<OfficialRow, decimal?> read, Func<OfficialRow, decimal?, OfficialRow> write) =>
        new(key, column, true, row => read(row) is { } value ? Plain(value) : "", (row, text) => write(row, Parsed(text)));

    private static RowField List(string key, ColumnKind column, Func<OfficialRow, IReadOnlyList<string>> read, Func<OfficialRow, IReadOnlyList<string>, OfficialRow> write) =>
        new(key, column, false, row => string.Join('\n', read(row)), (row, text) => write(row, text.Split('\n', StringSplitOptions.RemoveEmptyEntries)));

    private static OfficialRow WithTarget(OfficialRow row, string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var points)
            ? row with { TargetPoints = points, TargetText = "" }
            : row with { TargetPoints = null, TargetText = text };

    private static decimal? Parsed(string text) => text.Length == 0 ? null : decimal.Parse(text, CultureInfo.InvariantCulture);
}
