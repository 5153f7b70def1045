using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace ParIndex.Web.Tests.Api;

/// <summary>
/// The types of a TypeScript client are generated from the served document by openapi-typescript, a program written against them is compiled under
/// strict rules, and run against the live server: a document that says less, more or other than the server does fails here.
/// </summary>
[Collection(Reading.Name)]
public sealed class GeneratedClientTests(SampleFixture web)
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "ParIndex.Web.Tests", "Api", "Client");

    [Fact]
    public async Task ClientOfTheDocument_CompilesAndWorks()
    {
        if (!IsThere("node") || !IsThere("npm"))
            Assert.Skip("Node.js and npm are needed to generate a client: apt-get install nodejs npm.");

        var made = Directory.CreateDirectory(Path.Combine(Folder, "made")).FullName;
        await File.WriteAllTextAsync(Path.Combine(made, "openapi.json"), await web.Client.GetStringAsync("/api/v1/openapi.json"));
        if (!Directory.Exists(Path.Combine(Folder, "node_modules", "openapi-fetch")))
            await RunAsync("npm", "ci", "--loglevel=error");

        await RunAsync("node", "node_modules/openapi-typescript/bin/cli.js", "made/openapi.json", "-o", "made/schema.d.ts");
        await RunAsync("node", "node_modules/typescript/bin/tsc", "-p", ".");
        var said = JsonDocument.Parse(await RunAsync("node", "made/client.js", web.Address)).RootElement;
        Assert.Equal(85.415m, said.GetProperty("index").GetDecimal());
        Assert.True(said.GetProperty("lostAddsUp").GetBoolean());
        Assert.True(said.GetProperty("below").GetInt32() > 100);
        Assert.Equal(1, said.GetProperty("bestRank").GetInt32());
        Assert.Equal("404 Not found", said.GetProperty("refusal").GetString());
    }

    private static bool IsThere(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}\n{await output}\n{await error}");
        return await output;
    }
}
