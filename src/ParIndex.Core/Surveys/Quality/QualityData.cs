using ParIndex.Core.Surveys.Estimation.Data;

namespace ParIndex.Core.Surveys.Quality;

/// <summary>What is known of each answer, by row. Columns not known are left out, and checks that need them are not made.</summary>
public sealed record QualityData
{
    /// <summary>Marks of the questions with scales.</summary>
    public required AnswerMarks Marks { get; init; }

    /// <summary>Questions shown together with one scale; empty: none is looked at for straight lines.</summary>
    public IReadOnlyList<MarkMatrix> Matrices { get; init; } = [];

    /// <summary>Key of the person answering (a citizen number hashed, a phone hashed): the same key is the same person.</summary>
    public RowLabels? Person { get; init; }

    public RowLabels? Interviewer { get; init; }

    /// <summary>Area the answer was drawn for.</summary>
    public RowLabels? Area { get; init; }

    /// <summary>Area the device stood in, in the same words.</summary>
    public RowLabels? DeviceArea { get; init; }

    /// <summary>How it was answered (link, tablet, paper): times are compared within one way.</summary>
    public RowLabels? Channel { get; init; }

    /// <summary>When answering began.</summary>
    public IReadOnlyList<DateTimeOffset?>? Started { get; init; }

    /// <summary>When the server had it.</summary>
    public IReadOnlyList<DateTimeOffset?>? Received { get; init; }

    /// <summary>Seconds spent answering; NaN: not known.</summary>
    public IReadOnlyList<double>? Seconds { get; init; }

    /// <summary>Questions shown to the person, of those in <see cref="Marks"/>; null: all of them.</summary>
    public IReadOnlyList<int>? Shown { get; init; }

    /// <summary>Texts typed, by question, then row.</summary>
    public IReadOnlyList<IReadOnlyList<string?>> Texts { get; init; } = [];

    public int Rows => Marks.Rows;
}

/// <summary>Questions of one matrix.</summary>
/// <param name="Name">Name for people.</param>
/// <param name="Items">Places of its questions among the marks, in the order shown.</param>
/// <param name="Reversed">Those of them that are negative statements: the same mark there contradicts itself.</param>
public sealed record MarkMatrix(string Name, IReadOnlyList<int> Items, IReadOnlyList<int> Reversed)
{
    public MarkMatrix(string name, IReadOnlyList<int> items)
        : this(name, items, [])
    {
    }
}

/// <summary>A label for each row, or none.</summary>
/// <param name="Labels">Distinct labels.</param>
/// <param name="Codes">By row: place of its label, −1 for none.</param>
public sealed record RowLabels(IReadOnlyList<string> Labels, IReadOnlyList<int> Codes)
{
    /// <summary>From texts; empty ones are none.</summary>
    public static RowLabels Of(IEnumerable<string?> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var codes = new List<int>();
        foreach (var text in texts)
        {
            if (string.IsNullOrEmpty(text))
            {
                codes.Add(CodeColumn.Blank);
                continue;
            }

            if (!places.TryGetValue(text, out var place))
            {
                places[text] = place = places.Count;
            }

            codes.Add(place);
        }

        return new RowLabels([.. places.Keys], codes);
    }

    /// <summary>From a column of the answers.</summary>
    public static RowLabels Of(Microdata data, CodeColumn column)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(column);
        var codes = new int[data.Rows];
        for (var chunk = 0; chunk < data.Chunks; chunk++)
        {
            column.Read(chunk, codes.AsSpan(data.FirstRow(chunk), data.RowsOf(chunk)));
        }

        return new RowLabels(column.Labels, codes);
    }

    /// <summary>Label of a row; null: none.</summary>
    public string? this[int row] => Codes[row] < 0 ? null : Labels[Codes[row]];

    internal static int CodeOf(RowLabels? labels, int row) => labels?.Codes[row] ?? CodeColumn.Blank;
}
