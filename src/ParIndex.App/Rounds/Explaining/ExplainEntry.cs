using ParIndex.App.Accounts;
using ParIndex.App.Rounds.Appraising;
using ParIndex.App.Rounds.Assigning;
using ParIndex.App.Rounds.Filling;
using ParIndex.App.Storage;
using ParIndex.Core.Text;

namespace ParIndex.App.Rounds.Explaining;

/// <summary>A unit accepts appraised points below its claim, or explains (giải trình) why they should be others. Stage, rights and versions are looked at inside the process that writes.</summary>
public sealed class ExplainEntry(
    Session session, EntryDeed deed, RoundStore rounds, EntryStore entries, VerdictStore verdicts, ExplanationStore explanations, AssignmentStore assignments, RoundScorers scorers, TimeProvider clock)
{
    private const int LongestText = 8_000;

    private static readonly Message NotCut = new("Dòng này không bị trừ điểm, nên không cần giải trình.", "This entry lost no points; there is nothing to explain.");
    private static readonly Message NoText = new("Hãy ghi nội dung giải trình.", "Write the explanation.");
    private static readonly Message Longer = new($"Viết không quá {LongestText} ký tự.", $"Write at most {LongestText} characters.");

    /// <summary>Saves what the unit says.</summary>
    /// <param name="card">The scorecard.</param>
    /// <param name="code">The leaf.</param>
    /// <param name="accepts">Accepts the points.</param>
    /// <param name="text">Why they should be others; may be empty when accepted.</param>
    /// <param name="seen">Version that was shown; 0: there was none.</param>
    /// <param name="rights">Rights of who asks.</param>
    /// <param name="cancel">Stops waiting.</param>
    public Task<DeedOutcome> RunAsync(Guid card, string code, bool accepts, string? text, int seen, Rights rights, CancellationToken cancel = default)
    {
        // Explanations keep their paragraphs.
        var words = (text ?? "").ReplaceLineEndings("\n").Trim().Normalize();
        return deed.RunAsync("rounds.explain", card, code, async held =>
        {
            if (await RefuseAsync(held, rights, cancel) is { } refused)
                return refused;

            if ((await verdicts.OfCardAsync(card, cancel)).FirstOrDefault(verdict => verdict.Code == code && verdict.Pass == VerdictPass.First) is not { } first || !ExplanationLine.IsBelow(held.Entry, first))
                return DeedOutcome.Wrong(NotCut);

            if (words.Length > LongestText)
                return DeedOutcome.Wrong(Longer, VerdictParts.Reason);

            if (!accepts && words.Length == 0)
                return DeedOutcome.Wrong(NoText, VerdictParts.Reason);

            return await explanations.SaveAsync(card, code, accepts, words, seen, cancel) ? DeedOutcome.Done : DeedOutcome.Conflict;
        }, cancel);
    }

    /// <summary>Takes back what was said.</summary>
    public Task<DeedOutcome> TakeBackAsync(Guid card, string code, int seen, Rights rights, CancellationToken cancel = default) => deed.RunAsync(
        "rounds.unexplain", card, code,
        async held => await RefuseAsync(held, rights, cancel) is { } refused ? refused
            : await explanations.RemoveAsync(card, code, seen, cancel) ? DeedOutcome.Done : DeedOutcome.Conflict,
        cancel);

    /// <summary>Accepts the points of every entry nothing was said to yet; entries of fields that are not theirs are left out.</summary>
    /// <returns>How many were accepted, or why none may be.</returns>
    public async Task<(int Accepted, string? Refusal)> AcceptAllAsync(Guid card, Rights rights, CancellationToken cancel = default)
    {
        await session.BeginAsync("rounds.explain-all", null, cancel);
        try
        {
            if (await rounds.LockCardAsync(card, forEntries: true, cancel) is not { } scorecard || await rounds.HoldAsync(scorecard.RoundId, cancel) is not { } round)
                return (0, Refusal.OtherUnit);

            var stage = EntryGate.StageOf(round, scorecard, clock.Today());
            var open = ExplanationLine.Of(await entries.OfCardAsync(card, cancel), await verdicts.OfCardAsync(card, cancel), await explanations.OfCardAsync(card, cancel))
                .Where(line => line.Explanation is null).ToList();
            var mine = open.Where(line => rights(new Question(Permission.Explain, scorecard.UnitId, line.Entry.Field, stage)).IsAllowed).ToList();
            if (mine.Count == 0 && rights(new Question(Permission.Explain, scorecard.UnitId, null, stage)) is { IsAllowed: false } decision)
                return (0, decision.Reason);

            var accepted = 0;
            foreach (var line in mine)
                accepted += await explanations.SaveAsync(card, line.Entry.Code, true, "", 0, cancel) ? 1 : 0;

            if (accepted > 0)
                await session.CommitAsync(cancel);

            return (accepted, null);
        }
        finally
        {
            await session.RollbackAsync();
        }
    }

    /// <summary>The unit itself, or a unit the criterion is assigned to.</summary>
    private async Task<DeedOutcome?> RefuseAsync(HeldEntry held, Rights rights, CancellationToken cancel)
    {
        var stage = EntryGate.StageOf(held.Round, held.Card, clock.Today());
        var own = rights(new Question(Permission.Explain, held.Card.UnitId, held.Entry.Field, stage));
        if (own.IsAllowed)
            return null;

        var scorer = await scorers.GetAsync(session, held.Round.SetVersionId, cancel);
        var helpers = new Responsibility(scorer.Set, await assignments.OfCardAsync(held.Card.Id, cancel)).UnitsOf(held.Entry.Code);
        return helpers.Any(unit => rights(new Question(Permission.Explain, unit, null, stage)).IsAllowed) ? null : DeedOutcome.Refused(own.Reason);
    }
}
