using ParIndex.Core.Rules;
using ParIndex.Core.Text;

namespace ParIndex.Core.Criteria;

/// <summary>
/// A criteria set (bộ tiêu chí): one edition of the tree of fields, criteria and sub-criteria with points, rules and settings.
/// Immutable; read from YAML or XLSX.
/// </summary>
public sealed record CriteriaSet
{
    /// <summary>Stable id over editions and files: "province-876".</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    public string? TitleEnglish { get; init; }

    /// <summary>Edition, normally the decision's number: "876/QĐ-BNV".</summary>
    public required string Edition { get; init; }

    public required SetLevel Level { get; init; }

    /// <summary>Index years it was used for.</summary>
    public IReadOnlyList<int> Years { get; init; } = [];

    /// <summary>Decisions and articles, one each, with date.</summary>
    public IReadOnlyList<string> LegalBasis { get; init; } = [];

    /// <summary>Id of the set this edition replaces.</summary>
    public string? Supersedes { get; init; }

    /// <summary>Decisions known to replace this edition, named even when their text is not at hand.</summary>
    public IReadOnlyList<string> SupersededBy { get; init; } = [];

    /// <summary>True for sets shipped as examples to adapt.</summary>
    public bool IsExample { get; init; }

    /// <summary>Free remarks on provenance and known gaps.</summary>
    public string? Note { get; init; }

    /// <summary>Points of the regular top nodes together, when the set states it; null: 100 is expected but not demanded.</summary>
    public decimal? Total { get; init; }

    /// <summary>Digits shown (display rounding half away from zero); 0 to 6, 2 by default.</summary>
    public int Digits { get; init; } = 2;

    /// <summary>Levels whose points are rounded before they are summed; empty: nothing is rounded inside.</summary>
    public IReadOnlyList<LevelRounding> Rounding { get; init; } = [];

    public TiePolicy Ties { get; init; } = TiePolicy.Competition;

    public NotApplicablePolicy NotApplicable { get; init; } = NotApplicablePolicy.FullPoints;

    /// <summary>Bands from best to worst. A unit below the last has no band.</summary>
    public IReadOnlyList<Band> Bands { get; init; } = [];

    /// <summary>Named numbers rules may use (option weights, thresholds shared by several criteria).</summary>
    public IReadOnlyList<NamedConstant> Constants { get; init; } = [];

    /// <summary>Top nodes: the fields (lĩnh vực), in order; bonus and penalty nodes may stand beside them.</summary>
    public required IReadOnlyList<Criterion> Criteria { get; init; }

    /// <summary>How criteria of the edition before become criteria of this one.</summary>
    public IReadOnlyList<EditionMapping> Mapping { get; init; } = [];

    /// <summary>All nodes, each parent before its children.</summary>
    public IEnumerable<Criterion> All() => Criteria.SelectMany(node => node.SelfAndDescendants());

    /// <summary>All leaves in order.</summary>
    public IEnumerable<Criterion> Leaves() => All().Where(node => node.IsLeaf);
}

/// <summary>Which kind of authority a set is for.</summary>
public enum SetLevel
{
    Province,
    Department,
    District,
    Commune,
    Ministry,
    Office,
}

/// <summary>Points of nodes at this level are rounded half away from zero before they are summed upward. Level 1 is the field.</summary>
public sealed record LevelRounding(int Level, int Digits);

/// <summary>Equal totals: 1, 2, 2, 4 (competition) or 1, 2, 2, 3 (dense).</summary>
public enum TiePolicy
{
    Competition,
    Dense,
}

/// <summary>What a criterion that does not apply (không phát sinh, không áp dụng) does to the result.</summary>
public enum NotApplicablePolicy
{
    /// <summary>Counts as full points.</summary>
    FullPoints,
    /// <summary>Left out; the percent is taken over the remaining maximum.</summary>
    Exclude,
    /// <summary>Counts as zero.</summary>
    Zero,
}

/// <summary>A band (nhóm, xếp loại).</summary>
/// <param name="Name">"A", "Tốt" …</param>
/// <param name="From">Least index percent, inclusive, 0 to 100.</param>
public sealed record Band(string Name, decimal From);

/// <summary>A node of the tree: field, criterion or sub-criterion at any depth.</summary>
public sealed record Criterion
{
    /// <summary>Printed code: "3.4.1".</summary>
    public required string Code { get; init; }

    /// <summary>Stable key over editions and renumbering; lower-case words joined by "-".</summary>
    public required string Key { get; init; }

    public required string Title { get; init; }

    public string? TitleEnglish { get; init; }

    /// <summary>Maximum points, above 0.</summary>
    public required decimal Max { get; init; }

    /// <summary>Whether points count inside the 100, or are bonus / penalty outside it (capped by <see cref="Max"/>).</summary>
    public CriterionKind Kind { get; init; } = CriterionKind.Regular;

    /// <summary>Where a leaf's points come from. On a parent: what its leaves inherit when they name none.</summary>
    public SourceKind Source { get; init; } = SourceKind.Appraised;

    /// <summary>Rule of a leaf; null: the leaf takes direct points ("chưa có thang điểm chính thức").</summary>
    public ScoringRule? Rule { get; init; }

    /// <summary>A tier somebody remembers, kept for reference and switched off: never evaluated.</summary>
    public ScoringRule? DraftRule { get; init; }

    public IReadOnlyList<RuleInput> Inputs { get; init; } = [];

    /// <summary>Evidence asked (tài liệu kiểm chứng), one item each.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>Field of the appraiser who judges it; null: the code of its top node.</summary>
    public string? AppraiserField { get; init; }

    /// <summary>Lead agencies (chủ trì), as printed.</summary>
    public IReadOnlyList<string> Lead { get; init; } = [];

    /// <summary>Coordinating agencies (phối hợp), as printed.</summary>
    public IReadOnlyList<string> Coordinators { get; init; } = [];

    /// <summary>Overrides the set's policy for this leaf.</summary>
    public NotApplicablePolicy? NotApplicable { get; init; }

    /// <summary>Test cases run by <c>parindex set check</c>.</summary>
    public IReadOnlyList<RuleTest> Tests { get; init; } = [];

    public string? Note { get; init; }

    public IReadOnlyList<Criterion> Children { get; init; } = [];

    public bool IsLeaf => Children.Count == 0;

    public IEnumerable<Criterion> SelfAndDescendants() => Children.SelectMany(child => child.SelfAndDescendants()).Prepend(this);
}

public enum CriterionKind
{
    Regular,
    Bonus,
    Penalty,
}

/// <summary>Where points come from.</summary>
public enum SourceKind
{
    /// <summary>Self-assessed by the unit, appraised by the authority above (tự đánh giá, thẩm định).</summary>
    Appraised,
    /// <summary>Opinion survey of leaders, managers and People's Council delegates (điều tra XHH).</summary>
    LeaderSurvey,
    /// <summary>Satisfaction index of citizens.</summary>
    Sipas,
    /// <summary>Official statistics.</summary>
    Statistics,
}

/// <summary>A rule with where it comes from.</summary>
/// <param name="Text">Rule text, see docs/method/rule-language.md.</param>
/// <param name="Standing">How sure the rule is.</param>
/// <param name="Reference">Decision and article, or the figures it was inferred from.</param>
public sealed record ScoringRule(string Text, RuleStanding Standing, string? Reference = null);

/// <summary>How sure a rule is.</summary>
public enum RuleStanding
{
    /// <summary>Official text at hand.</summary>
    Official,
    /// <summary>Stated by an official plan or report that quotes the rule, not by the decision itself.</summary>
    Stated,
    /// <summary>Inferred from published figures.</summary>
    Inferred,
    /// <summary>Remembered only; may stand only as <see cref="Criterion.DraftRule"/>.</summary>
    Remembered,
    /// <summary>Written as an example to adapt.</summary>
    Example,
}

/// <summary>A test case of a leaf's rule.</summary>
/// <param name="Name">Short description.</param>
/// <param name="Values">Input name → value as text ("132", "86.5%", "yes", "không", "2.473.200" is not allowed: plain decimals).</param>
/// <param name="Points">Expected points; null when <paramref name="NotApplicable"/>.</param>
/// <param name="NotApplicable">Expects "does not apply".</param>
/// <param name="Digits">Digits the expected points are printed with; null: exact.</param>
public sealed record RuleTest(string Name, IReadOnlyDictionary<string, string> Values, decimal? Points, bool NotApplicable = false, int? Digits = null);

/// <summary>A criterion of the edition before and what became of it.</summary>
/// <param name="FromKeys">Keys in the edition before; empty: new.</param>
/// <param name="ToKeys">Keys in this edition; empty: dropped.</param>
/// <param name="Relation">Same, split, merged, new or dropped.</param>
/// <param name="Shares">Share of points carried to each key of <paramref name="ToKeys"/> (sums to 1), for split.</param>
/// <param name="Note">Why.</param>
public sealed record EditionMapping(
    IReadOnlyList<string> FromKeys,
    IReadOnlyList<string> ToKeys,
    MappingRelation Relation,
    IReadOnlyList<decimal> Shares,
    string? Note = null);

public enum MappingRelation
{
    Same,
    Split,
    Merged,
    New,
    Dropped,
}

/// <summary>Something wrong in a set, with its place in the file.</summary>
/// <param name="Code">Stable code such as "set-sum".</param>
/// <param name="IsError">False: a warning.</param>
/// <param name="Criterion">Code of the criterion; empty for the set.</param>
/// <param name="Place">Line and column in the YAML, or sheet and cell in the XLSX; null when built in memory.</param>
/// <param name="Message">What and how to mend.</param>
public sealed record SetProblem(string Code, bool IsError, string Criterion, SourcePlace? Place, Message Message)
{
    /// <summary>Neither error nor warning: something worth knowing, such as how many leaves have no rule.</summary>
    public bool IsInfo { get; init; }
}
