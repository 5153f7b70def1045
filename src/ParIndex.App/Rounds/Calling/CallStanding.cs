using ParIndex.App.Criteria.Library;
using ParIndex.Core.Rounds;
using ParIndex.Core.Rules;

namespace ParIndex.App.Rounds.Calling;

/// <summary>A figure of a call as the answers so far come to.</summary>
/// <param name="Given">Units that count.</param>
/// <param name="Plain">The figure as plain text of the slot it goes into; null: none yet.</param>
public sealed record RolledFigure(CallFigure Figure, int Given, string? Plain);

/// <summary>What the answers of a call come to: only what was sent counts.</summary>
public static class CallStanding
{
    public static IReadOnlyList<RolledFigure> Of(DataCall call, IReadOnlyCollection<CallAnswer> answers)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(answers);
        return [.. call.Figures.Select(figure =>
        {
            var values = answers.Select(answer => answer.IsSent ? Value(figure, answer) : null).ToList();
            return new RolledFigure(figure, values.Count(value => value is not null), figure.Of(values) is { } rolled ? TypedFigure.Plain(Result(figure), rolled) : null);
        })];
    }

    /// <summary>Rolled figures by the slot they go into; a slot several figures name takes the first.</summary>
    public static IReadOnlyDictionary<string, string> BySlot(IEnumerable<RolledFigure> figures) => figures
        .Where(one => one is { Figure.Slot: not null, Plain: not null })
        .DistinctBy(one => one.Figure.Slot).ToDictionary(one => one.Figure.Slot!, one => one.Plain!, StringComparer.Ordinal);

    private static decimal? Value(CallFigure figure, CallAnswer answer) =>
        answer.Figures.TryGetValue(figure.Input.Name, out var text) && InputValue.TryParse(figure.Input, text, out var value, out _) ? value : null;

    /// <summary>How the rolled figure is written: shares as percents, counts of units as numbers.</summary>
    private static RuleInput Result(CallFigure figure) => figure.Input with
    {
        Type = figure.How switch { RollUp.YesShare => InputType.Percent, RollUp.Yes or RollUp.Asked => InputType.Count, _ => figure.Input.Type },
    };
}
