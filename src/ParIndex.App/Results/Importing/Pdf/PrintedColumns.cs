namespace ParIndex.App.Results.Importing.Pdf;

/// <summary>Columns of a printed table, found by the strips that stay blank from top to bottom.</summary>
internal sealed class PrintedColumns
{
    private const int Widest = 4_096;

    private readonly List<(int Left, int Right)> spans;

    private PrintedColumns(List<(int Left, int Right)> spans) => this.spans = spans;

    public int Count => spans.Count;

    /// <summary>From the lines with several segments; null when they show fewer than three columns.</summary>
    public static PrintedColumns? Find(IReadOnlyList<PrintedLine> lines)
    {
        var ink = new int[Widest];
        foreach (var segment in lines.SelectMany(line => line.Segments))
        {
            for (var x = Math.Max(0, (int)segment.Left); x < Math.Min(segment.Right, Widest); x++)
                ink[x]++;
        }

        // A heading over two columns or a stray word may cross a strip.
        var most = lines.Count / 40;
        var spans = new List<(int Left, int Right)>();
        for (var x = 0; x < Widest; x++)
        {
            if (ink[x] <= most)
                continue;

            var left = x;
            while (x < Widest && ink[x] > most)
                x++;

            spans.Add((left, x));
        }

        return spans.Count < 3 ? null : new PrintedColumns(spans);
    }

    /// <summary>Whether the line keeps to the columns. A full cell may touch the next one: one strip crossed between two cells is none.</summary>
    public bool Fits(PrintedLine line) =>
        line.Segments.Sum(segment => Math.Max(0, spans.Count(span => Overlap(span, segment.Left, segment.Right) > 4) - 1)) <= (line.Segments.Count > 1 ? 1 : 0);

    /// <summary>Number of the column a word or segment stands in, from 0.</summary>
    public int Of(double left, double right)
    {
        var best = 0;
        for (var i = 1; i < spans.Count; i++)
        {
            if (Overlap(spans[i], left, right) > Overlap(spans[best], left, right))
                best = i;
        }

        return best;
    }

    /// <summary>The line's words by column.</summary>
    public IEnumerable<(int Column, string Text)> Split(PrintedLine line) =>
        line.Words.GroupBy(word => Of(word.Left, word.Right)).Select(group => (group.Key, string.Join(' ', group.Select(word => word.Text))));

    /// <summary>Length in common; below zero the distance.</summary>
    private static double Overlap((int Left, int Right) span, double left, double right) => Math.Min(span.Right, right) - Math.Max(span.Left, left);
}
