using System.Text;
using Npgsql;
using ParIndex.App.Audit;
using ParIndex.App.Jobs;
using ParIndex.App.Results.Appendix;
using ParIndex.App.Results.Importing;
using ParIndex.App.Results.Published;
using ParIndex.App.Results.Reading;
using ParIndex.App.Results.Stored;
using ParIndex.App.Sample;
using ParIndex.App.Storage;
using ParIndex.App.Storage.Files;
using ParIndex.App.Units;
using ParIndex.Core.Results;
using ParIndex.Documents.Reading;

namespace ParIndex.App.Tests.Results.Importing;

/// <summary>One person's use cases of importing, each on a session of its own as in a request.</summary>
internal sealed class ImportDesk(NpgsqlDataSource source, FileFolder folder, string name = "An") : IDisposable
{
    public static readonly Guid An = Guid.Parse("0198a000-0000-7000-8000-000000000001");
    public static readonly Guid Binh = Guid.Parse("0198a000-0000-7000-8000-000000000002");

    private readonly DocumentRecogniser recogniser = new();

    public string Sees { get; init; } = "all";

    public Session Open() => new(source, new Actor(name == "An" ? An : Binh, name, Sees) { May = "publish" }, TimeProvider.System);

    public async Task<T> DoAsync<T>(Func<Parts, Task<T>> act)
    {
        await using var session = Open();
        return await act(new Parts(session, folder, recogniser));
    }

    public Task<UploadOutcome> UploadAsync(byte[] content, string fileName) => DoAsync(parts => parts.Upload.AddAsync(new MemoryStream(content), fileName));

    /// <summary>Uploads and says what it is.</summary>
    public async Task<Guid> DraftAsync(byte[] content, string fileName, ImportDescription? said = null)
    {
        var id = (await UploadAsync(content, fileName)).ImportId!.Value;
        var import = (await DoAsync(parts => parts.Imports.FindAsync(id)))!;
        var wanted = said ?? import.Description with { Number = "Kế hoạch 475/KH-UBND", Date = new DateOnly(2024, 7, 18), Issuer = "UBND tỉnh Đắk Nông" };
        var outcome = await DoAsync(parts => parts.Describe.SaveAsync(id, import.Version, wanted));
        Xunit.Assert.True(outcome.IsSaved, string.Join("; ", outcome.Problems.Values));
        return id;
    }

    public async Task<ImportReview> ReviewAsync(Guid id) => (await DoAsync(parts => parts.Review.LoadAsync(id)))!;

    /// <summary>What a worker does for PDF: all that waits.</summary>
    public async Task ReadWaitingAsync()
    {
        var reader = new ReadWaiting(folder, recogniser, new UnitRegisterCache(), TimeProvider.System);
        var worker = new JobWorker(source, reader.RunAsync, TimeProvider.System, (_, problem) => throw problem);
        while (await worker.RunOneAsync())
        {
        }
    }

    /// <summary>Number of the row with a code.</summary>
    public async Task<int> RowAsync(Guid id, string code) => (await ReviewAsync(id)).Table.Rows.Single(row => row.Row.Code == code).Number;

    public async Task<CorrectionOutcome> CorrectAsync(Guid id, int row, string field, string value, int? seen = null, string? reason = "đọc nhầm")
    {
        var revision = seen ?? (await ReviewAsync(id)).Table.Rows.Single(known => known.Number == row).Revision;
        return await DoAsync(parts => parts.Correct.CorrectAsync(id, 1, row, revision, new Dictionary<string, string?> { [field] = value }, reason));
    }

    public async Task<StoreOutcome> StoreAsync(Guid id, bool publish = false, string? reason = null, bool accept = true)
    {
        var review = await ReviewAsync(id);
        var said = review.Import.Description;
        var before = review.Draft.Draft is { } draft && said.IsComplete ? (await DoAsync(parts => parts.Changes.OfAsync(said.UnitId!, said.Year!.Value, draft))).Before : null;
        return await DoAsync(parts => parts.Store.StoreAsync(id, new StoreOrder(review.Import.Version, review.Revision, before?.Version, publish, reason, accept)));
    }

    /// <summary>The sample appendix of a year as stored.</summary>
    public static byte[] Appendix(int year) => File.ReadAllBytes(SampleFolder.File($"dak-nong-{year}", "appendix.tsv"));

    /// <summary>The sample appendix as our own writers print it.</summary>
    public static byte[] Printed(int year, string suffix)
    {
        var document = OfficialDocumentReader.Read(DocumentFile.Read(SampleFolder.File($"dak-nong-{year}", "appendix.tsv")));
        return Printed(document, suffix);
    }

    public static byte[] Printed(OfficialDocument document, string suffix)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("parindex-print-").FullName, "phu-luc" + suffix);
        AppendixFile.Write(document, path);
        var bytes = File.ReadAllBytes(path);
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        return bytes;
    }

    /// <summary>A small table of five criteria.</summary>
    public static byte[] Small(string caption = "Kết quả Chỉ số cải cách hành chính tỉnh Đắk Nông năm 2022") => Encoding.UTF8.GetBytes(
        $"{caption}\nSTT\tTiêu chí\tĐiểm tối đa\tĐiểm đạt được\tNguyên nhân bị trừ điểm\tChủ trì\n1\tCHỈ ĐẠO ĐIỀU HÀNH\t10\t8\t\t\n1.1\tKế hoạch\t4\t4\t\tSở Nội vụ\n1.2\tBáo cáo\t6\t4\tNộp báo cáo chậm\tSở Nội vụ\n"
        + "2\tTHỂ CHẾ\t10\t9,5\t\t\n2.1\tBan hành văn bản\t10\t9,5\tChưa ban hành đủ\tSở Tư pháp\n\tTổng\t20\t17,5\t\t\n");

    public void Dispose() => recogniser.Dispose();

    /// <summary>Use cases on one session.</summary>
    internal sealed class Parts(Session session, FileFolder folder, DocumentRecogniser recogniser)
    {
        public Session Session => session;

        public FileStore Files { get; } = new(session, folder);

        public ImportStore Imports { get; } = new(session, TimeProvider.System);

        public ImportGuess Guess => new(new UnitStore(session, new UnitRegisterCache()), new SetMatches(session));

        public UploadDocument Upload => new(session, Files, Imports, recogniser, Guess, new JobBoard(session));

        public DescribeImport Describe => new(session, Imports, new UnitStore(session, new UnitRegisterCache()));

        public ReviewImport Review => new(session, Imports, new SetCache(TimeProvider.System));

        public CorrectRow Correct => new(session, Imports, TimeProvider.System);

        public ResultChanges Changes => new(session);

        public StoreImport Store => new(session, Imports, Review, new ResultStore(session, TimeProvider.System), TimeProvider.System);
    }
}
