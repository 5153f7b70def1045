using System.Net;
using Xunit;

namespace ParIndex.Web.Tests.Api;

/// <summary>A server that lets a caller ask six times at once.</summary>
public sealed class SlowFixture() : SampleFixture("--PARINDEX_API_PER_MINUTE", "12");

public sealed class RateTests(SlowFixture web) : IClassFixture<SlowFixture>
{
    [Fact]
    public async Task TooManyCalls_AreRefusedWithTheTimeToWait()
    {
        HttpResponseMessage? refused = null;
        for (var call = 0; call < 30 && refused is null; call++)
        {
            var answer = await web.Client.GetAsync("/api/v1/sets");
            refused = answer.StatusCode == HttpStatusCode.OK ? null : answer;
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, refused!.StatusCode);
        Assert.True(refused.Headers.RetryAfter!.Delta >= TimeSpan.FromSeconds(1));
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        // Pages are not limited with it.
        Assert.Equal(HttpStatusCode.OK, (await web.Client.GetAsync("/")).StatusCode);
    }
}
