using System.Globalization;
using ParIndex.Core.Surveys.Estimation.Data;

namespace ParIndex.Core.Surveys.Points.Scoring;

/// <summary>Worth of each answer as a column of numbers, for estimates with errors.</summary>
public static class WorthColumn
{
    /// <summary>Worth 0 to 1 by row; NaN where the answer is in no divisor or the row's group is not asked.</summary>
    /// <param name="data">Answers.</param>
    /// <param name="item">Marks of the item.</param>
    /// <param name="rule">Its rule.</param>
    /// <param name="groups">Group of each row; needed when the rule asks certain groups.</param>
    public static NumberColumn Of(Microdata data, ScaleColumn item, ItemRule rule, CodeColumn? groups = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(rule);
        var worth = new double[ScaleColumn.Missing + 1];
        for (var mark = 0; mark < worth.Length; mark++)
        {
            worth[mark] = mark == ScaleColumn.Missing ? double.NaN : (double?)rule.Worth(mark.ToString(CultureInfo.InvariantCulture)) ?? double.NaN;
        }

        if (rule.Groups.Count > 0 && groups is null) throw new ArgumentException($"Item {rule.Item} asks certain groups.", nameof(groups));
        var chunks = new double[data.Chunks][];
        for (var chunk = 0; chunk < chunks.Length; chunk++)
        {
            var codes = new int[data.RowsOf(chunk)];
            groups?.Read(chunk, codes);
            chunks[chunk] = new double[codes.Length];
            var marks = item.Chunk(chunk);
            for (var row = 0; row < codes.Length; row++)
            {
                var isAsked = rule.Groups.Count == 0 || (codes[row] != CodeColumn.Blank && rule.Asks(groups!.Labels[codes[row]]));
                chunks[chunk][row] = isAsked ? worth[marks[row]] : double.NaN;
            }
        }

        return new NumberColumn(rule.Item, chunks);
    }
}
