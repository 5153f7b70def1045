using ParIndex.Core.Rules.Binding;

namespace ParIndex.Core.Rules.Checking;

internal sealed partial class RangeChecker
{
    /// <summary>Most conditional parts that are followed one by one; beyond, parts are taken as independent.</summary>
    private const int MaxFork = 6;

    private void CheckSum(SumBody body, IReadOnlyList<Facts> paths)
    {
        Range? all = null;
        foreach (var path in paths)
        {
            var range = Together(body, path, out var exact);
            if (!IsWithin(range) && !exact) range = Forked(body.Parts, 0, Form.Zero, [path]) ?? range;
            if (!range.IsEmpty) all = all is { } known ? known.Or(range) : range;
        }

        if (all is not { } found) return;
        var culprit = body.Parts.Length == 1 ? body.Parts[0].Value : null;
        Judge(body.At, found, culprit, paths, isSum: true);
    }

    /// <summary>Parts that always count are summed as one form; the others independently.</summary>
    private Range Together(SumBody body, Facts path, out bool exact)
    {
        var always = Form.Zero;
        var range = Range.Point(Rational.Zero);
        exact = true;
        foreach (var part in body.Parts)
        {
            var here = path;
            if (part.Condition is null)
            {
                CheckDivisions(part.Value, here);
                always += _forms.Of(part.Value);
                continue;
            }

            CheckDivisions(part.Condition, path);
            var taken = _paths.Assume(part.Condition, true, [path]);
            var passed = _paths.Assume(part.Condition, false, [path]);
            if (taken.Count == 0) TellUnreachable(part.At);
            Range? value = passed.Count > 0 ? Range.Point(Rational.Zero) : null;
            foreach (var fact in taken)
            {
                CheckDivisions(part.Value, fact);
                var one = _bounds.Of(_forms.Of(part.Value), fact);
                value = value is { } known ? known.Or(one) : one;
            }

            if (value is { } counted) range += counted;
            exact = false;
        }

        return range + _bounds.Of(always, path);
    }

    /// <summary>Follows each conditional part both ways, so that parts that exclude each other are not added.</summary>
    private Range? Forked(Part[] parts, int next, Form sum, IReadOnlyList<Facts> paths)
    {
        if (parts.Count(part => part.Condition is not null) > MaxFork || paths.Count == 0) return null;
        while (next < parts.Length && parts[next].Condition is null) sum += _forms.Of(parts[next++].Value);
        if (next == parts.Length) return OverAll(sum, paths);

        var part = parts[next];
        var with = Forked(parts, next + 1, sum + _forms.Of(part.Value), _paths.Assume(part.Condition!, true, paths));
        var without = Forked(parts, next + 1, sum, _paths.Assume(part.Condition!, false, paths));
        return with is { } a && without is { } b ? a.Or(b) : with ?? without;
    }

    private decimal?[] MostOfParts(SumBody body)
    {
        var declared = _paths.Declared();
        return [.. body.Parts.Select(part => _bounds.Of(_forms.Of(part.Value), declared).High?.ToDecimal())];
    }

    private bool IsWithin(Range range) => range.Low is { Sign: >= 0 } && range.High is { } high && high <= _rule.Full;
}
