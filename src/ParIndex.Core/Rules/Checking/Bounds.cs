namespace ParIndex.Core.Rules.Checking;

/// <summary>
/// Finds a range that surely holds every value of a form under given facts. Never too narrow; as narrow as a few steps of
/// reasoning make it: facts on the form itself, sums of facts, a / b between 0 and 1 when 0 ≤ a ≤ b, least and greatest.
/// </summary>
internal sealed class Bounds
{
    private const int Steps = 3;
    private const int MaxWork = 60_000;

    private int _work;

    /// <summary>Whether reasoning was cut short; the ranges are still right, but may be too wide.</summary>
    public bool IsSpent => _work >= MaxWork;

    public Range Of(Form form, Facts facts) => Of(form, facts, Steps);

    /// <summary>Whether no value at all fits the facts.</summary>
    public bool IsImpossible(Facts facts) => facts.All.Any(fact => fact.Range.IsEmpty || fact.Range.And(Of(fact.Form, facts)).IsEmpty);

    private Range Of(Form form, Facts facts, int steps)
    {
        if (form.IsConstant) return Range.Point(form.Constant);
        var bare = form.WithoutConstant().Normal(out var scale);
        var range = facts.Of(bare) * scale;
        if (++_work < MaxWork)
        {
            range = range.And(TermByTerm(form, facts, steps));
            if (steps > 0 && !range.IsEmpty)
            {
                range = ByRatios(form, facts, steps, range);
                range = ByFacts(form, facts, steps, range);
                range = ByExtremes(form, facts, steps, range);
            }
        }

        range += Range.Point(form.Constant);
        return form.IsWhole && !range.IsEmpty ? range.Whole() : range;
    }

    private Range TermByTerm(Form form, Facts facts, int steps)
    {
        var range = Range.Point(Rational.Zero);
        foreach (var (atom, factor) in form.Terms)
        {
            var one = OfAtom(atom, facts, steps);
            if (one.IsEmpty) return one;
            range += one * factor;
        }

        return range;
    }

    private Range OfAtom(Atom atom, Facts facts, int steps)
    {
        var known = facts.Of(Form.Of(atom));
        if (++_work >= MaxWork) return known;
        return known.And(atom switch
        {
            IndicatorAtom => Range.Share,
            ProductAtom product => OfProduct(product.Factors, facts, steps),
            RatioAtom ratio => OfRatio(ratio, facts, steps),
            ExtremeAtom extreme => extreme.Arguments.Select(argument => Of(argument, facts, steps)).Aggregate(extreme.IsMax ? Range.Greatest : Range.Least),
            RoundAtom round => OfRounded(round, facts, steps),
            _ => Range.All,
        });
    }

    private Range OfProduct(Form[] factors, Facts facts, int steps)
    {
        // A square is never negative; otherwise factors are taken as independent.
        if (factors is [var a, var b] && a.Key == b.Key)
        {
            var square = Of(a, facts, steps);
            return (square * square).And(Range.AtLeast(Rational.Zero));
        }

        return factors.Select(factor => Of(factor, facts, steps)).Aggregate((x, y) => x * y);
    }

    private Range OfRatio(RatioAtom ratio, Facts facts, int steps)
    {
        var bottom = NotZero(Of(ratio.Bottom, facts, steps));
        if (bottom.IsEmpty) return bottom;
        var top = ratio.Top is null ? Form.Of(Rational.One) : Form.Of(ratio.Top);
        var range = bottom.IsPositive || bottom.IsNegative ? Of(top, facts, steps) * bottom.Inverse() : Range.All;
        if (steps > 0 && ratio.Top is ProductAtom product)
        {
            foreach (var factor in product.Factors) range = range.And(ByFactor(product, factor, ratio.Bottom, facts, steps - 1));
        }

        return range;
    }

    /// <summary>(x · y) / b as (x / b) · y.</summary>
    private Range ByFactor(ProductAtom product, Form factor, Form bottom, Facts facts, int steps)
    {
        var rest = product.Factors.Where(other => !ReferenceEquals(other, factor)).ToArray();
        var ratio = Quotient(factor, bottom, facts, steps);
        return rest.Length == 0 ? ratio : ratio * OfProduct(rest, facts, steps);
    }

    private Range OfRounded(RoundAtom round, Facts facts, int steps)
    {
        var range = Of(round.Value, facts, steps);
        return new Range(
            range.Low?.RoundTo(round.Digits, round.IsCut), range.Low is null, range.High?.RoundTo(round.Digits, round.IsCut), range.High is null);
    }

    /// <summary>Ratios over one divisor are taken together: n1/d + n2/d = (n1 + n2)/d.</summary>
    private Range ByRatios(Form form, Facts facts, int steps, Range range)
    {
        foreach (var bottom in form.Terms.Select(term => (term.Atom as RatioAtom)?.Bottom).OfType<Form>().DistinctBy(bottom => bottom.Key).ToArray())
        {
            var (top, rest) = (Form.Zero, Form.Zero);
            foreach (var (atom, factor) in form.Terms)
            {
                if (atom is RatioAtom ratio && ratio.Bottom.Key == bottom.Key) top += ratio.Top is null ? Form.Of(factor) : Form.Of(ratio.Top, factor);
                else rest += Form.Of(atom, factor);
            }

            range = range.And(Quotient(top, bottom, facts, steps - 1) + (rest.IsConstant ? Range.Point(Rational.Zero) : Of(rest, facts, steps - 1)));
            if (range.IsEmpty) return range;
        }

        return range;
    }

    /// <summary>top / bottom by trying likely ends u: top − u · bottom ≤ 0 proves top / bottom ≤ u when bottom is above 0.</summary>
    private Range Quotient(Form top, Form bottom, Facts facts, int steps)
    {
        var below = NotZero(Of(bottom, facts, steps));
        if (below.IsEmpty) return below;
        if (!below.IsPositive) return Range.All;
        var range = Range.All;
        var ends = Ends(top, bottom);
        foreach (var end in ends)
        {
            var difference = Of(top - (bottom * end), facts, steps);
            if (difference.IsEmpty) return difference;
            if (difference.IsNotPositive) range = range.And(Range.AtMost(end, difference.IsNegative));
            if (difference.IsNotNegative) range = range.And(Range.AtLeast(end, difference.IsPositive));
        }

        return range;
    }

    private static IEnumerable<Rational> Ends(Form top, Form bottom)
    {
        var above = top.Terms.Select(term => term.Factor).Append(top.Constant).Where(factor => factor.Sign != 0).Distinct().ToList();
        above.Add(above.Where(factor => factor.Sign > 0).Aggregate(Rational.Zero, (sum, factor) => sum + factor));
        var below = bottom.Terms.Select(term => term.Factor).Append(bottom.Constant).Where(factor => factor.Sign != 0).Distinct();
        return below.SelectMany(divisor => above.Select(factor => factor / divisor)).Append(Rational.Zero).Distinct().Take(24);
    }

    /// <summary>form = λ · fact + rest, for each fact that shares an atom.</summary>
    private Range ByFacts(Form form, Facts facts, int steps, Range range)
    {
        var bare = form.WithoutConstant();
        foreach (var fact in facts.Joint)
        {
            foreach (var (atom, factor) in fact.Form.Terms)
            {
                var share = bare.FactorOf(atom);
                if (share.Sign == 0) continue;
                share /= factor;
                var rest = bare - (fact.Form * share);
                if (rest.Terms.Length > bare.Terms.Length + 1) continue;
                range = range.And((fact.Range * share) + Of(rest, facts, steps - 1));
                if (range.IsEmpty) return range;
            }
        }

        return range;
    }

    /// <summary>min(a, b) is at most a and at most b; max at least each.</summary>
    private Range ByExtremes(Form form, Facts facts, int steps, Range range)
    {
        foreach (var (atom, factor) in form.Terms)
        {
            if (atom is not ExtremeAtom extreme) continue;
            foreach (var argument in extreme.Arguments)
            {
                var put = Of(form.WithoutConstant().Without(atom) + (argument * factor), facts, steps - 1);
                var isAbove = extreme.IsMax != factor.Sign > 0;
                range = range.And(isAbove ? put with { Low = null, LowOpen = true } : put with { High = null, HighOpen = true });
                if (range.IsEmpty) return range;
            }
        }

        return range;
    }

    /// <summary>A divisor is not 0 where the division is reached; that is checked apart.</summary>
    private static Range NotZero(Range range) =>
        range.Low is { Sign: 0 } ? range with { LowOpen = true } : range.High is { Sign: 0 } ? range with { HighOpen = true } : range;
}
