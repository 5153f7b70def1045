using ParIndex.Core.Results;
using ParIndex.Core.Text;
using ParIndex.Documents;

namespace ParIndex.App.Results.Reading;

/// <summary>Finds the header rows of a table, one or more deep, with or without a row of column numbers, wherever they stand.</summary>
internal static class HeaderFinder
{
    private const int DeepestHeader = 3;

    private const int MostColumns = 60;

    /// <summary>Reads the header that begins at a row.</summary>
    /// <returns>The columns and the number of rows taken; null when no header begins there.</returns>
    public static (ColumnMap Map, int Rows)? Read(IReadOnlyList<TableRow> rows, int at)
    {
        var top = Filled(rows[at]);
        if (top.Count < 2 || top.Count > MostColumns || !Heads(top))
        {
            return null;
        }

        var levels = new List<List<TableCell>> { top };
        var merged = rows[at].Cells.Max(cell => cell.RowSpan);
        var next = at + 1;
        while (next < rows.Count && levels.Count < DeepestHeader && Filled(rows[next]) is var sub && ContinuesHeader(sub, levels[0], levels.Count < merged))
        {
            levels.Add(sub);
            next++;
        }

        if (next < rows.Count && IsNumberRow(Filled(rows[next])))
        {
            next++;
        }

        var columns = Columns(levels);
        return (ColumnMap.Settle(columns), next - at);
    }

    /// <summary>Whether two maps name the same kinds in the same order, as a header repeated on each page does.</summary>
    public static bool Same(ColumnMap left, ColumnMap right) =>
        left.Columns.Select(column => column.Kind).SequenceEqual(right.Columns.Select(column => column.Kind));

    /// <summary>Whether a row is "(1) (2) (3)": numbers of columns.</summary>
    public static bool IsNumberRow(List<TableCell> cells)
    {
        if (cells.Count < 3)
        {
            return false;
        }

        var expected = 0;
        foreach (var cell in cells)
        {
            var text = cell.Text.Trim().TrimStart('(', '[');
            if (expected == 0 && text.Length is 1 or 2 && text[0] is >= 'A' and <= 'D' && (text.Length == 1 || text[1] is ')' or ']'))
            {
                continue;
            }

            var length = 0;
            while (length < text.Length && char.IsAsciiDigit(text[length]))
            {
                length++;
            }

            if (length is 0 or > 2 || text.Length > 24 || text.Any(char.IsLower))
            {
                return false;
            }

            var number = (text[0] - '0') * (length == 2 ? 10 : 1) + (length == 2 ? text[1] - '0' : 0);
            if (number != expected + 1 && expected > 0)
            {
                return false;
            }

            expected = number;
        }

        return expected > 1;
    }

    public static List<TableCell> Filled(TableRow row) => [.. row.Cells.Where(cell => !string.IsNullOrWhiteSpace(cell.Text))];

    private static bool Heads(List<TableCell> cells)
    {
        if (cells.Exists(cell => char.IsAsciiDigit(cell.Text.AsSpan().TrimStart()[0])) || CodeReader.Read(cells[0].Text) is not null)
        {
            return false;
        }

        var kinds = new HashSet<ColumnKind>();
        var known = 0;
        foreach (var cell in cells)
        {
            if (KindOf(cell) is { } kind)
            {
                kinds.Add(kind);
                known++;
            }
        }

        return kinds.Count >= 2 && known * 2 > cells.Count && (kinds.Contains(ColumnKind.Title) || kinds.Contains(ColumnKind.Code) || kinds.Count >= 3);
    }

    /// <summary>A row of a header's second level names kinds only, and stands under a blank or a group of the first.</summary>
    private static bool ContinuesHeader(List<TableCell> cells, List<TableCell> top, bool merged)
    {
        if (cells.Count == 0 || cells.Any(cell => KindOf(cell) is null || CodeReader.Read(cell.Text) is not null || TextJoiner.Continues(cell.Text)))
        {
            return merged && cells.Count > 0 && !IsNumberRow(cells);
        }

        var fillsGap = cells.Exists(cell => !top.Exists(above => above.Column == cell.Column && above.ColumnSpan == 1));
        return merged || (cells.Count <= top.Count && fillsGap);
    }

    private static List<ReadColumn> Columns(List<List<TableCell>> levels)
    {
        var starts = new SortedSet<int>(levels.SelectMany(level => level.Select(cell => cell.Column)));
        var last = levels.Max(level => level.Max(cell => cell.Column + cell.ColumnSpan - 1));
        var edges = starts.Append(last + 1).Distinct().Order().ToArray();
        var columns = new List<ReadColumn>();
        for (var i = 0; i + 1 < edges.Length; i++)
        {
            columns.Add(Column(levels, edges[i], Math.Min(edges[i + 1] - 1, edges[i] + MostColumns)));
        }

        return columns;
    }

    private static ReadColumn Column(List<List<TableCell>> levels, int first, int last)
    {
        var texts = new List<string>();
        var sub = "";
        foreach (var level in levels)
        {
            var cell = level.LastOrDefault(cell => cell.Column <= first);
            var covers = cell is not null && (cell.Column == first || cell.Column + cell.ColumnSpan > first
                || (level != levels[^1] && levels[^1].Exists(below => below.Column == first)));
            if (covers && cell is not null && cell.Text.Length > 0)
            {
                sub = VietnameseText.Clean(Markup.Remove(cell.Text, out _));
                texts.Add(sub);
            }
        }

        var header = string.Join(" / ", texts);
        var kind = texts.Count == 1 ? HeaderWords.KindOf(header) : HeaderWords.KindOf(sub) is { } own and not ColumnKind.Score ? own : HeaderWords.KindOf(header);
        return new ReadColumn(kind ?? ColumnKind.Other, first, last, header, HeaderWords.YearOf(header));
    }

    private static ColumnKind? KindOf(TableCell cell) =>
        cell.Text.Length > 400 ? null : HeaderWords.KindOf(VietnameseText.Clean(Markup.Remove(cell.Text, out _)));
}
