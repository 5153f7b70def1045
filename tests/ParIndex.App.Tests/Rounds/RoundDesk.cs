using ParIndex.App.Accounts;
using ParIndex.App.Audit;
using ParIndex.App.Notices;
using ParIndex.App.Rounds;
using ParIndex.App.Rounds.Appraising;
using ParIndex.App.Rounds.Assigning;
using ParIndex.App.Rounds.Deciding;
using ParIndex.App.Rounds.Filling;
using ParIndex.App.Rounds.Opening;
using ParIndex.App.Rounds.Publishing;
using ParIndex.App.Storage;
using ParIndex.TestKit;

namespace ParIndex.App.Tests.Rounds;

/// <summary>Everything that works on rounds, made anew for each deed as a request makes it, on a sample database of its own.</summary>
internal sealed class RoundDesk : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly string root = Directory.CreateTempSubdirectory("parindex-rounds-").FullName;
    private readonly ParIndex.App.Storage.Files.FileFolder folder;

    private RoundDesk(TestDatabase database)
    {
        this.database = database;
        Clock = new StoppedClock(new DateTimeOffset(2026, 12, 1, 3, 0, 0, TimeSpan.Zero));
        Maker = new RoundMaker(database.Source, Clock);
        folder = new ParIndex.App.Storage.Files.FileFolder(root);
    }

    public StoppedClock Clock { get; }

    public RoundMaker Maker { get; }

    public TestDatabase Database => database;

    public static async Task<RoundDesk> CreateAsync() => new(await TestDatabase.CreateSampleAsync());

    /// <summary>Parts over one session, of the system or of somebody who sees some units.</summary>
    public Parts As(Actor? actor = null) => new(new Session(database.Source, actor ?? Actor.System("test"), Clock), Maker.Scorers, folder, Clock);

    /// <summary>The newest signed version of a set.</summary>
    public Task<Guid> SetAsync(string key) => Maker.SetAsync(key);

    /// <summary>An open round at self-assessment.</summary>
    public Task<Guid> OpenAsync(string organiser, string set, int year, params string[] units) =>
        Maker.OpenAsync(organiser, set, year, units, calendar: new Dictionary<RoundStage, DateOnly> { [RoundStage.SelfAssessment] = new(2026, 12, 31), [RoundStage.Appraisal] = new(2027, 1, 20) });

    public async Task MoveAsync(Guid round, RoundStage to, string? reason = null)
    {
        await using var parts = As();
        var now = (await parts.Rounds.FindAsync(round))!.Stage;
        if (await parts.Move.RunAsync(round, now, to, reason) is { } problem)
            throw new InvalidOperationException(problem.Vietnamese);
    }

    public Task<Guid> CardAsync(Guid round, string unit) => Maker.CardAsync(round, unit);

    public async Task<SaveOutcome> SaveAsync(Guid card, string code, int seen, TypedAnswer typed, Actor? actor = null)
    {
        await using var parts = As(actor);
        return await parts.Save.RunAsync(card, code, seen, typed);
    }

    /// <summary>Answers every entry as a card says, through the same door as people.</summary>
    public async Task AnswerAsync(Guid card, Core.Scoring.Scorecard given)
    {
        foreach (var (code, entry) in given.Entries)
        {
            var typed = new TypedAnswer(
                entry.Values.ToDictionary(pair => pair.Key, pair => (string?)pair.Value), entry.Points?.ToString(System.Globalization.CultureInfo.InvariantCulture), null, entry.NotApplicable, "không phát sinh", null);
            var saved = await SaveAsync(card, code, 0, typed);
            if (!saved.IsSaved)
                throw new InvalidOperationException(code + ": " + string.Join("; ", saved.Problems.Values.Select(problem => problem.Vietnamese)));
        }
    }

    public static TypedAnswer Points(string points, string? remark = null) => new(new Dictionary<string, string?>(), points, null, false, null, remark);

    public static TypedAnswer Figures(params (string Slot, string? Value)[] figures) =>
        new(figures.ToDictionary(figure => figure.Slot, figure => figure.Value), null, null, false, null, null);

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        Directory.Delete(root, recursive: true);
    }

    internal sealed class Parts(Session session, RoundScorers scorers, ParIndex.App.Storage.Files.FileFolder folder, TimeProvider clock) : IAsyncDisposable
    {
        public Session Session => session;

        public RoundStore Rounds { get; } = new(session, clock);

        public EntryStore Entries { get; } = new(session, clock);

        public VerdictStore Verdicts { get; } = new(session, clock);

        public AssignmentStore Assignments { get; } = new(session, clock);

        public Exemptions Exemptions { get; } = new(session, clock);

        public RoundUnits Units => new(session, Rounds, scorers, clock);

        public MoveRound Move => new(session, Rounds, Units, Notices);

        public SaveEntry Save => new(session, Rounds, Entries, scorers, clock);

        public Submission Submission => new(session, Rounds, Entries, scorers, Notices, clock);

        public RoundNotices Notices => new(session, new ParIndex.App.Units.UnitRegisterCache(), new UnitReachCache(), clock);

        public PastEntries Past => new(session);

        public RoundScores Scores => new(session, scorers);

        public ParIndex.App.Storage.Files.FileStore Files => new(session, folder);

        public SealRound Seal => new(session, Rounds, Scores, new ParIndex.App.Units.UnitStore(session, new ParIndex.App.Units.UnitRegisterCache()), Files, clock);

        public PublishRound Publish => new(session, Rounds, Scores, Seal, new ParIndex.App.Results.Stored.ResultStore(session, clock), new ParIndex.App.Jobs.JobBoard(session), Notices, clock);

        public ValueTask DisposeAsync() => session.DisposeAsync();
    }
}
