using ParIndex.Core.Criteria;
using ParIndex.Core.Surveys.Sampling;
using ParIndex.Core.Surveys.Sampling.Cleaning;

namespace ParIndex.App.Surveys.Sampling;

/// <summary>What a sample is drawn by, as its file says.</summary>
/// <param name="Title">Survey the sample is for.</param>
/// <param name="Authority">Whose survey it is, in full: "tỉnh Đắk Nông"; "" leaves room.</param>
/// <param name="Office">Office that draws, "Sở Nội vụ"; "" the People's Committee itself.</param>
/// <param name="Seed">Seed of all random numbers; null: drawn, or given with the command.</param>
/// <param name="Frame">Where the columns are.</param>
/// <param name="Design">Stages.</param>
public sealed record SamplingPlan(string Title, string Authority, string Office, ulong? Seed, FrameColumns Frame, SamplingDesign Design);

/// <summary>Columns of the frame by their part, as the file names them (tone marks, case apart).</summary>
public sealed record FrameColumns
{
    /// <summary>Column that tells people apart; null: name, phone and places do.</summary>
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? Phone { get; init; }

    /// <summary>All further columns, each once: places, strata, order, sizes, service, attributes.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];

    /// <summary>Columns of numbers: sizes.</summary>
    public IReadOnlyList<string> Measures { get; init; } = [];

    public required CleaningPlan Cleaning { get; init; }

    /// <summary>All columns the file must have.</summary>
    public IEnumerable<string> All => new[] { Id, Name, Phone }.OfType<string>().Concat(Others);
}

/// <summary>A design read.</summary>
/// <param name="Plan">Null when there are errors.</param>
/// <param name="Problems">All at once, each with its place.</param>
public sealed record SamplingPlanReading(SamplingPlan? Plan, IReadOnlyList<SetProblem> Problems);
