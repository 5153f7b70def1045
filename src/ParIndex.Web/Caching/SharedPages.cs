using System.Collections.Concurrent;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Net.Http.Headers;
using ParIndex.App.Accounts;
using ParIndex.App.Results.Published;
using ParIndex.Web.Access;
using ParIndex.Web.Setup;

namespace ParIndex.Web.Caching;

/// <summary>
/// Keeps pages of results for people signed in: one rendering for all of the same rights, until anything is written. Rights and the number of the last
/// write are read anew by every request, so that nobody is shown what was, or what others may see.
/// </summary>
internal sealed class SharedPages(CurrentEdition editions, TimeProvider clock)
{
    private const long MostMemory = 64L << 20;
    private const int LongestPage = 4 << 20;

    /// <summary>What a rendering may bring with it and still be kept: any other header would be lost.</summary>
    private static readonly HashSet<string> Plain = new(StringComparer.OrdinalIgnoreCase) { HeaderNames.ContentType, HeaderNames.ContentLength };

    private volatile Kept kept = new(-1);

    /// <summary>Whether the page may be shared: a published page, read by a person who is signed in and about to be told nothing once.</summary>
    public static bool Fits(HttpContext context, PublishedAttribute published) =>
        published.IsKept && HttpMethods.IsGet(context.Request.Method) && Visitor.Of(context).Known is { Scopes: null }
        && context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is not null
        && !context.Request.Headers.ContainsKey(HeaderNames.Authorization) && !context.Request.Cookies.ContainsKey(Components.Flash.Cookie);

    public async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        var known = Visitor.Of(context).Known!;
        // Figures kept in memory must be no older than the page is said to be.
        editions.Learn(known.Seen.Edition, known.Seen.AskedAt);
        var pages = Of(known.Seen.Edition.Written);
        if (pages is null)
        {
            await next(context);
            return;
        }

        var key = KeyOf(context);
        var mine = new TaskCompletionSource<PageInPieces?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var asked = pages.Pages.GetOrAdd(key, mine.Task);
        if (asked == mine.Task)
            await RenderAsync(context, next, pages, key, mine);
        else if (await asked.WaitAsync(context.RequestAborted) is { } page)
            await page.SendAsync(context);
        else
            await next(context);
    }

    /// <summary>Pages as of a write; null when newer ones are kept already.</summary>
    private Kept? Of(long written)
    {
        while (true)
        {
            var now = kept;
            if (written < now.Written)
                return null;

            if (written == now.Written && Interlocked.Read(ref now.Size) < MostMemory)
                return now;

            // What was kept of an earlier state is asked for by nobody; what fills the memory is kept anew as it is asked for.
            Interlocked.CompareExchange(ref kept, new Kept(written), now);
        }
    }

    private static async Task RenderAsync(HttpContext context, RequestDelegate next, Kept pages, Key key, TaskCompletionSource<PageInPieces?> mine)
    {
        PageInPieces? page = null;
        var isKept = false;
        try
        {
            (page, isKept) = await RenderAsync(context, next);
        }
        finally
        {
            if (isKept)
                Interlocked.Add(ref pages.Size, page!.Size);
            else
                pages.Pages.TryRemove(key, out _);

            // Who waits and gets nothing renders for themselves.
            mine.SetResult(isKept ? page : null);
        }

        if (page is not null)
            await page.SendAsync(context);
    }

    private static async Task<(PageInPieces? Page, bool IsKept)> RenderAsync(HttpContext context, RequestDelegate next)
    {
        var (request, response) = (context.Request, context.Response);
        var (sent, accepted) = (response.Body, request.Headers.AcceptEncoding);
        var before = response.Headers.Select(header => header.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        using var buffer = new MemoryStream();
        response.Body = buffer;
        request.Headers.AcceptEncoding = "";
        try
        {
            await PersonalParts.LeaveOutAsync(context, next);
        }
        finally
        {
            response.Body = sent;
            request.Headers.AcceptEncoding = accepted;
        }

        if (buffer.Length == 0)
            return (null, false);

        var page = new PageInPieces(response.ContentType, buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
        return (page, response.StatusCode == StatusCodes.Status200OK && buffer.Length <= LongestPage
            && response.Headers.All(header => before.Contains(header.Key) || Plain.Contains(header.Key)));
    }

    private Key KeyOf(HttpContext context)
    {
        var request = context.Request;
        return new Key(
            Visitor.Of(context).RightsKey, request.Scheme + "://" + request.Host.Value + request.PathBase.Value + request.Path.Value + request.QueryString.Value, Theme.Of(context),
            clock.Today());
    }

    /// <param name="Rights">All that what may be seen and done depends on.</param>
    /// <param name="Address">With the language and the query.</param>
    private sealed record Key(string Rights, string Address, string Theme, DateOnly Day);

    private sealed class Kept(long written)
    {
        public long Size;

        public long Written => written;

        /// <summary>Rendered, or being rendered; null: cannot be kept.</summary>
        public ConcurrentDictionary<Key, Task<PageInPieces?>> Pages { get; } = new();
    }
}
