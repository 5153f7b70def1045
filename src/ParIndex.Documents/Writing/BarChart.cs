namespace ParIndex.Documents.Writing;

/// <summary>A column chart to write into a document: a native chart with its data, which an office can edit.</summary>
/// <param name="Title">Above the chart; also the name programs that read aloud give it.</param>
/// <param name="Categories">Short names under the columns.</param>
/// <param name="Series">One or more, each with a value for every category.</param>
public sealed record BarChart(string Title, IReadOnlyList<string> Categories, IReadOnlyList<ChartSeries> Series)
{
    /// <summary>Number format code of labels; the reader's own decimal mark is shown.</summary>
    public string NumberFormat { get; init; } = "0.00";

    /// <summary>Upper end of the value axis; null: as the values need.</summary>
    public decimal? Max { get; init; }

    /// <summary>Height in millimetres, 20 to 240; the chart is as wide as the text.</summary>
    public int Height { get; init; } = 75;

    /// <summary>What the chart shows, for those who do not see it; empty: the title alone.</summary>
    public string Description { get; init; } = "";
}

/// <summary>A series of columns.</summary>
/// <param name="Name">In the legend, which is shown where there are several.</param>
/// <param name="Values">One for each category; null: no column.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<decimal?> Values);
