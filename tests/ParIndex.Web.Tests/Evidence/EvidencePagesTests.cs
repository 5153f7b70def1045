using System.Net;
using System.Security.Cryptography;
using Dapper;
using ParIndex.App.Accounts;
using ParIndex.TestKit;
using ParIndex.Web.Tests.Accounts;
using Xunit;

namespace ParIndex.Web.Tests.Evidence;

/// <summary>Libraries and evidence of entries through HTTP: uploads that are cut, hostile files, who is served what.</summary>
public sealed class EvidencePagesTests(EvidenceFixture web) : IClassFixture<EvidenceFixture>
{
    [Fact]
    public async Task Upload_CutAndResumed_AtAWrongOffset_GivesTheSameBytes()
    {
        using var officer = await web.PersonAsync();
        byte[] content = [.. HostileFiles.Pdf(["Bao cao"]), .. Enumerable.Range(0, 3 << 20).Select(i => (byte)(i % 10 == 0 ? '\n' : ' '))];
        var id = (await officer.BeginAsync("báo cáo lớn.pdf", content.Length)).Answer.GetProperty("id").GetString()!;
        Assert.Equal(HttpStatusCode.OK, (await officer.PartAsync(id, 0, content.AsMemory(0, 1 << 20))).Status);

        var (status, answer) = await officer.PartAsync(id, 5, content.AsMemory(5, 100));
        Assert.Equal((HttpStatusCode.Conflict, 1 << 20), (status, answer.GetProperty("received").GetInt32()));
        Assert.Equal(HttpStatusCode.Conflict, (await officer.FinishAsync(id)).Status);
        var again = (await officer.BeginAsync("báo cáo lớn.pdf", content.Length)).Answer;
        Assert.Equal((id, 1 << 20), (again.GetProperty("id").GetString(), again.GetProperty("received").GetInt32()));
        Assert.Contains("báo cáo lớn.pdf", (await officer.Person.GetAsync("/tai-lieu/them")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await officer.PartAsync(id, 1 << 20, content.AsMemory(1 << 20))).Status);

        var kept = (await officer.FinishAsync(id)).Answer;
        using var file = await officer.Person.Client.GetAsync($"/tai-lieu/{kept.GetProperty("item").GetString()}?handler=File");
        Assert.Equal(SHA256.HashData(content), SHA256.HashData(await file.Content.ReadAsByteArrayAsync()));
    }

    public static TheoryData<string, byte[], string> Hostile => new()
    {
        { "bom.docx", HostileFiles.Bomb(), "bom nén" },
        { "hai-mat.pdf", HostileFiles.PdfWithZip(), "vừa là PDF vừa là ZIP" },
        { "hai-mat-web.pdf", HostileFiles.PdfWithHtml(), "vừa là PDF vừa là trang web" },
        { "duong-dan.zip", HostileFiles.Zip(("../../etc/passwd", "x"u8.ToArray())), "../../etc/passwd" },
        { "trang.html", "<html><script>alert(1)</script>"u8.ToArray(), "Lưu thành PDF" },
        { "rong.pdf", [], "rỗng (0 byte)" },
        { "virus.txt", HostileFiles.Eicar, "mã độc (Eicar-Test-Signature)" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task Hostile_IsRefused_ByFormAndByParts_NamingFileAndRemedy(string name, byte[] content, string told)
    {
        using var officer = await web.PersonAsync();
        var page = await officer.SendAsync("/tai-lieu/them", "/tai-lieu/them", [(name, content)], ("donVi", EvidenceFixture.Unit));
        var said = page.QuerySelector(".import-outcomes")!.TextContent;
        Assert.Contains(name, said, StringComparison.Ordinal);
        Assert.Contains(told, said, StringComparison.Ordinal);
        Assert.Contains("Hãy", said, StringComparison.Ordinal);

        var (status, answer) = await officer.UploadAsync(name, content);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains(told, answer.GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync("select count(*) from evidence.item where file_name = @name", name));
    }

    [Fact]
    public async Task TooLarge_IsRefused_ByFormAndBeforeTheFirstPart()
    {
        using var officer = await web.PersonAsync();
        Assert.Contains("100 MB", (await officer.BeginAsync("quét.pdf", 101L << 20)).Answer.GetProperty("problem").GetString(), StringComparison.Ordinal);
        byte[] large = [.. "%PDF-1.4\n"u8, .. new byte[101 << 20]];
        var page = await officer.SendAsync("/tai-lieu/them", "/tai-lieu/them", [("quét.pdf", large), ("kèm.docx", HostileFiles.Docx("Nội dung đi kèm"))], ("donVi", EvidenceFixture.Unit));
        var said = page.QuerySelectorAll(".import-outcomes li").Select(row => row.TextContent).ToList();
        Assert.Contains("lớn hơn 100 MB", said[0], StringComparison.Ordinal);
        Assert.Contains("Đã nhận", said[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task PdfWithScript_IsDefused_ShownAsPictures_AndOnlyEverSaved()
    {
        using var officer = await web.PersonAsync();
        var (_, kept) = await officer.UploadAsync("co-ma.pdf", HostileFiles.Pdf(["Trang mot"], "/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"));
        Assert.Equal("Có mã tự chạy", kept.GetProperty("flags")[0].GetProperty("name").GetString());
        var address = kept.GetProperty("address").GetString()!;
        var page = await officer.Person.GetAsync(address);
        Assert.Contains("đừng cho phép chạy", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main iframe, main object, main embed"));

        using var picture = await officer.Person.Client.GetAsync(page.QuerySelector(".evidence-view img")!.GetAttribute("src"));
        Assert.Equal("image/png", picture.Content.Headers.ContentType!.MediaType);
        Guarded(picture);
        using var file = await officer.Person.Client.GetAsync(address + "?handler=File&xem=true");
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Guarded(file);
    }

    [Fact]
    public async Task WrongSuffix_IsFlagged_AndSavedUnderTheRightOne()
    {
        using var officer = await web.PersonAsync();
        var page = await officer.SendAsync("/tai-lieu/them", "/tai-lieu/them", [("../../thư mục/ma.html", "alert(1) // không phải trang web"u8.ToArray())], ("donVi", EvidenceFixture.Unit));
        Assert.Contains("Sai đuôi tệp", page.QuerySelector(".import-outcomes")!.TextContent, StringComparison.Ordinal);
        var link = page.QuerySelector(".import-outcomes a")!;
        Assert.Equal("ma.html", link.TextContent);
        using var file = await officer.Person.Client.GetAsync(link.GetAttribute("href") + "?handler=File&xem=true");
        Assert.Equal(("attachment", "application/octet-stream"), (file.Content.Headers.ContentDisposition!.DispositionType, file.Content.Headers.ContentType!.MediaType));
        Assert.Equal("ma.html.txt", file.Content.Headers.ContentDisposition.FileNameStar ?? file.Content.Headers.ContentDisposition.FileName);
        Guarded(file);
    }

    [Fact]
    public async Task ScannerAway_TakesNothing_KeepsWhatArrived_AndSaysSo()
    {
        using var officer = await web.PersonAsync();
        var content = HostileFiles.Docx("Khi máy quét vắng mặt");
        web.Scanner.IsAway = true;
        try
        {
            var (status, answer) = await officer.UploadAsync("cho-quet.docx", content);
            Assert.Equal((HttpStatusCode.UnprocessableEntity, true), (status, answer.GetProperty("isPassing").GetBoolean()));
            Assert.Contains("Hãy thử lại sau ít phút", answer.GetProperty("problem").GetString(), StringComparison.Ordinal);
        }
        finally
        {
            web.Scanner.IsAway = false;
        }

        Assert.Equal(content.Length, (await officer.BeginAsync("cho-quet.docx", content.Length)).Answer.GetProperty("received").GetInt32());
        Assert.Equal(HttpStatusCode.OK, (await officer.UploadAsync("cho-quet.docx", content)).Status);
    }

    [Fact]
    public async Task Entry_AsksTicksTakesAndLetsGo_WithoutScripts()
    {
        using var officer = await web.PersonAsync();
        var seed = await RoundSeed.OpenAsync(web.Database, EvidenceFixture.Unit, 2025);
        var path = $"/phieu/{seed.Card}/tai-lieu/{seed.Code}";
        var page = await officer.Person.GetAsync(path);
        Assert.Equal(seed.Asked, page.QuerySelectorAll(".evidence-asked li").Select(row => row.QuerySelector("span")!.FirstChild!.TextContent.Trim()));
        Assert.Empty(page.QuerySelectorAll(".evidence-asked .is-there"));

        using (var form = new MultipartFormDataContent
        {
            { new StringContent(SignedIn.TokenOf(page)), "__RequestVerificationToken" }, { new StringContent(seed.Asked[0]), "dap" }, { new StringContent(EvidenceFixture.Unit), "donVi" },
            { new ByteArrayContent(HostileFiles.Pdf(["Mot", "Hai"])), "tep", "minh-chung.pdf" },
        })
        {
            using var sent = await officer.Person.Client.PostAsync(path + "?handler=Upload&ve=%2Fviec-cua-toi", form);
            Assert.Equal("/viec-cua-toi", sent.Headers.Location!.OriginalString);
        }

        page = await officer.Person.GetAsync(path);
        Assert.Single(page.QuerySelectorAll(".evidence-asked .is-there"));
        var item = page.QuerySelector("input[name=item]")!.GetAttribute("value")!;
        using (var changed = await officer.Person.SendAsync(page, path + "?handler=Attach", ("item", item), ("trang", "2"), ("ghi", "Xem bảng 1"), ("dap", seed.Asked[0])))
            Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);

        page = await officer.Person.GetAsync(path);
        Assert.EndsWith("?trang=2", page.QuerySelector(".evidence-title a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("Xem bảng 1", page.QuerySelector(".evidence-list")!.TextContent, StringComparison.Ordinal);
        // The part alone, for pages that show it in place.
        using (var part = await officer.Person.Client.GetAsync(path + "?handler=Part"))
            Assert.StartsWith("<section", (await part.Content.ReadAsStringAsync()).Trim(), StringComparison.Ordinal);

        using (var refused = await officer.Person.SendAsync(page, path + "?handler=Attach", ("item", item), ("trang", "0")))
            Assert.Contains("Số trang phải là số", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using (var gone = await officer.Person.SendAsync(page, path + "?handler=Detach", ("item", item)))
            Assert.Equal(HttpStatusCode.Redirect, gone.StatusCode);

        Assert.Empty((await officer.Person.GetAsync(path)).QuerySelectorAll(".evidence-asked .is-there"));
    }

    [Fact]
    public async Task Strangers_ReadAndWriteNothing_AndTheirTriesAreNoted()
    {
        using var officer = await web.PersonAsync();
        using var stranger = await web.PersonAsync(Role.Officer, EvidenceFixture.Stranger);
        using var appraiser = await web.PersonAsync(Role.Appraiser, null);
        var seed = await RoundSeed.OpenAsync(web.Database, EvidenceFixture.Unit, 2022);
        var (_, kept) = await officer.UploadAsync("rieng.docx", HostileFiles.Docx("Chỉ đơn vị này xem"), 1 << 20, ("phieu", seed.Card.ToString()), ("dong", seed.Code));
        var address = kept.GetProperty("address").GetString()!;
        var entry = $"/phieu/{seed.Card}/tai-lieu/{seed.Code}";
        foreach (var path in new[] { address, address + "?handler=File", address + "/sua", entry, entry + "?handler=Part" })
            await stranger.Person.GetAsync(path, HttpStatusCode.NotFound);

        Assert.DoesNotContain("rieng.docx", (await stranger.Person.GetAsync("/tai-lieu?tim=rieng")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.BeginAsync("a.pdf", 100)).Status);
        var library = await stranger.Person.GetAsync("/tai-lieu/them");
        using (var pushed = await stranger.Person.SendAsync(library, entry + "?handler=Detach", ("item", kept.GetProperty("item").GetString()!)))
            Assert.Equal(HttpStatusCode.NotFound, pushed.StatusCode);

        Assert.True(await CountAsync("select count(*) from accounts.refusal where path like '%' || @name || '%'", seed.Card.ToString()) >= 3);

        // Who appraises reads and changes nothing.
        var page = await appraiser.Person.GetAsync(entry);
        Assert.Contains("rieng.docx", page.QuerySelector(".evidence-list")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".evidence form"));
        using var file = await appraiser.Person.Client.GetAsync(address + "?handler=File");
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        await appraiser.Person.GetAsync(address + "/sua", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Library_FindsByTextAndFlag_AndKeepsWhatTwoPeopleTyped()
    {
        using var officer = await web.PersonAsync();
        var page = await officer.SendAsync("/tai-lieu/them", "/tai-lieu/them", [("kế hoạch.docx", HostileFiles.Docx("Kế hoạch rà soát thủ tục hành chính"))], ("donVi", EvidenceFixture.Unit));
        var address = page.QuerySelector(".import-outcomes a")!.GetAttribute("href")!;
        var form = await officer.Person.GetAsync(address + "/sua");
        (string, string)[] mine = [("Input.Version", "1"), ("Input.Number", "31/KH-UBND"), ("Input.IssuedOn", "2025-02-01"), ("Input.Summary", "Kế hoạch của tôi")];
        using (var saved = await officer.Person.SendAsync(form, address + "/sua", mine))
            Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);

        using (var second = await officer.Person.SendAsync(form, address + "/sua", ("Input.Version", "1"), ("Input.Summary", "Bản của người thứ hai")))
        {
            var conflict = await SignedIn.ReadAsync(second, address);
            Assert.Contains("31/KH-UBND", conflict.QuerySelector("main .stack .alert")!.TextContent, StringComparison.Ordinal);
            Assert.Equal("Bản của người thứ hai", conflict.QuerySelector("#Input_Summary")!.TextContent.Trim());
        }

        Assert.Contains("Kế hoạch của tôi", (await officer.Person.GetAsync("/tai-lieu?tim=31%2Fkh&nam=2025&dau=unused")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await officer.Person.GetAsync("/tai-lieu?tim=31%2Fkh&dau=encrypted")).QuerySelector("tbody"));
        Assert.Contains("Khai báo", (await officer.Person.GetAsync(address)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private static void Guarded(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.StartsWith("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
    }

    private async Task<int> CountAsync(string sql, string name)
    {
        await using var connection = await web.Database.AdministratorAsync();
        return await connection.ExecuteScalarAsync<int>(sql, new { name });
    }
}
