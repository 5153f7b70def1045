using ParIndex.Core.Text;

namespace ParIndex.Core.Results.Checking;

/// <summary>
/// The order in which a reader of the document meets its places: lines; or paragraphs, then tables, then sheets
/// (places of a word-processor file do not say which paragraph a table follows).
/// </summary>
internal sealed class PlaceOrder : IComparer<SourcePlace>
{
    private readonly Dictionary<string, int> _sheets = new(StringComparer.Ordinal);

    public PlaceOrder(OfficialDocument document)
    {
        var places = document.Prose.Select(text => text.Source)
            .Concat(document.Tables.SelectMany(table => table.Rows).Select(row => row.Source))
            .Concat(document.Leftovers.Select(text => text.Source));
        foreach (var sheet in places.Select(place => place.Sheet).OfType<string>())
        {
            _sheets.TryAdd(sheet, _sheets.Count);
        }
    }

    public int Compare(SourcePlace? x, SourcePlace? y) => Key(x).CompareTo(Key(y));

    private (int Group, int Major, int Row, int Column) Key(SourcePlace? place) => place switch
    {
        null => (0, 0, 0, 0),
        { Line: { } line } => (0, line, 0, place.Column ?? 0),
        { Table: { } table } => (2, table, place.Row ?? 0, place.Column ?? 0),
        { Sheet: { } sheet } => SheetKey(_sheets.GetValueOrDefault(sheet, int.MaxValue), place.Cell ?? ""),
        _ => (1, place.Paragraph ?? 0, 0, 0),
    };

    private static (int Group, int Major, int Row, int Column) SheetKey(int sheet, string cell)
    {
        var column = 0;
        var row = 0;
        foreach (var character in cell.Take(12))
        {
            if (char.IsAsciiDigit(character) && row < 100_000_000)
            {
                row = (row * 10) + character - '0';
            }
            else if (char.IsAsciiLetterUpper(character) && column < 1_000_000)
            {
                column = (column * 26) + character - 'A' + 1;
            }
        }

        return (3, sheet, row, column);
    }
}
