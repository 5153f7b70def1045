using ParIndex.Core.Surveys.Sampling.Sizes;

namespace ParIndex.Core.Surveys.Sampling;

/// <summary>How units are chosen within a cell: a stratum of one chosen unit of the stage above.</summary>
public enum SelectionMethod
{
    /// <summary>Every unit.</summary>
    All,
    /// <summary>Simple random without replacement: the units with the least random keys.</summary>
    Simple,
    /// <summary>Every N/n-th from a random start, along the order columns; without these in random order.</summary>
    Systematic,
    /// <summary>Systematic with probability proportional to size; units as large as the step are taken for certain.</summary>
    PpsSystematic,
    /// <summary>With probability proportional to size without replacement, unit by unit (Brewer 1975).</summary>
    PpsBrewer,
}

/// <summary>How a number is shared out over cells.</summary>
public enum AllocationRule
{
    /// <summary>By number of units; where selection goes by size, by sum of sizes.</summary>
    Proportional,
    /// <summary>The same for each.</summary>
    Equal,
    /// <summary>By number of units times standard deviation: least variance of a mean for a given total (Neyman 1934).</summary>
    Neyman,
}

/// <summary>How many units a stage takes.</summary>
public abstract record StageCount
{
    private StageCount()
    {
    }

    /// <summary>So many over the whole stage.</summary>
    public sealed record Total(int Number) : StageCount;

    /// <summary>So many in each chosen unit of the stage above.</summary>
    public sealed record Take(int Number) : StageCount;

    /// <summary>A share in (0, 1] of the units there are, over the whole stage.</summary>
    public sealed record Rate(double Share) : StageCount;

    /// <summary>As many as the precision asks for, of the people in the frame; over the whole stage, the last.</summary>
    public sealed record Computed(Precision Asked) : StageCount;

    /// <summary>All there are.</summary>
    public sealed record Census : StageCount;
}

/// <summary>One stage of selection.</summary>
public sealed record StageDesign
{
    /// <summary>Column whose texts are the units (district, commune, village); null: the lines of the frame, people.</summary>
    public string? Unit { get; init; }

    /// <summary>Columns that make strata; each unit lies in one.</summary>
    public IReadOnlyList<string> Strata { get; init; } = [];

    public required SelectionMethod Method { get; init; }

    public required StageCount Count { get; init; }

    public AllocationRule Allocation { get; init; } = AllocationRule.Proportional;

    /// <summary>Standard deviation by stratum, for Neyman; strata are named by their texts joined by " / ".</summary>
    public IReadOnlyDictionary<string, double> Deviations { get; init; } = new Dictionary<string, double>();

    /// <summary>Least units of each domain, where it has so many. 1 keeps every stratum in the sample.</summary>
    public int Minimum { get; init; } = 1;

    /// <summary>Columns that make the domains of <see cref="Minimum"/>; none: the strata themselves.</summary>
    public IReadOnlyList<string> MinimumBy { get; init; } = [];

    /// <summary>Columns a systematic selection runs along.</summary>
    public IReadOnlyList<string> Order { get; init; } = [];

    /// <summary>Column of sizes for selection with probability proportional to size; null: number of lines in the unit.</summary>
    public string? Measure { get; init; }

    /// <summary>Replacements for each cell, in order; the last stage only.</summary>
    public int Replacements { get; init; }
}

/// <summary>Stages from the largest units to people.</summary>
public sealed record SamplingDesign(IReadOnlyList<StageDesign> Stages);
