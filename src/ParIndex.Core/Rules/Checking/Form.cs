using System.Text;

namespace ParIndex.Core.Rules.Checking;

/// <summary>A linear form: constant + Σ coefficient · atom. Terms stand in the order of their atoms' ids, none with coefficient 0.</summary>
internal sealed class Form
{
    public static readonly Form Zero = new([], Rational.Zero);

    private string? _key;

    private Form((Atom Atom, Rational Factor)[] terms, Rational constant) => (Terms, Constant) = (terms, constant);

    public (Atom Atom, Rational Factor)[] Terms { get; }

    public Rational Constant { get; }

    public bool IsConstant => Terms.Length == 0;

    /// <summary>Takes only whole values.</summary>
    public bool IsWhole => Constant.IsInteger && Terms.All(term => term.Atom.IsWhole && term.Factor.IsInteger);

    /// <summary>The same for equal forms.</summary>
    public string Key => _key ??= MakeKey();

    public static Form Of(Rational constant) => constant.Sign == 0 ? Zero : new Form([], constant);

    public static Form Of(Atom atom) => Of(atom, Rational.One);

    public static Form Of(Atom atom, Rational factor) => new([(atom, factor)], Rational.Zero);

    public static Form operator +(Form a, Form b)
    {
        var terms = new List<(Atom, Rational)>(a.Terms.Length + b.Terms.Length);
        var (i, j) = (0, 0);
        while (i < a.Terms.Length || j < b.Terms.Length)
        {
            if (j == b.Terms.Length || (i < a.Terms.Length && a.Terms[i].Atom.Id < b.Terms[j].Atom.Id))
            {
                terms.Add(a.Terms[i++]);
            }
            else if (i == a.Terms.Length || b.Terms[j].Atom.Id < a.Terms[i].Atom.Id)
            {
                terms.Add(b.Terms[j++]);
            }
            else
            {
                var sum = a.Terms[i].Factor + b.Terms[j].Factor;
                if (sum.Sign != 0) terms.Add((a.Terms[i].Atom, sum));
                i++;
                j++;
            }
        }

        return new Form([.. terms], a.Constant + b.Constant);
    }

    public static Form operator -(Form a, Form b) => a + (b * -Rational.One);

    public static Form operator *(Form form, Rational factor) =>
        factor.Sign == 0 ? Zero
        : factor == Rational.One ? form
        : new([.. form.Terms.Select(term => (term.Atom, term.Factor * factor))], form.Constant * factor);

    public Rational FactorOf(Atom atom)
    {
        foreach (var term in Terms)
        {
            if (term.Atom == atom) return term.Factor;
        }

        return Rational.Zero;
    }

    public Form Without(Atom atom) => this - Of(atom, FactorOf(atom));

    public Form WithoutConstant() => new(Terms, Rational.Zero);

    /// <summary>The form divided by the factor of its first term, which is given back.</summary>
    public Form Normal(out Rational scale)
    {
        scale = IsConstant ? Constant : Terms[0].Factor;
        return scale.Sign == 0 ? Zero : this * (Rational.One / scale);
    }

    private string MakeKey()
    {
        var key = new StringBuilder();
        foreach (var (atom, factor) in Terms) key.Append(factor).Append('*').Append(atom.Id).Append('+');
        return key.Append(Constant).ToString();
    }
}
