using System.Buffers;
using ParIndex.Core.Analysis.Uncertainty;
using ParIndex.Core.Surveys.Estimation.Data;

namespace ParIndex.Core.Surveys.Estimation.Totals;

/// <summary>The domains figures are asked for: every combination of labels of some columns that has a row, or the whole.</summary>
public sealed class DomainTable
{
    /// <summary>Number of a row that lies in no domain because a cell is blank.</summary>
    public const int None = -1;

    private readonly CodeColumn[] columns;
    private readonly KeySet found;
    private readonly RowNumbers domains;

    private DomainTable(CodeColumn[] columns, KeySet found, RowNumbers domains)
    {
        this.columns = columns;
        this.found = found;
        this.domains = domains;
    }

    /// <summary>Number of domains.</summary>
    public int Count => found.Count - 1;

    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<string> Names => [.. columns.Select(column => column.Name)];

    /// <summary>Finds the domains in the rows.</summary>
    /// <param name="data">Answers.</param>
    /// <param name="names">Columns of categories; none: the whole is one domain.</param>
    /// <param name="runner">Spreads the work over threads; null: one after another.</param>
    public static DomainTable Of(Microdata data, IReadOnlyList<string> names, PieceRunner? runner = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(names);
        var columns = names.Select(data.Code).ToArray();
        // Key 0 is a row without domain; labels of the columns are the digits of key − 1.
        var range = columns.Aggregate(1L, (product, column) => product * Math.Max(1, column.Labels.Count)) + 1;
        var found = new KeySet(range);
        var domains = new RowNumbers(data);
        var runs = new RowRuns(data, (chunk, row) => columns.Aggregate(data.RowsOf(chunk), (end, column) => Math.Min(end, column.RunEnd(chunk, row))));
        void EachChunk(RunKeys run) => (runner ?? OneByOne.Run)(data.Chunks, chunk =>
        {
            var (room, rented) = (ArrayPool<int>.Shared.Rent(data.RowsOf(chunk)), ArrayPool<long>.Shared.Rent(data.RowsOf(chunk)));
            var ends = runs.All(chunk, room);
            var keys = rented.AsSpan(0, ends.Length);
            ReadKeys(columns, chunk, ends, keys);
            run(chunk, ends, keys);
            ArrayPool<long>.Shared.Return(rented);
            ArrayPool<int>.Shared.Return(room);
        });

        EachChunk((_, _, keys) => found.Mark(keys));
        found.Mark([0L]);
        found.Seal();
        EachChunk((chunk, ends, keys) => found.Number(keys, ends, domains[chunk], less: 1));
        return new DomainTable(columns, found, domains);
    }

    /// <summary>Labels of a domain, one for each column.</summary>
    public IReadOnlyList<string> Labels(int domain)
    {
        var key = found[domain + 1] - 1;
        var labels = new string[columns.Length];
        for (var place = columns.Length - 1; place >= 0; place--)
        {
            var base_ = Math.Max(1, columns[place].Labels.Count);
            labels[place] = columns[place].Labels[(int)(key % base_)];
            key /= base_;
        }

        return labels;
    }

    /// <summary>Domain of each row of a chunk, or <see cref="None"/>.</summary>
    internal ReadOnlySpan<int> DomainsOf(int chunk) => domains[chunk];

    private static void ReadKeys(CodeColumn[] columns, int chunk, ReadOnlySpan<int> ends, Span<long> keys)
    {
        keys.Clear();
        var rented = ArrayPool<int>.Shared.Rent(keys.Length);
        var codes = rented.AsSpan(0, keys.Length);
        foreach (var column in columns)
        {
            column.Read(chunk, ends, codes);
            var labels = (long)Math.Max(1, column.Labels.Count);
            for (var run = 0; run < keys.Length; run++)
            {
                keys[run] = codes[run] < 0 || keys[run] < 0 ? -1 : (keys[run] * labels) + codes[run];
            }
        }

        for (var run = 0; run < keys.Length; run++)
        {
            keys[run]++;
        }

        ArrayPool<int>.Shared.Return(rented);
    }
}
