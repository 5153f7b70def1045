using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using ParIndex.App.Surveys.Collecting.Sampled;
using ParIndex.TestKit;
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
    public async Task JsonLog_CarriesTheTraceOfTheCaller_TracesAreExported_AndNeitherTellsASecretLinkOrWhatWasSearchedFor()
    {
        const string Trace = "0af7651916cd43dd8448eb211c80319c";
        await using var collector = await Collector.StartAsync();
        await using var database = await TestDatabase.CreateAsync();
        await database.WriteAsync("insert into units.unit (id, kind, valid) values ('u1', 'province', '[2000-01-01,)')");
        var maker = new WaveMaker(database.Source, TimeProvider.System);
        var wave = await maker.OpenAsync("u1");
        var token = (await maker.DoAsync(desk => desk.Links.RunAsync(wave, LinkKind.Personal))).Links[0].Token;
        await using var server = await ServerRun.StartAsync(
            Data, ("PARINDEX_DB", database.ConnectionString), ("PARINDEX_LOG", "json"), ("Logging__LogLevel__Default", "Debug"), ("Logging__LogLevel__Microsoft.AspNetCore", "Debug"),
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_BSP_SCHEDULE_DELAY", "100"), ("OTEL_METRIC_EXPORT_INTERVAL", "300"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("traceparent", $"00-{Trace}-b7ad6b7169203331-01");
        (await server.Client.SendAsync(request)).EnsureSuccessStatusCode();

        // Opened, a form that breaks off in the middle, answered in the other letter case, and a fault within the program.
        string[] secrets = [token, "mot-khoa-dat-mat-khau", "mot-khoa-lich", "Hoàng Văn Em", "Hoang", "0901000005", Uri.EscapeDataString("Hoàng")];
        (await server.Client.GetAsync($"/k/{token}?co=lon")).EnsureSuccessStatusCode();
        using (var broken = new StringContent("--x\r\nContent-Disposition: form-data; name=\"a.dung\"\r\n"))
        {
            broken.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
            Assert.NotEqual(HttpStatusCode.OK, (await server.Client.PostAsync($"/en/k/{token}", broken)).StatusCode);
        }

        using (var answer = new FormUrlEncodedContent([new("a.dung", "khong"), new("buoc", "0"), new("hien", "dung kenh tuoi b1 b2 gop-y")]))
            Assert.Contains("survey-receipt", await (await server.Client.PostAsync($"/K/{token}", answer)).Content.ReadAsStringAsync(), StringComparison.Ordinal);

        await using (var administrator = await database.AdministratorAsync())
            await administrator.ExecuteAsync("alter function surveys.look rename to looked");

        Assert.Equal(HttpStatusCode.InternalServerError, (await server.Client.GetAsync($"/en/k/{token}")).StatusCode);
        await server.Client.GetAsync($"/tai-khoan/mat-khau-moi/{secrets[1]}");
        await server.Client.GetAsync($"/lich/{secrets[2]}.ics");
        await server.Client.GetAsync($"/tai-khoan/dang-nhap?ve=%2Fk%2F{token}");
        // What somebody searched by.
        (await server.Client.GetAsync($"/bo-tieu-chi?q={Uri.EscapeDataString("Hoàng Văn Em")}&tim=Hoang+0901000005&nam=2023")).EnsureSuccessStatusCode();

        await UntilAsync(() => server.Output.Any(line => line.Contains(Trace, StringComparison.Ordinal)));
        await UntilAsync(() => collector.Contains("/v1/traces", Convert.FromHexString(Trace)) && collector.Contains("/v1/metrics", "http.server.request.duration"u8));
        await UntilAsync(() => collector.Contains("/v1/traces", "/k/{secret}"u8) && collector.Contains("/v1/traces", "/lich/{secret}.ics"u8) && collector.Contains("/v1/traces", "dang-nhap"u8));
        // The route itself, by which requests are counted.
        await UntilAsync(() => collector.Contains("/v1/metrics", "k/{token}"u8));
        server.Terminate();
        await server.EndedAsync();
        foreach (var line in server.Output)
        {
            using var parsed = JsonDocument.Parse(line);
            Assert.EndsWith("Z", parsed.RootElement.GetProperty("Timestamp").GetString(), StringComparison.Ordinal);
        }

        foreach (var secret in secrets)
        {
            Assert.DoesNotContain(server.Output.Concat(server.Errors), line => line.Contains(secret, StringComparison.OrdinalIgnoreCase));
            Assert.False(collector.Contains("/v1/traces", Encoding.UTF8.GetBytes(secret)) || collector.Contains("/v1/metrics", Encoding.UTF8.GetBytes(secret)), "A secret stands in a trace.");
        }

        Assert.Contains(server.Output, line => line.Contains("?q={value}", StringComparison.Ordinal) && line.Contains("tim={value}", StringComparison.Ordinal));
        // What is left still tells which page it was, and which request.
        var told = server.Output.Where(line => line.Contains("/k/{secret}", StringComparison.OrdinalIgnoreCase)).ToList();
        Assert.Contains(told, line => line.Contains("RequestPath", StringComparison.Ordinal) && line.Contains("RequestId", StringComparison.Ordinal) && line.Contains("TraceId", StringComparison.Ordinal));
        Assert.Contains(told, line => line.Contains("\"LogLevel\":\"Error\"", StringComparison.Ordinal) && line.Contains("Exception", StringComparison.Ordinal));
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
