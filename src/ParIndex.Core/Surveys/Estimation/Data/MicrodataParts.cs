namespace ParIndex.Core.Surveys.Estimation.Data;

/// <summary>Answers that came in several ways as one: rows one behind the other, a column that a part lacks missing there.</summary>
public static class MicrodataParts
{
    /// <summary>Joins parts.</summary>
    /// <exception cref="ArgumentException">A name is a mark in one part and a category or number in another.</exception>
    public static Microdata Join(IReadOnlyList<Microdata> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        if (parts.Count == 1)
        {
            return parts[0];
        }

        var scales = Names(parts, part => part.Scales.Select(column => column.Name));
        var codes = Names(parts, part => part.Codes.Select(column => column.Name));
        var numbers = Names(parts, part => part.Numbers.Select(column => column.Name));
        if (scales.Concat(codes).Concat(numbers).GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"Column {twice.Key} is of two kinds.", nameof(parts));
        }

        return new Microdata(
            [.. Chunks(parts).Select(place => place.Part.RowsOf(place.Chunk))],
            scales.ConvertAll(name => new ScaleColumn(name, [.. Chunks(parts).Select(place => Scale(place.Part, name, place.Chunk))])),
            codes.ConvertAll(name => Code(parts, name)),
            numbers.ConvertAll(name => new NumberColumn(name, [.. Chunks(parts).Select(place => Number(place.Part, name, place.Chunk))])));
    }

    private static List<string> Names(IReadOnlyList<Microdata> parts, Func<Microdata, IEnumerable<string>> of) => [.. parts.SelectMany(of).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<(Microdata Part, int Chunk)> Chunks(IReadOnlyList<Microdata> parts) =>
        parts.SelectMany(part => Enumerable.Range(0, part.Chunks).Select(chunk => (part, chunk)));

    private static byte[] Scale(Microdata part, string name, int chunk)
    {
        var marks = new byte[part.RowsOf(chunk)];
        if (part.Scales.FirstOrDefault(column => column.Name == name) is { } column)
        {
            column.Chunk(chunk).CopyTo(marks);
        }
        else
        {
            marks.AsSpan().Fill(ScaleColumn.Missing);
        }

        return marks;
    }

    private static double[] Number(Microdata part, string name, int chunk)
    {
        var values = new double[part.RowsOf(chunk)];
        if (part.Numbers.FirstOrDefault(column => column.Name == name) is { } column)
        {
            column.Chunk(chunk).CopyTo(values);
        }
        else
        {
            values.AsSpan().Fill(double.NaN);
        }

        return values;
    }

    private static CodeColumn Code(IReadOnlyList<Microdata> parts, string name)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var packed = new List<PackedCodes>();
        foreach (var part in parts)
        {
            var column = part.Codes.FirstOrDefault(one => one.Name == name);
            var own = column?.Labels.Select(label => numbers.TryGetValue(label, out var known) ? known : numbers[label] = numbers.Count + 1).ToArray() ?? [];
            for (var chunk = 0; chunk < part.Chunks; chunk++)
            {
                var rows = new int[part.RowsOf(chunk)];
                column?.Read(chunk, rows);
                for (var row = 0; row < rows.Length && column is not null; row++)
                {
                    rows[row] = rows[row] == CodeColumn.Blank ? 0 : own[rows[row]];
                }

                packed.Add(PackedCodes.Of(rows));
            }
        }

        return new CodeColumn(name, [.. numbers.OrderBy(label => label.Value).Select(label => label.Key)], packed);
    }
}
