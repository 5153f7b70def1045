using System.Globalization;
using Microsoft.Net.Http.Headers;
using ParIndex.App.Accounts;
using ParIndex.App.Results.Published;
using ParIndex.Web.Languages;
using ParIndex.Web.Setup;

namespace ParIndex.Web.Caching;

/// <summary>What an answer to a reader not signed in depends on; its tag is known before anything is computed.</summary>
/// <param name="Tag">Strong ETag, with quotes.</param>
/// <param name="IsKept">The server keeps the answer.</param>
internal sealed record PublishedAnswer(string Tag, DateTimeOffset At, bool IsKept);

/// <summary>
/// Published pages, files and API answers carry a strong tag made of what they depend on: edition, day, program, language, theme, encoding. Who has
/// the current one is answered 304 without a query or a template. Who is signed in gets a page of their own, which only the server keeps
/// the common parts of (<see cref="SharedPages"/>).
/// </summary>
internal sealed class PublishedPages(CurrentEdition editions, SharedPages shared, ProgramVersion program, TimeProvider clock)
{
    public async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            // What it wrote must be seen by whoever reads after being told.
            context.Response.OnStarting(() => { editions.Forget(); return Task.CompletedTask; });
        }
        else if (context.GetEndpoint()?.Metadata.GetMetadata<PublishedAttribute>() is { } published)
        {
            if (IsPersonal(context))
            {
                Describe(context, "private, no-cache", null);
                if (SharedPages.Fits(context, published))
                {
                    await shared.AnswerAsync(context, next);
                    return;
                }
            }
            else
            {
                var answer = Answer(context, await editions.GetAsync(context.RequestAborted), published);
                if (IsCurrent(request, answer))
                {
                    Write(context.Response, answer);
                    context.Response.StatusCode = StatusCodes.Status304NotModified;
                    return;
                }

                Describe(context, "public, no-cache", answer);
                context.Features.Set(answer);
            }
        }

        await next(context);
    }

    /// <summary>Signed in, by cookie or token, or about to be told something once.</summary>
    private static bool IsPersonal(HttpContext context) =>
        context.User.Identity?.IsAuthenticated == true || context.Request.Headers.ContainsKey(HeaderNames.Authorization) || context.Request.Cookies.ContainsKey(Components.Flash.Cookie);

    private PublishedAnswer Answer(HttpContext context, Edition edition, PublishedAttribute published)
    {
        var place = PagePlace.Of(context);
        var tag = string.Create(
            CultureInfo.InvariantCulture,
            $"\"{edition.Sequence:x}-{clock.Today().DayNumber:x}-{program.Name}-{(place.IsEnglish ? "en" : "vi")}-{Theme.Of(context)}-{AcceptedEncoding.Settle(context.Request)}\"");
        var at = new DateTimeOffset(edition.At);
        return new PublishedAnswer(tag, at > program.At ? at : program.At, published.IsKept);
    }

    private static bool IsCurrent(HttpRequest request, PublishedAnswer answer)
    {
        var tags = request.Headers.IfNoneMatch;
        if (tags.Count > 0)
            return tags.Any(one => one is not null && (one == answer.Tag || one.Split(',', StringSplitOptions.TrimEntries).Any(tag => tag == "*" || tag == answer.Tag || tag == "W/" + answer.Tag)));

        return request.GetTypedHeaders().IfModifiedSince is { } since && answer.At.ToUnixTimeSeconds() <= since.ToUnixTimeSeconds();
    }

    private static void Describe(HttpContext context, string caching, PublishedAnswer? answer) => context.Response.OnStarting(() =>
    {
        var response = context.Response;
        if (response.StatusCode != StatusCodes.Status200OK)
            return Task.CompletedTask;

        if (answer is null)
        {
            response.Headers.CacheControl = caching;
            response.Headers.Append(HeaderNames.Vary, HeaderNames.Cookie);
        }
        else
        {
            Write(response, answer);
        }

        return Task.CompletedTask;
    });

    private static void Write(HttpResponse response, PublishedAnswer answer)
    {
        var headers = response.Headers;
        headers.ETag = answer.Tag;
        headers.LastModified = HeaderUtilities.FormatDate(answer.At);
        headers.CacheControl = "public, no-cache";
        headers.Vary = "Accept-Encoding, Cookie";
    }
}
