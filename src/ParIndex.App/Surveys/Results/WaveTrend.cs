using ParIndex.Core.Surveys.Estimation;
using ParIndex.Core.Surveys.Estimation.Testing;
using ParIndex.Core.Surveys.Results;

namespace ParIndex.App.Surveys.Results;

/// <summary>An index over waves.</summary>
/// <param name="Part">What it is over.</param>
/// <param name="Code">Its code.</param>
/// <param name="Values">By wave, the oldest first; null: that wave has no such index.</param>
/// <param name="Change">This wave less the one before it; null: one of them has none.</param>
public sealed record TrendLine(IndexPart Part, string Code, IReadOnlyList<Figure?> Values, Difference? Change);

/// <summary>
/// Indices over the waves of one questionnaire at one unit. Changes from the wave before are tested as of independent samples (new people each time), adjusted for their
/// number (Holm).
/// </summary>
/// <param name="Waves">The oldest first; the last is the wave itself.</param>
/// <param name="Lines">By index of the last wave.</param>
public sealed record WaveTrend(IReadOnlyList<WaveHead> Waves, IReadOnlyList<TrendLine> Lines)
{
    /// <summary>Compares.</summary>
    /// <param name="before">Earlier waves, the oldest first.</param>
    /// <param name="now">The wave.</param>
    public static WaveTrend Of(IReadOnlyList<WaveReport> before, WaveReport now)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(now);
        WaveReport[] all = [.. before.Where(one => one.Results is not null), now];
        var lines = (now.Results?.Indices ?? []).Select(index => (index.Part, index.Code, Values: Array.ConvertAll(all, wave => wave.Results!.Indices.FirstOrDefault(one => (one.Part, one.Code) == (index.Part, index.Code))?.Value))).ToList();
        double[] chances = [.. lines.Select(line => all.Length > 1 ? Chance(line.Values[^1], all[^1], line.Values[^2], all[^2]) : double.NaN)];
        var adjusted = MultipleComparisons.Holm(chances);
        return new WaveTrend(
            [.. all.Select(one => one.Wave)],
            [.. lines.Select((line, place) => new TrendLine(line.Part, line.Code, line.Values, all.Length > 1 && line.Values is [.., { } last, { } latest]
                ? new Difference(latest.Value - last.Value, Finite(chances[place]), Finite(adjusted[place]))
                : null))]);
    }

    private static double Chance(Figure? one, WaveReport wave, Figure? other, WaveReport earlier) => one is { Error: { } error } && other is { Error: { } before }
        ? Comparison.OfIndependent(new Estimate(one.Value, error), wave.Results!.Design.Degrees, new Estimate(other.Value, before), earlier.Results!.Design.Degrees).P
        : double.NaN;

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
