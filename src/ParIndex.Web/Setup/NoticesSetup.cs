using ParIndex.App.Accounts;
using ParIndex.App.Notices;
using ParIndex.Web.Access;
using ParIndex.Web.Notices;

namespace ParIndex.Web.Setup;

/// <summary>Notices in the application and by mail, reminders, lists of what is late, calendars.</summary>
internal static class NoticesSetup
{
    public static IServiceCollection AddNotices(this IServiceCollection services) => services
        .AddScoped<NoticeStore>().AddScoped<NoticePeople>().AddScoped<RoundNotices>().AddScoped<CallNotices>().AddScoped<NoticePreferences>().AddScoped<NoticeMails>()
        .AddScoped<Duties>().AddScoped<Reminders>().AddScoped<LateWork>().AddScoped<CalendarFeeds>().AddScoped<CalendarQuery>()
        .AddSingleton<NoticeWords>().AddScoped<NoticeMailer>().AddJob<NoticeNowJob>().AddJob<NoticeDayJob>();

    public static void MapNotices(this WebApplication web)
    {
        CalendarEndpoint.Map(web);
        // Where a notice leads: read by being opened. Marking is all it does, and doing it twice is no harm.
        web.MapGet("/thong-bao/{id:guid}", async (Guid id, HttpContext context, Visitor visitor, NoticeStore notices, NoticeWords words, App.Units.UnitStore units, CancellationToken cancel) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            if (await notices.FindAsync(visitor.Id!.Value, id, cancel) is not { } notice)
                return Results.NotFound();

            await notices.MarkAsync(visitor.Id.Value, id, isRead: true, cancel);
            return Results.Redirect(context.Request.PathBase + words.Of(notice, await units.RegisterAsync(cancel)).Path);
        }).WithMetadata(new NeedsAttribute(Permission.UseOwnAccount));
    }
}
