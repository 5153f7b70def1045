using ParIndex.Core.Analysis.Drawing;

namespace ParIndex.Core.Analysis.Uncertainty;

/// <summary>Weights of a tree under noise, draw by draw.</summary>
internal sealed class WeightDraw
{
    private readonly double[] weights;
    private readonly int[] parents;
    private readonly int[] leafNodes;
    private readonly (ulong Stream, double Amplitude)[] noises;

    public WeightDraw(WeightTree tree, IEnumerable<WeightNoise> sources)
    {
        weights = [.. tree.Nodes.Select(node => (double)node.Weight)];
        parents = [.. tree.Parents];
        leafNodes = [.. tree.LeafNodes];
        noises = [.. sources.Select(source => (CounterRandom.Stream(source.Name), source.Amplitude))];
    }

    /// <summary>Whether weights stay as they are.</summary>
    public bool IsStill => noises.Length == 0;

    /// <summary>Numbers a draw works with: uniforms, weights and sums of groups.</summary>
    public int ScratchLength => ColumnTable.Padded(weights.Length) + (2 * weights.Length) + 1;

    /// <summary>Shares of the leaves in the index for one draw; they sum to 1.</summary>
    public void Draw(ulong seed, int draw, Span<double> leafShares, Span<double> scratch)
    {
        var count = weights.Length;
        var uniforms = scratch[..ColumnTable.Padded(count)];
        var drawn = scratch.Slice(uniforms.Length, count);
        var sums = scratch.Slice(uniforms.Length + count, count + 1);
        weights.CopyTo(drawn);
        foreach (var (stream, amplitude) in noises)
        {
            CounterRandom.Uniforms(CounterRandom.Key(seed, stream, draw), 0, uniforms);
            for (var i = 0; i < count; i++)
            {
                drawn[i] *= 1 + (amplitude * ((2 * uniforms[i]) - 1));
            }
        }

        sums.Clear();
        for (var i = 0; i < count; i++)
        {
            sums[parents[i] + 1] += drawn[i];
        }

        for (var i = 0; i < count; i++)
        {
            drawn[i] = (parents[i] < 0 ? 1 : drawn[parents[i]]) * drawn[i] / sums[parents[i] + 1];
        }

        for (var leaf = 0; leaf < leafShares.Length; leaf++)
        {
            leafShares[leaf] = drawn[leafNodes[leaf]];
        }
    }
}
