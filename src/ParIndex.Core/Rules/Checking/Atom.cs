namespace ParIndex.Core.Rules.Checking;

/// <summary>A value that linear reasoning takes as a whole. Equal atoms are one object, told apart by <see cref="Id"/>.</summary>
internal abstract class Atom(int id, bool isWhole)
{
    public int Id { get; } = id;

    /// <summary>Only whole numbers.</summary>
    public bool IsWhole { get; } = isWhole;
}

internal sealed class SlotAtom(int id, int slot, bool isWhole) : Atom(id, isWhole)
{
    public int Slot { get; } = slot;
}

/// <summary>1 when a condition holds, else 0.</summary>
internal sealed class IndicatorAtom(int id) : Atom(id, isWhole: true);

internal sealed class ProductAtom(int id, Form[] factors) : Atom(id, factors.All(factor => factor.IsWhole))
{
    public Form[] Factors { get; } = factors;
}

/// <summary><see cref="Top"/> over <see cref="Bottom"/>; a null top is 1.</summary>
internal sealed class RatioAtom(int id, Atom? top, Form bottom) : Atom(id, isWhole: false)
{
    public Atom? Top { get; } = top;

    public Form Bottom { get; } = bottom;
}

internal sealed class ExtremeAtom(int id, bool isMax, Form[] arguments) : Atom(id, arguments.All(argument => argument.IsWhole))
{
    public bool IsMax { get; } = isMax;

    public Form[] Arguments { get; } = arguments;
}

internal sealed class RoundAtom(int id, bool isCut, Form value, int digits) : Atom(id, digits == 0)
{
    public bool IsCut { get; } = isCut;

    public Form Value { get; } = value;

    public int Digits { get; } = digits;
}
