using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using ParIndex.App.Accounts;
using ParIndex.Web.Tests.Accounts;

namespace ParIndex.Web.Tests.Crashes;

/// <summary>Opens rounds, moves them on and publishes them, each in a year of its own.</summary>
internal sealed class CrashOrganiser(CookieContainer cookies, Acknowledged acknowledged)
{
    private static readonly string[] Units = [AccountFixture.Province + "/so-tu-phap", AccountFixture.Province + "/so-y-te"];

    private int year = 2100;

    public async Task WorkAsync(Uri address, CancellationToken stop)
    {
        using var client = new CrashClient(address, cookies);
        await CrashClient.WorkAsync(() => PublishAsync(client), stop);
    }

    private async Task PublishAsync(CrashClient client)
    {
        var page = await client.GetAsync("/ky-danh-gia/moi");
        var set = page.QuerySelectorAll("#Input_SetVersionId option").Cast<IHtmlOptionElement>().First(option => option.Text.Contains("của sở", StringComparison.Ordinal)).Value;
        var next = (++year).ToString(CultureInfo.InvariantCulture);
        var to = await client.SendAsync(page, "/ky-danh-gia/moi", ("Input.Name", "Kỳ năm " + next), ("Input.OrganiserId", AccountFixture.Province), ("Input.Year", next), ("Input.SetVersionId", set));
        var round = Guid.Parse(to.AbsolutePath.Split('/')[2]);
        await client.SendAsync(page, $"/ky-danh-gia/{round}/don-vi", ("units", Units[0]), ("units", Units[1]));
        for (var stage = RoundStage.Preparation; stage < RoundStage.Council; stage++)
            await client.SendAsync(page, $"/ky-danh-gia/{round}?handler=Move", ("from", stage.ToString()), ("to", (stage + 1).ToString()));

        await client.SendAsync(page, $"/ky-danh-gia/{round}/cong-bo?handler=Seal", ("number", "QĐ " + next), ("seen", "true"));
        var seal = ((IHtmlInputElement)(await client.GetAsync($"/ky-danh-gia/{round}/cong-bo")).QuerySelector("form[action*='handler=Publish'] input[name=seal]")!).Value;
        await client.SendAsync(page, $"/ky-danh-gia/{round}/cong-bo?handler=Publish", ("seal", seal));
        acknowledged.Rounds[round] = true;
    }
}
