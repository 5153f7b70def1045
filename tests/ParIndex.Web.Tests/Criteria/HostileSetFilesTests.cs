using System.IO.Compression;
using System.Net;
using System.Text;
using ParIndex.Web.Tests.Accounts;
using Xunit;

namespace ParIndex.Web.Tests.Criteria;

/// <summary>Files made to break the reader are answered with what is wrong, soon, and nothing of them is stored.</summary>
public sealed class HostileSetFilesTests(AccountFixture web) : IClassFixture<AccountFixture>
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    public static TheoryData<string, string> Texts => new()
    {
        { "laughs", "a: &a [x,x,x,x,x,x,x,x,x]\n" + string.Concat(Enumerable.Range('b', 9).Select(letter => $"{(char)letter}: &{(char)letter} [{string.Join(',', Enumerable.Repeat("*" + (char)(letter - 1), 9))}]\n")) },
        { "deep", new string('[', 100_000) + new string(']', 100_000) },
        { "deep blocks", string.Concat(Enumerable.Range(0, 3000).Select(level => new string(' ', level) + "a:\n")) },
        { "huge", "id: thu\ntitle: " + new string('x', 9_000_000) },
        { "many", "id: thu\ncriteria:\n" + string.Concat(Enumerable.Range(0, 200_000).Select(number => $"  - {{ code: {number} }}\n")) },
        { "not text", "\0\u0001\u0002\uFFFF" },
        { "empty", " " },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Yaml_MadeToBreak_IsRefusedSoon(string what, string yaml) => await RefusedAsync(what + ".yaml", Encoding.UTF8.GetBytes(yaml));

    [Fact]
    public async Task Workbooks_MadeToBreak_AreRefusedSoon()
    {
        await RefusedAsync("bomb.xlsx", Zip(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", new string(' ', 300_000_000))));
        await RefusedAsync("entity.xlsx", Zip(("[Content_Types].xml", "<!DOCTYPE t [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><Types>&a;</Types>")));
        await RefusedAsync("cut.xlsx", Zip(("xl/workbook.xml", "<workbook/>"))[..40]);
    }

    [Fact]
    public async Task Text_MadeToBreak_StaysInTheEditor_AndTheDraftIsWhatItWas()
    {
        using var person = await web.CoordinatorAsync();
        var draft = await person.DraftAsync();
        var page = await person.GetAsync(draft + "/van-ban");
        using var answer = await person.SendAsync(page, draft + "/van-ban", ("Token", page.QuerySelector("input[name=Token]")!.GetAttribute("value")!), ("Yaml", "id: [\n  - x"));
        var again = await SignedIn.ReadAsync(answer, "text");
        Assert.NotNull(again.QuerySelector(".problem-list li"));
        Assert.StartsWith("id: [", again.QuerySelector("#Yaml")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal(page.QuerySelector("#Yaml")!.TextContent, (await person.GetAsync(draft + "/van-ban")).QuerySelector("#Yaml")!.TextContent);
    }

    private async Task RefusedAsync(string name, byte[] file)
    {
        using var person = await web.CoordinatorAsync();
        var page = await person.GetAsync("/bo-tieu-chi/soan");
        var before = page.QuerySelectorAll("tbody tr").Length;
        using var form = new MultipartFormDataContent { { new StringContent(SignedIn.TokenOf(page)), "__RequestVerificationToken" }, { new ByteArrayContent(file), "tep", name } };
        using var cancel = new CancellationTokenSource(Soon);
        using var answer = await person.Client.PostAsync("/bo-tieu-chi/soan?handler=Upload", form, cancel.Token);
        if (answer.StatusCode != HttpStatusCode.RequestEntityTooLarge)
        {
            var refused = await SignedIn.ReadAsync(answer, name);
            Assert.True(refused.QuerySelectorAll(".alert-bad").Length > 0, name + " was taken");
        }

        Assert.Equal(before, (await person.GetAsync("/bo-tieu-chi/soan")).QuerySelectorAll("tbody tr").Length);
    }

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var entry = new StreamWriter(zip.CreateEntry(name).Open());
                entry.Write(text);
            }
        }

        return bytes.ToArray();
    }
}
