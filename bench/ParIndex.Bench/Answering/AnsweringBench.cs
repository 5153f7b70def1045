using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Dapper;
using ParIndex.App.Audit;
using ParIndex.App.Storage;
using ParIndex.App.Surveys.Collecting.Answering;

namespace ParIndex.Bench.Answering;

/// <summary>
/// Many people answer by link at once: they come one after another at a steady rate, read each page for a while, and are all in the middle of the form together.
/// An answer of the server counts from the moment the person wanted it. Afterwards the database must hold exactly what was acknowledged, mark by mark.
/// </summary>
internal static class AnsweringBench
{
    /// <param name="root">Data folder of the running server.</param>
    /// <param name="address">Where it listens.</param>
    /// <param name="people">How many answer.</param>
    /// <param name="coming">Seconds until all have opened the form.</param>
    /// <param name="reading">Seconds a page is read.</param>
    public static async Task<int> RunAsync(string root, Uri address, int people, int coming, int reading)
    {
        await using var database = await Database.OpenAsync(Environment.GetEnvironmentVariable("PARINDEX_DB"), root, new ClusterOptions { MayJoin = true });
        var wave = await AnsweringWave.MakeAsync(database, people);
        using var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = 1024, AutomaticDecompression = DecompressionMethods.All };
        using var client = new HttpClient(handler) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
        var everybody = wave.Tokens.Select((token, number) => new AnsweringPerson(client, number, token)).ToArray();
        var problems = new ConcurrentDictionary<string, int>();
        var (opened, sent) = (new Waits("form opened"), new Waits("page sent"));
        var (inside, most) = (0, 0);
        var begun = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(everybody.Select((person, number) => AnswerAsync(person, TimeSpan.FromSeconds((double)number * coming / people))));

        var seconds = TimeProvider.System.GetElapsedTime(begun).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{people} people within {coming} s, {reading} s for each page; at most {most} in the form at once; {(opened.Count + sent.Count) / seconds:0.0} requests/s over {seconds:0} s"));
        opened.Tell();
        sent.Tell();
        foreach (var (problem, count) in problems)
            Console.WriteLine($"  {problem}: {count}");

        return await CompareAsync(database, wave.Id, everybody) && problems.IsEmpty ? 0 : 1;

        async Task AnswerAsync(AnsweringPerson person, TimeSpan at)
        {
            var due = at;
            for (var isFirst = true; person.Receipt is null; isFirst = false)
            {
                await Task.Delay(Later(due - TimeProvider.System.GetElapsedTime(begun)));
                var problem = await TryAsync(isFirst ? person.OpenAsync : person.NextAsync);
                var now = TimeProvider.System.GetElapsedTime(begun);
                (isFirst ? opened : sent).Add(now - due);
                if (problem is not null)
                {
                    problems.AddOrUpdate(problem, 1, (_, count) => count + 1);
                    break;
                }

                if (isFirst)
                    RaiseTo(ref most, Interlocked.Increment(ref inside));

                due = now + TimeSpan.FromSeconds(reading);
            }

            Interlocked.Decrement(ref inside);
        }
    }

    private static TimeSpan Later(TimeSpan wait) => wait > TimeSpan.Zero ? wait : TimeSpan.Zero;

    private static void RaiseTo(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most))
            Interlocked.CompareExchange(ref most, value, seen);
    }

    private static async Task<string?> TryAsync(Func<Task<string?>> step)
    {
        try
        {
            return await step();
        }
        catch (Exception failed) when (failed is HttpRequestException or TaskCanceledException)
        {
            return failed.GetType().Name;
        }
    }

    /// <summary>Each acknowledged answer stands once, with the marks that were sent, and none else is there.</summary>
    private static async Task<bool> CompareAsync(Database database, Guid wave, AnsweringPerson[] everybody)
    {
        await using var session = new Session(database.Source, Actor.System("đo tốc độ"), TimeProvider.System);
        var connection = await session.ConnectionAsync();
        var stored = (await connection.QueryAsync<(string Receipt, string Sheet)>("select receipt, sheet::text from surveys.answer where wave_id = @wave", new { wave })).ToDictionary(row => row.Receipt, row => row.Sheet);
        var receipts = everybody.Where(person => person.Receipt is not null).ToList();
        var wrong = receipts.Count(person => !stored.TryGetValue(person.Receipt!, out var json) || SheetJson.Read(json) is var sheet && person.Chosen.Any(mark => sheet.Text(mark.Key) != mark.Value));
        Console.WriteLine($"receipts {receipts.Count}, answers stored {stored.Count}, lost or changed {wrong}");
        return wrong == 0 && stored.Count == receipts.Count && receipts.Count == everybody.Length;
    }
}
