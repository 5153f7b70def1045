using ParIndex.App.Audit;
using ParIndex.App.Evidence;
using ParIndex.App.Evidence.Uploading;
using ParIndex.App.Sample;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.App.Tests.Evidence;

/// <summary>Uploads by parts: what is acknowledged lasts, whatever comes between.</summary>
public sealed class UploadTests : IAsyncLifetime
{
    private static readonly string Unit = SampleInstallation.DakNong;
    private static readonly byte[] Report = HostileFiles.Pdf([.. Enumerable.Range(1, 40).Select(page => $"Trang {page}")]);

    private readonly Actor sender = EvidenceDesk.Of(Unit);
    private EvidenceDesk desk = null!;

    public async ValueTask InitializeAsync() => desk = await EvidenceDesk.CreateAsync();

    public ValueTask DisposeAsync() => desk.DisposeAsync();

    [Fact]
    public async Task Cut_GoesOnWhereTheServerStopped_AndGivesTheSameBytes()
    {
        var begun = await BeginAsync();
        Assert.True((await PartAsync(begun.Id, 0, Report.AsMemory(0, 3000))).IsAccepted);

        // The answer to the second part is lost: the sender begins anew with the same file and is told how far it lasts.
        Assert.True((await PartAsync(begun.Id, 3000, Report.AsMemory(3000, 1000))).IsAccepted);
        var again = await BeginAsync();
        Assert.Equal((begun.Id, 4000), (again.Id, again.Received));
        var wrong = await PartAsync(begun.Id, 3000, Report.AsMemory(3000, 500));
        Assert.Equal((false, 4000), (wrong.IsAccepted, wrong.Upload!.Received));
        Assert.False((await PartAsync(begun.Id, 5000, Report.AsMemory(5000, 10))).IsAccepted);
        Assert.Null(await FinishAsync(begun.Id));
        Assert.True((await PartAsync(begun.Id, 4000, Report.AsMemory(4000))).IsAccepted);

        var kept = await FinishAsync(begun.Id);
        // Asked again, because the answer was lost: the same document.
        Assert.Equal(kept!.ItemId, (await FinishAsync(begun.Id))!.ItemId);
        await using var parts = desk.As(sender);
        var file = (await parts.Items.FindAsync(kept.ItemId!.Value))!.File!;
        Assert.Equal(Report, await File.ReadAllBytesAsync(desk.Files.PlaceOf(file.Sha256)));
        Assert.Empty(Directory.EnumerateFiles(desk.Uploads.Path));
    }

    [Fact]
    public async Task Part_LongerThanTheFile_IsNotTaken()
    {
        var begun = await BeginAsync();
        Assert.False((await PartAsync(begun.Id, 0, new byte[Report.Length + 1])).IsAccepted);
        Assert.False((await PartAsync(begun.Id, 0, Array.Empty<byte>())).IsAccepted);
    }

    [Fact]
    public async Task Bytes_LostFromTheDisk_MakeTheUploadBeginAnew()
    {
        var begun = await BeginAsync();
        await PartAsync(begun.Id, 0, Report.AsMemory(0, 3000));
        desk.Uploads.Remove(begun.Id);
        Assert.Equal(0, (await BeginAsync()).Received);
    }

    [Fact]
    public async Task Upload_IsOfItsSenderAlone()
    {
        var begun = await BeginAsync();
        await using var other = desk.As(EvidenceDesk.Of(Unit, "Người khác"));
        Assert.Null((await other.Upload.ContinueAsync(begun.Id, 0, new MemoryStream(Report))).Upload);
        Assert.Null(await other.Upload.FinishAsync(begun.Id));
        Assert.NotEqual(begun.Id, (await other.Upload.BeginAsync(Unit, "báo cáo.pdf", Report.Length, 7)).Upload!.Id);
    }

    [Fact]
    public async Task Refused_BeforeASingleByte_WhereSizeTells()
    {
        await using var parts = desk.As(sender);
        Assert.Contains("rỗng", (await parts.Upload.BeginAsync(Unit, "a.pdf", 0, 0)).Problem!.Vietnamese, StringComparison.Ordinal);
        Assert.Contains("100 MB", (await parts.Upload.BeginAsync(Unit, "a.pdf", EvidenceLimits.LargestFile + 1, 0)).Problem!.Vietnamese, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Old_AreSweptWithTheirBytes()
    {
        var begun = await BeginAsync();
        await PartAsync(begun.Id, 0, Report.AsMemory(0, 3000));
        await using var parts = desk.As();
        var sweep = new UploadSweep(parts.UploadRows, desk.Uploads, desk.Rounds.Clock);
        Assert.Equal(0, await sweep.RunAsync());
        desk.Rounds.Clock.Advance(EvidenceLimits.UploadPatience + TimeSpan.FromHours(1));
        Assert.Equal(1, await sweep.RunAsync());
        Assert.Equal(0, desk.Uploads.LengthOf(begun.Id));
    }

    private async Task<Upload> BeginAsync()
    {
        await using var parts = desk.As(sender);
        return (await parts.Upload.BeginAsync(Unit, "báo cáo.pdf", Report.Length, 7)).Upload!;
    }

    private async Task<UploadStep> PartAsync(Guid id, long offset, ReadOnlyMemory<byte> part)
    {
        await using var parts = desk.As(sender);
        return await parts.Upload.ContinueAsync(id, offset, new MemoryStream(part.ToArray()));
    }

    private async Task<KeptEvidence?> FinishAsync(Guid id)
    {
        await using var parts = desk.As(sender);
        return await parts.Upload.FinishAsync(id);
    }
}
