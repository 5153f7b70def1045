using System.Globalization;
using ParIndex.App.Criteria.Library;
using ParIndex.Core.Analysis.Scenarios;
using ParIndex.Core.Numbers;
using ParIndex.Core.Scoring;
using ParIndex.Core.Text;

namespace ParIndex.App.Analysis.Scenarios;

/// <summary>A fault of what was typed.</summary>
/// <param name="Field">Name of the field as it was sent.</param>
/// <param name="Message">What is wrong and how to mend it.</param>
public sealed record TypedFault(string Field, Message Message);

/// <summary>
/// A scenario as typed on a page: fields <c>d.CODE</c> hold points, <c>s.CODE:SLOT</c> figures. Only what differs from the scorecard is a change; points
/// put the figures of their leaf aside.
/// </summary>
/// <param name="Scenario">Changes that could be read.</param>
/// <param name="Faults">What could not, all at once.</param>
public sealed record ScenarioForm(Scenario Scenario, IReadOnlyList<TypedFault> Faults)
{
    public const string PointsPrefix = "d.";
    public const string FigurePrefix = "s.";

    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>Name of the field of a leaf's points.</summary>
    public static string PointsField(string code) => PointsPrefix + code;

    /// <summary>Name of the field of a figure.</summary>
    public static string FigureField(string code, string slot) => $"{FigurePrefix}{code}:{slot}";

    /// <summary>Reads the form.</summary>
    /// <param name="scorer">The set.</param>
    /// <param name="card">As it stands.</param>
    /// <param name="name">Name typed; cut to what fits.</param>
    /// <param name="fields">All fields sent.</param>
    public static ScenarioForm Read(SetScorer scorer, Scorecard card, string name, IReadOnlyDictionary<string, string> fields)
    {
        ArgumentNullException.ThrowIfNull(scorer);
        ArgumentNullException.ThrowIfNull(card);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(fields);
        var faults = new List<TypedFault>();
        var changes = new List<ScenarioChange>();
        foreach (var leaf in scorer.Set.Leaves())
        {
            scorer.TryLeaf(leaf.Code, out var scored);
            var entry = card.Entries.GetValueOrDefault(leaf.Code);
            var typed = fields.GetValueOrDefault(PointsField(leaf.Code))?.Trim() ?? "";
            if (typed.Length > 0)
            {
                if (Points(typed, leaf.Max) is not { } points)
                    faults.Add(new(PointsField(leaf.Code), new(
                        string.Create(Vietnamese, $"Tiêu chí {leaf.Code}: điểm là số từ 0 đến {leaf.Max:0.######}, như 0,5."),
                        string.Create(CultureInfo.InvariantCulture, $"Criterion {leaf.Code}: points are a number from 0 to {leaf.Max:0.######}, such as 0.5."))));
                else
                    changes.Add(new ScenarioChange(leaf.Code, Points: points));
            }
            else if (scored?.Rule is not null && Figures(scored, entry, fields, faults) is { Count: > 0 } values)
            {
                changes.Add(new ScenarioChange(leaf.Code, values));
            }
        }

        if (changes.Count > ScenarioAddress.MostChanges)
            faults.Add(new("", new($"Mỗi phương án đổi nhiều nhất {ScenarioAddress.MostChanges} tiêu chí; hãy bớt {changes.Count - ScenarioAddress.MostChanges}.", $"A scenario changes {ScenarioAddress.MostChanges} criteria at most; take away {changes.Count - ScenarioAddress.MostChanges}.")));

        var text = name.Trim();
        var scenario = new Scenario(text.Length > ScenarioAddress.LongestName ? text[..ScenarioAddress.LongestName] : text, [.. changes.Take(ScenarioAddress.MostChanges)]);
        if (faults.Count == 0 && ScenarioAddress.Write(scenario).Length > ScenarioAddress.Longest)
            faults.Add(new("", new("Phương án quá dài để giữ trong địa chỉ; hãy bớt số liệu thay đổi.", "The scenario is too long to keep in the address; change fewer figures.")));

        return new ScenarioForm(scenario, faults);
    }

    /// <summary>Figures that differ from those that stand; the others of the leaf must be known, or typed too.</summary>
    private static Dictionary<string, string> Figures(ScoredLeaf leaf, ScorecardEntry? entry, IReadOnlyDictionary<string, string> fields, List<TypedFault> faults)
    {
        var changed = new Dictionary<string, string>(StringComparer.Ordinal);
        var missing = new List<string>();
        var code = leaf.Criterion.Code;
        foreach (var slot in leaf.Rule!.Slots)
        {
            var field = FigureField(code, slot.Name);
            var typed = fields.GetValueOrDefault(field)?.Trim() ?? "";
            var stands = entry?.Values.GetValueOrDefault(slot.Name);
            if (typed.Length == 0)
            {
                if (stands is null) missing.Add(field);
                continue;
            }

            if (!TypedFigure.TryRead(slot.Input, typed, out var value, out var problem))
                faults.Add(new(field, new($"Tiêu chí {code}: {problem!.Vietnamese}", $"Criterion {code}: {problem.English}")));
            else if (stands is null || !TypedFigure.TryRead(slot.Input, stands, out var before, out _) || before != value)
                changed[slot.Name] = TypedFigure.Plain(slot.Input, value);
        }

        // Half the figures of a leaf score nothing: they would look like points lost.
        if (changed.Count > 0 && missing.Count > 0)
            faults.Add(new(missing[0], new($"Tiêu chí {code}: nhập đủ số liệu để tính theo cách tính, hoặc nhập thẳng điểm.", $"Criterion {code}: give every figure the rule reads, or give points.")));

        return changed;
    }

    private static decimal? Points(string typed, decimal max) =>
        PrintedNumber.TryParse(typed, out var printed) && !printed.IsPercent && printed.Value >= 0 && printed.Value <= max ? printed.Value : null;
}
