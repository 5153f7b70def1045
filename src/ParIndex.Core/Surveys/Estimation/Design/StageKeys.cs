using System.Buffers;
using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Text;

namespace ParIndex.Core.Surveys.Estimation.Design;

/// <summary>Keys of strata and of units at one stage, row by row: a stratum lies in a unit of the stage before, a unit in that or in its stratum.</summary>
internal sealed class StageKeys(Microdata data, CodeColumn? strata, CodeColumn? clusters, bool nested, int parents)
{
    private readonly long strataCodes = Math.Max(1, strata?.Labels.Count ?? 1);
    private readonly long clusterCodes = Math.Max(1, clusters?.Labels.Count ?? 1);

    /// <summary>Stratum keys lie below this.</summary>
    public long StratumRange => parents * strataCodes;

    /// <summary>Unit keys lie below this.</summary>
    public long UnitRange => checked((nested ? StratumRange : parents) * clusterCodes);

    /// <summary>Reads the keys of one chunk.</summary>
    /// <param name="chunk">Which.</param>
    /// <param name="parentOf">By row: unit of the stage before.</param>
    /// <param name="stratumKeys">By row; filled.</param>
    /// <param name="unitKeys">By row; filled when there are clusters.</param>
    public void Read(int chunk, ReadOnlySpan<int> parentOf, Span<long> stratumKeys, Span<long> unitKeys)
    {
        var rented = ArrayPool<int>.Shared.Rent(parentOf.Length);
        var codes = rented.AsSpan(0, parentOf.Length);
        ReadCodes(strata, chunk, codes);
        for (var row = 0; row < codes.Length; row++)
        {
            stratumKeys[row] = (parentOf[row] * strataCodes) + codes[row];
        }

        if (clusters is not null)
        {
            ReadCodes(clusters, chunk, codes);
            for (var row = 0; row < codes.Length; row++)
            {
                unitKeys[row] = ((nested ? stratumKeys[row] : parentOf[row]) * clusterCodes) + codes[row];
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

    private void ReadCodes(CodeColumn? column, int chunk, Span<int> into)
    {
        if (column is null)
        {
            into.Clear();
            return;
        }

        column.Read(chunk, into);
        var blank = into.IndexOf(CodeColumn.Blank);
        if (blank >= 0)
        {
            var row = data.FirstRow(chunk) + blank + 1;
            throw new DesignException(new Message(
                $"Phiếu thứ {row}: ô {column.Name} để trống, nên không biết phiếu thuộc tầng hay cụm nào. Điền ô này hoặc bỏ phiếu ra khỏi tệp.",
                $"Answer {row}: {column.Name} is empty, so that its stratum or cluster is unknown. Fill the cell or take the answer out of the file."));
        }
    }
}
