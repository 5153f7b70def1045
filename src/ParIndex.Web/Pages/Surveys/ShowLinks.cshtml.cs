using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Surveys.Collecting;
using ParIndex.App.Surveys.Collecting.Sampled;
using ParIndex.Core.Text;
using ParIndex.Web.Access;
using QRCoder;

namespace ParIndex.Web.Pages.Surveys;

/// <summary>Makes links: a CSV to send from, sheets to print, one for all. They are told on the very answer, once.</summary>
[Needs(Permission.ManageSurveys)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ShowLinksModel(SurveyAccess access, WaveStore waves, MakeLinks make, PersonStore people, Texts texts) : SurveyPage(access, waves, texts)
{
    private const int MostSheets = 1_000;

    private static readonly Message TooMany = new($"Hơn {MostSheets} phiếu: hãy in từng khu vực.", $"More than {MostSheets} sheets: print one area after the other.");

    /// <summary>Just made; empty: none.</summary>
    public IReadOnlyList<MadeLink> Links { get; private set; } = [];

    public IReadOnlyList<string> Areas { get; private set; } = [];

    protected override void Demand() => Access.DemandManage(Wave.UnitId);

    public async Task OnGetAsync(CancellationToken cancel) => Areas = Names(await people.ListAsync(Wave.Id, cancel));

    public async Task<IActionResult> OnPostFileAsync(CancellationToken cancel)
    {
        var (links, problem) = await make.RunAsync(Wave.Id, LinkKind.Personal, cancel: cancel);
        if (problem is not null)
            return Tell(problem, "");

        return File(LinkFile.Write(links, Wave, Request), "text/csv", "duong-dan.csv");
    }

    public async Task<IActionResult> OnPostSheetsAsync(string? area, CancellationToken cancel)
    {
        var asked = (await people.ListAsync(Wave.Id, cancel)).Count(person => !person.HasAnswered && (string.IsNullOrEmpty(area) || person.Area == area));
        return asked > MostSheets ? Tell(TooMany, "") : await PrintAsync(LinkKind.Sheet, area, cancel);
    }

    public Task<IActionResult> OnPostOpenAsync(CancellationToken cancel) => PrintAsync(LinkKind.Open, null, cancel);

    /// <summary>Where a link leads.</summary>
    public string Address(MadeLink link) => LinkFile.AddressOf(link, Request);

    /// <summary>The address as a QR code, SVG.</summary>
    public string Drawing(MadeLink link)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(Address(link), QRCodeGenerator.ECCLevel.M);
        using var drawing = new SvgQRCode(data);
        return drawing.GetGraphic(4, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }

    private async Task<IActionResult> PrintAsync(LinkKind kind, string? area, CancellationToken cancel)
    {
        var (links, problem) = await make.RunAsync(Wave.Id, kind, string.IsNullOrEmpty(area) ? null : area, cancel: cancel);
        if (problem is not null)
            return Tell(problem, "");

        Links = links;
        return Page();
    }

    private static List<string> Names(IReadOnlyList<SampledPerson> all) => [.. all.Select(person => person.Area).Where(area => area.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.CurrentCulture)];
}
