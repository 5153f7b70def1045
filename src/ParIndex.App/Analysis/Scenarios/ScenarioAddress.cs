using System.Globalization;
using System.Text;
using ParIndex.Core.Analysis.Scenarios;

namespace ParIndex.App.Analysis.Scenarios;

/// <summary>
/// A scenario as one text, so that it can stand in an address and be shared: <c>Tên;1.1.2=0.5;6.1.3:dung_han=86%</c>. A name, then points of leaves and
/// figures of leaves. "%", ";", "=" and ":" inside a part are written %25, %3B, %3D, %3A.
/// </summary>
public static class ScenarioAddress
{
    /// <summary>Scenarios compared at once.</summary>
    public const int MostScenarios = 4;

    /// <summary>Leaves changed by one scenario.</summary>
    public const int MostChanges = 60;

    /// <summary>Letters of a name.</summary>
    public const int LongestName = 60;

    /// <summary>Letters of a scenario: several must fit into an address.</summary>
    public const int Longest = 1_800;

    private static readonly (string Plain, string Written)[] Escapes = [("%", "%25"), (";", "%3B"), ("=", "%3D"), (":", "%3A")];

    /// <summary>The one text of a scenario.</summary>
    public static string Write(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var text = new StringBuilder(Escape(scenario.Name));
        foreach (var change in scenario.Changes)
        {
            if (change.Points is { } points)
                text.Append(CultureInfo.InvariantCulture, $";{Escape(change.Code)}={points}");

            foreach (var (slot, value) in change.Values ?? new Dictionary<string, string>())
                text.Append(CultureInfo.InvariantCulture, $";{Escape(change.Code)}:{Escape(slot)}={Escape(value)}");
        }

        return text.ToString();
    }

    /// <summary>Reads a scenario back; null when the text is none, or too long.</summary>
    public static Scenario? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > Longest)
            return null;

        var parts = text.Split(';');
        var points = new Dictionary<string, decimal>(StringComparer.Ordinal);
        var values = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        var codes = new List<string>();
        foreach (var part in parts.Skip(1))
        {
            if (part.Split('=') is not [{ Length: > 0 } place, { } value] || place.Split(':') is not ([_] or [_, _]))
                return null;

            var at = place.Split(':');
            var code = Plain(at[0]);
            if (!codes.Contains(code, StringComparer.Ordinal))
                codes.Add(code);

            if (at.Length == 2)
            {
                if (!values.TryGetValue(code, out var own))
                    values.Add(code, own = new Dictionary<string, string>(StringComparer.Ordinal));

                own[Plain(at[1])] = Plain(value);
            }
            else if (decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                points[code] = number;
            }
            else
            {
                return null;
            }
        }

        var name = Plain(parts[0]);
        return codes.Count > MostChanges || name.Length > LongestName ? null : new Scenario(name, [.. codes.Select(code =>
            points.TryGetValue(code, out var given) ? new ScenarioChange(code, Points: given) : new ScenarioChange(code, values[code]))]);
    }

    private static string Escape(string text) => Escapes.Aggregate(text, (written, escape) => written.Replace(escape.Plain, escape.Written, StringComparison.Ordinal));

    private static string Plain(string text) => Escapes.Reverse().Aggregate(text, (plain, escape) => plain.Replace(escape.Written, escape.Plain, StringComparison.Ordinal));
}
