using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Notices;
using ParIndex.App.Rounds.Appraising;
using ParIndex.App.Storage;
using ParIndex.Core.Numbers;
using ParIndex.Core.Text;

namespace ParIndex.App.Rounds.Deciding;

/// <summary>Records what the council decides on an entry, whether in dispute or not. Stage, rights and versions are looked at inside the process that writes.</summary>
public sealed class DecideEntry(Session session, EntryDeed deed, RoundNotices notices, TimeProvider clock)
{
    private static readonly Message NoMeeting = new("Hãy chọn phiên họp: kết luận thuộc về một phiên họp.", "Choose the meeting: a decision belongs to one.");
    private static readonly Message NoReason = new("Hãy ghi căn cứ của kết luận.", "Give the grounds of the decision.");
    private static readonly Message NotPoints = new("Hãy ghi điểm bằng một số, ví dụ 0,75.", "Write points as a number, such as 0.75.");

    /// <summary>Part of the form that names the meeting.</summary>
    public const string Meeting = ".meeting";

    /// <summary>Decisions of a round.</summary>
    public async Task<IReadOnlyList<CouncilDecision>> OfRoundAsync(Guid round, CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<CouncilDecision>(
            """
            select d.scorecard_id as ScorecardId, d.code as Code, d.meeting_id as MeetingId, d.points as Points, d.reason as Reason, d.version as Version, d.by_name as ByName, d.at as At
            from rounds.decision d join rounds.scorecard c on c.id = d.scorecard_id where c.round_id = @round
            """,
            new { round },
            session.Transaction)).AsList();

    /// <summary>Records a decision, or another in its place.</summary>
    /// <param name="card">The scorecard.</param>
    /// <param name="code">The leaf.</param>
    /// <param name="meeting">Meeting that decided.</param>
    /// <param name="points">As typed.</param>
    /// <param name="reason">Grounds.</param>
    /// <param name="seen">Version that was shown; 0: there was none.</param>
    /// <param name="rights">Rights of who asks.</param>
    /// <param name="cancel">Stops waiting.</param>
    public Task<DeedOutcome> RunAsync(Guid card, string code, Guid? meeting, string? points, string? reason, int seen, Rights rights, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(rights);
        return deed.RunAsync("rounds.decide", card, code, async held =>
        {
            if (Refuse(held, rights) is { } refused)
                return refused;

            var problems = new Dictionary<string, Message>(StringComparer.Ordinal);
            var why = VietnameseText.Clean(reason ?? "");
            if (why.Length == 0)
                problems[VerdictParts.Reason] = NoReason;

            if (!PrintedNumber.TryParse(points ?? "", out var number) || number.IsPercent)
                problems[VerdictParts.Points] = NotPoints;
            else if (number.Value < 0 || number.Value > held.Entry.Max)
                problems[VerdictParts.Points] = new($"Điểm phải từ 0 đến {Plain(held.Entry.Max)}.", $"Points are from 0 to {Plain(held.Entry.Max)}.");

            var connection = await session.ConnectionAsync(cancel);
            if (meeting is null || !await connection.ExecuteScalarAsync<bool>("select exists (select from rounds.meeting where id = @meeting and round_id = @Id)", new { meeting, held.Round.Id }, session.Transaction))
                problems[Meeting] = NoMeeting;

            if (problems.Count > 0)
                return new DeedOutcome(problems);

            if (await connection.ExecuteAsync(
                """
                insert into rounds.decision as d (scorecard_id, code, meeting_id, points, reason, by_id, by_name, at)
                select @card, @code, @meeting, @Value, @why, @Id, @Name, @now
                where @seen = 0 or exists (select from rounds.decision where scorecard_id = @card and code = @code)
                on conflict (scorecard_id, code) do update
                set meeting_id = excluded.meeting_id, points = excluded.points, reason = excluded.reason, by_id = excluded.by_id, by_name = excluded.by_name, at = excluded.at, version = d.version + 1
                where d.version = @seen
                """,
                new { card, code, meeting, number.Value, why, seen, session.Actor.Id, session.Actor.Name, now = clock.GetUtcNow() },
                session.Transaction) != 1)
                return DeedOutcome.Conflict;

            await notices.DecidedAsync(held, cancel);
            return DeedOutcome.Done;
        }, cancel);
    }

    /// <summary>Takes a decision back.</summary>
    public Task<DeedOutcome> TakeBackAsync(Guid card, string code, int seen, Rights rights, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(rights);
        return deed.RunAsync("rounds.undecide", card, code, async held => Refuse(held, rights) is { } refused ? refused
            : await (await session.ConnectionAsync(cancel)).ExecuteAsync(
                "delete from rounds.decision where scorecard_id = @card and code = @code and version = @seen", new { card, code, seen }, session.Transaction) == 1
                ? DeedOutcome.Done : DeedOutcome.Conflict, cancel);
    }

    private static DeedOutcome? Refuse(HeldEntry held, Rights rights) =>
        held.Round.IsMirror ? DeedOutcome.Refused(Refusal.Mirror)
        : rights(new Question(Permission.DecideInCouncil, held.Card.UnitId, null, held.Round.Stage)) is { IsAllowed: false } decision ? DeedOutcome.Refused(decision.Reason) : null;

    private static string Plain(decimal value) => value.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture);
}
