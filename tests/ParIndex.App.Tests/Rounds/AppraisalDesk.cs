using ParIndex.App.Accounts;
using ParIndex.App.Audit;
using ParIndex.App.Notices;
using ParIndex.App.Rounds;
using ParIndex.App.Rounds.Appraising;
using ParIndex.App.Rounds.Assigning;
using ParIndex.App.Rounds.Deciding;
using ParIndex.App.Rounds.Explaining;
using ParIndex.App.Rounds.Filling;
using ParIndex.App.Storage;
using ParIndex.App.Units;
using ParIndex.Core.Units;
using ParIndex.Core.Units.Country;
using ParIndex.TestKit;

namespace ParIndex.App.Tests.Rounds;

/// <summary>A round of departments with people in their roles, on a sample database of its own.</summary>
internal sealed class AppraisalDesk : IAsyncDisposable
{
    /// <summary>Today's Lâm Đồng.</summary>
    public static readonly string Province = VietNam.ProvinceId("68") + "-2025";

    private readonly UnitRegisterCache registers = new();
    private readonly UnitReachCache reaches = new();

    private AppraisalDesk(TestDatabase database)
    {
        Database = database;
        Clock = new StoppedClock(TimeProvider.System.GetUtcNow());
        Maker = new RoundMaker(database.Source, Clock);
    }

    public TestDatabase Database { get; }

    public StoppedClock Clock { get; }

    public RoundMaker Maker { get; }

    public Guid Round { get; private set; }

    public Core.Criteria.CriteriaSet Set { get; private set; } = null!;

    /// <summary>Assessed units.</summary>
    public IReadOnlyList<string> Units { get; private set; } = [];

    /// <summary>Their scorecards, in the same order.</summary>
    public List<Guid> Cards { get; } = [];

    /// <summary>A round whose units have answered everything with full points and submitted, or nothing yet.</summary>
    public static async Task<AppraisalDesk> CreateAsync(RoundStage stage = RoundStage.Appraisal, int units = 2, bool submits = true)
    {
        var desk = new AppraisalDesk(await TestDatabase.CreateSampleAsync());
        desk.Units = await desk.Maker.UnitsAsync(Province, UnitKind.Department, units);
        desk.Round = await desk.Maker.OpenAsync(Province, "department-example", 2026, desk.Units);
        desk.Set = (await desk.Maker.ScorerAsync(desk.Round)).Set;
        foreach (var unit in desk.Units)
        {
            var card = await desk.Maker.CardAsync(desk.Round, unit);
            desk.Cards.Add(card);
            if (!submits)
                continue;

            await desk.Maker.FillAsync(desk.Round, card);
            await desk.Maker.SubmitAsync(card);
        }

        await desk.Maker.MoveAsync(desk.Round, stage);
        return desk;
    }

    /// <summary>A round at self-assessment whose units have answered nothing.</summary>
    public static async Task<AppraisalDesk> CreateOpenAsync(int units = 2)
    {
        var desk = new AppraisalDesk(await TestDatabase.CreateSampleAsync());
        desk.Units = await desk.Maker.UnitsAsync(Province, UnitKind.Department, units);
        desk.Round = await desk.Maker.OpenAsync(Province, "department-example", 2026, desk.Units);
        foreach (var unit in desk.Units)
            desk.Cards.Add(await desk.Maker.CardAsync(desk.Round, unit));

        return desk;
    }

    /// <summary>Key of the field whose appraisers judge a leaf.</summary>
    public string FieldOf(string leaf) => RoundFields.Leaves(Set).First(one => one.Leaf.Code == leaf).Field;

    /// <summary>Enters a person with roles.</summary>
    public async Task<Person> AddAsync(string name, string? home, params Assignment[] roles)
    {
        await using var session = Maker.As();
        await session.BeginAsync("test.add");
        var accounts = new NewAccounts(session, Clock);
        var id = await accounts.AddAsync(new NewAccount(name, "nguoi." + Guid.CreateVersion7().ToString("N")[^10..], UnitId: home));
        foreach (var role in roles)
            await accounts.AssignAsync(id, role);

        await session.CommitAsync();
        await using var reading = Maker.As();
        var reach = new UnitReach(await new UnitStore(reading, registers).RegisterAsync(), Clock.Today());
        var holder = new Holder(home, roles, IsSignedIn: true);
        return new Person(new Actor(id, name, RightsRules.Sees(holder, reach)), question => RightsRules.Decide(holder, question, reach));
    }

    public Task<Person> AppraiserAsync(string name, string? field = null, string? home = null) => AddAsync(name, home, new Assignment(Role.Appraiser, Province, field));

    public Parts As(Person person) => new(Maker.As(person.Actor), Maker.Scorers, registers, reaches, Clock);

    public Parts AsSystem() => new(Maker.As(), Maker.Scorers, registers, reaches, Clock);

    /// <summary>Gives a verdict on what stands there now.</summary>
    public async Task<DeedOutcome> JudgeAsync(Person person, Guid card, string code, TypedVerdict typed, VerdictPass pass = VerdictPass.First)
    {
        await using var parts = As(person);
        var entry = await parts.Entries.FindAsync(card, code);
        var verdict = (await parts.Verdicts.OfCardAsync(card)).FirstOrDefault(one => one.Code == code && one.Pass == pass);
        return await parts.Give.RunAsync(card, code, pass, new Seen(entry?.Version ?? 0, verdict?.Version ?? 0), typed, person.Rights);
    }

    public async Task<Verdict?> VerdictAsync(Guid card, string code, VerdictPass pass = VerdictPass.First)
    {
        await using var parts = AsSystem();
        return (await parts.Verdicts.OfCardAsync(card)).FirstOrDefault(one => one.Code == code && one.Pass == pass);
    }

    public async Task<Round> RoundAsync()
    {
        await using var parts = AsSystem();
        return (await parts.Rounds.FindAsync(Round))!;
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    internal sealed record Person(Actor Actor, Rights Rights)
    {
        public Guid Id => Actor.Id!.Value;
    }

    internal sealed class Parts(Session session, RoundScorers scorers, UnitRegisterCache registers, UnitReachCache reaches, TimeProvider clock) : IAsyncDisposable
    {
        public Session Session => session;

        public RoundStore Rounds { get; } = new(session, clock);

        public EntryStore Entries { get; } = new(session, clock);

        public VerdictStore Verdicts { get; } = new(session, clock);

        public ExplanationStore Explanations { get; } = new(session, clock);

        public BlindStore Blinds { get; } = new(session, clock);

        public PastCuts Cuts { get; } = new(session);

        public AppraisalProgress Progress { get; } = new(session, clock);

        public RoundScores Scores => new(session, scorers);

        public RecusalStore Recusals => new(session, Rounds, Notices, clock);

        public RoundNotices Notices => new(session, registers, reaches, clock);

        public AppraisalList List => new(session, Cuts, scorers, clock);

        public GiveVerdict Give => new(session, Deed, Verdicts, Recusals, Blinds, scorers, Explanations, Notices);

        public ReturnEntry Return => new(session, Deed, Recusals, Notices, clock);

        public AcceptMany Many => new(session, Rounds, List, Recusals, clock);

        public DrawBlind Draw => new(session, Rounds, List, Blinds, Recusals, new AppraiserRoster(session, new UnitStore(session, registers), reaches, clock));

        public ExplainEntry Explain => new(session, Deed, Rounds, Entries, Verdicts, Explanations, new AssignmentStore(session, clock), scorers, clock);

        public HoldMeeting Meet => new(session, Rounds, clock);

        public DecideEntry Decide => new(session, Deed, Notices, clock);

        public CouncilList Council => new(session, Decide);

        private EntryDeed Deed => new(session, Rounds, Entries, clock);

        public ValueTask DisposeAsync() => session.DisposeAsync();
    }
}
