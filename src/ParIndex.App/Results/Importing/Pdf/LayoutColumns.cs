namespace ParIndex.App.Results.Importing.Pdf;

/// <summary>Columns of a page, found by the strips that stay blank.</summary>
internal sealed class LayoutColumns
{
    private const int WidestPage = 2_000;

    private readonly List<(int Start, int End)> spans;

    private LayoutColumns(List<(int Start, int End)> spans) => this.spans = spans;

    public int Count => spans.Count;

    /// <summary>From lines of several columns; null when they show fewer than three.</summary>
    public static LayoutColumns? Find(IReadOnlyList<LayoutLine> lines)
    {
        var ink = new int[WidestPage];
        foreach (var segment in lines.SelectMany(line => line.Segments))
        {
            for (var i = segment.Start; i < Math.Min(segment.End, WidestPage); i++)
                ink[i]++;
        }

        // A stray word may cross a strip: one line in thirty.
        var most = lines.Count / 30;
        var spans = new List<(int Start, int End)>();
        for (var i = 0; i < WidestPage; i++)
        {
            if (ink[i] <= most)
                continue;

            var start = i;
            while (i < WidestPage && ink[i] > most)
                i++;

            spans.Add((start, i));
        }

        return spans.Count < 3 ? null : new LayoutColumns(spans);
    }

    /// <summary>Whether no segment of the line reaches over more than one column.</summary>
    public bool Fits(LayoutLine line) => line.Segments.All(segment => spans.Count(span => Overlap(span, segment) > 1) <= 1);

    /// <summary>Number of the column a segment stands in, from 0.</summary>
    public int Of(LayoutSegment segment)
    {
        var best = 0;
        for (var i = 1; i < spans.Count; i++)
        {
            if (Overlap(spans[i], segment) > Overlap(spans[best], segment))
                best = i;
        }

        return best;
    }

    /// <summary>Characters in common; below zero the distance.</summary>
    private static int Overlap((int Start, int End) span, LayoutSegment segment) => Math.Min(span.End, segment.End) - Math.Max(span.Start, segment.Start);
}
