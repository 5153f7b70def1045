using System.Net;
using Xunit;

namespace ParIndex.Web.Tests.Caching;

/// <summary>More readers at once than there are connections to the database: all wait their turn, none waits for one who waits for it.</summary>
public sealed class ManyReadersTests(FewConnections web) : IClassFixture<FewConnections>
{
    [Theory]
    [InlineData("/don-vi/vn-68-2025.xa-001")]
    [InlineData("/xep-hang/2026")]
    [InlineData("/du-lieu")]
    public async Task EveryReader_IsAnswered(string path)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(async reader =>
        {
            // A token reads privately: every page is computed.
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            if (reader % 2 == 0)
                request.Headers.TryAddWithoutValidation("Authorization", "Bearer x");

            using var answer = await web.Client.SendAsync(request);
            return answer.StatusCode;
        }));
        Assert.All(answers, status => Assert.Equal(HttpStatusCode.OK, status));
    }
}

/// <summary>A server with three connections.</summary>
public sealed class FewConnections() : SampleFixture(";Maximum Pool Size=3;Timeout=5", []);
