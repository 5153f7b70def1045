using System.Text.RegularExpressions;
using ParIndex.Core.Text;
using ParIndex.Documents;

namespace ParIndex.App.Results.Importing.Pdf;

/// <summary>Puts the lines of a table together into rows.</summary>
internal sealed partial class LayoutRows(LayoutColumns columns)
{
    private readonly List<Dictionary<int, (SourcePlace Place, List<string> Lines)>> rows = [];
    private bool seenCode;

    public bool IsEmpty => rows.Count == 0;

    /// <param name="line">A line within the columns.</param>
    /// <param name="inHeader">The page has a header: lines before the first code belong to it.</param>
    public void Add(LayoutLine line, bool inHeader)
    {
        var hasCode = columns.Of(line.Segments[0]) == 0 && Code().IsMatch(line.Segments[0].Text);
        var goesOn = rows.Count > 0 && !hasCode && (seenCode || inHeader);
        if (!goesOn)
            rows.Add([]);

        seenCode |= hasCode;
        foreach (var segment in line.Segments)
        {
            var column = columns.Of(segment);
            if (rows[^1].TryGetValue(column, out var cell))
                cell.Lines.Add(segment.Text);
            else
                rows[^1].Add(column, (SourcePlace.AtLine(line.Number, column + 1), [segment.Text]));
        }
    }

    /// <summary>The rows so far; begins anew.</summary>
    public IReadOnlyList<TableRow> Take()
    {
        var done = rows.Select(row => new TableRow(
            row.MinBy(cell => cell.Key).Value.Place,
            [.. row.OrderBy(cell => cell.Key).Select(cell => new TableCell(cell.Value.Place, cell.Key + 1, VietnameseText.Compose(string.Join('\n', cell.Value.Lines))))])).ToList();
        rows.Clear();
        seenCode = false;
        return done;
    }

    [GeneratedRegex(@"^(?:\d{1,3}(?:\.\s?\d{1,3}){0,5}\.?|[IVX]{1,5}\.?|[A-H]\.?)$")]
    private static partial Regex Code();
}
