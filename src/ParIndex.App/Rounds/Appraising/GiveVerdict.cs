using ParIndex.App.Accounts;
using ParIndex.App.Notices;
using ParIndex.App.Storage;
using ParIndex.Core.Text;

namespace ParIndex.App.Rounds.Appraising;

/// <summary>What the appraiser looked at when the form was shown.</summary>
/// <param name="EntryVersion">Version of the entry.</param>
/// <param name="VerdictVersion">Version of the verdict; 0: there was none.</param>
public sealed record Seen(int EntryVersion, int VerdictVersion);

/// <summary>Gives a verdict on one entry, and takes it back. Stage, rights and versions are looked at inside the process that writes.</summary>
public sealed class GiveVerdict(
    Session session, EntryDeed deed, VerdictStore verdicts, RecusalStore recusals, BlindStore blinds, RoundScorers scorers, Explaining.ExplanationStore explanations, RoundNotices notices)
{
    private static readonly Message NotAppraised = new("Dòng này lấy điểm từ điều tra hoặc thống kê, không thẩm định.", "This entry takes its points from a survey or statistics; it is not appraised.");

    private static readonly Message EntryChanged = new(
        "Đơn vị vừa sửa nội dung này sau khi bạn mở trang. Hãy xem lại rồi bấm lần nữa; những gì bạn ghi vẫn còn trong ô.",
        "The unit changed this entry after you opened the page. Look again, then press once more; what you wrote is still there.");

    private static readonly Message NotExplained = new("Đơn vị không giải trình dòng này, nên không thẩm định lại.", "The unit did not explain this entry, so it is not appraised again.");

    /// <summary>Gives a verdict, or another in its place.</summary>
    /// <param name="card">The scorecard.</param>
    /// <param name="code">The leaf.</param>
    /// <param name="pass">Which verdict.</param>
    /// <param name="seen">What was looked at.</param>
    /// <param name="typed">What the form holds.</param>
    /// <param name="rights">Rights of who asks.</param>
    /// <param name="cancel">Stops waiting.</param>
    public Task<DeedOutcome> RunAsync(Guid card, string code, VerdictPass pass, Seen seen, TypedVerdict typed, Rights rights, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(seen);
        ArgumentNullException.ThrowIfNull(typed);
        return deed.RunAsync("rounds.appraise", card, code, async held =>
        {
            if (await RefuseAsync(held, pass, rights, cancel) is { } refused)
                return refused;

            if (held.Entry.Version != seen.EntryVersion)
                return DeedOutcome.Wrong(EntryChanged);

            if (pass == VerdictPass.Second && await explanations.FindAsync(card, code, cancel) is not { Accepts: false })
                return DeedOutcome.Wrong(NotExplained);

            var read = typed.Read(await scorers.GetAsync(session, held.Round.SetVersionId, cancel), held.Entry);
            if (read.Judgement is not { } judgement)
                return new DeedOutcome(read.Problems);

            var verdict = new Verdict(
                card, code, pass, judgement, judgement.Outcome == Core.Rounds.VerdictOutcome.Accepted ? null : typed.Category, read.Reason, held.Entry.Version, null, "", default, 0);
            if (!await verdicts.SaveAsync(verdict, seen.VerdictVersion, cancel))
                return DeedOutcome.Conflict;

            if (pass == VerdictPass.Second)
                await notices.AnsweredAsync(held, cancel);

            return DeedOutcome.Done;
        }, cancel);
    }

    /// <summary>Takes a verdict back.</summary>
    /// <param name="card">The scorecard.</param>
    /// <param name="code">The leaf.</param>
    /// <param name="pass">Which verdict.</param>
    /// <param name="version">Version that was shown.</param>
    /// <param name="rights">Rights of who asks.</param>
    /// <param name="cancel">Stops waiting.</param>
    public Task<DeedOutcome> TakeBackAsync(Guid card, string code, VerdictPass pass, int version, Rights rights, CancellationToken cancel = default) => deed.RunAsync(
        "rounds.unappraise", card, code,
        async held => await RefuseAsync(held, pass, rights, cancel) is { } refused ? refused
            : await verdicts.RemoveAsync(card, code, pass, version, cancel) ? DeedOutcome.Done : DeedOutcome.Conflict,
        cancel);

    /// <summary>Stage of the round a verdict is given at.</summary>
    public static RoundStage StageOf(VerdictPass pass) => pass == VerdictPass.Second ? RoundStage.SecondAppraisal : RoundStage.Appraisal;

    private async Task<DeedOutcome?> RefuseAsync(HeldEntry held, VerdictPass pass, Rights rights, CancellationToken cancel)
    {
        if (!held.Entry.IsOfUnit)
            return DeedOutcome.Wrong(NotAppraised);

        if ((await recusals.OfRoundAsync(held.Round.Id, cancel)).Decide(session.Actor.Id, rights, held.Card.UnitId, held.Entry.Field, held.Stage) is { IsAllowed: false } decision)
            return DeedOutcome.Refused(decision.Reason);

        if (held.Stage != StageOf(pass))
            return DeedOutcome.Refused(Refusal.WrongStage);

        // Two appraisals of one entry are by two people.
        return await blinds.MayAsync(held.Entry.ScorecardId, held.Entry.Code, pass, cancel) ? null : DeedOutcome.Refused(Refusal.Blind);
    }
}
