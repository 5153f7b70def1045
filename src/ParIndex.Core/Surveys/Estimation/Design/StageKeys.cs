using System.Buffers;
using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Text;

namespace ParIndex.Core.Surveys.Estimation.Design;

/// <summary>Keys of strata and of units at one stage, for runs of rows: a stratum lies in a unit of the stage before, a unit in that or in its stratum.</summary>
/// <param name="data">Answers.</param>
/// <param name="strata">Strata; null: one.</param>
/// <param name="clusters">Clusters; null: each row is a unit.</param>
/// <param name="nested">Whether each stratum numbers its clusters anew.</param>
/// <param name="parentOf">By row: unit of the stage before; null at the first.</param>
/// <param name="parents">Units of the stage before; 1 at the first.</param>
internal sealed class StageKeys(Microdata data, CodeColumn? strata, CodeColumn? clusters, bool nested, RowNumbers? parentOf, int parents)
{
    private readonly long strataCodes = Math.Max(1, strata?.Labels.Count ?? 1);
    private readonly long clusterCodes = Math.Max(1, clusters?.Labels.Count ?? 1);

    /// <summary>Stratum keys lie below this.</summary>
    public long StratumRange => parents * strataCodes;

    /// <summary>Unit keys lie below this.</summary>
    public long UnitRange => checked((nested ? StratumRange : parents) * clusterCodes);

    /// <summary>The row of a chunk behind those that have the same keys as one row.</summary>
    public int RunEnd(int chunk, int row)
    {
        var end = parentOf is null ? data.RowsOf(chunk) : RowRuns.End<int>(parentOf[chunk], row);
        end = Math.Min(end, strata?.RunEnd(chunk, row) ?? end);
        return Math.Min(end, clusters?.RunEnd(chunk, row) ?? end);
    }

    /// <summary>Reads the keys of one chunk.</summary>
    /// <param name="chunk">Which.</param>
    /// <param name="ends">The row behind each run.</param>
    /// <param name="stratumKeys">By run; filled.</param>
    /// <param name="unitKeys">By run; filled when there are clusters.</param>
    public void Read(int chunk, ReadOnlySpan<int> ends, Span<long> stratumKeys, Span<long> unitKeys)
    {
        var rented = ArrayPool<int>.Shared.Rent(ends.Length);
        var codes = rented.AsSpan(0, ends.Length);
        var above = parentOf is null ? [] : parentOf[chunk];
        ReadCodes(strata, chunk, ends, codes);
        var row = 0;
        for (var run = 0; run < ends.Length; run++)
        {
            stratumKeys[run] = (above.IsEmpty ? 0 : above[row] * strataCodes) + codes[run];
            row = ends[run];
        }

        if (clusters is not null)
        {
            ReadCodes(clusters, chunk, ends, codes);
            row = 0;
            for (var run = 0; run < ends.Length; run++)
            {
                unitKeys[run] = ((nested ? stratumKeys[run] : above.IsEmpty ? 0 : above[row]) * clusterCodes) + codes[run];
                row = ends[run];
            }
        }

        ArrayPool<int>.Shared.Return(rented);
    }

    /// <summary>Unit of the stage before in which a stratum lies.</summary>
    public int ParentOf(long stratumKey) => (int)(stratumKey / strataCodes);

    /// <summary>Name of a stratum for messages.</summary>
    public string StratumName(long stratumKey) => strata is null ? "" : strata.Labels[(int)(stratumKey % strataCodes)];

    /// <summary>Name of a unit for messages.</summary>
    public string UnitName(long unitKey) => clusters is null ? "" : clusters.Labels[(int)(unitKey % clusterCodes)];

    private void ReadCodes(CodeColumn? column, int chunk, ReadOnlySpan<int> ends, Span<int> into)
    {
        if (column is null)
        {
            into.Clear();
            return;
        }

        column.Read(chunk, ends, into);
        var blank = into.IndexOf(CodeColumn.Blank);
        if (blank >= 0)
        {
            var row = data.FirstRow(chunk) + (blank == 0 ? 0 : ends[blank - 1]) + 1;
            throw new DesignException(new Message(
                $"Phiếu thứ {row}: ô {column.Name} để trống, nên không biết phiếu thuộc tầng hay cụm nào. Điền ô này hoặc bỏ phiếu ra khỏi tệp.",
                $"Answer {row}: {column.Name} is empty, so that its stratum or cluster is unknown. Fill the cell or take the answer out of the file."));
        }
    }
}
