using System.Globalization;
using System.IO.Compression;
using System.Net;
using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Results;
using ParIndex.App.Sample;
using ParIndex.Core.Criteria;
using ParIndex.TestKit;
using ParIndex.Web.Tests.Accounts;
using Xunit;

namespace ParIndex.Web.Tests.Rounds;

/// <summary>The year 2023 once as a mirror round with named people: agencies enter, Home Affairs merges, the chair approves, the Ministry's points come, all is compared.</summary>
public sealed class MirrorRoundTests(AccountFixture web) : IClassFixture<AccountFixture>
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");
    private static readonly string Unit = SampleInstallation.DakNong;

    [Fact]
    public async Task Year2023_FromLeadAgenciesToTheComparisonWithThePublishedPoints()
    {
        var maker = new RoundMaker(web.Database.Source);
        var round = await maker.OpenAsync(Unit, "province-876", 2023, [Unit], "Chỉ số của tỉnh năm 2023");
        var card = await maker.CardAsync(round, Unit);
        var set = (await maker.ScorerAsync(round)).Set;
        var mirror = $"/ky-danh-gia/{round}/bo-tham-dinh";
        using var coordinator = await web.SignInAsync(new Assignment(Role.Coordinator, Unit));
        using var chair = await web.SignInAsync(new Assignment(Role.Head, Unit));

        // Each lead agency enters what the set gives it; nobody else may.
        var leads = await LeadsAsync(card);
        var given = ScorecardFile.Read(SampleFolder.File("dak-nong-2023", "inputs.csv")).Single().Entries;
        var officers = new Dictionary<string, SignedIn>();
        foreach (var unit in leads.Values.Distinct())
            officers[unit] = await web.SignInAsync(new Assignment(Role.Officer, unit));

        Assert.True(officers.Count >= 8, $"{officers.Count} lead agencies");
        foreach (var field in set.Criteria)
        {
            foreach (var agency in field.SelfAndDescendants().Where(node => node.IsLeaf).GroupBy(leaf => Person(leaf)))
            {
                var address = $"/phieu/{card}/{field.Key}";
                var page = await agency.Key.GetAsync(address);
                foreach (var leaf in agency)
                {
                    using var saved = await agency.Key.SendAsync(page, address + "?handler=Save", Form(leaf, leaf.Code == "1.7" ? 1.5m : given[leaf.Code].Points, given[leaf.Code].Values));
                    Assert.True(saved.StatusCode == HttpStatusCode.Redirect, $"{leaf.Code} answered {(int)saved.StatusCode}");
                }
            }
        }

        // The Department of Justice neither sees nor writes what is not its own.
        var justice = officers[Unit + "/so-tu-phap"];
        var own = $"/phieu/{card}/{set.Criteria[1].Key}";
        var tried = await justice.SendAsync(await justice.GetAsync(own), own + "?handler=Save", ("code", "1.1"), ("seen", "1"), ("claim", "0"));
        Assert.Contains(tried.StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.Forbidden });
        Assert.Equal(HttpStatusCode.Forbidden, (await justice.Client.GetAsync(mirror)).StatusCode);

        // Home Affairs sees how far each is, corrects with a reason, presents; the chair approves.
        var board = await coordinator.GetAsync(mirror);
        Assert.Contains("Sở Tư pháp", board.Body!.TextContent, StringComparison.Ordinal);
        var first = $"/phieu/{card}/{set.Criteria[0].Key}";
        using (var without = await coordinator.SendAsync(await coordinator.GetAsync(first), first + "?handler=Save", ("code", "1.2"), ("seen", "1"), ("claim", "0,25")))
            Assert.Contains("Hãy ghi lý do sửa", (await SignedIn.ReadAsync(without, first)).Body!.TextContent, StringComparison.Ordinal);

        using (var with = await coordinator.SendAsync(await coordinator.GetAsync(first), first + "?handler=Save", ("code", "1.7"), ("seen", "1"), ("claim", "1,48"), ("correction", "Một nhiệm vụ quá hạn")))
            Assert.Equal(HttpStatusCode.Redirect, with.StatusCode);

        using (var early = await chair.PostAsync(mirror, "Approve"))
            Assert.Contains("Cơ quan tổng hợp cần trình lại", (await chair.GetAsync(mirror)).Body!.TextContent, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Forbidden, (await chair.PostAsync(mirror, "Present", ("done", "true"))).StatusCode);
        using (await coordinator.PostAsync(mirror, "Present", ("done", "true")))
            Assert.Contains("chờ người đứng đầu phê duyệt", (await chair.GetAsync(mirror)).Body!.TextContent, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Forbidden, (await coordinator.PostAsync(mirror, "Approve")).StatusCode);
        using (await chair.PostAsync(mirror, "Approve"))
            Assert.Contains("Nội dung tự chấm đã khóa", (await chair.GetAsync(mirror)).Body!.TextContent, StringComparison.Ordinal);

        using (var locked = await justice.SendAsync(await justice.GetAsync(own), own + "?handler=Save", ("code", "2.1.1"), ("seen", "1"), ("claim", "0")))
            Assert.Equal(HttpStatusCode.Forbidden, locked.StatusCode);

        // What is sent above.
        using (var report = await coordinator.Client.GetAsync(mirror + "?handler=Report"))
            Assert.Equal("bao-cao-tu-cham-diem-2023.docx", report.Content.Headers.ContentDisposition!.FileName);

        using (var package = new ZipArchive(await coordinator.Client.GetStreamAsync(mirror + "?handler=Package")))
            Assert.Equal("00-muc-luc.xlsx", Assert.Single(package.Entries).FullName);

        // The Ministry's points: one harder, the rest as claimed, in one press; only who runs the round enters them.
        await MoveAsync(coordinator, round, RoundStage.SelfAssessment, RoundStage.Appraisal);
        Assert.Equal(HttpStatusCode.Forbidden, (await chair.Client.GetAsync(mirror + "/diem")).StatusCode);
        using (var typed = await coordinator.PostAsync(mirror + "/diem", [("p.1.2", "0,25"), ("r.1.2", "Báo cáo quý III gửi chậm"), ("rest", "true"), ("title", "Công văn 100/BNV-CCHC"), .. set.Leaves().Where(leaf => leaf.Code != "1.2").Select(leaf => ("p." + leaf.Code, ""))]))
            Assert.Equal(HttpStatusCode.Redirect, typed.StatusCode);

        await MoveAsync(coordinator, round, RoundStage.Appraisal, RoundStage.Explanation);
        var homeAffairs = officers[Unit + "/so-noi-vu"];
        using (var said = await homeAffairs.PostAsync($"/phieu/{card}/giai-trinh", "Say", ("code", "1.2"), ("text", "Báo cáo gửi đúng hạn qua trục liên thông."), ("accepts", "false"), ("seen", "0")))
            Assert.Equal(HttpStatusCode.Redirect, said.StatusCode);

        using (var letter = await coordinator.Client.GetAsync(mirror + "?handler=Letter"))
            Assert.Equal("giai-trinh-2023.docx", letter.Content.Headers.ContentDisposition!.FileName);

        // The published table is read: looked at first, then saved.
        await MoveAsync(coordinator, round, RoundStage.Explanation, RoundStage.SecondAppraisal);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(SignedIn.TokenOf(await coordinator.GetAsync(mirror + "/diem?lan=2"))), "__RequestVerificationToken" },
            { new StringContent("Quyết định 273/QĐ-BNV"), "title" },
            { new ByteArrayContent(await File.ReadAllBytesAsync(SampleFolder.File("dak-nong-2023", "appendix.tsv"))), "document", "ket-qua.txt" },
        };
        using var read = await coordinator.Client.PostAsync(mirror + "/diem?lan=2&handler=Read", form);
        var preview = await SignedIn.ReadAsync(read, mirror);
        Assert.Contains("Đọc được 91 mục.", preview.Body!.TextContent, StringComparison.Ordinal);
        var apply = preview.QuerySelector("form[action*='handler=Apply']")!;
        using (var kept = await coordinator.SendAsync(preview, mirror + "/diem?lan=2&handler=Apply", [.. apply.QuerySelectorAll("input[type=hidden]:not([name^=__])").Select(input => (input.GetAttribute("name")!, input.GetAttribute("value") ?? ""))]))
            Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);

        // Compared criterion by criterion: 85.415 in the end, as published (85.42).
        var compared = await coordinator.GetAsync(mirror + "/doi-chieu");
        var tiles = compared.QuerySelector(".tiles")!.TextContent;
        Assert.Contains("85,415", tiles, StringComparison.Ordinal);
        Assert.Contains("85,42%", tiles, StringComparison.Ordinal);
        Assert.Contains("85,445", tiles, StringComparison.Ordinal);
        var lines = (await coordinator.Client.GetStringAsync(mirror + "/doi-chieu?handler=Csv")).Split("\r\n");
        Assert.Equal([9.45m, 9.1m, 12.905m, 9.47m, 12.01m, 9.6m, 10.98m, 11.9m], set.Criteria.Select(field => lines.Single(line => line.StartsWith(field.Code + ",", StringComparison.Ordinal))).Select(Final));
        Assert.StartsWith("1.7,", Assert.Single(lines, line => line.Contains("-0.03", StringComparison.Ordinal) && line.StartsWith("1.", StringComparison.Ordinal)), StringComparison.Ordinal);
        foreach (var officer in officers.Values)
            officer.Dispose();

        SignedIn Person(Criterion leaf) => leaf.Source != SourceKind.Appraised ? coordinator : leads.TryGetValue(leaf.Code, out var unit) ? officers[unit] : chair;
    }

    /// <summary>Points in the end, in a line whose title may hold commas.</summary>
    private static decimal Final(string line)
    {
        using var reader = new Microsoft.VisualBasic.FileIO.TextFieldParser(new StringReader(line)) { Delimiters = [","] };
        return decimal.Parse(reader.ReadFields()![6], CultureInfo.InvariantCulture);
    }

    private static (string, string)[] Form(Criterion leaf, decimal? points, IReadOnlyDictionary<string, string> figures) =>
        [("code", leaf.Code), ("seen", "0"), ("claim", points?.ToString(Vietnamese) ?? ""), .. figures.Select(pair => ("s." + pair.Key, pair.Value))];

    /// <summary>First lead unit of each leaf, as the set gave it.</summary>
    private async Task<Dictionary<string, string>> LeadsAsync(Guid card)
    {
        await using var connection = await web.Database.AdministratorAsync();
        return (await connection.QueryAsync<(string Code, string Unit)>("select distinct on (code) code, unit_id from rounds.assignment where scorecard_id = @card and role = 'lead' order by code, unit_id", new { card }))
            .ToDictionary(row => row.Code, row => row.Unit, StringComparer.Ordinal);
    }

    private static async Task MoveAsync(SignedIn coordinator, Guid round, RoundStage from, RoundStage to)
    {
        using var moved = await coordinator.PostAsync($"/ky-danh-gia/{round}", "Move", ("from", from.ToString()), ("to", to.ToString()));
        Assert.Contains("đã chuyển sang", (await coordinator.GetAsync($"/ky-danh-gia/{round}")).Body!.TextContent, StringComparison.Ordinal);
    }
}
