using System.Collections.Concurrent;
using System.Globalization;

namespace ParIndex.Bench;

/// <summary>How long people waited for one kind of thing.</summary>
/// <param name="what">Printed before the figures.</param>
internal sealed class Waits(string what)
{
    private readonly ConcurrentBag<double> took = [];

    public int Count => took.Count;

    public void Add(TimeSpan wait) => took.Add(wait.TotalMilliseconds);

    public void Tell()
    {
        double[] sorted = [.. took.Order()];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{what,-12} {sorted.Length,7} p50 {At(.5),7:0.0} ms p95 {At(.95),7:0.0} ms p99 {At(.99),7:0.0} ms longest {sorted.LastOrDefault(),7:0.0} ms"));

        double At(double share) => sorted.Length == 0 ? 0 : sorted[(int)(share * (sorted.Length - 1))];
    }
}
