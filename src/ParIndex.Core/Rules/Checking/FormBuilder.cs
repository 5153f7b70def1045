using ParIndex.Core.Rules.Binding;
using ParIndex.Core.Rules.Syntax;

namespace ParIndex.Core.Rules.Checking;

/// <summary>Brings numbers of a rule into linear forms, so that different spellings of one thing meet: (b − a) / b is 1 − a / b.</summary>
internal sealed class FormBuilder(BoundRule rule)
{
    private readonly Dictionary<string, Atom> _atoms = new(StringComparer.Ordinal);
    private readonly Dictionary<Definition, Form> _definitions = [];

    public Form Of(NumberNode node) => node switch
    {
        ConstantNode constant => Form.Of(constant.Value),
        SlotNode slot => OfSlot(slot.Slot),
        NumberLocalNode local => OfDefinition(local.Definition),
        NegateNode negate => Of(negate.Operand) * -Rational.One,
        ArithmeticNode { Operator: BinaryOperator.Add } sum => Of(sum.Left) + Of(sum.Right),
        ArithmeticNode { Operator: BinaryOperator.Subtract } difference => Of(difference.Left) - Of(difference.Right),
        ArithmeticNode { Operator: BinaryOperator.Multiply } product => Product(Of(product.Left), Of(product.Right)),
        ArithmeticNode ratio => Ratio(Of(ratio.Left), Of(ratio.Right)),
        ShareNode share => Within(Ratio(Of(share.Part), Of(share.Whole)), Form.Zero, Form.Of(Rational.One)),
        ExtremeNode extreme => Extreme(extreme.IsMax, [.. extreme.Arguments.Select(Of)]),
        WithinNode within => Within(Of(within.Value), Of(within.Low), Of(within.High)),
        RoundNode round => Rounded(round),
        WeightedNode weighted => Weighted(weighted),
        CountNode count => count.Conditions.Select(Indicator).Aggregate(Form.Zero, (sum, form) => sum + form),
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    public Form OfSlot(int slot) => Form.Of(Intern("s" + slot, id => new SlotAtom(id, slot, IsWhole(rule.Slots[slot].Input.Type))));

    public Form OfBallots(WeightedNode weighted) => weighted.Ballots.Select(Of).Aggregate(Form.Zero, (sum, form) => sum + form);

    public Form Product(Form a, Form b)
    {
        if (a.IsConstant) return b * a.Constant;
        if (b.IsConstant) return a * b.Constant;
        var factors = Factors(a, out var left).Concat(Factors(b, out var right)).OrderBy(factor => factor.Key, StringComparer.Ordinal).ToArray();
        var atom = Intern("p" + string.Join(";", factors.Select(factor => factor.Key)), id => new ProductAtom(id, factors));
        return Form.Of(atom, left * right);
    }

    private static bool IsWhole(InputType type) => type is InputType.Count or InputType.YesNo or InputType.Choice;

    private static Form[] Factors(Form form, out Rational scale)
    {
        var normal = form.Normal(out scale);
        return normal is { Constant.Sign: 0, Terms: [{ Atom: ProductAtom product }] } ? product.Factors : [normal];
    }

    private Form OfDefinition(Definition definition)
    {
        if (!_definitions.TryGetValue(definition, out var form)) _definitions.Add(definition, form = Of(definition.Number!));
        return form;
    }

    private Form Ratio(Form top, Form bottom)
    {
        if (bottom.IsConstant) return bottom.Constant.Sign == 0 ? Form.Zero : top * (Rational.One / bottom.Constant);
        var below = bottom.Normal(out var scale);
        var result = top.Constant.Sign == 0 ? Form.Zero : Form.Of(RatioOf(null, below), top.Constant / scale);
        if (!top.IsConstant && top.Normal(out var multiple).Key == below.Key) return Form.Of(multiple / scale);
        foreach (var (atom, factor) in top.Terms)
        {
            var isSame = below is { Constant.Sign: 0, Terms: [var only] } && only.Atom == atom;
            result += isSame ? Form.Of(factor / scale) : Form.Of(RatioOf(atom, below), factor / scale);
        }

        return result;
    }

    private Atom RatioOf(Atom? top, Form bottom) => Intern($"r{top?.Id}/{bottom.Key}", id => new RatioAtom(id, top, bottom));

    private Form Within(Form value, Form low, Form high) => Extreme(true, [low, Extreme(false, [high, value])]);

    private Form Extreme(bool isMax, Form[] arguments)
    {
        if (arguments.All(argument => argument.IsConstant))
        {
            return Form.Of(isMax ? arguments.Max(argument => argument.Constant) : arguments.Min(argument => argument.Constant));
        }

        return Form.Of(Intern((isMax ? "x" : "n") + string.Join(";", arguments.Select(argument => argument.Key)), id => new ExtremeAtom(id, isMax, arguments)));
    }

    private Form Rounded(RoundNode node)
    {
        var value = Of(node.Value);
        return value.IsConstant
            ? Form.Of(value.Constant.RoundTo(node.Digits, node.IsCut))
            : Form.Of(Intern($"d{node.IsCut}{node.Digits}:{value.Key}", id => new RoundAtom(id, node.IsCut, value, node.Digits)));
    }

    private Form Weighted(WeightedNode node)
    {
        var sum = node.Ballots.Zip(node.Weights).Select(pair => Product(Of(pair.First), Of(pair.Second))).Aggregate(Form.Zero, (all, form) => all + form);
        return Ratio(sum, OfBallots(node));
    }

    private Form Indicator(ConditionNode condition) => condition is SlotConditionNode { Value: 1 } slot && rule.Slots[slot.Slot].Input.Type == InputType.YesNo
        ? OfSlot(slot.Slot)
        : Form.Of(Intern("i" + RulePrinter.Print(condition.Source), id => new IndicatorAtom(id)));

    private Atom Intern(string key, Func<int, Atom> make)
    {
        if (!_atoms.TryGetValue(key, out var atom)) _atoms.Add(key, atom = make(_atoms.Count));
        return atom;
    }
}
