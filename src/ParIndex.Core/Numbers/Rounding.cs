namespace ParIndex.Core.Numbers;

/// <summary>
/// The only two ways a point or percent loses digits. Points are never rounded inside a computation unless the criteria set
/// names the level and digits; ranks are taken before display rounding.
/// </summary>
public static class Rounding
{
    /// <summary>Half away from zero: 12.9045 at 3 digits is 12.905. Digits 0 to 28.</summary>
    public static decimal Round(decimal value, int digits) => Math.Round(value, digits, MidpointRounding.AwayFromZero);

    /// <summary>Cuts further digits: 8.43148 at 2 digits is 8.43. Found in published tables, used only to recognise them.</summary>
    public static decimal Cut(decimal value, int digits) => Math.Round(value, digits, MidpointRounding.ToZero);
}
