namespace ParIndex.App.Results.Importing;

/// <summary>Parents and levels after people have corrected codes, added rows or left some out.</summary>
internal static class CodeTree
{
    private const string Total = "TOTAL";

    /// <summary>Numbers hang under the longest number they continue; other codes keep what the reader found unless their parent was renamed.</summary>
    public static List<CorrectedRow> Replant(List<CorrectedRow> rows)
    {
        var kept = rows.Where(row => !row.IsLeftOut).Select(row => row.Row.Code).ToHashSet(StringComparer.Ordinal);
        var changed = rows.Exists(row => row.Read is null || row.IsLeftOut || row.Read.Code != row.Row.Code);
        if (!changed)
            return rows;

        var renamed = rows.Where(row => row.Read is not null && row.Read.Code != row.Row.Code && !kept.Contains(row.Read.Code))
            .GroupBy(row => row.Read!.Code, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().Row.Code, StringComparer.Ordinal);
        var levels = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. rows.Select(Planted)];

        CorrectedRow Planted(CorrectedRow row)
        {
            if (row.Row.Code == Total)
                return row with { Row = row.Row with { Level = 0, Parent = "" } };

            var parent = IsNumeric(row.Row.Code) ? LongestPrefix(row.Row.Code) : renamed.GetValueOrDefault(row.Row.Parent, row.Row.Parent);
            if (parent.Length > 0 && !kept.Contains(parent))
                parent = "";

            var level = parent.Length == 0 ? 1 : levels.GetValueOrDefault(parent, 1) + 1;
            if (!row.IsLeftOut)
                levels.TryAdd(row.Row.Code, level);

            return row with { Row = row.Row with { Parent = parent, Level = level } };
        }

        string LongestPrefix(string code)
        {
            var prefix = code;
            do
            {
                var dot = prefix.LastIndexOf('.');
                prefix = dot < 0 ? "" : prefix[..dot];
            }
            while (prefix.Length > 0 && !kept.Contains(prefix));

            return prefix;
        }
    }

    private static bool IsNumeric(string code) => code.Length > 0 && code.All(letter => char.IsAsciiDigit(letter) || letter == '.');
}
