using ParIndex.Core.Units;

namespace ParIndex.App.Units;

/// <summary>The register last read, by the number of its last event: events are only ever added, so that number tells whether it still holds.</summary>
public sealed class UnitRegisterCache
{
    private volatile Entry? last;

    internal UnitRegister? Find(int sequence) => last is { } entry && entry.Sequence == sequence ? entry.Register : null;

    internal void Keep(int sequence, UnitRegister register) => last = new Entry(sequence, register);

    private sealed record Entry(int Sequence, UnitRegister Register);
}
