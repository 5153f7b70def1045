using System.Text;
using ParIndex.App.Accounts;
using ParIndex.App.Notices;
using ParIndex.App.Units;
using ParIndex.Web.Access;
using ParIndex.Web.Accounts;
using ParIndex.Web.Languages;
using ParIndex.Web.Pages.Rounds;
using ParIndex.Web.Setup;

namespace ParIndex.Web.Notices;

/// <summary>A person's calendar at its secret address: no cookie, no sign-in, and nothing but their due dates.</summary>
internal static class CalendarEndpoint
{
    private const string Path = "/lich/";

    /// <summary>Address of a calendar below the installation.</summary>
    public static string PathOf(string key) => $"{Path}{key}.ics";

    public static void Map(IEndpointRouteBuilder web) => web.MapGet(Path + "{key}.ics", AnswerAsync).WithMetadata(new NeedsAttribute(Permission.ReadPublished));

    private static async Task<IResult> AnswerAsync(string key, HttpContext context, VisitorQuery visitors, SecondFactorPolicy policy, TimeProvider clock, CancellationToken cancel)
    {
        // Kept by nobody on the way, and told to no page that is opened from it.
        context.Response.Headers.CacheControl = "private, no-store";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        if (await visitors.ByFeedAsync(key, cancel) is not { } known)
            return Results.NotFound();

        // From here on the request is theirs, as far as a calendar goes.
        var visitor = Visitor.Of(known, policy);
        context.Features.Set(visitor);
        var services = context.RequestServices;
        var preference = await services.GetRequiredService<NoticePreferences>().OfAsync(known.Id, cancel);
        var register = await services.GetRequiredService<UnitStore>().RegisterAsync(cancel);
        var items = await services.GetRequiredService<CalendarQuery>().OfAsync(
            known.Id, [.. visitor.Units(Permission.FillScorecard) ?? new HashSet<string>()], question => visitor.Decide(question.Permission, question.Unit, question.Field, question.Stage), cancel);
        using var speaking = Speaking.In(preference.Language);
        var texts = services.GetRequiredService<Texts>();
        var address = context.RequestServices.GetRequiredService<IConfiguration>().Address()?.GetLeftPart(UriPartial.Authority) ?? $"{context.Request.Scheme}://{context.Request.Host}";
        var root = address + (preference.Language == Core.Text.Language.English ? "/en" : "");
        var days = items.Select(item => new CalendarDay(
            item.Uid, item.Day, Summary(item, NoticeWords.Name(register, item.UnitId, item.Year), texts), item.RoundName, root + PageOf(item)));
        return Results.Bytes(Encoding.UTF8.GetBytes(CalendarFile.Write(texts["Hạn trong ParIndex"], days, clock.GetUtcNow())), "text/calendar; charset=utf-8");
    }

    private static string Summary(CalendarItem item, string unit, Texts texts) => item.Kind switch
    {
        CalendarKind.Stage => texts[RoundWords.Due(item.Stage!.Value)],
        CalendarKind.Unit => $"{texts[RoundWords.Due(item.Stage!.Value)]}: {unit}",
        CalendarKind.Assigned => texts["Hạn tiêu chí {0}: {1}", item.Code, unit],
        _ => texts["Hạn bổ sung tiêu chí {0}: {1}", item.Code, unit],
    };

    private static string PageOf(CalendarItem item) => item.ScorecardId is { } card
        ? $"/phieu/{card}" + (item.Stage == RoundStage.Explanation ? "/giai-trinh" : "")
        : $"/ky-danh-gia/{item.RoundId}";
}
