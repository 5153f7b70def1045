using ParIndex.App.Results.Importing.Pdf;

namespace ParIndex.App.Tests.Results.Importing;

/// <summary>Words of a table as a word processor sets them: cells broken into lines, codes and figures in the middle or at the top of their row.</summary>
internal sealed class PrintedTable(double[] widths, bool centred)
{
    private const double Letter = 6;
    private const double Line = 15;
    private const double Padding = 5;

    private readonly List<PrintedWord> words = [];
    private double top = 100;

    public IReadOnlyList<PrintedWord> Words => words;

    public void Add(params string[] cells)
    {
        var broken = cells.Select((cell, i) => Break(cell, widths[i] - 2 * Padding)).ToList();
        var height = broken.Max(lines => lines.Count) * Line;
        var left = 40.0;
        for (var i = 0; i < cells.Length; i++)
        {
            var y = top + (centred ? (height - broken[i].Count * Line) / 2 : 0);
            foreach (var line in broken[i])
            {
                var x = left + Padding;
                foreach (var word in line)
                {
                    words.Add(new PrintedWord(x, y, x + word.Length * Letter, y + Line - 1, word));
                    x += (word.Length + 0.6) * Letter;
                }

                y += Line;
            }

            left += widths[i];
        }

        top += height;
    }

    private static List<List<string>> Break(string text, double width)
    {
        var lines = new List<List<string>>();
        var used = double.MaxValue;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (used + word.Length * Letter > width)
            {
                lines.Add([]);
                used = 0;
            }

            lines[^1].Add(word);
            used += (word.Length + 0.6) * Letter;
        }

        return lines;
    }
}
