using System.Text.Json;
using Xunit;

namespace ParIndex.Web.Tests.Api;

[Collection(Reading.Name)]
public sealed class OpenApiDocumentTests(SampleFixture web)
{
    [Fact]
    public async Task Document_Structure_IsWhole()
    {
        var document = await ReadAsync();
        Assert.StartsWith("3.1.", document.Root.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.True(document.Operations.Count() >= 20);
        foreach (var reference in document.References().Distinct())
            document.Resolve(reference);

        var tags = document.Root.GetProperty("tags").EnumerateArray().Select(tag => tag.GetProperty("name").GetString()).ToHashSet();
        foreach (var (path, operation) in document.Operations)
        {
            var responses = operation.GetProperty("responses");
            foreach (var status in new[] { "200", "304", "400", "429" })
                Assert.True(responses.TryGetProperty(status, out var response) && response.GetProperty("description").GetString()!.Length > 5, $"{path}: what of {status}?");

            Assert.True(responses.GetProperty("200").GetProperty("content").EnumerateObject().Any(), path);
            Assert.True(operation.GetProperty("summary").GetString()!.Length > 5, path);
            Assert.All(operation.GetProperty("tags").EnumerateArray(), tag => Assert.Contains(tag.GetString(), tags));
            var names = Parameters(operation).Where(one => one.GetProperty("in").GetString() == "path").Select(one => one.GetProperty("name").GetString()!).Order();
            Assert.Equal(System.Text.RegularExpressions.Regex.Matches(path, @"\{(\w+)\}").Select(match => match.Groups[1].Value).Order(), names);
            Assert.All(Parameters(operation), one => Assert.True(one.TryGetProperty("description", out _), $"{path}: {one}"));
        }

        Assert.Equal(document.Operations.Count(), document.Operations.Select(one => one.Operation.GetProperty("operationId").GetString()).Distinct().Count());
    }

    [Fact]
    public async Task EveryOperation_ByItsExamples_AnswersAsDocumented()
    {
        var document = await ReadAsync();
        foreach (var (path, operation) in document.Operations)
        {
            var (type, content) = operation.GetProperty("responses").GetProperty("200").GetProperty("content").EnumerateObject().Select(one => (one.Name, one.Value)).First();
            using var answer = await web.Client.GetAsync(await AddressAsync(path, operation));
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.IsSuccessStatusCode, $"{answer.RequestMessage!.RequestUri} answered {(int)answer.StatusCode}: {text}");
            Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
            if (type != "application/json")
                continue;

            var faults = document.Faults(content.GetProperty("schema"), JsonDocument.Parse(text).RootElement).Take(5).ToList();
            Assert.True(faults.Count == 0, $"{path}\n" + string.Join('\n', faults));
        }
    }

    [Fact]
    public async Task Problems_AreAsDocumented()
    {
        var document = await ReadAsync();
        var schema = document.Root.GetProperty("components").GetProperty("schemas").GetProperty("Problem");
        foreach (var (path, status) in new[] { ("/api/v1/units?size=x", 400), ("/api/v1/units/khong-co", 404) })
            Assert.Empty(document.Faults(schema, await web.JsonAsync(path, status)));
    }

    [Fact]
    public async Task Document_InEnglish_IsTheSameButForTexts()
    {
        var (vietnamese, english) = (await ReadAsync(), new OpenApiDocument(await web.JsonAsync("/en/api/v1/openapi.json")));
        Assert.Equal(vietnamese.Operations.Select(one => one.Operation.GetProperty("operationId").GetString()), english.Operations.Select(one => one.Operation.GetProperty("operationId").GetString()));
        Assert.All(vietnamese.Operations.Zip(english.Operations), pair =>
            Assert.NotEqual(pair.First.Operation.GetProperty("summary").GetString(), pair.Second.Operation.GetProperty("summary").GetString()));
    }

    private async Task<OpenApiDocument> ReadAsync() => new(await web.JsonAsync("/api/v1/openapi.json"));

    private static JsonElement[] Parameters(JsonElement operation) => operation.TryGetProperty("parameters", out var list) ? [.. list.EnumerateArray()] : [];

    private async Task<string> AddressAsync(string path, JsonElement operation)
    {
        var query = new List<string>();
        foreach (var parameter in Parameters(operation))
        {
            var name = parameter.GetProperty("name").GetString()!;
            var value = parameter.TryGetProperty("example", out var example) ? Uri.EscapeDataString(example.ToString()) : null;
            if (parameter.GetProperty("in").GetString() == "path")
                path = path.Replace($"{{{name}}}", value ?? await KeyAsync(), StringComparison.Ordinal);
            else if (value is not null)
                query.Add($"{name}={value}");
        }

        return query.Count == 0 ? path : path + "?" + string.Join('&', query);
    }

    // Keys of criteria depend on the stored results.
    private async Task<string> KeyAsync() => (await web.JsonAsync("/api/v1/criteria")).GetProperty("items")[0].GetProperty("key").GetString()!;
}
