namespace ParIndex.Documents.Reading;

/// <summary>
/// What the repeated names of a CSV column stand for. A name is found by its bytes, so that a file of millions of lines decodes and
/// keeps each only once.
/// </summary>
/// <param name="make">What a name newly seen stands for; called once per spelling.</param>
public sealed class CsvNames<T>(Func<string, T> make)
{
    private readonly Dictionary<int, int> heads = [];
    private readonly List<(byte[] Bytes, T Value, int Next)> names = [];
    private int last = -1;

    /// <summary>What the cell of the current record stands for.</summary>
    /// <exception cref="DocumentException">Not UTF-8.</exception>
    public T Of(CsvRecords records, int column)
    {
        ArgumentNullException.ThrowIfNull(records);
        var bytes = records.Bytes(column);
        if (last >= 0 && bytes.SequenceEqual(names[last].Bytes))
        {
            return names[last].Value; // lines of one unit or criterion stand together
        }

        var hash = new HashCode();
        hash.AddBytes(bytes);
        var key = hash.ToHashCode();
        var head = heads.GetValueOrDefault(key, -1);
        for (var at = head; at >= 0; at = names[at].Next)
        {
            if (bytes.SequenceEqual(names[at].Bytes))
            {
                last = at;
                return names[at].Value;
            }
        }

        names.Add((bytes.ToArray(), make(records.Text(column)), head));
        heads[key] = last = names.Count - 1;
        return names[last].Value;
    }
}
