using System.Globalization;
using ParIndex.Core.Numbers;
using ParIndex.Core.Scoring;
using ParIndex.Core.Text;
using ParIndex.Documents;
using ParIndex.Documents.Reading;

namespace ParIndex.App.Results;

/// <summary>
/// Declared figures as a CSV file with the columns unit, code, input, value. Input <c>points</c> gives direct points,
/// <c>not_applicable</c> says that a criterion does not apply, <c>cause</c> states why points were lost.
/// </summary>
public static class ScorecardFile
{
    private static readonly string[] Header = ["unit", "code", "input", "value"];

    /// <summary>Reads the whole file; the order of units is that of their first line.</summary>
    /// <exception cref="DocumentException">The file is not such a table; names the line and what to mend.</exception>
    public static IReadOnlyList<Scorecard> Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var file = Path.GetFileName(path);
        var units = new Dictionary<string, Dictionary<string, EntryBuilder>>(StringComparer.Ordinal);
        var order = new List<string>();
        foreach (var (line, values) in CsvRecords.Read(path, Header))
        {
            var (unit, code, input, value) = (values[0], values[1], values[2], values[3]);
            if (code.Length == 0 || input.Length == 0)
            {
                throw new DocumentException(file, SourcePlace.AtLine(line), new(
                    "thiếu mã tiêu chí (code) hoặc tên dữ liệu (input). Điền đủ hai cột này.",
                    "code or input is missing. Fill both columns."));
            }

            if (!units.TryGetValue(unit, out var entries))
            {
                units.Add(unit, entries = new(StringComparer.Ordinal));
                order.Add(unit);
            }

            if (!entries.TryGetValue(code, out var entry))
            {
                entries.Add(code, entry = new EntryBuilder());
            }

            if (value.Length > 0 && !entry.TryAdd(input, value))
            {
                throw new DocumentException(file, SourcePlace.AtLine(line), new(
                    $"giá trị “{value}” của tiêu chí {code}, dữ liệu {input} bị trùng hoặc không phải là số. Viết số với dấu chấm thập phân, mỗi dữ liệu một dòng.",
                    $"value “{value}” of criterion {code}, input {input} is repeated or not a number. Write a decimal point, one line per input."));
            }
        }

        return order
            .Select(unit => new Scorecard(unit, units[unit].ToDictionary(pair => pair.Key, pair => pair.Value.Build(), StringComparer.Ordinal)))
            .ToList();
    }

    private sealed class EntryBuilder
    {
        private Dictionary<string, string>? values;
        private decimal? points;
        private bool notApplicable;
        private string? cause;

        public bool TryAdd(string input, string value)
        {
            switch (input)
            {
                case InputTable.PointsSlot:
                    var first = points is null;
                    points = PrintedNumber.TryParse(value, out var number) ? number.Value : null;
                    return first && points is not null;
                case InputTable.NotApplicableSlot:
                    notApplicable = value.ToLower(CultureInfo.InvariantCulture) is "yes" or "có" or "1" or "true";
                    return true;
                case "cause":
                    cause = value;
                    return true;
                default:
                    return (values ??= new(StringComparer.Ordinal)).TryAdd(input, value);
            }
        }

        public ScorecardEntry Build() => new(values ?? [], points, notApplicable, cause);
    }
}
