using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using AngleSharp.Dom;
using ParIndex.Web.Tests.Accounts;

namespace ParIndex.Web.Tests.Rounds;

/// <summary>What the database is asked while a page is made, those that tell who asks among it.</summary>
internal sealed record PageQueries(IDocument Page, IReadOnlyList<string> Texts, long Milliseconds)
{
    public static async Task<PageQueries> OfAsync(SignedIn visitor, string path)
    {
        // Sets are compiled and pages made ready once for all.
        await visitor.GetAsync(path);
        var texts = new ConcurrentBag<(ActivityTraceId Trace, string Text)>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => texts.Add((activity.TraceId, (activity.GetTagItem("db.query.text") ?? activity.GetTagItem("db.statement"))?.ToString() ?? "")),
        };
        ActivitySource.AddActivityListener(listener);
        var trace = ActivityTraceId.CreateRandom();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("traceparent", string.Create(CultureInfo.InvariantCulture, $"00-{trace}-00f067aa0ba902b7-01"));
        var watch = Stopwatch.StartNew();
        using var answer = await visitor.Client.SendAsync(request);
        var taken = watch.ElapsedMilliseconds;
        return new PageQueries(
            await SignedIn.ReadAsync(answer, path),
            [.. texts.Where(one => one.Trace == trace && !one.Text.Contains("results.edition", StringComparison.Ordinal)).Select(one => one.Text)], taken);
    }

    /// <summary>Time, size and the beginnings of what was asked, for people.</summary>
    public string Told => string.Join('\n', [
        string.Create(CultureInfo.InvariantCulture, $"{Milliseconds} ms, {Page.Source.Length / 1000} kB, {Texts.Count} queries"),
        .. Texts.Select(text => text[..Math.Min(90, text.Length)].ReplaceLineEndings(" "))]);
}
