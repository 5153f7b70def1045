namespace ParIndex.Core.Rules.Running;

/// <summary>State of one evaluation. The first thing that goes wrong stays; values after it are of no account.</summary>
internal ref struct Frame(ReadOnlySpan<decimal?> values, Span<decimal> locals)
{
    public readonly ReadOnlySpan<decimal?> Values = values;
    public readonly Span<decimal> Locals = locals;

    /// <summary>Bit i: local i is known.</summary>
    public ulong Known;

    /// <summary><see cref="RuleState.Missing"/> or <see cref="RuleState.Invalid"/> once something went wrong.</summary>
    public RuleState Trouble;

    /// <summary>Slot whose figure is missing.</summary>
    public int MissingSlot;

    public readonly bool Stopped => Trouble != RuleState.Scored;

    public decimal Miss(int slot)
    {
        if (Trouble == RuleState.Scored) MissingSlot = slot;
        return Stop(RuleState.Missing);
    }

    public decimal Stop(RuleState trouble)
    {
        if (Trouble == RuleState.Scored) Trouble = trouble;
        return 0;
    }
}
