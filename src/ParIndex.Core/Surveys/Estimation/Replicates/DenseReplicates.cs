using System.Numerics;
using System.Runtime.InteropServices;
using ParIndex.Core.Surveys.Estimation.Design;

namespace ParIndex.Core.Surveys.Estimation.Replicates;

/// <summary>Replicates as a table of factors, the replicates of one cluster side by side.</summary>
internal sealed class DenseReplicates(SurveyDesign design, ReplicateScales scales, double[] factors) : ReplicateSet(design, scales)
{
    /// <inheritdoc/>
    public override double Factor(int replicate, int cluster) => factors[(cluster * Count) + replicate];

    /// <inheritdoc/>
    internal override void Sum(ReadOnlySpan<int> clusters, ReadOnlySpan<double> values, Span<double> into)
    {
        into.Clear();
        var vectors = MemoryMarshal.Cast<double, Vector<double>>(into);
        for (var place = 0; place < clusters.Length; place++)
        {
            var own = factors.AsSpan(clusters[place] * into.Length, into.Length);
            var value = values[place];
            var lanes = MemoryMarshal.Cast<double, Vector<double>>(own);
            for (var lane = 0; lane < vectors.Length; lane++)
            {
                vectors[lane] += lanes[lane] * value;
            }

            for (var replicate = vectors.Length * Vector<double>.Count; replicate < into.Length; replicate++)
            {
                into[replicate] += own[replicate] * value;
            }
        }
    }
}
