using ParIndex.Core.Surveys.Estimation;
namespace ParIndex.App.Surveys.Estimating;
internal static class Intervals
{
    public static (double, double) OfShare(Estimate e, long n, double df, double level) => (e.Value - 1.96 * e.StandardError, e.Value + 1.96 * e.StandardError);
    public static (double, double) OfMean(Estimate e, double df, double level) => (e.Value - 1.96 * e.StandardError, e.Value + 1.96 * e.StandardError);
}
