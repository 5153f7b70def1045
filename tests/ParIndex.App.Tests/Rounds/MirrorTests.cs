using System.IO.Compression;
using Dapper;
using Npgsql;
using ParIndex.App.Accounts;
using ParIndex.App.Rounds.Appraising;
using ParIndex.App.Rounds.Filling;
using ParIndex.App.Rounds.Mirror;
using ParIndex.App.Sample;
using ParIndex.Core.Results;
using ParIndex.Documents;
using ParIndex.Documents.Reading;
using Xunit;

namespace ParIndex.App.Tests.Rounds;

/// <summary>A mirror round from the agencies' entries to the comparison with what the Ministry published, on the real database.</summary>
public sealed class MirrorTests : IAsyncLifetime
{
    private MirrorDesk mirror = null!;

    public async ValueTask InitializeAsync() => mirror = await MirrorDesk.OpenAsync();

    public ValueTask DisposeAsync() => mirror.DisposeAsync();

    [Fact]
    public async Task Approved_IsWhatWasPresented_AndThenLocked()
    {
        await mirror.FillAsync();
        await using (var parts = mirror.Desk.As())
        {
            Assert.Contains("trình", (await parts.Submission.SubmitAsync(mirror.Card))!.Vietnamese, StringComparison.Ordinal);
            Assert.Null(await parts.Submission.FillAsync(mirror.Card, true));
            Assert.Contains("phê duyệt", (await parts.Move.RunAsync(mirror.Round, RoundStage.SelfAssessment, RoundStage.Appraisal, null))!.Vietnamese, StringComparison.Ordinal);
        }

        // An agency changes something after it was presented: it is presented again before it is approved.
        mirror.Desk.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await mirror.Desk.SaveAsync(mirror.Card, "1.1", 1, RoundDesk.Points("1,25"))).IsSaved);
        await using (var parts = mirror.Desk.As())
            Assert.Contains("trình lại", (await parts.Submission.SubmitAsync(mirror.Card))!.Vietnamese, StringComparison.Ordinal);

        await mirror.ApproveAsync();
        Assert.False((await mirror.Desk.SaveAsync(mirror.Card, "1.1", 2, RoundDesk.Points("1,5"))).IsSaved);
        await using (var parts = mirror.Desk.As())
            Assert.False((await parts.Save.CorrectAsync(mirror.Card, "1.1", 2, RoundDesk.Points("1,5"), "sửa sau khi duyệt")).IsSaved);

        var refused = await Assert.ThrowsAsync<PostgresException>(() => mirror.Desk.Database.WriteAsync($"update rounds.entry set claim = 0 where scorecard_id = '{mirror.Card}' and code = '1.1'"));
        Assert.Equal("PX005", refused.SqlState);
        await mirror.Desk.MoveAsync(mirror.Round, RoundStage.Appraisal);
    }

    [Fact]
    public async Task Correction_NeedsAReason_WhichStaysWithTheEntry()
    {
        Assert.True((await mirror.Desk.SaveAsync(mirror.Card, "1.1", 0, RoundDesk.Points("1,5"))).IsSaved);
        await using (var parts = mirror.Desk.As())
        {
            var without = await parts.Save.CorrectAsync(mirror.Card, "1.1", 1, RoundDesk.Points("1,25"), " ");
            Assert.Equal([SaveEntry.CorrectionReason], without.Problems.Keys);
            Assert.Equal(1, (await parts.Entries.FindAsync(mirror.Card, "1.1"))!.Version);
        }

        await using (var parts = mirror.Desk.As())
        {
            Assert.True((await parts.Save.CorrectAsync(mirror.Card, "1.1", 1, RoundDesk.Points("1,25"), "Báo cáo ghi 27/30 nhiệm vụ")).IsSaved);
            var kept = Assert.Single(await new CorrectionList(parts.Session).OfCardAsync(mirror.Card));
            Assert.Equal(("1.1", 1.5m, 1.25m, "Báo cáo ghi 27/30 nhiệm vụ"), (kept.Code, kept.PointsBefore, kept.PointsAfter, kept.Reason));
            Assert.Equal("Báo cáo ghi 27/30 nhiệm vụ", await (await parts.Session.ConnectionAsync()).ExecuteScalarAsync<string>("select reason from audit.process where kind = 'rounds.correct'"));
        }
    }

    [Fact]
    public async Task MinistrysPoints_AreEnteredByWhoRunsTheRound_AtTheirStage_AllOrNothing()
    {
        await mirror.FillAsync();
        UpperPoint[] one = [new("1.1", "1", "Chậm một nhiệm vụ", null, 0)];
        Assert.Contains("phê duyệt", (await mirror.EnterAsync(VerdictPass.First, one)).Problems[""].Vietnamese, StringComparison.Ordinal);
        await mirror.ApproveAsync();
        Assert.Equal(Refusal.NoRole, (await mirror.EnterAsync(VerdictPass.First, one, MirrorDesk.Nobody)).Refusal);
        Assert.Equal(Refusal.WrongStage, (await mirror.EnterAsync(VerdictPass.Second, one)).Refusal);

        // One wrong line, and nothing is kept; every fault is told.
        var faults = await mirror.EnterAsync(VerdictPass.First, [.. one, new("1.2", "nhiều", null, null, 0), new("1.3.1", "7", null, null, 0), new("9.9", "1", null, null, 0)]);
        Assert.Equal(["1.2", "1.3.1", "9.9"], faults.Problems.Keys.Order(StringComparer.Ordinal));
        Assert.True((await mirror.EnterAsync(VerdictPass.First, one, tries: true)).IsDone);
        await using (var connection = await mirror.Desk.Database.AdministratorAsync())
            Assert.Equal(0, await connection.ExecuteScalarAsync<int>("select count(*)::int from rounds.verdict"));

        Assert.True((await mirror.EnterAsync(VerdictPass.First, one, document: new UpperDocument("Công văn 123/BNV-CCHC", new DateOnly(2024, 3, 1)))).IsDone);
        await using (var parts = mirror.Desk.As())
        {
            var kept = Assert.Single(await parts.Verdicts.OfCardAsync(mirror.Card));
            Assert.Equal((1m, CauseCategory.Late, "Chậm một nhiệm vụ"), (kept.Judgement.Points, kept.Category, kept.Reason));
            Assert.Equal("Công văn 123/BNV-CCHC", (await new EnterUpperPoints(parts.Session, parts.Rounds, parts.Entries, parts.Verdicts, mirror.Desk.Clock).DocumentsAsync(mirror.Round))[VerdictPass.First].Title);
        }

        // Somebody else's points are not written over unseen; the same again changes nothing.
        Assert.False((await mirror.EnterAsync(VerdictPass.First, [one[0] with { Points = "0,5" }])).IsDone);
        Assert.Empty((await mirror.EnterAsync(VerdictPass.First, one)).Changes);
        Assert.Equal(1m, Assert.Single((await mirror.EnterAsync(VerdictPass.First, [one[0] with { Points = "", Seen = 1 }])).Changes).Before);
    }

    [Fact]
    public async Task NobodyAppraises_NorDecides_InAMirrorRound()
    {
        await mirror.FillAsync();
        await mirror.ApproveAsync();
        await using var parts = mirror.Desk.As();
        var recusals = await new RecusalStore(parts.Session, parts.Rounds, parts.Notices, mirror.Desk.Clock).OfRoundAsync(mirror.Round);
        Assert.Equal(new Decision(false, Refusal.Mirror), recusals.Decide(null, MirrorDesk.Anyone, SampleInstallation.DakNong, "chi-dao-dieu-hanh", RoundStage.Appraisal));
        await mirror.Desk.MoveAsync(mirror.Round, RoundStage.Appraisal);
        foreach (var stage in new[] { RoundStage.Explanation, RoundStage.SecondAppraisal, RoundStage.Council })
            await mirror.Desk.MoveAsync(mirror.Round, stage);

        var deed = new App.Rounds.EntryDeed(parts.Session, parts.Rounds, parts.Entries, mirror.Desk.Clock);
        var decided = await new App.Rounds.Deciding.DecideEntry(parts.Session, deed, parts.Notices, mirror.Desk.Clock).RunAsync(mirror.Card, "1.1", null, "1", "x", 0, MirrorDesk.Anyone);
        Assert.Equal(Refusal.Mirror, decided.Refusal);
    }

    [Fact]
    public async Task Year2023_FromTheAgenciesEntriesToTheComparison_EndsAtThePublishedPoints()
    {
        await mirror.FillAsync();
        await mirror.ApproveAsync();
        await mirror.Desk.MoveAsync(mirror.Round, RoundStage.Appraisal);

        // Points of the published table, read by their codes; the first appraisal is a little harder on one leaf.
        var read = ReadUpperPoints.Of(MirrorDesk.Published, mirror.Scorer);
        Assert.Equal((91, 0, 0), (read.Points.Count, read.Missing.Count, read.Unknown.Count));
        var first = read.Points.Select(point => point.Code == "1.2" ? point with { Points = "0,25", Reason = "Báo cáo quý III gửi chậm" } : point).ToList();
        Assert.True((await mirror.EnterAsync(VerdictPass.First, first)).IsDone);
        await mirror.Desk.MoveAsync(mirror.Round, RoundStage.Explanation);
        Assert.True((await mirror.ExplainAsync("1.2", "Báo cáo gửi đúng hạn qua trục liên thông.")).IsDone);
        Assert.True((await mirror.ExplainAsync(MirrorDesk.Tasks, null)).IsDone);
        await mirror.Desk.MoveAsync(mirror.Round, RoundStage.SecondAppraisal);
        Assert.True((await mirror.EnterAsync(VerdictPass.Second, read.Points)).IsDone);

        var compared = await mirror.CompareAsync();
        Assert.Equal((85.465m, 85.165m, 85.415m, 0), (compared.Total.Ours, compared.Total.First!.Value, compared.Total.Final!.Value, compared.NotEntered));
        Assert.Equal([9.45m, 9.1m, 12.905m, 9.47m, 12.01m, 9.6m, 10.98m, 11.9m], compared.Nodes.Where(node => node.Level == 1).Select(node => node.Final!.Value));
        var cut = Assert.Single(compared.Nodes, node => node.Node.IsLeaf && node.Differs);
        Assert.Equal((MirrorDesk.Tasks, -0.05m, true), (cut.Node.Code, cut.Difference!.Value, cut.Explanation!.Accepts));
        Assert.Equal("Báo cáo gửi đúng hạn qua trục liên thông.", compared.Nodes.Single(node => node.Node.Code == "1.2").Explanation!.Text);

        using var workbook = new MemoryStream();
        ComparisonFile.WriteWorkbook(workbook, "Đối chiếu", compared, 2);
        workbook.Position = 0;
        var table = DocumentFile.Read(workbook, "doi-chieu.xlsx").Blocks.OfType<TableBlock>().First();
        Assert.Contains(table.Rows, row => row.Cells.Any(cell => cell.Text == "Chỉ số (%)") && row.Cells.Any(cell => cell.Text is "85.42" or "85,42"));
    }

    [Fact]
    public async Task Documents_NameEveryLeaf_AndThePackageEveryFile_AlsoTheMissingOne()
    {
        await mirror.FillAsync();
        await using var parts = mirror.Desk.As();
        var clock = mirror.Desk.Clock;
        var (items, uses) = (new App.Evidence.EvidenceStore(parts.Session, clock), new App.Evidence.UseStore(parts.Session, clock));
        await parts.Session.BeginAsync("test.evidence");
        var hash = await parts.Files.AddAsync(new MemoryStream("Nội dung báo cáo"u8.ToArray()), "text/plain");
        var gone = await parts.Files.AddAsync(new MemoryStream("Bị mất"u8.ToArray()), "text/plain");
        var report = (await items.AddAsync(SampleInstallation.DakNong, App.Evidence.EvidenceKind.File, new("475/KH-UBND", "UBND tỉnh", new DateOnly(2023, 7, 18), "Kế hoạch"), hash, "..\\Báo cáo quý III?.txt", false)).Id;
        var lost = (await items.AddAsync(SampleInstallation.DakNong, App.Evidence.EvidenceKind.File, new("12/BC", "", null, "Báo cáo"), gone, "mất.txt", false)).Id;
        foreach (var (item, code) in new[] { (report, "1.1"), (report, "1.2"), (lost, "1.1") })
            await uses.AddAsync(item, mirror.Card, code, 3, "", []);

        await parts.Session.CommitAsync();
        File.Delete(await parts.Files.FetchAsync(gone));
        var evidence = await new App.Evidence.EntryEvidenceQuery(items, uses).OfAsync(mirror.Card, [.. mirror.Scorer.Set.Leaves()]);
        using var package = new MemoryStream();
        await new EvidencePackage(parts.Files).WriteAsync(package, "Tài liệu kiểm chứng", mirror.Scorer, evidence);
        package.Position = 0;
        using var zip = new ZipArchive(package);
        Assert.Equal(["00-muc-luc.xlsx", "1.1/01-bao-cao-quy-iii.txt", "1.2/01-bao-cao-quy-iii.txt"], zip.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal));
        using (var index = new MemoryStream())
        {
            await using (var stream = await zip.GetEntry("00-muc-luc.xlsx")!.OpenAsync())
                await stream.CopyToAsync(index);

            index.Position = 0;
            var text = string.Join('\n', DocumentFile.Read(index, "muc-luc.xlsx").Blocks.OfType<TableBlock>().First().Rows.Select(row => string.Join('|', row.Cells.Select(cell => cell.Text))));
            Assert.Contains("THIẾU TỆP: “mất.txt”", text, StringComparison.Ordinal);
            Assert.Contains(hash, text, StringComparison.Ordinal);
            Assert.Contains("Chưa có tài liệu kiểm chứng", text, StringComparison.Ordinal);
        }

        using var document = new MemoryStream();
        var round = (await parts.Rounds.FindAsync(mirror.Round))!;
        SelfReport.Write(document, round, (await parts.Rounds.CardAsync(mirror.Card))!, "tỉnh Đắk Nông", mirror.Scorer, await parts.Entries.OfCardAsync(mirror.Card), evidence);
        document.Position = 0;
        var tables = DocumentFile.Read(document, "bao-cao.docx").Blocks.OfType<TableBlock>().ToList();
        var appendix = tables.Last().Rows.ToDictionary(row => row.Cells[0].Text, row => row.Cells.Select(cell => cell.Text).ToList());
        Assert.All(mirror.Scorer.Set.All(), node => Assert.True(appendix.ContainsKey(node.Code), node.Code));
        Assert.Equal(("1,5", "1,5"), (appendix["1.1"][2], appendix["1.1"][3]));
        Assert.Contains("475/KH-UBND ngày 18/07/2023, trang 3", appendix["1.1"][5], StringComparison.Ordinal);
    }
}
