using Dapper;
using Npgsql;
using ParIndex.App.Accounts;
using ParIndex.App.Audit;
using ParIndex.App.Evidence;
using ParIndex.App.Evidence.Reading;
using ParIndex.App.Sample;
using ParIndex.Core.Criteria;
using ParIndex.Core.Units.Country;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.App.Tests.Evidence;

/// <summary>Libraries, uses and what guards them, on the real database.</summary>
public sealed class EvidenceTests : IAsyncLifetime
{
    private static readonly string LamDong = VietNam.ProvinceId("68") + "-2025";
    private static readonly string DakNong = SampleInstallation.DakNong;
    private static readonly byte[] Report = HostileFiles.Pdf(["Bao cao ket qua kiem tra", "Ke hoach 475/KH-UBND ve cai cach hanh chinh"]);

    private EvidenceDesk desk = null!;

    public async ValueTask InitializeAsync() => desk = await EvidenceDesk.CreateAsync();

    public ValueTask DisposeAsync() => desk.DisposeAsync();

    [Fact]
    public async Task SameBytes_AreStoredOnce_AndAreOneItemOfAUnit()
    {
        var first = await desk.AddAsync(DakNong, "báo cáo.pdf", Report);
        var again = await desk.AddAsync(DakNong, "báo cáo (1).pdf", Report);
        var other = await desk.AddAsync(LamDong, "bc.pdf", Report);

        Assert.Equal((first.ItemId, true), (again.ItemId, again.IsKnown));
        Assert.NotEqual(first.ItemId, other.ItemId);
        Assert.Single(Directory.EnumerateFiles(desk.Files.Path, "*", SearchOption.AllDirectories));
        await using var parts = desk.As();
        Assert.Equal(Report.Length, await parts.Items.KeptAsync(DakNong));
    }

    [Fact]
    public async Task SameBytesOfTwoUnits_AreShownToWhoSeesBoth_AndToNeitherUnit()
    {
        var mine = (await desk.AddAsync(DakNong, "a.pdf", Report)).ItemId!.Value;
        var theirs = (await desk.AddAsync(LamDong, "b.pdf", Report)).ItemId!.Value;

        await using (var appraiser = desk.As(EvidenceDesk.Of($"{DakNong},{LamDong}", "Thẩm định")))
        {
            Assert.Equal([LamDong], (await appraiser.Items.FindAsync(mine))!.OtherUnits);
            Assert.Equal(new HashSet<Guid> { mine, theirs }, (await appraiser.Search.PageAsync(new EvidenceFilter(null, Flag: EvidenceFlags.Shared))).Found.Select(found => found.Item.Id).ToHashSet());
        }

        await using var officer = desk.As(EvidenceDesk.Of(DakNong));
        Assert.Empty((await officer.Items.FindAsync(mine))!.OtherUnits);
        Assert.Null(await officer.Items.FindAsync(theirs));
    }

    [Fact]
    public async Task OneItem_ServesManyEntriesAndYears_AndIsFoundByEither()
    {
        var (card, _) = await CardAsync(2023);
        var (later, _) = await CardAsync(2024);
        var item = (await desk.AddAsync(DakNong, "báo cáo.pdf", Report)).ItemId!.Value;
        await DescribeAsync(item, new EvidenceDescription("12/BC-SNV", "Sở Nội vụ", new DateOnly(2023, 11, 2), "Báo cáo kiểm tra"));
        string[] codes = [await FirstAsync(card), await FirstAsync(card, 1)];
        Assert.Null(await AttachAsync(item, card, codes[0], 2));
        Assert.Null(await AttachAsync(item, card, codes[1], null));
        Assert.Null(await AttachAsync(item, later, codes[0], null));

        await using var parts = desk.As(EvidenceDesk.Of(DakNong));
        Assert.Equal([2024, 2023, 2023], (await parts.Uses.OfItemsAsync([item])).Select(use => use.Year));
        Assert.Single((await parts.Search.PageAsync(new EvidenceFilter([DakNong], Year: 2024))).Found);
        Assert.Empty((await parts.Search.PageAsync(new EvidenceFilter([DakNong], Year: 2022))).Found);
        Assert.Equal(item, (await parts.Search.PageAsync(new EvidenceFilter([DakNong], Flag: EvidenceFlags.OutsideYear))).Found.Single().Item.Id);
        Assert.Empty((await parts.Search.PageAsync(new EvidenceFilter([DakNong], Flag: EvidenceFlags.Unused))).Found);
        var used = await parts.Entries.OfAsync(later, new Criterion { Code = codes[0], Key = "k", Title = "t", Max = 1 });
        Assert.Equal([EvidenceFlags.OutsideYear], used.Used.Single().Flags);
        Assert.Equal([2024, 2023], await parts.Search.YearsAsync([DakNong]));
    }

    [Fact]
    public async Task Text_IsReadInTheBackground_AndFoundWithoutAccents()
    {
        var pdf = (await desk.AddAsync(DakNong, "quet.pdf", Report)).ItemId!.Value;
        var word = (await desk.AddAsync(DakNong, "kh.docx", HostileFiles.Docx("Kế hoạch tuyên truyền cải cách hành chính"))).ItemId!.Value;
        var empty = (await desk.AddAsync(DakNong, "trong.docx", HostileFiles.Docx(null))).ItemId!.Value;
        var broken = (await desk.AddAsync(DakNong, "hong.pdf", "%PDF-1.4 không phải PDF"u8.ToArray())).ItemId!.Value;
        await using (var before = desk.As())
            Assert.Empty((await before.Search.PageAsync(new EvidenceFilter([DakNong], "tuyên truyền"))).Found);

        await desk.ReadAllAsync();
        await using var parts = desk.As(EvidenceDesk.Of(DakNong));
        Assert.Equal(word, (await FindAsync(parts, "TUYEN truyền")).Single().Item.Id);
        var found = (await FindAsync(parts, "475/KH-UBND")).Single();
        Assert.Equal((pdf, 2), (found.Item.Id, found.FoundOn));
        Assert.Equal(2, found.Item.File!.Pages);
        Assert.Contains("475", await new PageText(parts.Session).OfAsync(found.Item.File.Sha256, 2), StringComparison.Ordinal);
        Assert.Equal([EvidenceFlags.Empty], (await parts.Items.FindAsync(empty))!.Flags);
        Assert.Equal([EvidenceFlags.Unreadable], (await parts.Items.FindAsync(broken))!.Flags);
        Assert.Empty(await FindAsync(parts, "khong co chu nay"));
        Assert.Equal(4, (await FindAsync(parts, " ! & ")).Count);
    }

    [Fact]
    public async Task RowLevelSecurity_LetsThroughOwnUnits_AndWhatVisibleScorecardsUse()
    {
        var (card, _) = await CardAsync(2023);
        var item = (await desk.AddAsync(LamDong, "a.pdf", Report)).ItemId!.Value;
        await using (var stranger = desk.As(EvidenceDesk.Of(DakNong)))
        {
            Assert.Null(await stranger.Items.FindAsync(item));
            await stranger.Session.BeginAsync("test.change");
            await Assert.ThrowsAsync<PostgresException>(() => stranger.Items.AddAsync(LamDong, EvidenceKind.Number, EvidenceDescription.Empty with { Number = "1" }, null, null, false));
        }

        Assert.Null(await AttachAsync(item, card, await FirstAsync(card), null));
        await using var reader = desk.As(EvidenceDesk.Of(DakNong));
        Assert.Equal(LamDong, (await reader.Items.FindAsync(item))!.UnitId);
        await using var nobody = desk.As(new Actor(null, "Công chúng", "published"));
        Assert.Null(await nobody.Items.FindAsync(item));
        Assert.Empty(await nobody.Uses.OfItemsAsync([item]));
        Assert.Equal(0, await (await nobody.Session.ConnectionAsync()).ExecuteScalarAsync<int>("select count(*) from evidence.content"));
    }

    [Fact]
    public async Task Submitted_KeepsItsEvidence_AndTakesMoreOnlyWithTheExplanation()
    {
        var (card, round) = await CardAsync(2023);
        var code = await FirstAsync(card);
        var item = (await desk.AddAsync(DakNong, "a.pdf", Report)).ItemId!.Value;
        var more = (await desk.AddAsync(DakNong, "b.docx", HostileFiles.Docx("Giải trình"))).ItemId!.Value;
        Assert.Null(await AttachAsync(item, card, code, null));
        await using (var parts = desk.Rounds.As())
        {
            Assert.Null(await parts.Submission.FillAsync(card, true));
            Assert.Null(await parts.Submission.SubmitAsync(card));
        }

        desk.Rounds.Clock.Advance(TimeSpan.FromDays(1));
        Assert.NotNull(await DetachAsync(item, card, code));
        Assert.NotNull(await AttachAsync(more, card, code, null));
        await desk.Rounds.MoveAsync(round, RoundStage.Appraisal);
        await desk.Rounds.MoveAsync(round, RoundStage.Explanation);
        Assert.Null(await AttachAsync(more, card, code, null));
        Assert.NotNull(await DetachAsync(item, card, code));
        Assert.Null(await DetachAsync(more, card, code));
        await using var change = desk.As();
        Assert.NotNull(await change.Change.WithdrawAsync(item, "không dùng"));
        Assert.Null(await change.Change.WithdrawAsync(more, "không dùng"));
        Assert.Single((await change.Search.PageAsync(new EvidenceFilter([DakNong]))).Found);
    }

    [Fact]
    public async Task TwoWhoDescribe_TheSecondIsToldOfTheFirst()
    {
        var item = (await desk.AddAsync(DakNong, "a.pdf", Report)).ItemId!.Value;
        Assert.True(await DescribeAsync(item, new EvidenceDescription("1", "", null, ""), 1));
        Assert.False(await DescribeAsync(item, new EvidenceDescription("2", "", null, ""), 1));
        await using var parts = desk.As();
        Assert.Equal("1", (await parts.Items.FindAsync(item))!.Said.Number);
    }

    [Fact]
    public async Task Quota_IsOfTheUnit()
    {
        desk.Limits = new EvidenceLimits(Report.Length + 100);
        Assert.NotNull((await desk.AddAsync(DakNong, "a.pdf", Report)).ItemId);
        var full = await desk.AddAsync(DakNong, "b.docx", HostileFiles.Docx("Giải trình"));
        Assert.Contains("đã đầy", full.Problem!.Vietnamese, StringComparison.Ordinal);
        Assert.NotNull((await desk.AddAsync(LamDong, "b.docx", HostileFiles.Docx("Giải trình"))).ItemId);
    }

    private static async Task<IReadOnlyList<FoundEvidence>> FindAsync(EvidenceDesk.Parts parts, string text) => (await parts.Search.PageAsync(new EvidenceFilter([DakNong], text))).Found;

    private async Task<(Guid Card, Guid Round)> CardAsync(int year)
    {
        var round = await desk.Rounds.OpenAsync(DakNong, "province-876", year, DakNong);
        return (await desk.Rounds.CardAsync(round, DakNong), round);
    }

    private async Task<string> FirstAsync(Guid card, int skipped = 0)
    {
        await using var parts = desk.Rounds.As();
        return (await parts.Entries.OfCardAsync(card)).Where(entry => entry.IsOfUnit).ElementAt(skipped).Code;
    }

    private async Task<bool> DescribeAsync(Guid item, EvidenceDescription said, int version = 1)
    {
        await using var parts = desk.As();
        return await parts.Change.DescribeAsync((await parts.Items.FindAsync(item))!, version, said);
    }

    private async Task<Core.Text.Message?> AttachAsync(Guid item, Guid card, string code, int? page)
    {
        await using var parts = desk.As();
        return await parts.Attach.AttachAsync(item, card, code, page, null, []);
    }

    private async Task<Core.Text.Message?> DetachAsync(Guid item, Guid card, string code)
    {
        await using var parts = desk.As();
        return await parts.Attach.DetachAsync(item, card, code);
    }
}
