using ParIndex.Core.Results;

namespace ParIndex.App.Results.Stored;

/// <summary>Figures of a printed table summed anew from its leaves.</summary>
internal sealed class PrintedSums(IReadOnlyList<OfficialRow> rows, IReadOnlySet<string> leaves)
{
    private readonly ILookup<string, OfficialRow> children = rows.ToLookup(row => row.Parent, StringComparer.Ordinal);

    public decimal? Max(OfficialRow row) => Sum(row, leaf => leaf.Max);

    public decimal? Points(OfficialRow row) => Sum(row, leaf => leaf.Score);

    public decimal? Target(OfficialRow row) => Sum(row, leaf => leaf.TargetPoints);

    private decimal? Sum(OfficialRow row, Func<OfficialRow, decimal?> figure)
    {
        if (leaves.Contains(row.Code))
            return figure(row);

        var parts = children[row.Code].Select(child => Sum(child, figure)).Where(part => part is not null).ToList();
        return parts.Count == 0 ? null : parts.Sum();
    }
}
