using ParIndex.Core.Plans.Optimising;

namespace ParIndex.Core.Plans;

/// <summary>Points in sentences about plans: as many digits as there are.</summary>
internal static class PlanPoints
{
    private const int Digits = 12;

    public static string Vi(decimal points) => PlanText.Number(points, Digits).Vietnamese;

    public static string En(decimal points) => PlanText.Number(points, Digits).English;
}
