using System.Net;
using AngleSharp.Html.Dom;
using Dapper;
using ParIndex.App.Accounts;
using Xunit;

namespace ParIndex.Web.Tests.Import;

/// <summary>The journey of importing without scripts, over HTTP.</summary>
public sealed class ImportPagesTests(ImportFixture web) : IClassFixture<ImportFixture>
{
    private const string DescribeForm = "form.form.card";
    private const string StoreForm = "form.card[action$='/luu']";

    [Fact]
    public async Task Journey_DocxToPortal_StoresAndPublishesThePublishedFigure()
    {
        using var an = await web.PersonAsync("Nguyễn An");
        var describe = await an.UploadAsync(("Phụ lục Đắk Nông 2023.docx", ImportFiles.Printed(2023, ".docx")));
        Assert.Equal("2023", Value(describe, "#Input_Year"));
        Assert.Equal("vn-67", ((IHtmlSelectElement)describe.QuerySelector("#Input_UnitId")!).Value);

        var table = await an.SendAsync(describe, DescribeForm, ("Input.Number", "Kế hoạch 475/KH-UBND"), ("Input.Date", "2024-07-18"), ("Input.Issuer", "UBND tỉnh Đắk Nông"));
        Assert.Contains("85,4150", table.QuerySelector("#tong")!.TextContent, StringComparison.Ordinal);

        var open = await an.GetAsync(table.Location.PathName + "?hang=2");
        Assert.NotNull(open.QuerySelector("#hang-2 form.import-form"));
        var saved = await an.SendAsync(open, "#hang-2 form.import-form", ("score", "1,25"), ("reason", "Văn bản in sai"));
        Assert.Contains("85,1650", saved.QuerySelector("#tong")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Đã lưu.", saved.QuerySelector(".flash")!.TextContent, StringComparison.Ordinal);

        var path = new Uri(saved.Location.Href).AbsolutePath;
        var undo = await an.SendAsync(await an.GetAsync(path + "?hang=2"), "#hoan-2-score");
        Assert.Contains("85,4150", undo.QuerySelector("#tong")!.TextContent, StringComparison.Ordinal);

        var preview = await an.GetAsync(path.Replace("/bang", "/luu", StringComparison.Ordinal));
        Assert.Contains("phiên bản 2", preview.QuerySelector(StoreForm + " h2")!.TextContent, StringComparison.Ordinal);
        var refused = await an.SendAsync(preview, StoreForm, ("Input.AcceptErrors", "true"));
        Assert.Contains("lý do", refused.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        var stored = await an.SendAsync(refused, StoreForm, ("Input.AcceptErrors", "true"), ("Input.Reason", "Nhập lại từ bản DOCX"));
        Assert.Contains("chưa công bố", stored.QuerySelector(".flash")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Nhập lại từ bản DOCX", stored.QuerySelector(".import-stored")!.TextContent, StringComparison.Ordinal);

        using var anyone = new Importer(new HttpClient { BaseAddress = new Uri(web.Address) });
        Assert.DoesNotContain("Nhập lại từ bản DOCX", (await anyone.GetAsync("/don-vi/vn-67/2023")).Body!.TextContent, StringComparison.Ordinal);
        var done = await an.SendAsync(stored, "form[action*='handler=Publish']");
        Assert.Contains("Đã công bố", done.QuerySelector(".flash")!.TextContent, StringComparison.Ordinal);
        var portal = await anyone.GetAsync("/don-vi/vn-67/2023");
        Assert.Contains("Nhập lại từ bản DOCX", portal.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0.5m, ImportFiles.ScoreIn(await anyone.Client.GetStreamAsync("/don-vi/vn-67/2023/tai.xlsx"), "tai.xlsx", "1.2"));
        Assert.Contains("Kế hoạch 475/KH-UBND ngày 18/7/2024 của UBND tỉnh Đắk Nông", portal.Body!.TextContent, StringComparison.Ordinal);

        // Readers are told what replaced what and why; who did it, those who may read results of the unit before they are published.
        Assert.Equal(2, portal.QuerySelectorAll("[aria-labelledby=phien-ban] .history > li").Length);
        Assert.Null(portal.QuerySelector("#lich-su"));
        Assert.DoesNotContain("Nguyễn An", portal.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("Văn bản in sai", portal.DocumentElement.OuterHtml, StringComparison.Ordinal);
        var history = (await an.GetAsync("/don-vi/vn-67/2023")).QuerySelector("#lich-su")!.TextContent;
        foreach (var deed in (string[])["Nguyễn An tải lên tệp", "Nguyễn An khai báo", "Nguyễn An sửa hàng 1.1", "Văn bản in sai", "Nguyễn An hoàn tác ở hàng 1.1", "Nguyễn An lưu kết quả năm 2023, phiên bản 2", "Nguyễn An công bố kết quả năm 2023, phiên bản 2", "thay kết quả năm 2023, phiên bản 1"])
            Assert.True(history.Contains(deed, StringComparison.Ordinal), deed + "\n" + history);

        using var stranger = await web.PersonAsync("Trần Bình", Role.Officer, "vn-01");
        Assert.Null((await stranger.GetAsync("/don-vi/vn-67/2023")).QuerySelector("#lich-su"));
    }

    [Fact]
    public async Task Upload_SeveralFilesOneBad_TellsEach()
    {
        using var an = await web.PersonAsync("Nguyễn An");
        var page = await an.UploadAsync(("một.txt", ImportFiles.Small("huyện A năm 2021")), ("rỗng.docx", []), ("hai.txt", ImportFiles.Small("huyện A năm 2022")));

        var outcomes = page.QuerySelectorAll(".import-outcomes li").Select(item => item.TextContent).ToList();
        Assert.Equal(3, outcomes.Count);
        Assert.Contains("Không nhận", outcomes[1], StringComparison.Ordinal);
        Assert.Equal(2, page.QuerySelectorAll(".import-outcomes a").Length);
    }

    [Fact]
    public async Task Upload_FilesThatCannotBeRead_AreRefusedByNameWithARemedy()
    {
        using var an = await web.PersonAsync("Nguyễn An");
        var oldOffice = new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }.Concat(System.Text.Encoding.Unicode.GetBytes("EncryptedPackage").Prepend((byte)0)).Concat(new byte[4096]).ToArray();
        var page = await an.UploadAsync(
            ("rỗng.xlsx", []), ("ảnh.docx", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), ("không bảng.txt", System.Text.Encoding.UTF8.GetBytes("Kính gửi các sở")), ("khóa.docx", oldOffice));

        var outcomes = page.QuerySelectorAll(".import-outcomes li").Select(item => item.TextContent).ToList();
        Assert.Equal(4, outcomes.Count);
        Assert.All(outcomes, outcome => Assert.Contains("Không nhận", outcome, StringComparison.Ordinal));
        Assert.All(outcomes, outcome => Assert.Contains("Hãy", outcome, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("Tệp rỗng", outcomes[0], StringComparison.Ordinal);
        Assert.Contains("bảng tiêu chí", outcomes[2], StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".import-outcomes a"));
    }

    [Fact]
    public async Task Upload_NothingChosen_AsksForAFile()
    {
        using var an = await web.PersonAsync("Nguyễn An");
        Assert.Contains("Hãy chọn ít nhất một tệp", (await an.UploadAsync()).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upload_MoreThanIsTaken_ComesBackToTheFormWithTheReason()
    {
        using var an = await web.PersonAsync("Nguyễn An");
        using var body = new MultipartFormDataContent { { new ByteArrayContent(new byte[(256 << 20) + 1]), "tep", "lớn.docx" } };
        using var answer = await an.Client.PostAsync("/nhap", body);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("lớn hơn 256 MB", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upload_Pdf_TellsHowFarTheReadingIs()
    {
        if (!File.Exists("/usr/bin/pdftotext"))
            Assert.Skip("pdftotext is not on this machine.");

        using var an = await web.PersonAsync("Nguyễn An");
        var page = await an.UploadAsync(("hỏng.pdf", System.Text.Encoding.ASCII.GetBytes("%PDF-1.7\nrác " + Guid.CreateVersion7())));
        var path = page.Location.PathName;
        for (var patience = TimeProvider.System.GetTimestamp(); page.QuerySelector("#dang-doc") is not null;)
        {
            Assert.NotNull(page.QuerySelector("noscript meta[http-equiv=refresh], noscript"));
            Assert.True(TimeProvider.System.GetElapsedTime(patience) < TimeSpan.FromSeconds(30), "The file is not read.");
            page = await an.GetAsync(path);
        }

        Assert.Contains("tệp hỏng", page.QuerySelector(".alert-bad")!.TextContent, StringComparison.Ordinal);
        using var progress = await an.Client.GetAsync(path + "?handler=Progress");
        Assert.Equal("true", progress.Headers.GetValues("HX-Refresh").Single());
    }

    [Fact]
    public async Task Discard_Import_TakesItOffTheList()
    {
        using var an = await web.PersonAsync("Nguyễn An");
        var describe = await an.UploadAsync(("bỏ đi.txt", ImportFiles.Small("tỉnh Đắk Nông năm 2015")));
        var list = await an.SendAsync(describe, "form[action*='Discard']");

        Assert.Contains("Đã bỏ bản nhập", list.QuerySelector(".flash")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("bỏ đi.txt", list.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await an.Client.GetAsync(describe.Location.PathName)).StatusCode);
    }

    [Fact]
    public async Task Describe_ChangedInASecondTab_KeepsWhatWasTypedAndShowsTheOther()
    {
        using var an = await web.PersonAsync("Nguyễn An");
        var first = await an.UploadAsync(("hai thẻ.txt", ImportFiles.Small("tỉnh Đắk Nông năm 2014")));
        var second = await an.GetAsync(first.Location.PathName);
        await an.SendAsync(first, DescribeForm, ("Input.Number", "Báo cáo 1/BC-UBND"));
        var late = await an.SendAsync(second, DescribeForm, ("Input.Number", "Báo cáo 2/BC-UBND"));

        Assert.Contains("Báo cáo 1/BC-UBND", late.QuerySelector(".alert-warn")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Báo cáo 2/BC-UBND", Value(late, "#Input_Number"));
        var saved = await an.SendAsync(late, DescribeForm);
        Assert.EndsWith("/bang", saved.Location.PathName, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Store_CorrectedInASecondTab_IsRefusedUntilSeen()
    {
        using var an = await web.PersonAsync("Nguyễn An");
        var table = await an.SendAsync(await an.UploadAsync(("thẻ lưu.txt", ImportFiles.Small("tỉnh Đắk Nông năm 2013"))), DescribeForm, ("Input.Number", "Báo cáo 3/BC-UBND"));
        var path = table.Location.PathName;
        var preview = await an.GetAsync(path.Replace("/bang", "/luu", StringComparison.Ordinal));
        await an.SendAsync(await an.GetAsync(path + "?hang=3"), "#hang-3 form.import-form", ("score", "5"), ("reason", "đọc nhầm"));

        var refused = await an.SendAsync(preview, StoreForm, ("Input.AcceptErrors", "true"));
        Assert.Contains("đã thay đổi", refused.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        var stored = await an.SendAsync(refused, StoreForm, ("Input.AcceptErrors", "true"));
        Assert.Contains("chưa công bố", stored.QuerySelector(".flash")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("18,5", stored.QuerySelector(".import-stored")!.TextContent, StringComparison.Ordinal);

        using var anyone = new Importer(new HttpClient { BaseAddress = new Uri(web.Address) });
        Assert.Equal(HttpStatusCode.NotFound, (await anyone.Client.GetAsync("/don-vi/vn-67/2013")).StatusCode);
    }

    [Fact]
    public async Task Stored_Figures_KnowFileLineAndCell()
    {
        using var an = await web.PersonAsync("Nguyễn An");
        var file = ImportFiles.Small("tỉnh Đắk Nông năm 2012");
        var table = await an.SendAsync(await an.UploadAsync(("nguồn gốc.txt", file)), DescribeForm, ("Input.Number", "Báo cáo 4/BC-UBND"));
        await an.SendAsync(await an.GetAsync(table.Location.PathName.Replace("/bang", "/luu", StringComparison.Ordinal)), StoreForm, ("Input.AcceptErrors", "true"));

        await using var session = web.Database.System("test");
        var (name, sha256, place) = await (await session.ConnectionAsync()).QuerySingleAsync<(string, string, string)>(
            """
            select d.name, d.file_sha256, n.place::text from results.result r join results.document d on d.id = r.document_id
            join results.node n on n.result_id = r.id and n.code = '1.2' where r.unit_id = 'vn-67' and r.year = 2012
            """);
        Assert.Equal(("nguồn gốc.txt", Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file))), (name, sha256));
        // The fifth line of the file, as a person counts.
        Assert.Contains("5", place, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upload_SameFileAgain_SaysSoAndOpensTheEarlierOne()
    {
        using var an = await web.PersonAsync("Nguyễn An");
        var first = await an.UploadAsync(("cũ.txt", ImportFiles.Small("tỉnh Đắk Nông năm 2019")));
        var again = await an.UploadAsync(("tên khác.txt", ImportFiles.Small("tỉnh Đắk Nông năm 2019")));

        Assert.Equal(first.Location.PathName, again.Location.PathName);
        Assert.Contains("đã được tải lên trước đó", again.QuerySelector(".flash")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Correct_TwoPeopleSameCell_TheSecondSeesBothAndLosesNothing()
    {
        using var an = await web.PersonAsync("Nguyễn An");
        using var binh = await web.PersonAsync("Trần Bình");
        var path = (await an.UploadAsync(("hai người.txt", ImportFiles.Small("tỉnh Đắk Nông năm 2018")))).Location.PathName + "/bang?hang=3";
        var (first, second) = (await an.GetAsync(path), await binh.GetAsync(path));
        await an.SendAsync(first, "#hang-3 form.import-form", ("score", "5"), ("reason", "đọc nhầm"));

        var conflict = await binh.SendAsync(second, "#hang-3 form.import-form", ("score", "5,5"), ("cause", "Chậm 02 báo cáo"), ("reason", "văn bản in sai"));

        Assert.Contains("Nguyễn An đã ghi “5”", conflict.QuerySelector("#hang-3 .alert")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("5,5", "Chậm 02 báo cáo", "văn bản in sai"), (Value(conflict, "#o-3-score"), ((IHtmlTextAreaElement)conflict.QuerySelector("#o-3-cause")!).Value.Trim(), Value(conflict, "#o-3-reason")));
        var saved = await binh.SendAsync(conflict, "#hang-3 form.import-form");
        Assert.Contains("Chậm 02 báo cáo", (await an.GetAsync(path)).QuerySelector("#hang-3")!.InnerHtml, StringComparison.Ordinal);
        Assert.Contains("19,0000", saved.QuerySelector("#tong")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Correct_ByScript_AnswersWithTheRowAndTheTotals()
    {
        using var an = await web.PersonAsync("Nguyễn An");
        var path = (await an.UploadAsync(("htmx.txt", ImportFiles.Small("tỉnh Đắk Nông năm 2017")))).Location.PathName + "/bang?hang=3";
        var page = await an.GetAsync(path);
        an.Client.DefaultRequestHeaders.Add("HX-Request", "true");

        var refused = await (await an.AnswerAsync(page, "#hang-3 form.import-form", ("score", "nhiều"), ("reason", "x"))).Content.ReadAsStringAsync();
        Assert.Contains("Hãy nhập một số", refused, StringComparison.Ordinal);
        Assert.Contains("value=\"nhiều\"", refused, StringComparison.Ordinal);
        var saved = await (await an.AnswerAsync(page, "#hang-3 form.import-form", ("score", "5"), ("reason", "x"))).Content.ReadAsStringAsync();

        Assert.DoesNotContain("<html", saved, StringComparison.Ordinal);
        Assert.Contains("id=\"hang-3\"", saved, StringComparison.Ordinal);
        Assert.Contains("hx-swap-oob=\"true\"", saved, StringComparison.Ordinal);
        Assert.Contains("18,5000", saved, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_NotSignedIn_AskToSignIn()
    {
        using var anyone = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(web.Address) };
        var answer = await anyone.GetAsync("/nhap");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("dang-nhap", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_LeaderWhoOnlyReads_AreRefused()
    {
        using var leader = await web.PersonAsync("Lê Lãnh Đạo", Role.Leader);
        Assert.Equal(HttpStatusCode.Forbidden, (await leader.Client.GetAsync("/nhap")).StatusCode);
    }

    [Fact]
    public async Task Describe_UnitOfOthers_IsRefused()
    {
        using var local = await web.PersonAsync("Phạm Lâm", Role.Coordinator, SampleUnitIds.LamDong);
        var page = await local.UploadAsync(("của tỉnh khác.txt", ImportFiles.Small("tỉnh Đắk Nông năm 2016")));
        var refused = await local.SendAsync(page, DescribeForm, ("Input.UnitId", "vn-01"), ("Input.Number", "Báo cáo 1/BC"));
        Assert.Contains("Bạn không được nhập kết quả cho đơn vị này.", refused.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_ImportOfAnother_AreSeenByNobodyWhoMayNotGoOnWithIt()
    {
        using var an = await web.PersonAsync("Nguyễn An");
        var path = (await an.UploadAsync(("riêng.txt", ImportFiles.Small("tỉnh Đắk Nông năm 2010")))).Location.PathName;

        using var stranger = await web.PersonAsync("Trần Hà Nội", Role.Coordinator, "vn-01");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Client.GetAsync(path + "/bang")).StatusCode);
        Assert.DoesNotContain("riêng.txt", (await stranger.GetAsync("/nhap")).Body!.TextContent, StringComparison.Ordinal);

        // An officer reads what stands below their province but imports for the province alone.
        using var officer = await web.PersonAsync("Phạm Lâm Đồng", Role.Officer, SampleUnitIds.LamDong);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.Client.GetAsync(path + "/bang")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.Client.GetAsync(path + "?handler=File")).StatusCode);
        Assert.DoesNotContain("riêng.txt", (await officer.GetAsync("/nhap")).Body!.TextContent, StringComparison.Ordinal);
        Assert.NotEqual(path, (await officer.UploadAsync(("riêng.txt", ImportFiles.Small("tỉnh Đắk Nông năm 2010")))).Location.PathName);
    }

    [Fact]
    public async Task Publish_ByWhoOnlyImports_IsRefused()
    {
        using var officer = await web.PersonAsync("Lê Cán Bộ", Role.Officer, "vn-67");
        var describe = await officer.UploadAsync(("cán bộ.txt", ImportFiles.Small("tỉnh Đắk Nông năm 2009")));
        var table = await officer.SendAsync(describe, DescribeForm, ("Input.Number", "Báo cáo 5/BC-UBND"));
        var preview = await officer.GetAsync(table.Location.PathName.Replace("/bang", "/luu", StringComparison.Ordinal));
        var stored = await officer.SendAsync(preview, StoreForm, ("Input.AcceptErrors", "true"));
        Assert.Null(stored.QuerySelector("form[action*='handler=Publish']"));

        using var coordinator = await web.PersonAsync("Nguyễn An");
        var offered = await coordinator.GetAsync(stored.Location.PathName);
        var publish = offered.QuerySelector("form[action*='handler=Publish']")!.GetAttribute("action")!;
        var token = ((IHtmlInputElement)stored.QuerySelector("input[name=__RequestVerificationToken]")!).Value;
        using var body = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.Client.PostAsync(publish, body)).StatusCode);
        Assert.Contains("Đã công bố", (await coordinator.SendAsync(offered, "form[action*='handler=Publish']")).QuerySelector(".flash")!.TextContent, StringComparison.Ordinal);
    }

    private static string Value(IHtmlDocument page, string control) => ((IHtmlInputElement)page.QuerySelector(control)!).Value;

    private static class SampleUnitIds
    {
        public const string LamDong = "vn-68-2025";
    }
}
