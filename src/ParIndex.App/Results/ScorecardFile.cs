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
    private const string CauseSlot = "cause";

    // 11,000 communes with 300 figures each fill a third of this.
    private const int MostUnits = 50_000;
    private const long MostCells = 10_000_000;

    private static readonly string[] Header = ["unit", "code", "input", "value"];

    private enum Column
    {
        Unit,
        Code,
        Input,
        Value,
    }

    /// <summary>Reads the whole file; the order of units is that of their first line.</summary>
    /// <exception cref="DocumentException">The file is not such a table; names the line and what to mend.</exception>
    public static IReadOnlyList<Scorecard> Read(string path)
    {
        using var records = CsvRecords.Open(path, Header);
        var cards = new Dictionary<string, Dictionary<string, EntryBuilder>>(StringComparer.Ordinal);
        var order = new List<string>();
        var names = new CsvNames<string>(name => name);
        while (records.Read())
        {
            RequireNames(records);
            var (unit, code, input) = (Name(Column.Unit), Name(Column.Code), Name(Column.Input));
            if (!cards.TryGetValue(unit, out var entries))
            {
                cards.Add(unit, entries = new(StringComparer.Ordinal));
                order.Add(unit);
            }

            if (!entries.TryGetValue(code, out var entry))
            {
                entries.Add(code, entry = new EntryBuilder());
            }

            var value = records.Text((int)Column.Value);
            if (value.Length > 0 && !entry.TryAdd(input, value))
            {
                throw WrongValue(records, code, input);
            }
        }

        return order
            .Select(unit => new Scorecard(unit, cards[unit].ToDictionary(pair => pair.Key, pair => pair.Value.Build(), StringComparer.Ordinal)))
            .ToList();

        string Name(Column column) => names.Of(records, (int)column);
    }

    /// <summary>
    /// Reads the file straight into columns for a compiled set, for the figures of many units: the same table as that of
    /// <see cref="Read"/>, without a scorecard per unit. Stated causes are passed over.
    /// </summary>
    /// <exception cref="DocumentException">The file is not such a table, or has too many units; names the line and what to mend.</exception>
    public static InputTable ReadInputs(string path, SetScorer scorer)
    {
        var table = new InputTableBuilder(scorer);
        using var records = CsvRecords.Open(path, Header);
        var units = new CsvNames<int>(table.Unit);
        var inputs = new List<string>();
        var inputNumbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var inputOf = new CsvNames<int>(NumberOf);
        var slotsOf = new CsvNames<(string Code, List<InputSlot?> Slots)>(code => (code, []));
        while (records.Read())
        {
            RequireNames(records);
            var unit = units.Of(records, (int)Column.Unit);
            var (code, slots) = slotsOf.Of(records, (int)Column.Code);
            var input = inputOf.Of(records, (int)Column.Input);
            while (slots.Count <= input)
            {
                slots.Add(null);
            }

            Add(table, records, unit, slots[input] ??= table.Slot(code, inputs[input]));
            if (table.Units > MostUnits || table.Cells > MostCells)
            {
                throw new DocumentException(records.File, SourcePlace.AtLine(records.Line), new(
                    $"tệp có quá nhiều đơn vị (trên {MostUnits}) hoặc số liệu. Chia thành nhiều tệp.",
                    $"the file has too many units (over {MostUnits}) or figures. Split it."));
            }
        }

        return table.Build();

        int NumberOf(string input)
        {
            if (inputNumbers.TryAdd(input, inputs.Count))
            {
                inputs.Add(input);
            }

            return inputNumbers[input];
        }
    }

    private static void Add(InputTableBuilder table, CsvRecords records, int unit, InputSlot slot)
    {
        if (IsBlank(records, Column.Value))
        {
            table.Mention(unit, slot);
            return;
        }

        switch (slot.Name)
        {
            case CauseSlot:
                table.Mention(unit, slot);
                break;
            case InputTable.NotApplicableSlot:
                table.SetNotApplicable(unit, slot, IsYes(records.Text((int)Column.Value)));
                break;
            case InputTable.PointsSlot when !table.IsGiven(unit, slot) && PrintedNumber.TryParse(records.Text((int)Column.Value), out var points):
                table.AddPoints(unit, slot, points.Value);
                break;
            case InputTable.PointsSlot:
                throw WrongValue(records, slot.Code, slot.Name);
            default:
                if (table.IsGiven(unit, slot))
                {
                    throw WrongValue(records, slot.Code, slot.Name);
                }

                if (!table.TryAddPlain(unit, slot, records.Bytes((int)Column.Value)))
                {
                    table.Add(unit, slot, records.Text((int)Column.Value));
                }

                break;
        }
    }

    private static void RequireNames(CsvRecords records)
    {
        if (IsBlank(records, Column.Code) || IsBlank(records, Column.Input))
        {
            throw new DocumentException(records.File, SourcePlace.AtLine(records.Line), new(
                "thiếu mã tiêu chí (code) hoặc tên dữ liệu (input). Điền đủ hai cột này.",
                "code or input is missing. Fill both columns."));
        }
    }

    /// <summary>Also what cleaning leaves nothing of: no-break blanks and the like.</summary>
    private static bool IsBlank(CsvRecords records, Column column)
    {
        var bytes = records.Bytes((int)column);
        return bytes.IsEmpty || (bytes[0] is <= (byte)' ' or >= 0x80 && records.Text((int)column).Length == 0);
    }

    private static DocumentException WrongValue(CsvRecords records, string code, string input)
    {
        var value = records.Text((int)Column.Value);
        return new(records.File, SourcePlace.AtLine(records.Line), new(
            $"giá trị “{value}” của tiêu chí {code}, dữ liệu {input} bị trùng hoặc không phải là số. Viết số với dấu chấm thập phân, mỗi dữ liệu một dòng.",
            $"value “{value}” of criterion {code}, input {input} is repeated or not a number. Write a decimal point, one line per input."));
    }

    private static bool IsYes(string value) => value.ToLower(CultureInfo.InvariantCulture) is "yes" or "có" or "1" or "true";

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
                    notApplicable = IsYes(value);
                    return true;
                case CauseSlot:
                    cause = value;
                    return true;
                default:
                    return (values ??= new(StringComparer.Ordinal)).TryAdd(input, value);
            }
        }

        public ScorecardEntry Build() => new(values ?? [], points, notApplicable, cause);
    }
}
