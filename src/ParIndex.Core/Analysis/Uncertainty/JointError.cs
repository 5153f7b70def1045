using ParIndex.Core.Analysis.Drawing;
using ParIndex.Core.Text;

namespace ParIndex.Core.Analysis.Uncertainty;

/// <summary>
/// Errors of leaves that come from the same answers: points + Σ loading × Z over factors, clipped to [0, max], each Z standard normal,
/// common to the leaves of a unit and independent between units and factors. With the loadings of a Cholesky root the errors have the
/// covariances they came from.
/// </summary>
/// <param name="Loadings">By factor, then leaf, then unit, in points.</param>
public sealed record JointError(string Name, IReadOnlyList<IReadOnlyList<double[]>> Loadings) : UncertaintySource(Name)
{
    public override string Kind => "joint_error";

    public override Message Method => new(
        "Sai số điều tra có tương quan: điểm các tiêu chí lấy từ cùng phiếu dao động cùng nhau theo ma trận hiệp phương sai, cắt vào [0, điểm tối đa].",
        "Correlated survey error: points from the same answers move together by their covariances, clipped to [0, max].");

    internal override void AddTo(DataDigest digest)
    {
        digest.Add(Kind).Add(Name).Add((double)Loadings.Count);
        foreach (var factor in Loadings)
        {
            digest.Add(factor);
        }
    }
}

/// <summary>points + Σ loading × Z.</summary>
internal sealed class JointNoise(ulong stream, ColumnTable[] loadings) : CellNoise(stream)
{
    public override bool Touches(int leaf) => Array.Exists(loadings, factor => factor.IsAny(leaf));

    public override void Apply(Span<double> points, ReadOnlySpan<double> max, int leaf, ulong key, ReadOnlySpan<double> shared, NoiseSpace space)
    {
        var x = Vectors(points);
        for (var factor = 0; factor < loadings.Length; factor++)
        {
            if (!loadings[factor].IsAny(leaf))
            {
                continue;
            }

            // Drawn anew for each leaf: the same key and row give the same numbers, and nothing is kept between leaves.
            CounterRandom.Uniforms(key, RowOf(factor), space.Drawn);
            NormalQuantile.InPlace(space.Drawn, space.Normals);
            var loading = Vectors(loadings[factor].Of(leaf));
            var z = Vectors(space.Drawn);
            for (var i = 0; i < x.Length; i++)
            {
                x[i] += loading[i] * z[i];
            }
        }

        var limit = Vectors(max);
        for (var i = 0; i < x.Length; i++)
        {
            x[i] = Clip(x[i], limit[i]);
        }
    }
}
