using System.Net;
using AngleSharp.Html.Dom;
using ParIndex.App.Accounts;
using ParIndex.App.Plans;
using ParIndex.App.Plans.Making;
using ParIndex.App.Plans.Templates;
using ParIndex.Documents.Writing;
using ParIndex.TestKit;
using ParIndex.Web.Tests.Accounts;
using Xunit;

namespace ParIndex.Web.Tests.Plans;

/// <summary>Pages of templates and of comparing, as an office uses them.</summary>
public sealed class TemplatePagesTests(AccountFixture server) : IClassFixture<AccountFixture>
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    [Fact]
    public async Task An_office_starts_from_the_ready_template_uploads_it_and_gets_its_plan_in_it()
    {
        var plan = await PlanAsync();
        using var person = await server.SignInAsync(new Assignment(Role.Coordinator, AccountFixture.Province));
        var page = await person.GetAsync("/ke-hoach/mau");
        Assert.Contains(page.QuerySelectorAll("code"), code => code.TextContent == "{{ten_ke_hoach}}");
        var start = await person.Client.GetByteArrayAsync("/ke-hoach/mau?handler=Start&kind=Plan");

        using var sent = await SendAsync(person, page, "/ke-hoach/mau", start);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);

        Assert.Contains("mau.docx", (await person.GetAsync("/ke-hoach/mau")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(start, await person.Client.GetByteArrayAsync($"/ke-hoach/mau?handler=File&unit={AccountFixture.Province}&kind=Plan"));
        using var filled = await person.Client.GetAsync($"/ke-hoach/{plan}?handler=File&kieu=docx");
        Assert.Equal(Docx, filled.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Faults_are_listed_and_who_makes_no_plans_of_the_unit_is_refused()
    {
        using var person = await server.SignInAsync(new Assignment(Role.Coordinator, AccountFixture.Province));
        var page = await person.GetAsync("/ke-hoach/mau");
        using var wrong = await SendAsync(person, page, "/ke-hoach/mau", Written("{{ten_ke_hoch}} {{khong_co}}"));
        var answered = await SignedIn.ReadAsync(wrong, "/ke-hoach/mau");
        Assert.Contains("Có phải “ten_ke_hoach”?", answered.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("“khong_co”", answered.Body.TextContent, StringComparison.Ordinal);

        using var stranger = await server.SignInAsync(new Assignment(Role.Coordinator, AccountFixture.Stranger));
        using var refused = await SendAsync(stranger, await stranger.GetAsync("/ke-hoach/mau"), "/ke-hoach/mau", StartTemplate.Of(TemplateKind.Plan));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task An_edited_document_is_compared_and_chosen_differences_are_taken_with_one_press()
    {
        var plan = await PlanAsync();
        using var person = await server.SignInAsync(new Assignment(Role.Coordinator, AccountFixture.Province));
        var here = $"/ke-hoach/{plan}/doi-chieu";
        var table = SmallPlan.Document.Tables[0];
        using var bytes = new MemoryStream();
        App.Results.Appendix.AppendixFile.Write(
            SmallPlan.Document with { Tables = [table with { Rows = [.. table.Rows.Select(row => row.Code == "2.1" ? row with { TargetText = "99% hồ sơ <b>đúng hạn</b>" } : row)] }] }, bytes, "ke-hoach.docx");

        using var sent = await SendAsync(person, await person.GetAsync(here), here, bytes.ToArray());
        var page = await SignedIn.ReadAsync(sent, here);
        var box = Assert.IsType<IHtmlInputElement>(Assert.Single(page.QuerySelectorAll("input[name=chosen]")), exactMatch: false);
        Assert.Contains("99% hồ sơ", page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);

        using var taken = await person.SendAsync(page, here + "?handler=Take", ("chosen", box.Value));
        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        Assert.Contains("99% hồ sơ", (await person.GetAsync($"/ke-hoach/{plan}")).Body!.TextContent, StringComparison.Ordinal);
    }

    private async Task<Guid> PlanAsync() => (await new PlanMaker(server.Database.Source, TimeProvider.System).DoAsync(desk => desk.Start.RunAsync(
        new PlanDraft(AccountFixture.Province, PlanKind.Yearly, null, 2026, 2026), PlanStart.Document, SmallPlan.Document))).Id!.Value;

    private static async Task<HttpResponseMessage> SendAsync(SignedIn person, IHtmlDocument page, string path, byte[] content)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(SignedIn.TokenOf(page)), "__RequestVerificationToken" }, { new StringContent(AccountFixture.Province), "unit" }, { new StringContent("Plan"), "kind" }, { new ByteArrayContent(content), "tep", "mau.docx" },
        };
        return await person.Client.PostAsync(path, form);
    }

    private static byte[] Written(string text)
    {
        using var bytes = new MemoryStream();
        new DocxWriter().Paragraph(text, TextLook.Body).Save(bytes);
        return bytes.ToArray();
    }
}
