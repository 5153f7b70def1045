using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace ParIndex.Web.Tests;

/// <summary>How servers differ where hundreds of people of tests sign in: on loopback, and passwords are cheap to try.</summary>
internal static class QuickServer
{
    /// <summary>A password costs a tenth of a second on purpose, each time; tests of signing in itself pay it.</summary>
    private const int Iterations = 1_000;

    public static void Configure(WebApplicationBuilder builder)
    {
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.PostConfigure<PasswordHasherOptions>(options => options.IterationCount = Iterations);
    }
}
