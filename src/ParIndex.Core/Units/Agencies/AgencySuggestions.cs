namespace ParIndex.Core.Units.Agencies;

/// <summary>Registered names a damaged or misspelt text may have meant.</summary>
internal static class AgencySuggestions
{
    private const int Most = 3;

    public static IReadOnlyList<Unit> For(string key, AgencyContext context)
    {
        if (key.Length is < 4 or > 120)
            return [];

        var near = Math.Max(2, key.Length / 4);
        return
        [
            .. context.Chain.Select(context.Index)
                .SelectMany(index => index.Keys.Where(other => Math.Abs(other.Length - key.Length) <= near)
                    .Select(other => (index, other, Distance: Distance(key, other))))
                .Where(found => found.Distance <= near)
                .OrderBy(found => found.Distance).ThenBy(found => found.other, StringComparer.Ordinal)
                .Select(found => found.index.Find(found.other, context.Date)!)
                .DistinctBy(unit => unit.Id).Take(Most),
        ];
    }

    /// <summary>Least number of letters to put in, leave out or change.</summary>
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (left[i - 1] == right[j - 1] ? 0 : 1));
                diagonal = row[j];
                row[j] = cost;
            }
        }

        return row[^1];
    }
}
