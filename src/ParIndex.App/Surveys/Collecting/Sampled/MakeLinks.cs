using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Storage;
using ParIndex.App.Surveys.Collecting.Following;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Collecting.Sampled;

/// <summary>Kinds of addresses to answer at.</summary>
public enum LinkKind
{
    /// <summary>Sent to one person.</summary>
    Personal,

    /// <summary>Printed as a QR code on the sheet of one person.</summary>
    Sheet,

    /// <summary>For anyone.</summary>
    Open,
}

/// <summary>A link just made. Its token is told this once.</summary>
/// <param name="Line">Of the sample; 0: for anyone.</param>
/// <param name="Identity">Who it is for; empty where it is for anyone or cannot be told any more.</param>
/// <param name="Token">128 random bits, 22 letters that may stand in an address.</param>
public sealed record MadeLink(int Line, string Area, IReadOnlyDictionary<string, string> Identity, string Token);

/// <summary>Makes links for people who have not answered. Earlier ones of the same kind stop working. Rights are the page's matter.</summary>
public sealed class MakeLinks(Session session, WaveStore waves, PersonStore people, ReminderStore reminders)
{
    private static readonly Message NotNow = new("Đợt đã kết thúc: không làm đường dẫn nữa.", "The wave is closed: no more links are made.");
    private static readonly Message NoOpen = new("Đợt này không cho phép đường dẫn chung.", "This wave does not allow an open link.");
    private static readonly Message NoPeople = new("Không có ai chưa trả lời để làm đường dẫn.", "There is nobody left to make a link for.");

    /// <summary>Makes the links.</summary>
    /// <param name="id">The wave.</param>
    /// <param name="kind">One a person, or one for anyone.</param>
    /// <param name="area">Of this area alone; null: everybody.</param>
    /// <param name="isReminder">They go out as a reminder, which is noted with each person; who asked not to be reminded gets none.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<(IReadOnlyList<MadeLink> Links, Message? Problem)> RunAsync(Guid id, LinkKind kind, string? area = null, bool isReminder = false, CancellationToken cancel = default)
    {
        await session.BeginAsync("surveys.links", null, cancel);
        try
        {
            if (await waves.LockAsync(id, cancel) is not { State: <= WaveState.Open } wave)
                return ([], NotNow);

            if (kind == LinkKind.Open && !wave.AllowsOpen)
                return ([], NoOpen);

            var alone = isReminder ? await reminders.LeftAloneAsync(id, cancel) : [];
            var asked = kind == LinkKind.Open ? [] : (await people.ListAsync(id, cancel))
                .Where(person => person is { HasAnswered: false, State: PersonState.Waiting or PersonState.Unreachable } && (area is null || person.Area == area) && !alone.Contains(person.Id)).ToList();
            if (kind != LinkKind.Open && asked.Count == 0)
                return ([], NoPeople);

            var identities = kind == LinkKind.Open ? null : await people.IdentitiesAsync(id, cancel: cancel);
            var links = kind == LinkKind.Open
                ? [new MadeLink(0, "", new Dictionary<string, string>(), Secrets.NewStamp())]
                : asked.Select(person => new MadeLink(person.Line, person.Area, identities?.GetValueOrDefault(person.Id) ?? new Dictionary<string, string>(), Secrets.NewStamp())).ToList();
            await PutAsync(wave, kind, [.. asked.Select(person => person.Id)], links, cancel);
            if (isReminder)
                await reminders.AddAsync(id, [.. asked.Select(person => person.Id)], cancel);

            await session.CommitAsync(cancel);
            return (links, null);
        }
        finally
        {
            await session.RollbackAsync();
        }
    }

    private async Task PutAsync(Wave wave, LinkKind kind, Guid[] persons, List<MadeLink> links, CancellationToken cancel)
    {
        var connection = await session.ConnectionAsync(cancel);
        // The open link stays beside earlier ones: it may hang on walls.
        await connection.ExecuteAsync("delete from surveys.link where wave_id = @Id and kind = @kind and person_id = any (@persons)", new { wave.Id, kind = kind.ToString(), persons }, session.Transaction);
        await connection.ExecuteAsync(
            "insert into surveys.link (sha256, wave_id, person_id, kind, expires_on) select hash, @Id, person, @kind, @ClosesOn from unnest(@hashes, @people) as r (hash, person)",
            new { wave.Id, kind = kind.ToString(), wave.ClosesOn, hashes = links.Select(link => Secrets.Hash(link.Token)).ToArray(), people = persons.Length == 0 ? [null] : persons.Select(person => (Guid?)person).ToArray() },
            session.Transaction);
    }
}
