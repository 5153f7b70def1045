using ParIndex.Core.Analysis.Uncertainty;

namespace ParIndex.App.Analysis;

/// <summary>Leaves by code, by the code of a group above them, or by the beginning of a dotted code ("3" stands for 3.1.2).</summary>
internal sealed class LeafSelector
{
    private readonly Dictionary<string, List<int>> leaves = new(StringComparer.Ordinal);

    /// <param name="data">The leaves.</param>
    /// <param name="parentOf">Group above a leaf or group, by code; null at the top.</param>
    public LeafSelector(IReadOnlyList<SimulatedLeaf> data, Func<string, string?> parentOf)
    {
        for (var leaf = 0; leaf < data.Count; leaf++)
        {
            foreach (var code in Above(data[leaf].Code, parentOf))
            {
                if (!leaves.TryGetValue(code, out var own)) leaves.Add(code, own = []);
                own.Add(leaf);
            }
        }
    }

    /// <summary>Numbers of the leaves; null when the code stands for none.</summary>
    public IReadOnlyList<int>? Find(string code) => leaves.GetValueOrDefault(code);

    /// <summary>The known code nearest to a mistyped one; null when none is near.</summary>
    public string? Near(string code) => Cells.Near(code, leaves.Keys);

    private static HashSet<string> Above(string code, Func<string, string?> parentOf)
    {
        var codes = new HashSet<string>(StringComparer.Ordinal);
        for (var next = code; next is { Length: > 0 } && codes.Add(next); next = parentOf(next))
        {
            // Climbs to the top.
        }

        for (var dot = code.LastIndexOf('.'); dot > 0; dot = code.LastIndexOf('.', dot - 1))
        {
            codes.Add(code[..dot]);
        }

        return codes;
    }
}
