using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;

namespace ParIndex.Web.Tests.Setup;

/// <summary>The program as a process: start, health, logs, killing, stopping.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class OperationTests : IDisposable
{
    private readonly DirectoryInfo top = Directory.CreateTempSubdirectory("parindex-run-");

    private string Data => Path.Combine(top.FullName, "data");

    public OperationTests() => File.SetUnixFileMode(top.FullName, (UnixFileMode)0b111_101_101);

    public void Dispose() => top.Delete(recursive: true);

    [Fact]
    public async Task Kill_LeavesNoPostgres_AndTheNextStartServes()
    {
        int postgres;
        await using (var first = await ServerRun.StartAsync(Data))
        {
            Assert.Equal("ok", await first.Client.GetStringAsync("/health/live"));
            Assert.DoesNotContain(first.Output.Concat(first.Errors), line => line.StartsWith("warn:", StringComparison.Ordinal));
            postgres = ServerRun.PostgresOf(Data);
            first.Kill();
            await first.EndedAsync();
        }

        await UntilAsync(() => !Directory.Exists($"/proc/{postgres}/cwd"));
        await using var second = await ServerRun.StartAsync(Data);
        using var ready = JsonDocument.Parse(await second.Client.GetStringAsync("/health/ready"));
        Assert.Equal("ok ok ok ok", string.Join(' ', new[] { "database", "schema", "disk", "server" }.Select(name => ready.RootElement.GetProperty(name).GetString())));
    }

    [Fact]
    public async Task KilledPostgres_IsNotReady_ThenServesAgain()
    {
        await using var server = await ServerRun.StartAsync(Data);
        using (var postgres = System.Diagnostics.Process.GetProcessById(ServerRun.PostgresOf(Data)))
            postgres.Kill();

        await UntilAsync(
            async () => await ReadyAsync(server) != HttpStatusCode.OK || server.Errors.Any(line => line.Contains("bất ngờ", StringComparison.Ordinal)), server.Told);
        await UntilAsync(async () => await ReadyAsync(server) == HttpStatusCode.OK, server.Told);
        Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync("/")).StatusCode);
    }

    /// <summary>What the server says of itself; null when the connection is cut meanwhile.</summary>
    private static async Task<HttpStatusCode?> ReadyAsync(ServerRun server)
    {
        try
        {
            return (await server.Client.GetAsync("/health/ready")).StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    [Fact]
    public async Task Terminate_StopsInOrder_AndASecondServerIsToldWhy()
    {
        await using var server = await ServerRun.StartAsync(Data);
        await using (var second = ServerRun.Begin(Data))
        {
            await second.EndedAsync();
            Assert.Equal(2, second.ExitCode);
            Assert.Contains("PARINDEX_DATA", string.Join('\n', second.Errors), StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", string.Join('\n', second.Errors), StringComparison.Ordinal);
        }

        server.Terminate();
        await server.EndedAsync();
        Assert.Equal(0, server.ExitCode);
        Assert.False(File.Exists(Path.Combine(Data, "data", "postmaster.pid")));
    }

    [Fact]
    public async Task JsonLog_CarriesTheTraceOfTheCaller_AndTracesAreExported()
    {
        const string Trace = "0af7651916cd43dd8448eb211c80319c";
        await using var collector = await Collector.StartAsync();
        await using var server = await ServerRun.StartAsync(
            Data, ("PARINDEX_LOG", "json"), ("Logging__LogLevel__Default", "Information"), ("Logging__LogLevel__Microsoft.AspNetCore", "Information"),
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_BSP_SCHEDULE_DELAY", "100"), ("OTEL_METRIC_EXPORT_INTERVAL", "300"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("traceparent", $"00-{Trace}-b7ad6b7169203331-01");
        (await server.Client.SendAsync(request)).EnsureSuccessStatusCode();

        await UntilAsync(() => server.Output.Any(line => line.Contains(Trace, StringComparison.Ordinal)));
        foreach (var line in server.Output)
        {
            using var parsed = JsonDocument.Parse(line);
            Assert.EndsWith("Z", parsed.RootElement.GetProperty("Timestamp").GetString(), StringComparison.Ordinal);
        }

        await UntilAsync(() => collector.Contains("/v1/traces", Convert.FromHexString(Trace)) && collector.Contains("/v1/metrics", "http.server.request.duration"u8));
    }

    private static Task UntilAsync(Func<bool> holds) => UntilAsync(() => Task.FromResult(holds()));

    private static async Task UntilAsync(Func<Task<bool>> holds, Func<string>? told = null)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var tries = 0; tries < 600; tries++)
        {
            if (await holds())
                return;

            await timer.WaitForNextTickAsync();
        }

        Assert.Fail("It did not come about within a minute. " + told?.Invoke());
    }

    /// <summary>Takes what OpenTelemetry sends.</summary>
    private sealed class Collector(WebApplication web) : IAsyncDisposable
    {
        private readonly List<(string Path, byte[] Body)> received = [];

        public string Address => web.Urls.First();

        public static async Task<Collector> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var collector = new Collector(builder.Build());
            await collector.RunAsync();
            return collector;
        }

        public bool Contains(string path, ReadOnlySpan<byte> bytes)
        {
            lock (received)
            {
                foreach (var (from, body) in received)
                {
                    if (from == path && body.AsSpan().IndexOf(bytes) >= 0)
                        return true;
                }
            }

            return false;
        }

        public ValueTask DisposeAsync() => web.DisposeAsync();

        private Task RunAsync()
        {
            web.Run(async context =>
            {
                using var body = new MemoryStream();
                await context.Request.Body.CopyToAsync(body);
                lock (received)
                    received.Add((context.Request.Path, body.ToArray()));
            });
            return web.StartAsync();
        }
    }
}
