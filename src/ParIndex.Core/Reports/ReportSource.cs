using ParIndex.Core.Criteria;
using ParIndex.Core.Results;
using ParIndex.Core.Scoring;

namespace ParIndex.Core.Reports;

/// <summary>What an analysis report is made from.</summary>
/// <param name="Unit">Whose result it is, in full: "tỉnh Đắk Nông".</param>
/// <param name="Year">Year of the index.</param>
/// <param name="Table">The result: rows with maxima and points.</param>
/// <param name="Ledger">Its lost points.</param>
public sealed record ReportSource(string Unit, int Year, OfficialTable Table, LostPointLedger Ledger)
{
    /// <summary>Where the points of leaves come from, by code, as the criteria set says; leaves not named are told by the table itself.</summary>
    public IReadOnlyDictionary<string, SourceKind> Kinds { get; init; } = new Dictionary<string, SourceKind>();

    /// <summary>Limits of groups, for the total, fields and units.</summary>
    public IReadOnlyList<Band> Bands { get; init; } = AchievementGroup.National;

    /// <summary>The result of the year before; null: not known.</summary>
    public OfficialTable? Before { get; init; }

    /// <summary>Published points of the year before; they win over what <see cref="Before"/> adds up to. Null: not stated.</summary>
    public decimal? PointsBefore { get; init; }

    /// <summary>Published rank; wins over the rank among <see cref="Peers"/>. Null: not stated.</summary>
    public RankPlace? Rank { get; init; }

    /// <summary>Published rank of the year before; null: not stated.</summary>
    public RankPlace? RankBefore { get; init; }

    /// <summary>Results of all units ranked together, the unit itself among them; null: not known.</summary>
    public RankedResults? Peers { get; init; }
}
