using ParIndex.App.Audit;
using ParIndex.App.Evidence;
using ParIndex.App.Evidence.Checking;
using ParIndex.App.Evidence.Reading;
using ParIndex.App.Evidence.Uploading;
using ParIndex.App.Jobs;
using ParIndex.App.Results.Published;
using ParIndex.App.Rounds;
using ParIndex.App.Rounds.Filling;
using ParIndex.App.Storage;
using ParIndex.App.Storage.Files;
using ParIndex.App.Tests.Rounds;

namespace ParIndex.App.Tests.Evidence;

/// <summary>Everything that works on evidence, made anew for each deed, beside a desk of rounds.</summary>
internal sealed class EvidenceDesk : IAsyncDisposable
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("parindex-evidence-");

    private EvidenceDesk(RoundDesk rounds) => Rounds = rounds;

    public RoundDesk Rounds { get; }

    public EvidenceLimits Limits { get; set; } = new();

    public string? Clamd { get; set; }

    public FileFolder Files => new(Path.Combine(data.FullName, "files"));

    public UploadFolder Uploads => new(Path.Combine(data.FullName, "uploads"));

    public static async Task<EvidenceDesk> CreateAsync() => new(await RoundDesk.CreateAsync());

    /// <summary>An actor who sees one unit.</summary>
    public static Actor Of(string unit, string name = "Cán bộ") => new(Guid.CreateVersion7(), name, unit);

    public Parts As(Actor? actor = null) => new(this, new Session(Rounds.Database.Source, actor ?? Actor.System("test"), Rounds.Clock));

    public async Task<KeptEvidence> AddAsync(string unit, string name, byte[] content, Actor? actor = null)
    {
        await using var parts = As(actor);
        return await parts.Keep.AddFileAsync(unit, new MemoryStream(content), name);
    }

    /// <summary>Reads what waits to be read, as the workers do.</summary>
    public async Task ReadAllAsync()
    {
        IJobHandler[] handlers = [new ReadEvidence(Files, Rounds.Database.Source, Rounds.Clock), new RecogniseScans(Files, Rounds.Database.Source, Rounds.Clock)];
        var worker = new JobWorker(Rounds.Database.Source, (job, cancel) => handlers.Single(handler => handler.Kind == job.Kind).RunAsync(job, cancel), Rounds.Clock, (_, problem) => throw new InvalidOperationException("The job failed.", problem));
        while (await worker.RunOneAsync())
        {
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Rounds.DisposeAsync();
        data.Delete(recursive: true);
    }

    internal sealed class Parts(EvidenceDesk desk, Session session) : IAsyncDisposable
    {
        private readonly TimeProvider clock = desk.Rounds.Clock;

        public Session Session => session;

        public EvidenceStore Items => new(session, clock);

        public UseStore Uses => new(session, clock);

        public UploadStore UploadRows => new(session, clock);

        public KeepEvidence Keep => new(session, new FileStore(session, desk.Files), Items, new JobBoard(session), new VirusScanner(desk.Clamd), desk.Limits);

        public UploadEvidence Upload => new(UploadRows, desk.Uploads, Keep, Items, desk.Limits);

        public AttachEvidence Attach => new(session, new RoundStore(session, clock), new EntryStore(session, clock), Items, Uses, new RoundScorers(new SetCache(clock)));

        public ChangeEvidence Change => new(session, Items, Uses);

        public EvidenceSearch Search => new(session, Items);

        public EntryEvidenceQuery Entries => new(Items, Uses);

        public ValueTask DisposeAsync() => session.DisposeAsync();
    }
}
