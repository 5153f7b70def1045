using System.Diagnostics;
using System.Net;
using ParIndex.TestKit;
using ParIndex.Web.Tests.Accounts;
using ParIndex.Web.Tests.Setup;
using Xunit;

namespace ParIndex.Web.Tests.Crashes;

/// <summary>
/// The program, and in turn its PostgreSQL, killed at random moments while people import, store and publish over HTTP, fill in scorecards, submit them, publish rounds and import survey answers: what they were told is done is there,
/// nothing is there by halves, and it goes on. More kills with PARINDEX_CRASHES=50, the same dice with PARINDEX_SEED.
/// </summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class ServerCrashTests : IDisposable
{
    private const int People = 3;
    private const int KillsDuringStartEach = 4;

    private static readonly TimeSpan QuickStart = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan JobPatience = TimeSpan.FromSeconds(100);

    private readonly DirectoryInfo top = Directory.CreateTempSubdirectory("parindex-crash-");
    private readonly Random random = new(Kills.Seed);
    private readonly Acknowledged acknowledged = new();
    private readonly List<double> starts = [];
    private readonly List<double> recoveries = [];

    public ServerCrashTests() => File.SetUnixFileMode(top.FullName, (UnixFileMode)0b111_101_101);

    private string Data => Path.Combine(top.FullName, "data");

    public void Dispose() => top.Delete(recursive: true);

    [Fact]
    public async Task Killed_WhileImportingAndPublishing_KeepsWhatWasAcknowledgedAndNothingByHalves()
    {
        TestContext.Current.TestOutputHelper?.WriteLine(Kills.Again);
        var server = await StartAsync();
        try
        {
            var cookies = await SignInAsync(server);
            var people = Enumerable.Range(0, People).Select<int, Func<Uri, CancellationToken, Task>>(number => new CrashPerson(number, cookies, acknowledged).WorkAsync).ToList();
            people.Add(new CrashOfficer(cookies, acknowledged).WorkAsync);
            people.Add(new CrashOrganiser(cookies, acknowledged).WorkAsync);
            people.Add(new CrashSurveyor(cookies, acknowledged).WorkAsync);
            var check = new CrashCheck(Data, acknowledged);
            for (var round = 0; round < Kills.Rounds(2); round++)
            {
                var isProgram = round % 2 == 0;
                var isLastChance = round == Kills.Rounds(2) - 1 && (acknowledged.Publications.IsEmpty || acknowledged.Rounds.IsEmpty);
                await WorkUntilKilledAsync(server, people, isProgram, isLastChance);
                if (isProgram)
                {
                    await server.DisposeAsync();
                    if (round % KillsDuringStartEach == 0)
                        await KillDuringStartAsync();

                    server = await StartAsync();
                }
                else
                    await ServesAgainAsync(server);

                await check.RunAsync();
                await SeeAsync(server);
            }

            await JobsEndAsync(check, server);
            await check.RunAsync();
            Assert.NotEmpty(acknowledged.Publications);
            Assert.NotEmpty(acknowledged.Rounds);
            Assert.NotEmpty(acknowledged.Answers);
            TestContext.Current.SendDiagnosticMessage(
                $"{Kills.Again}: {Kills.Rounds(2)} kills; acknowledged and kept: {acknowledged}; starts {Figures(starts)}; database back {Figures(recoveries)}");
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    private static string Figures(List<double> seconds) => seconds.Count == 0 ? "–" : string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"median {seconds.Order().ElementAt(seconds.Count / 2):0.0} s, longest {seconds.Max():0.0} s");

    private async Task<ServerRun> StartAsync()
    {
        var since = TimeProvider.System.GetTimestamp();
        var server = await ServerRun.StartAsync(Data, ("PARINDEX_SAMPLE", "1"));
        var took = TimeProvider.System.GetElapsedTime(since);
        Assert.DoesNotContain(server.Errors.Concat(server.Output), line => line.StartsWith("   at ", StringComparison.Ordinal) || line.StartsWith("warn:", StringComparison.Ordinal));
        starts.Add(took.TotalSeconds);
        return server;
    }

    private async Task<CookieContainer> SignInAsync(ServerRun server)
    {
        using var person = new SignedIn(server.Client.BaseAddress!.ToString());
        using var answer = await person.SignInAsync("quan-tri", (await File.ReadAllTextAsync(Path.Combine(Data, "first-sign-in.txt"))).Trim());
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return person.Cookies;
    }

    private async Task WorkUntilKilledAsync(ServerRun server, List<Func<Uri, CancellationToken, Task>> people, bool isProgram, bool mustPublish)
    {
        using var stop = new CancellationTokenSource();
        var before = acknowledged.Count;
        // Every other time somebody has come to the end first, and once at least; all moments come in turn.
        var (rounds, published) = (mustPublish && acknowledged.Rounds.IsEmpty ? 0 : -1, acknowledged.Publications.Count + (mustPublish || random.Next(2) == 0 ? 0 : -1));
        var working = people.Select(person => Task.Run(() => person(server.Client.BaseAddress!, stop.Token))).ToList();
        var patience = TimeProvider.System.GetTimestamp();
        while ((acknowledged.Count <= before || acknowledged.Publications.Count <= published || acknowledged.Rounds.Count <= rounds) && TimeProvider.System.GetElapsedTime(patience) < QuickStart && !working.All(work => work.IsCompleted))
            await Task.Delay(random.Next(10, 100));

        await Task.Delay(random.Next(1, 1500));
        if (isProgram)
        {
            server.Kill();
            await server.EndedAsync();
        }
        else
        {
            using var postgres = Process.GetProcessById(ServerRun.PostgresOf(Data));
            postgres.Kill();
        }

        await stop.CancelAsync();
        await Task.WhenAll(working);
        Assert.True(acknowledged.Count > before, "Nothing was done before the kill. " + server.Told());
    }

    private async Task KillDuringStartAsync()
    {
        await using var starting = ServerRun.Begin(Data, ("PARINDEX_SAMPLE", "1"));
        await Task.Delay(random.Next(1, 3000));
        starting.Kill();
        await starting.EndedAsync();
    }

    private async Task ServesAgainAsync(ServerRun server)
    {
        var since = TimeProvider.System.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await IsReadyAsync(server))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(since) < QuickStart, "The database does not come back. " + server.Told());
            await timer.WaitForNextTickAsync();
        }

        recoveries.Add(TimeProvider.System.GetElapsedTime(since).TotalSeconds);
    }

    private static async Task<bool> IsReadyAsync(ServerRun server)
    {
        using var answer = await server.Client.GetAsync("/health/ready");
        return answer.IsSuccessStatusCode;
    }

    /// <summary>Everybody sees what is published, in its last version.</summary>
    private async Task SeeAsync(ServerRun server)
    {
        foreach (var year in Enumerable.Range(0, People).Select(CrashPerson.YearOf))
        {
            var told = acknowledged.Publications.Keys.Select(id => acknowledged.Descriptions[id])
                .Where(source => CrashPerson.YearOf(source["Báo cáo ".Length] - '0') == year).ToList();
            if (told.Count == 0)
                continue;

            using var answer = await server.Client.GetAsync($"/don-vi/{CrashPerson.Unit}/{year}");
            var page = await answer.Content.ReadAsStringAsync();
            var last = told.Max(DocumentOf);
            var shown = DocumentOf(WebUtility.HtmlDecode(page).Split('\n').First(line => line.Contains("/BC-UBND", StringComparison.Ordinal)));
            Assert.True(answer.IsSuccessStatusCode && shown >= last, $"Year {year}: document {shown} is shown, {last} was published.");
        }
    }

    /// <summary>The number of the document in "Báo cáo 2-17/BC-UBND".</summary>
    private static int DocumentOf(string text)
    {
        var end = text.IndexOf("/BC-UBND", StringComparison.Ordinal);
        var start = text.LastIndexOf('-', end) + 1;
        return int.Parse(text.AsSpan(start, end - start), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static async Task JobsEndAsync(CrashCheck check, ServerRun server)
    {
        var since = TimeProvider.System.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (await check.OpenJobsAsync() > 0)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(since) < JobPatience, "Jobs do not end. " + server.Told());
            await timer.WaitForNextTickAsync();
        }
    }
}
