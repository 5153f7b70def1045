using ParIndex.Core.Rounds;
using ParIndex.Core.Rules;
using ParIndex.Core.Scoring;
using ParIndex.Core.Text;

namespace ParIndex.App.Rounds.Filling;

/// <summary>A figure that lies far from those of the other units of its round.</summary>
/// <param name="Crowd">The others in brief; for appraisers. Units are told <see cref="Told"/> alone.</param>
public sealed record UnlikeOthers(string Slot, RuleInput Input, CrowdSide Side, FigureCrowd Crowd)
{
    /// <summary>What the unit is told: no figure of anybody.</summary>
    public Message Told => FigureCrowd.Tell(Input, Side, Crowd.Count);
}

/// <summary>Figures of the units of a round, by question, to compare each unit with the others.</summary>
public sealed class RoundFigures
{
    private readonly SetScorer scorer;
    private readonly Dictionary<(string Code, string Slot), List<(Guid Card, decimal Value)>> figures = [];

    /// <param name="scorer">The round's set.</param>
    /// <param name="answers">Figures of entries that apply, as stored.</param>
    public RoundFigures(SetScorer scorer, IEnumerable<(Guid Card, string Code, IReadOnlyDictionary<string, string> Figures)> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        this.scorer = scorer;
        foreach (var (card, code, given) in answers)
        {
            foreach (var (slot, value) in Values(code, given))
            {
                if (!figures.TryGetValue((code, slot), out var all))
                    figures[(code, slot)] = all = [];

                all.Add((card, value));
            }
        }
    }

    /// <summary>Figures of an entry that lie far from those of the other scorecards; what this scorecard says elsewhere in the list does not count.</summary>
    public IReadOnlyList<UnlikeOthers> Unlike(Guid card, string code, IReadOnlyDictionary<string, string> given)
    {
        ArgumentNullException.ThrowIfNull(given);
        var unlike = new List<UnlikeOthers>();
        foreach (var (slot, value) in Values(code, given))
        {
            if (figures.TryGetValue((code, slot), out var all) && FigureCrowd.Of(all.Where(one => one.Card != card).Select(one => one.Value)) is { } crowd
                && scorer.TryLeaf(code, out var leaf) && leaf.Input(slot) is { } input && crowd.SideOf(input.Type, value) is { } side)
                unlike.Add(new UnlikeOthers(slot, input, side, crowd));
        }

        return unlike;
    }

    // Only kinds of figures that are compared at all.
    private IEnumerable<(string Slot, decimal Value)> Values(string code, IReadOnlyDictionary<string, string> given)
    {
        if (!scorer.TryLeaf(code, out var leaf))
            yield break;

        foreach (var (slot, text) in given)
        {
            if (leaf.Input(slot) is { Type: InputType.Count or InputType.Amount or InputType.Percent } input && InputValue.TryParse(input, text, out var value, out _))
                yield return (slot, value);
        }
    }
}
