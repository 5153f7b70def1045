using ParIndex.App.Criteria.Library;
using ParIndex.App.Rounds.Filling;
using ParIndex.Core.Rules;
using ParIndex.Core.Text;

namespace ParIndex.App.Rounds.Feeding;

/// <summary>Puts one figure that comes from elsewhere into an entry, beside those that stand there; writes in the open process.</summary>
public sealed class PutFigure(EntryStore entries, SaveEntry save)
{
    private static readonly Message Gone = new("Không có dòng chấm này. Hãy tải lại trang.", "There is no such entry. Reload the page.");

    /// <returns>The figure as plain text, and why it was not taken; null: it was.</returns>
    public async Task<(string Plain, Message? Problem)> RunAsync(Guid card, string code, RuleSlot slot, decimal value, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(slot);
        var plain = TypedFigure.Plain(slot.Input, value);
        if (await entries.FindAsync(card, code, cancel) is not { } entry)
            return (plain, Gone);

        var figures = entry.Answer.Figures.ToDictionary(StringComparer.Ordinal);
        figures[slot.Name] = plain;
        var outcome = await save.SaveAsync(card, code, entry.Version, TypedAnswer.Of(entry.Answer with { Figures = figures }), cancel);
        return (plain, outcome.IsSaved ? null : outcome.Problems.Values.FirstOrDefault() ?? Gone);
    }
}
