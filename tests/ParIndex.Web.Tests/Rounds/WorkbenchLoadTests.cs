using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using ParIndex.App.Accounts;
using ParIndex.Core.Units;
using ParIndex.TestKit;
using ParIndex.Web.Tests.Accounts;
using Xunit;

namespace ParIndex.Web.Tests.Rounds;

/// <summary>The workbench of a field over all communes asks no more than over two.</summary>
public sealed class WorkbenchLoadTests(AccountFixture web, ITestOutputHelper output) : IClassFixture<AccountFixture>
{
    [Fact]
    public async Task Workbench_OfAllCommunes_RunsAsManyQueriesAsOfTwo()
    {
        var maker = new RoundMaker(web.Database.Source);
        var communes = await maker.UnitsAsync(AccountFixture.Province, UnitKind.Commune, 200);
        Assert.Equal(124, communes.Count);
        using var appraiser = await web.SignInAsync(new Assignment(Role.Appraiser, AccountFixture.Province));
        var few = await CountAsync(maker, appraiser, communes.Take(2).ToList(), 2051);
        var many = await CountAsync(maker, appraiser, communes.ToList(), 2052);
        Assert.Equal(few, many);
        // Three of them tell who asks, before the page is reached.
        Assert.InRange(many, 4, 3 + 8);
    }

    private async Task<int> CountAsync(RoundMaker maker, SignedIn appraiser, List<string> units, int year)
    {
        var round = await maker.OpenAsync(AccountFixture.Province, "commune-example", year, units);
        await maker.MoveAsync(round, RoundStage.Appraisal);
        var field = (await maker.ScorerAsync(round)).Set.Criteria[0].Key;
        var path = $"/ky-danh-gia/{round}/tham-dinh/{field}";
        // The set is compiled once for all.
        await appraiser.GetAsync(path);
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
        using var answer = await appraiser.Client.SendAsync(request);
        var page = await SignedIn.ReadAsync(answer, path);
        output.WriteLine($"{units.Count} units: {watch.ElapsedMilliseconds} ms, {page.Source.Length / 1000} kB");
        var asked = texts.Where(one => one.Trace == trace && !one.Text.Contains("results.edition", StringComparison.Ordinal)).Select(one => one.Text).ToList();
        foreach (var text in asked)
            output.WriteLine(text[..Math.Min(90, text.Length)].ReplaceLineEndings(" "));

        return asked.Count;
    }
}
