namespace ParIndex.Web.Pages.Results;

/// <summary>Shade of a heat map cell: five steps from 0 (below 50 %) to 4 (full points).</summary>
internal static class HeatStep
{
    public static int Of(decimal percent) => percent switch
    {
        >= 100 => 4,
        >= 90 => 3,
        >= 70 => 2,
        >= 50 => 1,
        _ => 0,
    };
}
