using System.Globalization;
using ParIndex.Core.Text;

namespace ParIndex.Core.Surveys.Sampling.Frames;

/// <summary>Rows of a frame grouped by the texts of some columns.</summary>
/// <param name="Codes">Group of each row; groups are numbered in the order of the columns' texts.</param>
/// <param name="Labels">Texts of each group, joined by " / "; "" when there are no columns.</param>
internal sealed record FrameGrouping(int[] Codes, IReadOnlyList<string> Labels)
{
    /// <summary>Between the texts of several columns.</summary>
    public const string Joint = " / ";

    public static FrameGrouping Of(SamplingFrame frame, IReadOnlyList<string> columns)
    {
        var codes = new int[frame.Count];
        IReadOnlyList<string> labels = [""];
        foreach (var column in columns.Select(name => frame.Column(name)!))
        {
            var ranks = Ranks(column.Texts);
            var keys = new HashSet<long>();
            for (var row = 0; row < codes.Length; row++)
                keys.Add(((long)codes[row] << 32) | (uint)ranks[column.Codes[row]]);

            long[] ordered = [.. keys.Order()];
            var dense = new Dictionary<long, int>(ordered.Length);
            for (var i = 0; i < ordered.Length; i++)
                dense[ordered[i]] = i;

            for (var row = 0; row < codes.Length; row++)
                codes[row] = dense[((long)codes[row] << 32) | (uint)ranks[column.Codes[row]]];

            var texts = Inverse(ranks, column.Texts);
            var before = labels;
            labels = [.. ordered.Select(key => before[(int)(key >> 32)] is { Length: > 0 } left ? left + Joint + texts[(int)(key & 0xFFFF_FFFF)] : texts[(int)(key & 0xFFFF_FFFF)])];
        }

        return new FrameGrouping(codes, labels);
    }

    /// <summary>
    /// Place of each text: by value when all are plain numbers, else by letters without tone marks, then by code point. The order of the
    /// machine's language is not used: it changes with the machine, and with it a systematic draw.
    /// </summary>
    public static int[] Ranks(IReadOnlyList<string> texts)
    {
        int[] order = [.. Enumerable.Range(0, texts.Count)];
        var numbers = texts.Select(text => decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : (decimal?)null).ToList();
        if (numbers.TrueForAll(number => number is not null))
        {
            order = [.. order.OrderBy(at => numbers[at]).ThenBy(at => texts[at], StringComparer.Ordinal)];
        }
        else
        {
            var folded = texts.Select(VietnameseText.Fold).ToList();
            order = [.. order.OrderBy(at => folded[at], StringComparer.Ordinal).ThenBy(at => texts[at], StringComparer.Ordinal)];
        }

        var ranks = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
            ranks[order[i]] = i;

        return ranks;
    }

    private static string[] Inverse(int[] ranks, IReadOnlyList<string> texts)
    {
        var ordered = new string[ranks.Length];
        for (var i = 0; i < ranks.Length; i++)
            ordered[ranks[i]] = texts[i];

        return ordered;
    }
}
