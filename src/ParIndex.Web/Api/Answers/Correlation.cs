using System.Diagnostics;

namespace ParIndex.Web.Api.Answers;

/// <summary>The id under which the server's log knows a call.</summary>
internal static class Correlation
{
    /// <summary>The trace, which callers may give by <c>traceparent</c>; the number of the request where nothing traces.</summary>
    public static string Of(HttpContext context) => Activity.Current is { } trace ? trace.TraceId.ToHexString() : context.TraceIdentifier;
}
