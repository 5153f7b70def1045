using System.Net;
using Xunit;

namespace ParIndex.Web.Tests;

public sealed class StartTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task Get_Start_Answers()
    {
        var answer = await web.Client.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
