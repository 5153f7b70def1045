using System.Collections.Immutable;

namespace ParIndex.Core.Rules.Checking;

/// <summary>What is known on one path through the rule: ranges of linear forms. Immutable.</summary>
internal sealed class Facts
{
    public static readonly Facts None = new(ImmutableSortedDictionary.Create<string, Fact>(StringComparer.Ordinal));

    private readonly ImmutableSortedDictionary<string, Fact> _facts;

    private Facts(ImmutableSortedDictionary<string, Fact> facts)
    {
        _facts = facts;
        Joint = [.. facts.Values.Where(fact => fact.Form.Terms.Length > 1)];
    }

    public IEnumerable<Fact> All => _facts.Values;

    /// <summary>Facts on more than one atom: orders such as a ≤ b.</summary>
    public Fact[] Joint { get; }

    /// <summary>Range told of a normal form without constant.</summary>
    public Range Of(Form normal) => _facts.TryGetValue(normal.Key, out var fact) ? fact.Range : Range.All;

    /// <summary>Whether a form is told to differ from 0.</summary>
    public bool IsNotZero(Form form)
    {
        var normal = form.WithoutConstant().Normal(out var scale);
        return _facts.TryGetValue(normal.Key, out var fact) && fact.Excluded.Contains(-form.Constant / scale);
    }

    /// <summary>Adds that a form lies within a range.</summary>
    public Facts With(Form form, Range range) => Update(form, range, null);

    /// <summary>Adds that a form is not 0.</summary>
    public Facts WithNotZero(Form form) => Update(form, Range.All, Rational.Zero);

    private Facts Update(Form form, Range range, Rational? excluded)
    {
        if (form.IsConstant) return this;
        var normal = form.WithoutConstant().Normal(out var scale);
        var inverse = Rational.One / scale;
        range = (range + Range.Point(-form.Constant)) * inverse;
        var known = _facts.GetValueOrDefault(normal.Key, new Fact(normal, Range.All, []));
        var list = excluded is null ? known.Excluded : known.Excluded.Add((excluded.Value - form.Constant) * inverse);
        return new Facts(_facts.SetItem(normal.Key, new Fact(normal, Tighten(normal, known.Range.And(range), list), list)));
    }

    /// <summary>Takes excluded values off the ends, again and again for whole numbers.</summary>
    private static Range Tighten(Form form, Range range, ImmutableList<Rational> excluded)
    {
        for (var round = 0; round <= excluded.Count; round++)
        {
            if (form.IsWhole && !range.IsEmpty) range = range.Whole();
            foreach (var value in excluded)
            {
                if (range.Low == value) range = range with { LowOpen = true };
                if (range.High == value) range = range with { HighOpen = true };
            }
        }

        return form.IsWhole && !range.IsEmpty ? range.Whole() : range;
    }
}

/// <param name="Form">Normal: first factor 1, no constant.</param>
/// <param name="Range">Where its value lies.</param>
/// <param name="Excluded">Values it does not take.</param>
internal sealed record Fact(Form Form, Range Range, ImmutableList<Rational> Excluded);
