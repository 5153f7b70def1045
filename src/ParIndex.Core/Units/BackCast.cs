using System.Globalization;
using ParIndex.Core.Text;

namespace ParIndex.Core.Units;

/// <summary>How predecessors' values become one.</summary>
public enum BackCastMethod
{
    /// <summary>Bình quân giản đơn.</summary>
    PlainMean,
    /// <summary>Bình quân gia quyền theo trọng số cho trước (dân số, số hồ sơ …).</summary>
    WeightedMean,
}

/// <summary>What to do when a predecessor has no value for the year.</summary>
public enum MissingPredecessor
{
    /// <summary>No estimate.</summary>
    Refuse,
    /// <summary>Estimate from the others, and say so.</summary>
    UseOthers,
}

/// <summary>One predecessor's part in an estimate.</summary>
/// <param name="UnitId">The predecessor.</param>
/// <param name="Name">Its name in the year.</param>
/// <param name="Share">How much of it went into the unit, above 0 up to 1.</param>
/// <param name="Value">Its value in the year; null: none.</param>
/// <param name="Weight">Given weight, 0 or more; null for the plain mean.</param>
public sealed record BackCastPart(string UnitId, string Name, decimal Share, decimal? Value, decimal? Weight = null);

/// <summary>A value of a year, own or estimated from predecessors.</summary>
/// <param name="Value">Null when it cannot be told.</param>
/// <param name="IsEstimate">False only for the unit's own value.</param>
/// <param name="Method">How the parts were put together.</param>
/// <param name="Parts">Every predecessor, those without value too.</param>
/// <param name="Remark">What must stand beside the figure; null for an own value.</param>
public sealed record BackCastValue(decimal? Value, bool IsEstimate, BackCastMethod Method, IReadOnlyList<BackCastPart> Parts, Message? Remark);

/// <summary>
/// Values of a merged unit for the years before it existed, from its predecessors. Always marked as an estimate: no such result
/// was ever published.
/// </summary>
public static class BackCast
{
    /// <summary>The unit's value in a year: its own when it stood alone by then, else estimated.</summary>
    /// <param name="register">Who became part of whom.</param>
    /// <param name="unitId">The unit as it is by <paramref name="seenFrom"/>.</param>
    /// <param name="year">Index year, counted on 31 December.</param>
    /// <param name="seenFrom">Day the unit is seen on, not before the year's end.</param>
    /// <param name="values">Values of the year by unit id.</param>
    /// <param name="weights">Weights by unit id; null: plain mean.</param>
    /// <param name="missing">When a predecessor has no value.</param>
    public static BackCastValue Of(
        UnitRegister register,
        string unitId,
        int year,
        DateOnly seenFrom,
        IReadOnlyDictionary<string, decimal> values,
        IReadOnlyDictionary<string, decimal>? weights = null,
        MissingPredecessor missing = MissingPredecessor.Refuse)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(values);
        var yearEnd = UnitRegister.YearEnd(year);
        var parts = register.Predecessors(unitId, seenFrom, yearEnd).Select(share => new BackCastPart(
            share.UnitId,
            register[share.UnitId].NameAt(yearEnd).Name,
            share.Share,
            values.TryGetValue(share.UnitId, out var value) ? value : null,
            weights is not null && weights.TryGetValue(share.UnitId, out var weight) ? weight : null)).ToArray();

        var method = weights is null ? BackCastMethod.PlainMean : BackCastMethod.WeightedMean;
        return parts is [var only] && only.UnitId == unitId
            ? new BackCastValue(only.Value, false, method, parts, null)
            : Estimate(parts, method, missing);
    }

    /// <summary>Mean of the parts; each counts by its share, times its weight when weighted.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A weight below 0 or a share not above 0 up to 1.</exception>
    public static BackCastValue Estimate(IReadOnlyList<BackCastPart> parts, BackCastMethod method, MissingPredecessor missing = MissingPredecessor.Refuse)
    {
        ArgumentNullException.ThrowIfNull(parts);
        foreach (var part in parts)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(part.Weight ?? 0m, nameof(parts));
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(part.Share, nameof(parts));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(part.Share, 1m, nameof(parts));
        }

        if (parts.Count == 0)
            return Refused(parts, method, "không có đơn vị tiền thân nào", "there is no predecessor");

        var without = parts.Where(part => part.Value is null).ToArray();
        if (without.Length == parts.Count || (without.Length > 0 && missing == MissingPredecessor.Refuse))
            return Refused(parts, method, $"thiếu số liệu của {Names(without)}; hãy bổ sung", $"{Names(without)} have no value; add it");

        var used = parts.Where(part => part.Value is not null).ToArray();
        var unweighted = used.Where(part => part.Weight is null).ToArray();
        if (method == BackCastMethod.WeightedMean && unweighted.Length > 0)
            return Refused(parts, method, $"thiếu trọng số của {Names(unweighted)}; hãy bổ sung", $"{Names(unweighted)} have no weight; add it");

        decimal Weight(BackCastPart part) => part.Share * (method == BackCastMethod.WeightedMean ? part.Weight!.Value : 1m);
        var sum = used.Sum(Weight);
        if (sum == 0m)
            return Refused(parts, method, "mọi trọng số đều bằng 0; hãy sửa", "all weights are 0; correct them");

        return new BackCastValue(used.Sum(part => part.Value!.Value * Weight(part)) / sum, true, method, parts, Remark(used, without, method));
    }

    private static Message Remark(BackCastPart[] used, BackCastPart[] without, BackCastMethod method)
    {
        var weighted = method == BackCastMethod.WeightedMean;
        var vietnamese = $"ước tính từ các đơn vị tiền thân: {List(used, ",", ".")} ({(weighted ? "bình quân gia quyền" : "bình quân giản đơn")})";
        var english = $"estimated from predecessors: {List(used, ".", ",")} ({(weighted ? "weighted mean" : "plain mean")})";
        return without.Length == 0
            ? new Message(vietnamese, english)
            : new Message($"{vietnamese}; không có số liệu của {Names(without)}", $"{english}; without {Names(without)}");
    }

    private static string List(IEnumerable<BackCastPart> parts, string mark, string group)
    {
        var format = new NumberFormatInfo { NumberDecimalSeparator = mark, NumberGroupSeparator = group };
        return string.Join("; ", parts.Select(part =>
            part.Name + " " + part.Value!.Value.ToString(format)
            + (part.Share == 1m ? "" : $" × {part.Share.ToString(format)}")
            + (part.Weight is { } weight ? $" [{weight.ToString(format)}]" : "")));
    }

    private static BackCastValue Refused(IReadOnlyList<BackCastPart> parts, BackCastMethod method, string vietnamese, string english) =>
        new(null, true, method, parts, new Message($"không ước tính được từ các đơn vị tiền thân: {vietnamese}", $"cannot be estimated from predecessors: {english}"));

    private static string Names(IEnumerable<BackCastPart> parts) => string.Join(", ", parts.Select(part => part.Name));
}
