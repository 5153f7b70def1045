using System.Text;
using System.Text.Unicode;
using ParIndex.Core.Text;

namespace ParIndex.Documents.Reading.Columns;

/// <summary>Distinct labels of one column of categories, numbered from 1 as they come; shared by all threads.</summary>
internal sealed class Labels
{
    private readonly Lock turn = new();
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> labels = [];

    /// <summary>The labels in the order of their numbers.</summary>
    public IReadOnlyList<string> All => labels;

    /// <summary>Number of a label; 0 when nothing but white space is in the cell, −1 when it is not text in UTF-8.</summary>
    public int NumberOf(ReadOnlySpan<byte> cell)
    {
        if (!Utf8.IsValid(cell) || cell.Contains((byte)0))
        {
            return -1;
        }

        var text = VietnameseText.Clean(Encoding.UTF8.GetString(cell));
        if (text.Length == 0)
        {
            return 0;
        }

        lock (turn)
        {
            if (!numbers.TryGetValue(text, out var number))
            {
                labels.Add(text);
                numbers.Add(text, number = labels.Count);
            }

            return number;
        }
    }
}
