using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Storage;
using ParIndex.App.Surveys.Collecting;
using ParIndex.App.Surveys.Collecting.Quotas;
using ParIndex.App.Surveys.Collecting.Tablets;
using ParIndex.Core.Text;
using ParIndex.Web.Access;
using ParIndex.Web.Pages.Surveys.Quotas;

namespace ParIndex.Web.Pages.Surveys.Tablets;

/// <summary>
/// Where a tablet takes people of a wave along and, days later, brings what they answered. Scripts talk to its handlers: Pack gives people, State says how things stand and gives the token for
/// Send, which takes packages. A pack is brought by who took it.
/// </summary>
[Needs(Permission.EnterResponses)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class TakePeopleModel(
    SurveyAccess access, WaveStore waves, PackStore packs, TakeAlong along, TakePackages take, FollowQuotas quotas, Session session, IAntiforgery tokens, Texts texts) : SurveyPage(access, waves, texts)
{
    private const int LongestArea = 300;

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web);
    private static readonly Message BadNumber = new("Số phiếu là số nguyên, không gồm hai chữ số cuối sau dấu gạch.", "Numbers are whole, without the two digits behind the dash.");
    private static readonly Message TooLarge = new("Lần gửi quá lớn: cập nhật ứng dụng trên máy rồi gửi lại.", "Too much at a time: update the app of the tablet and send again.");

    public IReadOnlyList<WaitingArea> Areas { get; private set; } = [];

    public IReadOnlyList<Pack> Packs { get; private set; } = [];

    /// <summary>How many of a pack have answered.</summary>
    public IReadOnlyDictionary<Guid, int> Answered { get; private set; } = new Dictionary<Guid, int>();

    /// <summary>Groups that have their quota: others are to be asked first.</summary>
    public IReadOnlyList<Message> Full { get; private set; } = [];

    /// <summary>Of who is signed in.</summary>
    public string Account => session.Actor.Id?.ToString() ?? "";

    protected override void Demand() => Access.DemandEnter(Wave);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Areas = await packs.WaitingAsync(Wave.Id, cancel);
        Full = await FullAsync(cancel);
        Packs = await packs.ListAsync(Wave.Id, cancel);
        Answered = await packs.AnsweredAsync(Wave.Id, cancel);
    }

    public async Task<IActionResult> OnPostPackAsync(string? area, string? from, string? to, string? device, CancellationToken cancel)
    {
        if (!IsNumber(from, out var least) || !IsNumber(to, out var greatest))
            return Refuse(StatusCodes.Status422UnprocessableEntity, BadNumber);

        var (pack, problem) = await along.RunAsync(Wave.Id, new PackChoice(area is { Length: > 0 and <= LongestArea } ? area : null, least, greatest), device, cancel);
        return pack is null ? Refuse(StatusCodes.Status422UnprocessableEntity, problem!) : File(PackJson.Write(pack, await FullAsync(cancel)), "application/json");
    }

    /// <summary>How a pack stands: whether who asks may send it, and who need not be asked any more.</summary>
    public async Task<IActionResult> OnGetStateAsync(Guid pack, CancellationToken cancel) => await packs.FindAsync(pack, cancel) is { } found && found.WaveId == Wave.Id
        ? Answer(new { token = tokens.GetAndStoreTokens(HttpContext).RequestToken, isMine = take.IsOwn(found), done = await packs.DoneAsync(found, cancel), full = (await FullAsync(cancel)).Select(Both) })
        : NotFound();

    public async Task<IActionResult> OnPostSendAsync(CancellationToken cancel)
    {
        if (await BodyAsync(cancel) is not { } body)
            return Refuse(StatusCodes.Status413PayloadTooLarge, TooLarge);

        var (batch, problem) = PackageReader.Read(body);
        if (batch is null)
            return Refuse(StatusCodes.Status400BadRequest, problem!);

        if (await packs.FindAsync(batch.Pack, cancel) is not { } pack || pack.WaveId != Wave.Id)
            return NotFound();

        if (!take.IsOwn(pack))
            return StatusCode(StatusCodes.Status403Forbidden);

        var receipts = await take.RunAsync(pack, Wave, batch.Packages, cancel);
        return Answer(new
        {
            receipts = receipts.Select(one => new
            {
                one.Id,
                outcome = one.Outcome.ToString(),
                text = Both(one.Outcome.Say()),
                one.Receipt,
                problems = one.Problems.Select(wrong => new { wrong.Field, text = Both(wrong.Text) }),
            }),
        });
    }

    private async Task<IReadOnlyList<Message>> FullAsync(CancellationToken cancel) => QuotaWords.Full(await quotas.OfAsync(Wave, cancel));

    /// <summary>Null: too long.</summary>
    private async Task<byte[]?> BodyAsync(CancellationToken cancel)
    {
        using var body = new MemoryStream();
        var part = new byte[1 << 16];
        while (await Request.Body.ReadAsync(part, cancel) is > 0 and var count)
        {
            if (body.Length + count > PackageReader.LargestBatch)
                return null;

            body.Write(part, 0, count);
        }

        return body.ToArray();
    }

    private static bool IsNumber(string? typed, out int? number)
    {
        var isRead = int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var read);
        number = isRead ? read : null;
        return isRead || string.IsNullOrWhiteSpace(typed);
    }

    private static object Both(Message text) => new { vi = text.Vietnamese, en = text.English };

    private static JsonResult Answer(object content) => new(content, Form);

    private JsonResult Refuse(int status, Message problem) => new(new { problem = L[problem] }, Form) { StatusCode = status };
}
