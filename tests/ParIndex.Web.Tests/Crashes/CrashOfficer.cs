using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using AngleSharp.Html.Dom;

namespace ParIndex.Web.Tests.Crashes;

/// <summary>Saves entries of the sample's round one after the other, puts evidence to them, and submits and opens a scorecard in turn.</summary>
internal sealed class CrashOfficer(CookieContainer cookies, Acknowledged acknowledged)
{
    /// <summary>A leaf the organiser enters, also when the scorecard is submitted.</summary>
    public const string Survey = "2.4";

    private const string Field = "cai-cach-the-che";

    private const int FileEach = 3;
    private const int SubmitEach = 5;

    private int turn;

    public async Task WorkAsync(Uri address, CancellationToken stop)
    {
        using var client = new CrashClient(address, cookies);
        await CrashClient.WorkAsync(
            async () =>
            {
                var own = await OwnAsync(client);
                await SaveAsync(client, own);
                if (++turn % FileEach == 0)
                    await AttachAsync(client, own);

                if (turn % SubmitEach == 0)
                    await SubmitAsync(client, own);
            },
            stop);
    }

    private static async Task<Guid> OwnAsync(CrashClient client) =>
        Guid.Parse(((IHtmlAnchorElement)(await client.GetAsync("/viec-cua-toi")).QuerySelector(".work-line h2 a[href*='/phieu/']")!).PathName.Split('/')[2]);

    private async Task SaveAsync(CrashClient client, Guid card)
    {
        var page = await client.GetAsync($"/phieu/{card}/{Field}");
        var form = page.GetElementById("muc-" + Survey)!.QuerySelector("form")!;
        var next = int.TryParse(((IHtmlInputElement)form.QuerySelector("[name='s.a']")!).Value, out var stands) ? stands + 1 : 1;
        await client.SendAsync(
            page, $"/phieu/{card}/{Field}?handler=Save", ("code", Survey), ("seen", ((IHtmlInputElement)form.QuerySelector("[name=seen]")!).Value),
            ("s.a", next.ToString(CultureInfo.InvariantCulture)), ("s.b", "1"), ("s.c", "0"), ("s.d", "0"));
        acknowledged.Figures[card] = next;
        Interlocked.Increment(ref acknowledged.Saves);
    }

    private async Task AttachAsync(CrashClient client, Guid card)
    {
        var page = await client.GetAsync($"/phieu/{card}/tai-lieu/{Survey}");
        var content = Encoding.UTF8.GetBytes($"Phiếu khảo sát lãnh đạo, bản {turn} {Guid.CreateVersion7()}");
        await client.SendAsync(page, $"/phieu/{card}/tai-lieu/{Survey}?handler=Upload", $"khảo sát {turn}.txt", content);
        acknowledged.Evidence[Convert.ToHexStringLower(SHA256.HashData(content))] = card;
    }

    private async Task SubmitAsync(CrashClient client, Guid card)
    {
        var page = await client.GetAsync($"/phieu/{card}");
        var isSubmitted = page.QuerySelector("form[action*='handler=Reopen']") is not null;
        acknowledged.Submissions[card] = (isSubmitted, IsChanging: true);
        await client.SendAsync(page, $"/phieu/{card}?handler={(isSubmitted ? "Reopen" : "Submit")}", ("reason", "Bổ sung số liệu"));
        acknowledged.Submissions[card] = (!isSubmitted, IsChanging: false);
        Interlocked.Increment(ref acknowledged.Saves);
    }
}
