using ParIndex.Core.Numbers;

namespace ParIndex.Core.Surveys.Points.Scoring;

/// <summary>Parts of a whole cut to a number of decimals so that they still sum to the whole: the greatest takes what is left.</summary>
internal static class ExactParts
{
    public static decimal[] Of(IReadOnlyList<decimal> parts, decimal whole, int digits)
    {
        decimal[] rounded = [.. parts.Select(part => Rounding.Round(part, digits))];
        if (rounded.Length > 0)
        {
            rounded[Array.IndexOf(rounded, rounded.Max())] += whole - rounded.Sum();
        }

        return rounded;
    }
}
