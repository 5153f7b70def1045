using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ParIndex.Core.Surveys.Sampling.Frames;

/// <summary>
/// The list a sample is drawn from, cleaned: one line for each person. Lines stand in the order of their ids, so that neither the order of
/// the file nor its format moves a draw or the <see cref="Hash"/>.
/// </summary>
public sealed class SamplingFrame
{
    private readonly Dictionary<string, FrameColumn> columns;

    private SamplingFrame(string[] ids, IReadOnlyList<FrameColumn> columns)
    {
        Ids = ids;
        Columns = columns;
        this.columns = columns.ToDictionary(column => column.Name, StringComparer.Ordinal);
        Hash = Digest(ids, columns);
    }

    /// <summary>What tells each line from all others, in ordinal order.</summary>
    public IReadOnlyList<string> Ids { get; }

    /// <summary>Columns, rows in the order of <see cref="Ids"/>.</summary>
    public IReadOnlyList<FrameColumn> Columns { get; }

    public int Count => Ids.Count;

    /// <summary>SHA-256, lower-case hexadecimal, over ids, names of columns and cells.</summary>
    public string Hash { get; }

    /// <summary>The column, or null.</summary>
    public FrameColumn? Column(string name) => columns.GetValueOrDefault(name);

    /// <summary>Puts rows in order of id.</summary>
    /// <exception cref="ArgumentException">An id twice, two columns of one name, or columns of different lengths.</exception>
    public static SamplingFrame Of(IReadOnlyList<string> ids, IReadOnlyList<FrameColumn> columns)
    {
        ArgumentNullException.ThrowIfNull(ids);
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.Any(column => column.Codes.Length != ids.Count))
            throw new ArgumentException("Every column takes one cell for each id.", nameof(columns));

        string[] sorted = [.. ids];
        var rows = new int[sorted.Length];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = i;

        Array.Sort(sorted, rows, StringComparer.Ordinal);
        for (var i = 1; i < sorted.Length; i++)
        {
            if (sorted[i] == sorted[i - 1])
                throw new ArgumentException($"The id {sorted[i]} stands twice.", nameof(ids));
        }

        return new SamplingFrame(sorted, [.. columns.Select(column => column.Rows(rows))]);
    }

    /// <summary>Each text goes in with its length, so that two cells never read as another two; columns in ordinal order of their names.</summary>
    private static string Digest(string[] ids, IReadOnlyList<FrameColumn> columns)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        var used = 0;
        var ordered = columns.OrderBy(column => column.Name, StringComparer.Ordinal).ToList();
        Add("parindex-frame-1");
        foreach (var column in ordered)
            Add(column.Name);

        for (var row = 0; row < ids.Length; row++)
        {
            Add(ids[row]);
            foreach (var column in ordered)
                Add(column[row]);
        }

        hash.AppendData(buffer, 0, used);
        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Add(string text)
        {
            var length = Encoding.UTF8.GetByteCount(text);
            if (used + length + 4 > buffer.Length)
            {
                hash.AppendData(buffer, 0, used);
                used = 0;
                if (length + 4 > buffer.Length)
                    buffer = new byte[length + 4];
            }

            BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(used), length);
            used += 4 + Encoding.UTF8.GetBytes(text, buffer.AsSpan(used + 4));
        }
    }
}
