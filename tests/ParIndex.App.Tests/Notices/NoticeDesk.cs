using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Notices;
using ParIndex.App.Rounds;
using ParIndex.App.Rounds.Appraising;
using ParIndex.App.Rounds.Assigning;
using ParIndex.App.Storage;
using ParIndex.App.Tests.Rounds;
using ParIndex.App.Units;

namespace ParIndex.App.Tests.Notices;

/// <summary>Two departments in a round, with everybody who could be told of something, and strangers.</summary>
internal sealed class NoticeDesk : IAsyncDisposable
{
    private readonly UnitRegisterCache registers = new();
    private readonly UnitReachCache reaches = new();

    private NoticeDesk(AppraisalDesk rounds) => Rounds = rounds;

    public AppraisalDesk Rounds { get; }

    public Guid Round => Rounds.Round;

    public Guid Card => Rounds.Cards[0];

    public string Unit => Rounds.Units[0];

    public string Other => Rounds.Units[1];

    /// <summary>Head and officers of the first department; the second officer is for one field.</summary>
    public AppraisalDesk.Person Head { get; private set; } = null!;

    public AppraisalDesk.Person Officer { get; private set; } = null!;

    public AppraisalDesk.Person FieldOfficer { get; private set; } = null!;

    /// <summary>Head and officer of the other department.</summary>
    public AppraisalDesk.Person OtherHead { get; private set; } = null!;

    public AppraisalDesk.Person OtherOfficer { get; private set; } = null!;

    public AppraisalDesk.Person Coordinator { get; private set; } = null!;

    public AppraisalDesk.Person Appraiser { get; private set; } = null!;

    public AppraisalDesk.Person Secretary { get; private set; } = null!;

    /// <summary>A coordinator and an officer of other places, and a leader: told nothing of this round.</summary>
    public IReadOnlyList<AppraisalDesk.Person> Strangers { get; private set; } = [];

    public IEnumerable<AppraisalDesk.Person> Everybody => [Head, Officer, FieldOfficer, OtherHead, OtherOfficer, Coordinator, Appraiser, Secretary, .. Strangers];

    public static async Task<NoticeDesk> CreateAsync(RoundStage stage, string field = "cai-cach-tthc", bool submitted = true)
    {
        var rounds = submitted ? await AppraisalDesk.CreateAsync(stage) : await AppraisalDesk.CreateOpenAsync();
        var desk = new NoticeDesk(rounds);
        desk.Head = await rounds.AddAsync("Thủ trưởng", desk.Unit, new Assignment(Role.Head, desk.Unit));
        desk.Officer = await rounds.AddAsync("Cán bộ", desk.Unit, new Assignment(Role.Officer, desk.Unit));
        desk.FieldOfficer = await rounds.AddAsync("Cán bộ lĩnh vực", desk.Unit, new Assignment(Role.Officer, desk.Unit, field));
        desk.OtherHead = await rounds.AddAsync("Thủ trưởng khác", desk.Other, new Assignment(Role.Head, desk.Other));
        desk.OtherOfficer = await rounds.AddAsync("Cán bộ khác", desk.Other, new Assignment(Role.Officer, desk.Other));
        desk.Coordinator = await rounds.AddAsync("Sở Nội vụ", null, new Assignment(Role.Coordinator, AppraisalDesk.Province));
        desk.Appraiser = await rounds.AppraiserAsync("Thẩm định", "chi-dao-dieu-hanh");
        desk.Secretary = await rounds.AddAsync("Thư ký", null, new Assignment(Role.CouncilSecretary, AppraisalDesk.Province));
        var elsewhere = Core.Units.Country.VietNam.ProvinceId("01");
        desk.Strangers =
        [
            await rounds.AddAsync("Điều phối nơi khác", null, new Assignment(Role.Coordinator, elsewhere)),
            await rounds.AddAsync("Cán bộ nơi khác", elsewhere, new Assignment(Role.Officer, elsewhere)),
            await rounds.AddAsync("Lãnh đạo", null, new Assignment(Role.Leader, AppraisalDesk.Province)),
        ];
        // The round of the sample has days too.
        await rounds.Database.WriteAsync($"delete from notices.notice; delete from rounds.due where round_id <> '{desk.Round}'");
        return desk;
    }

    public Parts As(AppraisalDesk.Person? person = null) => new(Rounds.Maker.As(person?.Actor), registers, reaches, Rounds.Clock);

    /// <summary>Does something in a process of somebody's and tells of it.</summary>
    public async Task TellAsync(AppraisalDesk.Person person, Func<Parts, Task> tell)
    {
        await using var parts = As(person);
        await parts.Session.BeginAsync("test.tell");
        await tell(parts);
        await parts.Session.CommitAsync();
    }

    public async Task<IReadOnlyList<Notice>> OfAsync(AppraisalDesk.Person person)
    {
        await using var parts = As(person);
        return await parts.Notices.OfAsync(person.Id, unreadOnly: false, 1, 100);
    }

    /// <summary>Asserts that these people have notices of the kind, and nobody else has any.</summary>
    public async Task OnlyToldAsync(NoticeKind kind, params AppraisalDesk.Person[] told)
    {
        foreach (var person in Everybody)
        {
            var kinds = (await OfAsync(person)).Select(notice => notice.Kind).Distinct().ToList();
            Xunit.Assert.True(kinds.SequenceEqual(told.Contains(person) ? [kind] : []), $"{person.Actor.Name}: {string.Join(", ", kinds)}");
        }
    }

    public async Task SweepAsync()
    {
        await using var parts = As();
        await parts.Reminders.RunAsync();
    }

    public async Task<int> CountAsync(string where = "true")
    {
        await using var session = Rounds.Maker.As();
        return await (await session.ConnectionAsync()).ExecuteScalarAsync<int>($"select count(*)::int from notices.notice where {where}");
    }

    /// <summary>The day in Vietnam.</summary>
    public DateOnly Today => Rounds.Clock.Today();

    public ValueTask DisposeAsync() => Rounds.DisposeAsync();

    internal sealed class Parts(Session session, UnitRegisterCache registers, UnitReachCache reaches, TimeProvider clock) : IAsyncDisposable
    {
        public Session Session => session;

        public NoticeStore Notices { get; } = new(session, clock);

        public NoticePreferences Preferences { get; } = new(session);

        public CalendarFeeds Feeds { get; } = new(session, clock);

        public RoundStore Rounds { get; } = new(session, clock);

        public AssignmentStore Assignments { get; } = new(session, clock);

        public NoticePeople People => new(session, registers, reaches, clock);

        public RoundNotices Told => new(session, registers, reaches, clock);

        public Duties Duties => new(session, clock);

        public RecusalStore Recusals => new(session, Rounds, Told, clock);

        public Reminders Reminders => new(session, Rounds, Duties, People, Notices, Assignments, Recusals, clock);

        public LateWork Late => new(Duties, People, Assignments, Recusals, clock);

        public NoticeMails Mails => new(session, Notices, clock);

        public CalendarQuery Calendar => new(session, Rounds);

        public ValueTask DisposeAsync() => session.DisposeAsync();
    }
}
