using System.Collections.Concurrent;
using Dapper;
using ParIndex.App.Audit;
using ParIndex.App.Storage;

namespace ParIndex.Bench.Storm;

/// <summary>
/// The last hours before a deadline: 700 units × 5 officers save entries and upload files of 200 KB at a steady rate, whether the server keeps up or not; a save
/// counts from the moment it was due. Afterwards the database must hold exactly what was acknowledged.
/// </summary>
internal static class StormBench
{
    /// <param name="root">Data folder of the running server.</param>
    /// <param name="address">Where it listens.</param>
    /// <param name="seconds">How long.</param>
    /// <param name="saves">Saves a second.</param>
    /// <param name="uploads">Uploads a second.</param>
    /// <param name="active">How many of the officers sign in and act: fewer for a first look, as each sign-in costs a password's check.</param>
    public static async Task<int> RunAsync(string root, Uri address, int seconds, double saves, double uploads, int active)
    {
        await using var database = await Database.OpenAsync(Environment.GetEnvironmentVariable("PARINDEX_DB"), root, new ClusterOptions { MayJoin = true });
        var round = await StormRound.MakeAsync(database);
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = 512 }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
        var officers = Enumerable.Range(0, Math.Min(active, StormRound.Units * StormRound.Officers)).Select(i => (Unit: i % StormRound.Units, Officer: i / StormRound.Units)).Select(who => new StormOfficer(
            client, StormRound.NameOf(who.Unit, who.Officer), round.Cards[who.Unit], [.. round.Leaves.Where((_, i) => i % StormRound.Officers == who.Officer)])).ToArray();
        await Parallel.ForEachAsync(officers, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (officer, _) => await officer.SignInAsync());
        Console.WriteLine($"{officers.Length} officers of {StormRound.Units} units signed in");

        var problems = new ConcurrentDictionary<string, int>();
        var (saving, uploading) = (new Waits($"saves {saves}/s"), new Waits($"uploads {uploads}/s"));
        await Task.WhenAll(
            AtRateAsync(saves, seconds, i => officers[i % officers.Length].SaveAsync(), saving, problems),
            AtRateAsync(uploads, seconds, i => officers[(i * 7 + 3) % officers.Length].UploadAsync(i), uploading, problems));
        saving.Tell();
        uploading.Tell();
        foreach (var (problem, count) in problems)
            Console.WriteLine($"  {problem}: {count}");

        return await CompareAsync(database, officers) && problems.IsEmpty ? 0 : 1;
    }

    private static async Task AtRateAsync(double rate, int seconds, Func<int, Task<string?>> act, Waits took, ConcurrentDictionary<string, int> problems)
    {
        var running = new List<Task>();
        var start = TimeProvider.System.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        for (var i = 0; i < rate * seconds;)
        {
            await timer.WaitForNextTickAsync();
            for (var due = (int)(TimeProvider.System.GetElapsedTime(start).TotalSeconds * rate); i < due && i < rate * seconds; i++)
                running.Add(OneAsync(i, TimeSpan.FromSeconds(i / rate)));
        }

        await Task.WhenAll(running);

        async Task OneAsync(int number, TimeSpan due)
        {
            string? problem;
            try
            {
                problem = await act(number);
            }
            catch (Exception failed) when (failed is HttpRequestException or TaskCanceledException)
            {
                problem = failed.GetType().Name;
            }

            took.Add(TimeProvider.System.GetElapsedTime(start) - due);
            if (problem is not null)
                problems.AddOrUpdate(problem, 1, (_, count) => count + 1);
        }
    }

    /// <summary>Nothing acknowledged is lost, nothing is there twice.</summary>
    private static async Task<bool> CompareAsync(Database database, StormOfficer[] officers)
    {
        await using var session = new Session(database.Source, Actor.System("đo tốc độ"), TimeProvider.System);
        var connection = await session.ConnectionAsync();
        var stands = (await connection.QueryAsync<(Guid Card, string Code, int Version, string Remark)>("select scorecard_id, code, version, remark from rounds.entry where version > 0"))
            .ToDictionary(row => (row.Card, row.Code), row => (row.Version, row.Remark));
        var wrong = officers.Sum(officer => officer.Saved.Count(entry => stands.GetValueOrDefault((officer.Card, entry.Key)) != (entry.Value.Saves, entry.Value.Remark)));
        var pieces = await connection.ExecuteScalarAsync<int>("select count(*)::int from evidence.use u join rounds.scorecard c on c.id = u.scorecard_id where c.unit_id like 'vn-do/%'");
        var waiting = await connection.ExecuteScalarAsync<int>("select count(*)::int from jobs.job where state in ('waiting', 'running') and run_at <= now()");
        var uploads = officers.Sum(officer => officer.Uploads);
        Console.WriteLine($"entries saved {officers.Sum(officer => officer.Saved.Count)}, lost or doubled {wrong}; evidence acknowledged {uploads}, there {pieces}; jobs still waiting {waiting}");
        return wrong == 0 && pieces == uploads;
    }
}
