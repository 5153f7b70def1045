using ParIndex.Core.Units;

namespace ParIndex.App.Accounts;

/// <summary>The reach last built: it follows from the register and the day alone.</summary>
public sealed class UnitReachCache
{
    private volatile Entry? last;

    public UnitReach Of(UnitRegister register, DateOnly day)
    {
        if (last is { } entry && ReferenceEquals(entry.Register, register) && entry.Day == day)
            return entry.Reach;

        var reach = new UnitReach(register, day);
        last = new Entry(register, day, reach);
        return reach;
    }

    private sealed record Entry(UnitRegister Register, DateOnly Day, UnitReach Reach);
}
