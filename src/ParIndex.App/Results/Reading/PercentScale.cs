using ParIndex.Core.Results;

namespace ParIndex.App.Results.Reading;

/// <summary>A sheet stores 75 % as 0.75. When no percent of a table has its sign and nearly all equal score over maximum, they are fractions.</summary>
internal static class PercentScale
{
    private const decimal Tolerance = 0.02m;

    private const int Hundred = 100;

    public static void Apply(List<OfficialRow> rows)
    {
        var compared = 0;
        var fractions = 0;
        foreach (var row in rows)
        {
            if (row is not { Percent: { } percent, Max: > 0 and var max, Score: { } score })
            {
                continue;
            }

            if (percent > 1 || row.Printed.TryGetValue(ColumnKind.Percent, out var printed) && printed.Text.Contains('%', StringComparison.Ordinal))
            {
                return;
            }

            compared++;
            fractions += Math.Abs(percent - (score / max)) <= Tolerance ? 1 : 0;
        }

        for (var i = 0; i < rows.Count && compared > 1 && fractions * 10 >= compared * 8; i++)
        {
            rows[i] = rows[i] with { Percent = rows[i].Percent is { } fraction ? fraction * Hundred : null };
        }
    }
}
