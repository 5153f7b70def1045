namespace ParIndex.App.Results.Importing.Pdf;

/// <summary>A word where it stands on a page, in any unit of length, from the upper left corner.</summary>
internal readonly record struct PrintedWord(double Left, double Top, double Right, double Bottom, string Text)
{
    public double Middle => (Top + Bottom) / 2;

    public double Height => Bottom - Top;
}

/// <summary>Words of a line that stand close together: part of one cell.</summary>
internal readonly record struct PrintedSegment(double Left, double Right, string Text);

/// <summary>Words whose middles are level.</summary>
internal sealed class PrintedLine
{
    /// <summary>Middles this close, in heights of a word, are level: centred cells of other numbers of lines stand off by a sixth of a line or more.</summary>
    public const double LevelOfText = 0.12;

    /// <summary>The same for scans, where a box hugs the letters that happen to stand in a line.</summary>
    public const double LevelOfScan = 0.3;

    /// <summary>A blank this wide, in heights of a word, parts cells; justified prose stays below.</summary>
    private const double Gap = 0.6;

    private PrintedLine(int number, List<PrintedWord> words)
    {
        Number = number;
        Top = words.Min(word => word.Top);
        Bottom = words.Max(word => word.Bottom);
        Middle = words.Average(word => word.Middle);
        Words = [.. words.OrderBy(word => word.Left)];
        Segments = Join(Words);
    }

    /// <summary>In the document, from 1.</summary>
    public int Number { get; }

    public double Top { get; }

    public double Bottom { get; }

    public double Middle { get; }

    /// <summary>From left to right.</summary>
    public IReadOnlyList<PrintedWord> Words { get; }

    public IReadOnlyList<PrintedSegment> Segments { get; }

    public string Text => string.Join(' ', Segments.Select(segment => segment.Text));

    /// <summary>Lines of a page from top to bottom.</summary>
    /// <param name="words">In any order.</param>
    /// <param name="before">Number of the last line before the page.</param>
    /// <param name="level">How far middles of a line differ, in heights of a word.</param>
    public static List<PrintedLine> Of(IEnumerable<PrintedWord> words, int before, double level = LevelOfText)
    {
        var lines = new List<List<PrintedWord>>();
        foreach (var word in words.OrderBy(word => word.Middle))
        {
            if (lines.Count > 0 && word.Middle - lines[^1][0].Middle <= level * word.Height)
                lines[^1].Add(word);
            else
                lines.Add([word]);
        }

        return [.. lines.Select((line, i) => new PrintedLine(before + i + 1, line))];
    }

    private static List<PrintedSegment> Join(IReadOnlyList<PrintedWord> words)
    {
        var segments = new List<PrintedSegment>();
        foreach (var word in words)
        {
            if (segments.Count > 0 && word.Left - segments[^1].Right <= Gap * word.Height)
                segments[^1] = segments[^1] with { Right = Math.Max(segments[^1].Right, word.Right), Text = segments[^1].Text + " " + word.Text };
            else
                segments.Add(new PrintedSegment(word.Left, word.Right, word.Text));
        }

        return segments;
    }
}
