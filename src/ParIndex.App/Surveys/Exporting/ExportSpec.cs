using ParIndex.App.Surveys.Estimating;

namespace ParIndex.App.Surveys.Exporting;

/// <summary>What leaves the house: which columns, which of them could tell a person, and how many must share them.</summary>
public sealed record ExportSpec
{
    /// <summary>What is shown to the reader first.</summary>
    public required string Title { get; init; }

    /// <summary>How the sample was drawn and what is estimated; strata and clusters leave under numbers that tell no name.</summary>
    public required EstimationSpec Design { get; init; }

    /// <summary>
    /// Columns that may tell who somebody is (age, occupation, commune), the one to hide first coming first. A number among them leaves in bands.
    /// </summary>
    public IReadOnlyList<string> Traits { get; init; } = [];

    /// <summary>Labels of areas that may leave, down to the level allowed; they count as traits too, after <see cref="Traits"/>.</summary>
    public IReadOnlyList<string> Areas { get; init; } = [];

    /// <summary>Least number of people who share a combination of traits.</summary>
    public int Least { get; init; } = 5;

    /// <summary>Width of bands of numbers among the traits: 10 makes 20–29, 30–39.</summary>
    public int Band { get; init; } = 10;

    /// <summary>Of the order in which rows leave, which is not the order in which answers came.</summary>
    public required ulong Seed { get; init; }
}
