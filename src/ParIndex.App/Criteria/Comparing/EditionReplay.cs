using ParIndex.Core.Criteria;
using ParIndex.Core.Numbers;
using ParIndex.Core.Scoring;

namespace ParIndex.App.Criteria.Comparing;

/// <summary>How sure a carried figure is.</summary>
public enum CarriedStanding
{
    /// <summary>Same maximum, same rule: the points would be the same.</summary>
    Exact,
    /// <summary>Same rule on another scale, or split and merged criteria: points in proportion.</summary>
    InProportion,
    /// <summary>The rule changed: only figures entered anew would tell; points in proportion stand in.</summary>
    RuleChanged,
}

/// <summary>Part of the new edition's maximum by how sure its carried points are; together 1.</summary>
public sealed record ReplayCoverage(decimal Exact, decimal InProportion, decimal RuleChanged, decimal Unknown);

/// <summary>A field of the new edition over all units.</summary>
/// <param name="Before">Mean percent of the fields it comes from; null when it is new.</param>
/// <param name="After">Mean percent carried; null when nothing can be carried.</param>
public sealed record ReplayField(Criterion Field, decimal? Before, decimal? After, ReplayCoverage Coverage);

/// <summary>One unit before and after.</summary>
/// <param name="Before">Index as published, percent.</param>
/// <param name="After">Points carried over what can be carried, percent; null when nothing can.</param>
/// <param name="RankBefore">Among the units of the replay.</param>
/// <param name="Fields">By field of the new edition in order: percent before and after.</param>
public sealed record ReplayUnit(string UnitId, string Name, decimal? Before, decimal? After, int RankBefore, int RankAfter, IReadOnlyList<(decimal? Before, decimal? After)> Fields)
{
    public decimal? Change => After - Before;

    /// <summary>Places won (above 0) or lost.</summary>
    public int RankChange => RankBefore - RankAfter;
}

/// <summary>A criterion that moves the total most.</summary>
/// <param name="Effect">Mean points of 100 the change of weight wins or loses.</param>
public sealed record ReplayEffect(EditionRow Row, decimal Effect, CarriedStanding Standing);

/// <summary>
/// A year's results seen through another edition. Only points are stored, so nothing is scored anew: points are carried and each figure says how
/// sure it is. Pure.
/// </summary>
public sealed class EditionReplay
{
    private EditionReplay(EditionDiff diff, IReadOnlyList<StoredPoints> results)
    {
        Diff = diff;
        var rows = diff.Fields.SelectMany(field => field.Rows).Where(row => row.Later is not null).ToList();
        Coverage = CoverageOf(rows, diff.Later.Criteria.Where(field => field.Kind == CriterionKind.Regular).Sum(field => field.Max));
        var carried = results.Select(result => diff.Map.Carry(result.Leaves)).ToList();
        Units = Rank(diff, results, carried);
        Fields = [.. diff.Fields.Where(field => field.Field is not null).Select((field, index) => new ReplayField(
            field.Field!, Mean(Units.Select(unit => unit.Fields[index].Before)), Mean(Units.Select(unit => unit.Fields[index].After)),
            CoverageOf(field.Rows, field.Field!.Max)))];
        Effects = [.. rows.Select(row => Effect(row, results)).OfType<ReplayEffect>().OrderByDescending(effect => Math.Abs(effect.Effect))];
    }

    public EditionDiff Diff { get; }

    /// <summary>Over all regular fields.</summary>
    public ReplayCoverage Coverage { get; }

    /// <summary>By the place they would have, best first.</summary>
    public IReadOnlyList<ReplayUnit> Units { get; }

    public IReadOnlyList<ReplayField> Fields { get; }

    /// <summary>Criteria by how much they move the mean, most first.</summary>
    public IReadOnlyList<ReplayEffect> Effects { get; }

    public static EditionReplay Of(EditionDiff diff, IReadOnlyList<StoredPoints> results)
    {
        ArgumentNullException.ThrowIfNull(diff);
        ArgumentNullException.ThrowIfNull(results);
        return new EditionReplay(diff, results);
    }

    /// <summary>How sure the points of a criterion are.</summary>
    public static CarriedStanding StandingOf(EditionRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Relation != MappingRelation.Same ? CarriedStanding.InProportion
            : row.IsScoredOtherwise ? CarriedStanding.RuleChanged
            : row.MaxChange == 0 ? CarriedStanding.Exact : CarriedStanding.InProportion;
    }

    private static List<ReplayUnit> Rank(EditionDiff diff, IReadOnlyList<StoredPoints> results, List<EditionComparison> carried)
    {
        var before = results.Select(result => Percentages.Of(result.Points, result.Max)).ToList();
        var after = carried.Select(one => Percentages.Of(Points(one, diff.Later), one.Total.Max)).ToList();
        var ranksBefore = Ranking.Rank([.. before.Select(value => value ?? 0)], diff.Earlier.Ties);
        var ranksAfter = Ranking.Rank([.. after.Select(value => value ?? 0)], diff.Later.Ties);
        return [.. results.Select((result, i) => new ReplayUnit(
                result.UnitId, result.UnitName, before[i], after[i], ranksBefore[i], ranksAfter[i], [.. carried[i].Nodes.Where(node => node.Level == 1).Select(FieldOf)]))
            .OrderBy(unit => unit.RankAfter).ThenByDescending(unit => unit.After)];
    }

    /// <summary>Fields rounded as the edition rounds them; bonus and penalty stand outside the maximum and count as far as they can be carried.</summary>
    private static decimal Points(EditionComparison carried, CriteriaSet later)
    {
        var digits = later.Rounding.FirstOrDefault(rounding => rounding.Level == 1)?.Digits;
        return carried.Nodes.Where(node => node.Level == 1).Sum(node =>
        {
            var points = digits is { } places ? Rounding.Round(node.LikeForLike.Points, places) : node.LikeForLike.Points;
            return node.Node.Kind == CriterionKind.Penalty ? -points : points;
        });
    }

    private static (decimal? Before, decimal? After) FieldOf(CarriedNode node) => (node.AsScored?.Rate * 100, node.LikeForLike.Rate * 100);

    private static ReplayCoverage CoverageOf(IReadOnlyList<EditionRow> rows, decimal max)
    {
        if (max == 0)
            return new ReplayCoverage(0, 0, 0, 0);

        var regular = rows.Where(row => row.Later is { Node.Kind: CriterionKind.Regular } && row.Earlier.Count > 0).ToLookup(StandingOf);
        decimal Part(CarriedStanding standing) => regular[standing].Sum(row => row.LaterMax) / max;
        var (exact, proportion, changed) = (Part(CarriedStanding.Exact), Part(CarriedStanding.InProportion), Part(CarriedStanding.RuleChanged));
        return new ReplayCoverage(exact, proportion, changed, Math.Max(0, 1 - exact - proportion - changed));
    }

    /// <summary>What the changed weight of one criterion does to the mean: the rate reached × the points it won or lost.</summary>
    private static ReplayEffect? Effect(EditionRow row, IReadOnlyList<StoredPoints> results)
    {
        if (row.Earlier.Count == 0 || row.MaxChange == 0 || row.Later!.Node.Kind != CriterionKind.Regular)
            return null;

        var rates = results.Select(result => Rate(row, result)).OfType<decimal>().ToList();
        return rates.Count == 0 ? null : new ReplayEffect(row, row.MaxChange * (rates.Average() - MeanRate(results)), StandingOf(row));
    }

    private static decimal? Rate(EditionRow row, StoredPoints result) => row.Earlier.All(side => result.Leaves.ContainsKey(side.Node.Key))
        ? row.Earlier.Sum(side => result.Leaves[side.Node.Key]) / row.Earlier.Sum(side => side.Node.Max)
        : null;

    /// <summary>Points that one criterion wins are taken from the others: its effect is counted against what the rest earns on average.</summary>
    private static decimal MeanRate(IReadOnlyList<StoredPoints> results) => results.Average(result => result.Points / result.Max);

    private static decimal? Mean(IEnumerable<decimal?> values) => values.OfType<decimal>().ToList() is { Count: > 0 } known ? known.Average() : null;
}
