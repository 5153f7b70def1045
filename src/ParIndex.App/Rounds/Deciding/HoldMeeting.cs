using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Storage;
using ParIndex.Core.Text;

namespace ParIndex.App.Rounds.Deciding;

/// <summary>Meetings of the council with their minutes.</summary>
public sealed class HoldMeeting(Session session, RoundStore rounds, TimeProvider clock)
{
    /// <summary>Names of the parts of the form.</summary>
    public const string HeldOn = "HeldOn", Minutes = "Minutes";

    private const int LongestLine = 500, LongestText = 40_000;

    private static readonly Message NoDay = new("Hãy ghi ngày họp.", "Give the day of the meeting.");
    private static readonly Message Gone = new("Không có kỳ đánh giá này.", "There is no such round.");
    private static readonly Message Longer = new($"Viết không quá {LongestText} ký tự.", $"Write at most {LongestText} characters.");

    /// <summary>Meetings of a round, in order.</summary>
    public async Task<IReadOnlyList<Meeting>> OfRoundAsync(Guid round, CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<Meeting>(
            """
            select id as Id, round_id as RoundId, held_on as HeldOn, place as Place, chair as Chair, attendees as Attendees, minutes as Minutes, version as Version,
                   by_name as ByName, at as At
            from rounds.meeting where round_id = @round order by held_on, at
            """,
            new { round },
            session.Transaction)).AsList();

    /// <summary>Enters a meeting, or changes one.</summary>
    /// <param name="round">The round.</param>
    /// <param name="meeting">The meeting; null: a new one.</param>
    /// <param name="seen">Version that was shown.</param>
    /// <param name="draft">What the form holds.</param>
    /// <param name="rights">Rights of who asks.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<DeedOutcome> RunAsync(Guid round, Guid? meeting, int seen, MeetingDraft draft, Rights rights, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(rights);
        await session.BeginAsync(meeting is null ? "rounds.meet" : "rounds.minutes", null, cancel);
        try
        {
            if (await rounds.HoldAsync(round, cancel) is not { } held)
                return DeedOutcome.Wrong(Gone);

            if (rights(new Question(Permission.DecideInCouncil, held.OrganiserId, null, held.Stage)) is { IsAllowed: false } decision)
                return DeedOutcome.Refused(decision.Reason);

            if (draft.HeldOn is null)
                return DeedOutcome.Wrong(NoDay, HeldOn);

            // Minutes keep their paragraphs.
            var minutes = (draft.Minutes ?? "").ReplaceLineEndings("\n").Trim().Normalize();
            if (minutes.Length > LongestText)
                return DeedOutcome.Wrong(Longer, Minutes);

            var now = clock.GetUtcNow();
            var saved = await (await session.ConnectionAsync(cancel)).ExecuteAsync(
                meeting is null
                    ? """
                      insert into rounds.meeting (id, round_id, held_on, place, chair, attendees, minutes, by_name, at)
                      values (@id, @round, @HeldOn, @place, @chair, @attendees, @minutes, @Name, @now)
                      """
                    : """
                      update rounds.meeting set held_on = @HeldOn, place = @place, chair = @chair, attendees = @attendees, minutes = @minutes, by_name = @Name, at = @now, version = version + 1
                      where id = @id and round_id = @round and version = @seen
                      """,
                new
                {
                    id = meeting ?? Guid.CreateVersion7(now),
                    round,
                    draft.HeldOn,
                    place = Line(draft.Place),
                    chair = Line(draft.Chair),
                    attendees = (draft.Attendees ?? "").ReplaceLineEndings("\n").Trim().Normalize(),
                    minutes,
                    session.Actor.Name,
                    now,
                    seen,
                },
                session.Transaction);
            if (saved == 0)
                return DeedOutcome.Conflict;

            await session.CommitAsync(cancel);
            return DeedOutcome.Done;
        }
        finally
        {
            await session.RollbackAsync();
        }
    }

    private static string Line(string? typed) => VietnameseText.Clean(typed ?? "") is { Length: > LongestLine } longer ? longer[..LongestLine] : VietnameseText.Clean(typed ?? "");
}
