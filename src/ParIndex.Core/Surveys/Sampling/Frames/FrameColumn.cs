namespace ParIndex.Core.Surveys.Sampling.Frames;

/// <summary>A column of a frame; each text is kept once.</summary>
/// <param name="Name">As the design names it.</param>
/// <param name="Texts">The texts that occur, in any order, each once; "" is a blank cell.</param>
/// <param name="Codes">For each row the index of its text.</param>
public sealed record FrameColumn(string Name, IReadOnlyList<string> Texts, int[] Codes)
{
    /// <summary>A column of texts by row.</summary>
    public static FrameColumn Of(string name, IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var codes = new int[texts.Count];
        for (var row = 0; row < codes.Length; row++)
        {
            if (!known.TryGetValue(texts[row], out codes[row]))
            {
                known[texts[row]] = codes[row] = known.Count;
            }
        }

        return new FrameColumn(name, [.. known.OrderBy(pair => pair.Value).Select(pair => pair.Key)], codes);
    }

    /// <summary>Text of a row.</summary>
    public string this[int row] => Texts[Codes[row]];

    /// <summary>The column with the given rows in the given order.</summary>
    internal FrameColumn Rows(int[] rows)
    {
        var codes = new int[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            codes[i] = Codes[rows[i]];
        }

        return this with { Codes = codes };
    }
}
