namespace ParIndex.Web.Components;

/// <summary>An axis with round steps that holds all values.</summary>
internal sealed record Scale(decimal Low, decimal High, decimal Step)
{
    private static readonly decimal[] Round = [1m, 2m, 2.5m, 5m, 10m];

    public static Scale Of(IEnumerable<decimal> values, decimal? low, decimal? high, int steps = 5)
    {
        var all = values.DefaultIfEmpty(0).ToList();
        var from = low ?? all.Min();
        var to = high ?? all.Max();
        if (to <= from)
            to = from + 1;

        var raw = (to - from) / steps;
        var power = (decimal)Math.Pow(10, Math.Floor(Math.Log10((double)raw)));
        var step = Round.First(one => one * power >= raw) * power;
        var bottom = low ?? Math.Floor(from / step) * step;
        // Room below the lowest point, but never below nothing.
        if (low is null && from >= 0 && bottom > 0 && from - bottom < step / 4)
            bottom = Math.Max(0, bottom - step);

        return new Scale(bottom, high ?? Math.Ceiling(to / step) * step, step);
    }

    public IEnumerable<decimal> Ticks()
    {
        for (var tick = Low; tick <= High; tick += Step)
            yield return tick;
    }

    /// <summary>Where a value lies, 0 to 1.</summary>
    public double Place(decimal value) => (double)((value - Low) / (High - Low));
}
