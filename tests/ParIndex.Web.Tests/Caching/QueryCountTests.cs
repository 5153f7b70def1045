using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using ParIndex.Web.Tests.Browser;
using Xunit;

namespace ParIndex.Web.Tests.Caching;

/// <summary>No page needs more than a handful of queries, however much there is to show.</summary>
[Collection(Reading.Name)]
public sealed class QueryCountTests(SampleFixture web)
{
    private const int Most = 8;

    [Fact]
    public async Task NoPage_RunsMoreThanEightQueries()
    {
        var counts = new ConcurrentDictionary<ActivityTraceId, int>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => counts.AddOrUpdate(activity.TraceId, Statements(activity), (_, known) => known + Statements(activity)),
        };
        ActivitySource.AddActivityListener(listener);
        var asked = new List<(string Path, int Queries)>();
        foreach (var path in await PathsAsync())
        {
            var trace = ActivityTraceId.CreateRandom();
            // A query of its own, so that no kept answer is counted as a page of no queries.
            using var request = new HttpRequestMessage(HttpMethod.Get, path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "dem=1");
            request.Headers.Add("traceparent", string.Create(CultureInfo.InvariantCulture, $"00-{trace}-00f067aa0ba902b7-01"));
            using var answer = await web.Client.SendAsync(request);
            Assert.True(answer.IsSuccessStatusCode, $"{path} answered {(int)answer.StatusCode}");
            asked.Add((path, counts.GetValueOrDefault(trace)));
        }

        Assert.True(asked.Count(one => one.Queries > 1) > 5, "Nothing is counted.");
        var many = asked.Where(one => one.Queries > Most).Select(one => $"{one.Path}: {one.Queries}");
        Assert.True(!many.Any(), "Pages with more than eight queries:\n" + string.Join('\n', many));
    }

    /// <summary>Statements of a command; the edition is asked a few times a second for all readers together, so it is no page's query.</summary>
    private static int Statements(Activity command)
    {
        var text = (command.GetTagItem("db.query.text") ?? command.GetTagItem("db.statement"))?.ToString() ?? "";
        return text.Contains("results.edition", StringComparison.Ordinal) ? 0 : text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Length;
    }

    /// <summary>Every page of the server, and a search that finds something.</summary>
    private async Task<IReadOnlyList<string>> PathsAsync()
    {
        var pages = Routes.Of(web.Services).Select(route => route.Address).OfType<string>().Where(path => Routes.Expected(path) == 200).ToList();
        var open = new List<string>();
        foreach (var path in pages.Append("/tim?q=ke-hoach").Append("/xep-hang/2026").Append("/en/don-vi/vn-68-2025"))
        {
            // Pages that ask to sign in are walked by the tests of rights.
            using var answer = await web.Client.GetAsync(path);
            if (answer.IsSuccessStatusCode)
                open.Add(path);
        }

        return open;
    }
}
