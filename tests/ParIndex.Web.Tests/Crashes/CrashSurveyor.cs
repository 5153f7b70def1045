using System.Globalization;
using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using ParIndex.App.Accounts;
using ParIndex.Web.Tests.Accounts;

namespace ParIndex.Web.Tests.Crashes;

/// <summary>Opens a wave and imports files of answers into it, one after the other; a job takes each whole.</summary>
internal sealed class CrashSurveyor(CookieContainer cookies, Acknowledged acknowledged)
{
    /// <summary>Answers of each file, enough for the import to be caught in the middle.</summary>
    public const int Answers = 5_000;

    private Guid? wave;
    private int turn;

    public async Task WorkAsync(Uri address, CancellationToken stop)
    {
        using var client = new CrashClient(address, cookies);
        await CrashClient.WorkAsync(() => wave is null ? OpenAsync(client) : ImportAsync(client), stop);
    }

    private async Task OpenAsync(CrashClient client)
    {
        var kept = await client.SendAsync(await client.GetAsync("/dieu-tra/phieu-hoi"), "/dieu-tra/phieu-hoi?handler=Library", ("unit", AccountFixture.Province), ("code", "leaders"));
        var (page, today) = (await client.GetAsync("/dieu-tra/moi"), TimeProvider.System.Today());
        var made = await client.SendAsync(
            page, "/dieu-tra/moi", ("Input.Questionnaire", kept.Segments[^1]), ("Input.Name", "Đợt nhập tệp"), ("Input.Kind", "Own"), ("Input.Asked", "Leaders"), ("Input.OpensOn", Day(today)),
            ("Input.ClosesOn", Day(today.AddDays(30))), ("Input.Year", "2026"), ("Input.SmallestCell", "5"), ("Input.AllowsOpen", "true"));
        await client.SendAsync(page, made.AbsolutePath + "?handler=Open");
        wave = Guid.Parse(made.Segments[^1]);
    }

    private async Task ImportAsync(CrashClient client)
    {
        var path = $"/dieu-tra/{wave}/nhap-phieu";
        var page = await client.GetAsync(path);
        if (page.QuerySelector("#dang-lam") is not null)
            return;

        var content = Encoding.UTF8.GetBytes("_uuid,p1,p2,p3\n" + string.Concat(Enumerable.Range(0, Answers).Select(_ => $"{Guid.CreateVersion7()},4,3,5\n")));
        await client.SendAsync(page, path + "?handler=Upload", $"tep {++turn}.csv", content);
        var columns = (await client.GetAsync(path)).QuerySelectorAll("input[name^='c.']").Cast<IHtmlInputElement>().Select(input => (input.Name!, input.Value)).ToArray();
        await client.SendAsync(page, path + "?handler=Import", [.. columns, ("tries", "false")]);
        acknowledged.Answers[Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content))] = true;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
