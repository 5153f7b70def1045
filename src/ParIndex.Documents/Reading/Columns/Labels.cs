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

    /// <summary>Number of a label, or 0 when it is not UTF-8.</summary>
    public int NumberOf(ReadOnlySpan<byte> cell)
    {
        if (!Utf8.IsValid(cell))
        {
            return 0;
        }

        var text = VietnameseText.Clean(Encoding.UTF8.GetString(cell));
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
