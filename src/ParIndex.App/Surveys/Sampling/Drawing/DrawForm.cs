using ParIndex.Core.Surveys.Sampling;

namespace ParIndex.App.Surveys.Sampling.Drawing;

/// <summary>What an officer says of a frame and of the design, as typed: kept whether it is right or not.</summary>
public sealed record DrawForm
{
    /// <summary>Part of each column the frame's header names; a column that is not here is passed over.</summary>
    public IReadOnlyDictionary<string, ColumnPart> Parts { get; init; } = new Dictionary<string, ColumnPart>();

    /// <summary>A row is a dossier, not a person.</summary>
    public bool IsDossiers { get; init; }

    /// <summary>The column of ids holds citizen numbers.</summary>
    public bool IsCitizen { get; init; }

    public string? Title { get; init; }

    /// <summary>Whose survey it is: "tỉnh Đắk Nông".</summary>
    public string? Authority { get; init; }

    /// <summary>Office that draws: "Sở Nội vụ".</summary>
    public string? Office { get; init; }

    /// <summary>Column answers are counted by; null: the first cluster, else the first stratum.</summary>
    public string? Area { get; init; }

    /// <summary>From the largest units to people.</summary>
    public IReadOnlyList<StageForm> Stages { get; init; } = [new()];

    /// <summary>Columns of a part, in the order of the file.</summary>
    public IEnumerable<string> Columns(params ColumnPart[] parts) => Parts.Where(part => parts.Contains(part.Value)).Select(part => part.Key);
}

/// <summary>What a column of a frame is for.</summary>
public enum ColumnPart
{
    Ignored,
    Id,
    Name,
    Phone,

    /// <summary>Place: district, commune, village.</summary>
    Area,

    /// <summary>Further strata: sex, region, group.</summary>
    Stratum,

    /// <summary>A number selection may go by.</summary>
    Size,

    /// <summary>Service of a dossier.</summary>
    Service,

    /// <summary>Carried along: address, e-mail.</summary>
    Attribute,
}

/// <summary>How the number of a stage is told.</summary>
public enum CountKind
{
    /// <summary>Over the whole stage.</summary>
    Total,

    /// <summary>In each chosen unit of the stage above.</summary>
    Take,

    /// <summary>A share of all, in percent.</summary>
    Rate,

    /// <summary>Computed from a margin; people only.</summary>
    Precision,
}

/// <summary>A stage as typed; shares are percentages.</summary>
public sealed record StageForm
{
    /// <summary>Column of the units; null at the stage of people.</summary>
    public string? Unit { get; init; }

    public IReadOnlyList<string>? Strata { get; init; }

    public SelectionMethod Method { get; init; } = SelectionMethod.Simple;

    public string? Measure { get; init; }

    public string? Order { get; init; }

    public CountKind Count { get; init; } = CountKind.Precision;

    public string? Number { get; init; }

    public AllocationRule Allocation { get; init; }

    /// <summary>For Neyman: a line for each stratum, "Tên tầng: 80", the share expected.</summary>
    public string? Shares { get; init; }

    public string? Minimum { get; init; } = "2";

    public string? MinimumBy { get; init; }

    public string? Replacements { get; init; }

    public string? Margin { get; init; } = "5";

    public string? Confidence { get; init; } = "95";

    public string? Share { get; init; } = "50";

    public string? Response { get; init; } = "100";

    public string? Effect { get; init; }

    public string? Correlation { get; init; }

    public string? ClusterTake { get; init; }
}
