namespace ParIndex.Core.Surveys.Estimation.Data;

/// <summary>Orders answers by categories.</summary>
public static class RowOrder
{
    /// <summary>Rows so that those of one category lie together, in the order of the labels; within it by the next column, at last by the order they had.</summary>
    /// <param name="data">Answers.</param>
    /// <param name="columns">Columns of categories, the first counts most.</param>
    /// <returns>Rows from 0.</returns>
    public static int[] By(Microdata data, IReadOnlyList<string> columns)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(columns);
        int[] order = [.. Enumerable.Range(0, data.Rows)];
        var next = new int[order.Length];
        // The column that counts least first: each pass keeps what the passes before have ordered.
        foreach (var column in columns.Reverse().Select(data.Code))
        {
            var codes = MicrodataRows.Codes(data, column);
            var places = new int[column.Labels.Count + 2];
            foreach (var code in codes)
            {
                places[code + 2]++;
            }

            for (var code = 1; code < places.Length; code++)
            {
                places[code] += places[code - 1];
            }

            foreach (var row in order)
            {
                next[places[codes[row] + 1]++] = row;
            }

            (order, next) = (next, order);
        }

        return order;
    }
}
