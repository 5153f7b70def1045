using ParIndex.Core.Results;
using ParIndex.Core.Text;

namespace ParIndex.App.Plans.Comparing;

/// <summary>Rows of a printed table by their code; a code that stands twice is "1#2" the second time, as plans keep it.</summary>
internal sealed class ComparedTable
{
    private readonly Dictionary<string, OfficialRow> byCode = new(StringComparer.Ordinal);

    public ComparedTable(OfficialTable table)
    {
        Table = table;
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            var times = seen[row.Code] = seen.GetValueOrDefault(row.Code) + 1;
            var code = times == 1 ? row.Code : FormattableString.Invariant($"{row.Code}#{times}");
            byCode.TryAdd(code, row);
        }
    }

    public OfficialTable Table { get; }

    public IEnumerable<KeyValuePair<string, OfficialRow>> Rows => byCode;

    public OfficialRow? Find(string code) => byCode.GetValueOrDefault(code);

    public bool Has(ColumnKind kind) => Table.Columns.Any(column => column.Kind == kind || (kind is ColumnKind.Lead or ColumnKind.Coordinators && column.Kind == ColumnKind.Responsible));

    /// <summary>How many rows of another table stand here too, with the same code and title; titles decide where codes begin again in each table.</summary>
    public int Alike(ComparedTable other) => Rows.Count(row => other.Find(row.Key) is { } same && Same(same.Title, row.Value.Title));

    /// <summary>The same to a reader: blanks, forms of letters and marks at the end aside.</summary>
    public static bool Same(string left, string right) => string.Equals(Key(left), Key(right), StringComparison.Ordinal);

    /// <summary>What a text is compared by.</summary>
    public static string Key(string text) => VietnameseText.Clean(text.Replace('\n', ' ')).TrimStart('-', '•', '+', ' ').TrimEnd('.', ';', ',', ' ');
}
