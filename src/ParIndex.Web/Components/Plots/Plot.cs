namespace ParIndex.Web.Components;

/// <summary>How figures are drawn.</summary>
public enum PlotKind
{
    /// <summary>Lying bars, one row a label: ranks, fields, agencies.</summary>
    Bar,

    /// <summary>From a maximum down to what is left, one row a loss.</summary>
    Waterfall,

    /// <summary>Largest part first, with what the parts add up to so far.</summary>
    Pareto,

    /// <summary>Values over years.</summary>
    Line,

    /// <summary>Profile over a handful of fields.</summary>
    Radar,

    /// <summary>Tree of criteria, as wide as their points, coloured by what was won.</summary>
    Sunburst,

    /// <summary>Table of cells coloured by value: units × years.</summary>
    Heat,

    /// <summary>One small line for each series, all on one scale.</summary>
    Multiples,

    /// <summary>Lying bars from a low to a high value, with the value now as a line across: the first three series. Intervals, tornadoes.</summary>
    Range,

    /// <summary>Lying bars split at the middle of a scale, one row a question: series are the choices from the lowest to the highest, in per cent.</summary>
    Diverging,

    /// <summary>A tile for each label at its place, shaded by the value of the first series: provinces roughly where they lie.</summary>
    Tiles,
}

/// <summary>What a plot shows, as figures: drawn on the server, made livelier by scripts, listed in its table, offered for download.</summary>
/// <param name="Kind">How it is drawn.</param>
/// <param name="Title">What it shows, of whom, when.</param>
public sealed record Plot(PlotKind Kind, string Title)
{
    /// <summary>A finer word under the title: unit of measure, how to read it.</summary>
    public string? Note { get; init; }

    /// <summary>Rows of bars, years of lines, fields of a radar, columns of a heat map.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Values by series, each as long as <see cref="Labels"/>; null where nothing is known.</summary>
    public IReadOnlyList<PlotSeries> Series { get; init; } = [];

    /// <summary>Address behind each label, or none.</summary>
    public IReadOnlyList<string?> Links { get; init; } = [];

    /// <summary>A longer name behind a short label, shown when pointed at and in the table.</summary>
    public IReadOnlyList<string> FullLabels { get; init; } = [];

    /// <summary>Where each tile lies.</summary>
    public IReadOnlyList<PlotPlace> Places { get; init; } = [];

    /// <summary>The criteria of a sunburst.</summary>
    public IReadOnlyList<PlotNode> Tree { get; init; } = [];

    /// <summary>Full length of a bar, top of an axis; the largest value when null. For a waterfall: what it starts from.</summary>
    public decimal? Max { get; init; }

    /// <summary>Foot of a line's axis; chosen from the values when null.</summary>
    public decimal? Min { get; init; }

    /// <summary>A mean or goal drawn as a line across, with its name.</summary>
    public PlotReference? Reference { get; init; }

    /// <summary>Behind each value: "%", "điểm".</summary>
    public string Unit { get; init; } = "";

    /// <summary>Digits shown.</summary>
    public int Digits { get; init; } = 2;

    /// <summary>What the labels are, head of the first column of the table: "Lĩnh vực".</summary>
    public string LabelName { get; init; } = "";

    /// <summary>Row to stand out, from 0; none when null.</summary>
    public int? Highlight { get; init; }

    /// <summary>Document the figures come from.</summary>
    public string? Source { get; init; }

    /// <summary>State of the figures, already written.</summary>
    public string? Date { get; init; }

    /// <summary>Where the same figures are as CSV and XLSX.</summary>
    public string? CsvHref { get; init; }

    public string? XlsxHref { get; init; }

    /// <summary>Address that shows this plot alone, for other sites; found by itself for a plot with an id on a page that is <c>[Embeddable]</c>.</summary>
    public string? EmbedHref { get; init; }
}

/// <summary>Values of one unit, year or measure.</summary>
public sealed record PlotSeries(string Name, IReadOnlyList<decimal?> Values)
{
    /// <summary>Drawn in grey behind the others: a mean, the year before.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>Address of the unit, for small multiples and rows of a heat map.</summary>
    public string? Href { get; init; }
}

/// <summary>Place of a tile, from 1.</summary>
public sealed record PlotPlace(int Row, int Column);

/// <summary>A value to compare with.</summary>
public sealed record PlotReference(decimal Value, string Name);

/// <summary>A criterion in a sunburst.</summary>
/// <param name="Size">Points it may bring: the angle.</param>
/// <param name="Share">Percent of them won, 0 to 100: the colour.</param>
public sealed record PlotNode(string Name, decimal Size, decimal Share)
{
    public string? Href { get; init; }

    public IReadOnlyList<PlotNode> Children { get; init; } = [];
}
