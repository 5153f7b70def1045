using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ParIndex.Core.Analysis.Uncertainty;

/// <summary>SHA-256 over everything a simulation is computed from, in a fixed order: equal digests, seed and draws mean equal results.</summary>
internal sealed class DataDigest : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Digest of data and sources as lower-case hexadecimal.</summary>
    public static string Of(SimulationData data, IReadOnlyList<UncertaintySource> sources)
    {
        using var digest = new DataDigest();
        digest.Add("parindex-simulation-1").Add(data.Ties.ToString());
        foreach (var unit in data.Units)
        {
            digest.Add(unit);
        }

        for (var leaf = 0; leaf < data.Leaves.Count; leaf++)
        {
            digest.Add(data.Leaves[leaf].Code).Add(data.Leaves[leaf].Max);
            foreach (var value in data.Points[leaf])
            {
                digest.Add(value);
            }
        }

        foreach (var node in data.Weights?.Nodes ?? [])
        {
            digest.Add(node.Code).Add(node.Parent ?? "").Add(node.Weight);
        }

        foreach (var points in data.Outside)
        {
            digest.Add(points);
        }

        foreach (var percent in data.NominalPercents)
        {
            digest.Add(percent);
        }

        foreach (var source in sources)
        {
            source.AddTo(digest);
        }

        return Convert.ToHexStringLower(digest.hash.GetHashAndReset());
    }

    /// <summary>Length first, so that two texts never read as another two.</summary>
    public DataDigest Add(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
        return this;
    }

    public DataDigest Add(decimal? value) => Add(value?.ToString("0.############################", CultureInfo.InvariantCulture) ?? "");

    public DataDigest Add(double value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
        hash.AppendData(bytes);
        return this;
    }

    public DataDigest Add(IReadOnlyList<double[]> columns)
    {
        foreach (var column in columns)
        {
            Add(column);
        }

        return this;
    }

    public DataDigest Add(double[] column)
    {
        foreach (var value in column)
        {
            Add(value);
        }

        return this;
    }

    public void Dispose() => hash.Dispose();
}
