namespace ParIndex.Documents.Reading;

/// <summary>Finds the separator of separated values from how evenly it parts the records.</summary>
internal static class Separator
{
    private const int SampleRecords = 50;
    private const int SampleCharacters = 65_536;

    // In case of a tie the earlier wins: where commas are decimal, semicolons part the cells.
    private static readonly char[] Candidates = ['\t', ';', ',', '|'];

    /// <summary>The separator that most records agree on; a comma when none is found.</summary>
    public static char Find(string text)
    {
        var best = ',';
        var bestScore = 0;
        foreach (var candidate in Candidates)
        {
            var counts = Fields(text, candidate);
            var usual = counts.Where(count => count > 1).GroupBy(count => count).OrderByDescending(group => group.Count()).FirstOrDefault();
            var score = usual is null ? 0 : (usual.Count() * 1000) + usual.Key;
            if (score > bestScore)
            {
                (best, bestScore) = (candidate, score);
            }
        }

        return best;
    }

    /// <summary>Whether a text of unknown suffix is a list of values: three records or more, all with the same several cells, none with tabs.</summary>
    public static bool IsList(string text)
    {
        var sample = text.AsSpan(0, Math.Min(text.Length, SampleCharacters));
        var counts = sample.Contains('\t') ? [] : Fields(text, Find(text));
        return counts.Count >= 3 && counts[0] >= 3 && counts.TrueForAll(count => count == counts[0]);
    }

    /// <summary>Cells in each of the first records that are not blank, quotes respected.</summary>
    private static List<int> Fields(string text, char separator)
    {
        var result = new List<int>();
        var fields = 1;
        var blank = true;
        var quoted = false;
        foreach (var character in text.AsSpan(0, Math.Min(text.Length, SampleCharacters)))
        {
            quoted ^= character == '"';
            if (character is '\n' or '\r' && !quoted)
            {
                Take();
                if (result.Count == SampleRecords)
                {
                    return result;
                }

                continue;
            }

            fields += character == separator && !quoted ? 1 : 0;
            blank &= char.IsWhiteSpace(character);
        }

        Take();
        return result;

        void Take()
        {
            if (!blank)
            {
                result.Add(fields);
            }

            (fields, blank) = (1, true);
        }
    }
}
