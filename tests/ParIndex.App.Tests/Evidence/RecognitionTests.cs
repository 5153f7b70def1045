using Dapper;
using ParIndex.App.Evidence;
using ParIndex.App.Evidence.Reading;
using ParIndex.App.Results.Importing.Pdf;
using ParIndex.App.Tests.Results.Importing;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.App.Tests.Evidence;

/// <summary>Scans of evidence, read by tesseract: a page as a scanner makes it, slightly turned and grainy.</summary>
public sealed class RecognitionTests
{
    private const string Unit = "vn-68-2025";

    private static byte[] Picture => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Evidence", "Data", "scan.jpg"));

    [Fact]
    public async Task Scans_AreReadInTheBackground_AndFoundByTheirWords()
    {
        Assert.SkipUnless(await Recognition.IsThereAsync(default), "tesseract-ocr, tesseract-ocr-vie or poppler-utils is not installed.");
        await using var desk = await EvidenceDesk.CreateAsync();
        await desk.AddAsync(Unit, "ke-hoach.jpg", Picture);
        var document = (await desk.AddAsync(Unit, "ban-quet.pdf", PicturePdf.Of([Picture, Picture]))).ItemId;
        await desk.AddAsync(Unit, "dau.png", HostileFiles.Png());
        await desk.ReadAllAsync();

        await using var parts = desk.As();
        var (found, total) = await parts.Search.PageAsync(new EvidenceFilter([Unit], "tuyên truyền cải cách hành chính"));
        Assert.Equal(2, total);
        Assert.All(found, one => Assert.Equal([EvidenceFlags.Recognised], one.Item.Flags));
        Assert.Equal(2, (await parts.Search.PageAsync(new EvidenceFilter([Unit], Flag: EvidenceFlags.Recognised))).Total);
        Assert.Equal("dau.png", Assert.Single((await parts.Search.PageAsync(new EvidenceFilter([Unit], Flag: EvidenceFlags.Scan))).Found).Item.File!.Name);
        var pages = new PageText(parts.Session);
        var file = (await parts.Items.FindAsync(document!.Value))!.File!;
        Assert.Equal(2, file.Pages);
        Assert.Contains("475/KH-UBND", await pages.OfAsync(file.Sha256, 2), StringComparison.Ordinal);

        // Every scan was tried once; there is nothing left to do.
        var connection = await parts.Session.ConnectionAsync();
        Assert.Equal(3, await connection.ExecuteScalarAsync<int>("select count(*) from evidence.content where is_recognised"));
        await RecogniseScans.PlanAsync(desk.Rounds.Database.Source, desk.Rounds.Clock, default);
        Assert.Equal(0, await connection.ExecuteScalarAsync<int>("select count(*) from jobs.job where state in ('waiting', 'running', 'failed')"));
    }

    [Fact]
    public async Task PagesWithText_KeepIt_AndOnlyTheOthersAreRecognised()
    {
        Assert.SkipUnless(await Recognition.IsThereAsync(default), "tesseract-ocr, tesseract-ocr-vie or poppler-utils is not installed.");
        var path = Path.GetTempFileName();
        await File.WriteAllBytesAsync(path, PicturePdf.Of([Picture, Picture]));
        var asked = new List<int>();
        var text = await ScanText.ReadAsync(path, PdfDocument.MediaType, "Trang này đã có lớp chữ từ trước\f", 2, TimeProvider.System, (done, _) => Record(asked, done), default);
        File.Delete(path);
        Assert.Equal("Trang này đã có lớp chữ từ trước", text!.Split('\f')[0]);
        Assert.Contains("cải cách hành chính", text.Split('\f')[1], StringComparison.Ordinal);
        Assert.Equal([0, 1], asked);
    }

    [Fact]
    public async Task NoPicture_IsNoText()
    {
        Assert.SkipUnless(await Recognition.IsThereAsync(default), "tesseract-ocr, tesseract-ocr-vie or poppler-utils is not installed.");
        var path = Path.GetTempFileName();
        await File.WriteAllBytesAsync(path, [0xFF, 0xD8, 0xFF, 0, 1, 2, 3]);
        Assert.Null(await ScanText.ReadAsync(path, "image/jpeg", null, null, TimeProvider.System, (_, _) => Task.CompletedTask, default));
        File.Delete(path);
    }

    [Fact]
    public void FoldersOfKilledReaders_AreSwept_ThoseInUseStay()
    {
        var dead = Directory.CreateTempSubdirectory("parindex-ocr-");
        File.WriteAllText(Path.Combine(dead.FullName, "owner"), "");
        File.WriteAllText(Path.Combine(dead.FullName, "page.png"), "x");
        var earlier = Directory.CreateTempSubdirectory("parindex-page-");
        earlier.LastWriteTimeUtc = new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var beginning = Directory.CreateTempSubdirectory("parindex-ocr-");
        using var living = WorkFolder.ForRecognition();

        Assert.True(WorkFolder.Sweep(TimeProvider.System) >= 2);
        Assert.False(Directory.Exists(dead.FullName));
        Assert.False(Directory.Exists(earlier.FullName));
        Assert.True(Directory.Exists(beginning.FullName));
        Assert.True(File.Exists(living.In("owner")));
        beginning.Delete();
    }

    private static Task Record(List<int> list, int value)
    {
        list.Add(value);
        return Task.CompletedTask;
    }
}
