using ParIndex.App.Accounts;
using ParIndex.App.Storage;
using ParIndex.App.Surveys.Collecting.Answering;
using ParIndex.App.Surveys.Collecting.Sampled;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Collecting.Tablets;

/// <summary>Which people are taken along.</summary>
/// <param name="Area">Of this area alone; null: of any.</param>
/// <param name="From">Least number; null: from the first.</param>
/// <param name="To">Greatest number; null: to the last.</param>
public sealed record PackChoice(string? Area, int? From, int? To);

/// <summary>Gives people who still wait to an interviewer's tablet: who took whom and when is kept. Rights are the page's matter.</summary>
public sealed class TakeAlong(Session session, WaveStore waves, PersonStore people, PackStore packs, AnswerDesk desk, TimeProvider clock)
{
    /// <summary>Most people of one pack: a lost tablet is to lose little.</summary>
    public const int Most = 500;

    private const int LongestDevice = 40;

    private static readonly Message NotNow = new("Đợt không nhận phiếu lúc này: chỉ mang đi được khi đợt đang mở.", "The wave takes no answers now: people are taken along while it is open.");
    private static readonly Message Nobody = new("Không còn ai chờ hỏi trong phần đã chọn: chọn khu vực hoặc khoảng số khác.", "Nobody waits in this part: choose another area or other numbers.");
    private static readonly Message TooMany = new($"Có hơn {Most} người: chọn một khu vực hoặc khoảng số nhỏ hơn.", $"There are more than {Most} people: choose an area or fewer numbers.");
    private static readonly Message NoNames = new("Danh tính không đọc được nữa: không thể đi phỏng vấn.", "Identities cannot be read any more: nobody can be found.");

    /// <summary>Enters a pack and tells what is in it.</summary>
    /// <param name="id">The wave.</param>
    /// <param name="choice">Whom.</param>
    /// <param name="device">Name the tablet gives itself.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<(TakenPack? Pack, Message? Problem)> RunAsync(Guid id, PackChoice choice, string? device, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(choice);
        await session.BeginAsync("surveys.take-along", null, cancel);
        try
        {
            if (await waves.FindAsync(id, cancel) is not { State: WaveState.Open } wave || wave.ClosesOn < clock.Today() || await desk.FormAsync(wave.QuestionnaireId, cancel) is not { } form)
                return (null, NotNow);

            var chosen = (await people.ListAsync(id, cancel)).Where(person => IsChosen(person, choice)).ToList();
            if (chosen.Count is 0 or > Most)
                return (null, chosen.Count == 0 ? Nobody : TooMany);

            if (await people.IdentitiesAsync(id, cancel: cancel) is not { } identities)
                return (null, NoNames);

            var now = clock.GetUtcNow();
            var name = VietnameseText.Clean(device ?? "");
            var pack = new Pack(
                Guid.CreateVersion7(now), id, session.Actor.Id, session.Actor.Name, name.Length is > 0 and <= LongestDevice ? name : "?", choice.Area ?? "", [.. chosen.Select(person => person.Line)], now.UtcDateTime);
            await packs.AddAsync(pack, cancel);
            await session.CommitAsync(cancel);
            return (new TakenPack(pack, wave, form, [.. chosen.Select(person => Packed(person, identities))]), null);
        }
        finally
        {
            await session.RollbackAsync();
        }
    }

    private static bool IsChosen(SampledPerson person, PackChoice choice) =>
        person is { HasAnswered: false, State: PersonState.Waiting or PersonState.Unreachable } && (choice.Area is null || person.Area == choice.Area)
        && person.Line >= (choice.From ?? 1) && person.Line <= (choice.To ?? int.MaxValue);

    private static PackedPerson Packed(SampledPerson person, IReadOnlyDictionary<Guid, IReadOnlyDictionary<string, string>> identities) =>
        new(person.Line, person.PaperCode, person.Area, identities.GetValueOrDefault(person.Id) ?? new Dictionary<string, string>());
}
