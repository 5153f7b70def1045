using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;

namespace ParIndex.Web.Caching;

/// <summary>Keeps answers of published pages by address and tag, compressed as sent; a new edition has new tags, so old ones are never asked for again.</summary>
internal sealed class KeptAnswers : IOutputCachePolicy
{
    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var answer = context.HttpContext.Features.Get<PublishedAnswer>();
        var isKept = answer is { IsKept: true };
        context.EnableOutputCaching = isKept;
        context.AllowCacheLookup = isKept;
        context.AllowCacheStorage = isKept;
        // Of many who ask for the same page at once, one waits for the database and all get what it got.
        context.AllowLocking = true;
        context.CacheVaryByRules.QueryKeys = "*";
        context.CacheVaryByRules.VaryByHost = true;
        if (answer is not null)
            context.CacheVaryByRules.VaryByValues["tag"] = answer.Tag;

        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode != StatusCodes.Status200OK || !StringValues.IsNullOrEmpty(response.Headers.SetCookie))
            context.AllowCacheStorage = false;

        return ValueTask.CompletedTask;
    }
}
