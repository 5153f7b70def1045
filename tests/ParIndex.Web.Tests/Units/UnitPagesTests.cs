using System.Net;
using System.Text;
using ParIndex.App.Accounts;
using ParIndex.Web.Tests.Accounts;
using ParIndex.Web.Tests.Criteria;
using Xunit;

namespace ParIndex.Web.Tests.Units;

/// <summary>Units in time by plain forms, and who may not.</summary>
public sealed class UnitPagesTests(AccountFixture web) : IClassFixture<AccountFixture>
{
    private const string Units = "/quan-tri/don-vi", Province = "vn-68-2025";

    [Fact]
    public async Task Tree_OfAnyDay_IsThatOfTheDay()
    {
        using var person = await web.CoordinatorAsync();
        Assert.Contains("198", (await person.GetAsync(Units + "?ngay=2025-12-01")).QuerySelector(".tree")!.TextContent, StringComparison.Ordinal);
        var before = await person.GetAsync(Units + "?ngay=2025-06-30&goc=vn-67");
        Assert.Contains("huyện Cư Jút", before.QuerySelector(".tree")!.TextContent, StringComparison.Ordinal);
        var found = await person.GetAsync(Units + "?q=cu+jut");
        Assert.Contains(found.QuerySelectorAll("tbody th"), cell => cell.TextContent == "huyện Cư Jút");
    }

    [Fact]
    public async Task Unit_Added_Renamed_IsInTheTree_WithBothNamesInItsHistory()
    {
        using var person = await web.CoordinatorAsync();
        using var added = await person.PostAsync(
            Units + "/them?duoi=" + Province, ("Form.Name", "Sở Thử nghiệm"), ("Form.Kind", "Department"), ("Form.Parent", Province), ("Form.Date", "2026-01-01"), ("Form.LegalBasis", "QĐ 1/2026"));
        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        var unit = added.Headers.Location!.OriginalString;
        using var renamed = await person.PostAsync(unit, "Rename", ("Rename.Name", "Sở Kiểm nghiệm"), ("Rename.Date", "2026-06-01"), ("Rename.LegalBasis", "QĐ 2/2026"));
        Assert.Equal(HttpStatusCode.Redirect, renamed.StatusCode);
        var page = await person.GetAsync(unit);
        Assert.Equal("Sở Kiểm nghiệm", page.QuerySelector("h1")!.TextContent.Trim());
        Assert.Contains("Sở Thử nghiệm", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("QĐ 2/2026", page.QuerySelector(".history")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rename_WithoutLegalBasis_SaysSo_AndKeepsTheName()
    {
        using var person = await web.CoordinatorAsync();
        using var answer = await person.PostAsync(Units + "/" + Province, "Rename", ("Rename.Name", "Lâm Đồng mới"), ("Rename.Date", "2027-01-01"));
        var page = await SignedIn.ReadAsync(answer, "rename");
        Assert.Equal("Lâm Đồng mới", page.QuerySelector("#Rename_Name")!.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector("#Rename_LegalBasis-loi"));
        Assert.Null(page.QuerySelector("#Move_LegalBasis-loi"));
    }

    [Fact]
    public async Task Merger_IsShownBeforeItIsStored_AndCarriesRolesOver()
    {
        using var person = await web.CoordinatorAsync();
        var (one, two) = (await AddAsync(person, "Sở Một"), await AddAsync(person, "Sở Hai"));
        var (_, officer) = await web.AddAsync(one, new Assignment(Role.Officer, one), new Assignment(Role.Officer, two));
        (string, string)[] form =
        [
            ("Form.Kind", "Merge"), ("Form.Date", "2026-10-01"), ("Form.LegalBasis", "NQ 9/2026"), ("Form.Branch", Province), ("Form.Units", one), ("Form.Units", two),
            ("Form.NewName", "Sở Một và Hai"), ("Form.Below", "Follow"),
        ];
        var page = await person.GetAsync(Units + "/sap-xep");
        using var preview = await person.SendAsync(page, Units + "/sap-xep?handler=Preview", form);
        var shown = await SignedIn.ReadAsync(preview, "preview");
        Assert.Contains("2 phân công chuyển sang đơn vị nhận", shown.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Sở Một và Hai", (await person.GetAsync(Units + "?goc=" + Province)).QuerySelector(".tree")!.TextContent, StringComparison.Ordinal);

        using var stored = await person.SendAsync(shown, Units + "/sap-xep?handler=Confirm", DraftDesk.FieldsOf(shown, "main form"));
        Assert.Equal(HttpStatusCode.Redirect, stored.StatusCode);
        var tree = (await person.GetAsync(Units + "?goc=" + Province)).QuerySelector(".tree")!.TextContent;
        Assert.Contains("Sở Một và Hai", tree, StringComparison.Ordinal);
        Assert.DoesNotContain("Sở Hai\n", tree, StringComparison.Ordinal);
        // One person with the role in both has it once in the new one.
        using var signedIn = await web.SignInAsync(officer);
        var own = await signedIn.GetAsync("/tai-khoan");
        Assert.Contains("Sở Một và Hai", own.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        // Confirmed again from an old tab: refused, with what stands against it.
        using var again = await person.SendAsync(shown, Units + "/sap-xep?handler=Confirm", DraftDesk.FieldsOf(shown, "main form"));
        Assert.NotEmpty(DraftDesk.ErrorsOf(await SignedIn.ReadAsync(again, "again")));
    }

    [Fact]
    public async Task Wizard_WithNothingChosen_SaysWhatIsMissing_AndAnotherBranchKeepsWhatWasTyped()
    {
        using var person = await web.CoordinatorAsync();
        var page = await person.GetAsync(Units + "/sap-xep");
        using var empty = await person.SendAsync(page, Units + "/sap-xep?handler=Preview", ("Form.Kind", "Merge"), ("Form.Date", "2027-01-01"), ("Form.NewName", "Đơn vị mới"));
        var faults = DraftDesk.ErrorsOf(await SignedIn.ReadAsync(empty, "empty"));
        Assert.Contains("Chọn ít nhất một đơn vị.", faults, StringComparison.Ordinal);
        using var other = await person.SendAsync(page, Units + "/sap-xep?handler=Back", ("Form.Kind", "Split"), ("Form.Date", "2027-01-01"), ("Form.NewName", "Đơn vị mới"), ("Form.Branch", "vn"), ("Form.Units", Province + "/so-noi-vu"));
        var branch = await SignedIn.ReadAsync(other, "branch");
        Assert.Equal("Đơn vị mới", branch.QuerySelector("#Form_NewName")!.GetAttribute("value"));
        Assert.NotNull(branch.QuerySelector("input[value=Split][checked]"));
        Assert.NotNull(branch.QuerySelector($"input[value='{Province}'][type=checkbox]"));
    }

    [Fact]
    public async Task List_IsPreviewed_ThenStoredWhole_OrNotAtAll()
    {
        using var person = await web.CoordinatorAsync();
        var faulty = await UploadAsync(person, "don-vi.csv", "Tên đơn vị,Loại,Từ ngày\nSở Danh sách A,Sở,01/02/2026\n,Sở,\nSở Danh sách B,Loại lạ,\n"u8.ToArray());
        Assert.Null(faulty.QuerySelector("input[name=Events]"));
        Assert.True(faulty.QuerySelectorAll("td .bad").Length >= 2);

        var sound = await UploadAsync(person, "don-vi.csv", "Tên đơn vị,Loại,Từ ngày\nSở Danh sách A,Sở,01/02/2026\nSở Danh sách B,Sở,01/02/2026\n"u8.ToArray());
        Assert.DoesNotContain("Sở Danh sách A", (await person.GetAsync(Units + "?goc=" + Province)).QuerySelector(".tree")!.TextContent, StringComparison.Ordinal);
        using var stored = await person.SendAsync(sound, Units + "/nhap?handler=Confirm", ("Events", sound.QuerySelector("input[name=Events]")!.GetAttribute("value")!));
        Assert.Equal(HttpStatusCode.Redirect, stored.StatusCode);
        Assert.Contains("Sở Danh sách B", (await person.GetAsync(Units + "?goc=" + Province)).QuerySelector(".tree")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bomb.xlsx", "PK\u0003\u0004 not a workbook")]
    [InlineData("empty.csv", "\n\n")]
    [InlineData("other.csv", "a;b;c\n1;2;3\n")]
    public async Task List_ThatIsNone_IsRefusedInWords(string name, string text)
    {
        using var person = await web.CoordinatorAsync();
        var page = await UploadAsync(person, name, Encoding.UTF8.GetBytes(text));
        Assert.NotEmpty(DraftDesk.ErrorsOf(page));
        Assert.Null(page.QuerySelector("input[name=Events]"));
    }

    [Fact]
    public async Task Confirmation_WithEventsOfAnotherKind_IsRefused()
    {
        using var person = await web.CoordinatorAsync();
        var page = await person.GetAsync(Units + "/nhap");
        using var answer = await person.SendAsync(page, Units + "/nhap?handler=Confirm", ("Events", Convert.ToBase64String("[\"{}\"]"u8)));
        Assert.NotEmpty(DraftDesk.ErrorsOf(await SignedIn.ReadAsync(answer, "events")));
    }

    [Fact]
    public async Task CoordinatorOfOneProvince_ChangesNothingElsewhere()
    {
        using var person = await web.SignInAsync(new Assignment(Role.Coordinator, Province));
        await person.GetAsync(Units);
        var other = await person.GetAsync(Units + "/" + AccountFixture.Stranger);
        Assert.Null(other.QuerySelector("#Rename_Name"));
        var own = await person.GetAsync(Units + "/" + Province);
        using var renamed = await person.SendAsync(own, Units + "/" + AccountFixture.Stranger + "?handler=Rename", ("Rename.Name", "Tên khác"), ("Rename.Date", "2027-01-01"), ("Rename.LegalBasis", "Không có"));
        Assert.Equal(HttpStatusCode.Forbidden, renamed.StatusCode);
        var add = await person.GetAsync(Units + "/them");
        using var root = await person.SendAsync(add, Units + "/them", ("Form.Name", "Nước khác"), ("Form.Kind", "Nation"), ("Form.Date", "2027-01-01"), ("Form.LegalBasis", "Không có"));
        Assert.NotEqual(HttpStatusCode.Redirect, root.StatusCode);
        using var merged = await person.SendAsync(add, Units + "/sap-xep?handler=Confirm",
            ("Form.Kind", "Abolish"), ("Form.Date", "2027-01-01"), ("Form.LegalBasis", "Không có"), ("Form.Units", AccountFixture.Stranger), ("Form.Below", "End"));
        Assert.Equal(HttpStatusCode.Forbidden, merged.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/them")]
    [InlineData("/sap-xep")]
    [InlineData("/nhap")]
    [InlineData("/vn-68-2025")]
    [InlineData("/mau.xlsx")]
    public async Task Others_AreRefused(string path)
    {
        using var officer = await web.SignInAsync(new Assignment(Role.Officer, Province));
        await officer.GetAsync(Units + path, HttpStatusCode.Forbidden);
        using var anyone = await web.Client.GetAsync(Units + path);
        Assert.NotEqual(HttpStatusCode.OK, anyone.StatusCode);
    }

    private static async Task<string> AddAsync(SignedIn person, string name)
    {
        using var answer = await person.PostAsync(Units + "/them", ("Form.Name", name), ("Form.Kind", "Department"), ("Form.Parent", Province), ("Form.Date", "2026-01-01"), ("Form.LegalBasis", "QĐ 1/2026"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return App.Units.UnitSlug.ToId(answer.Headers.Location!.OriginalString.Split('/')[^1]);
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> UploadAsync(SignedIn person, string name, byte[] file)
    {
        var page = await person.GetAsync(Units + "/nhap");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(SignedIn.TokenOf(page)), "__RequestVerificationToken" }, { new StringContent(Province), "Parent" }, { new ByteArrayContent(file), "tep", name },
        };
        using var answer = await person.Client.PostAsync(Units + "/nhap", form);
        return await SignedIn.ReadAsync(answer, name);
    }
}
