using System.Globalization;
using System.Threading.RateLimiting;
using ParIndex.Web.Setup;

namespace ParIndex.Web.Api.Answers;

/// <summary>How often one caller may call: a bucket that refills evenly, one for each token or address.</summary>
internal static class ApiRates
{
    public const string Policy = "api";

    public static void AddApiRates(this IServiceCollection services, IConfiguration settings)
    {
        var perMinute = settings.ApiPerMinute();
        services.AddRateLimiter(options =>
        {
            options.AddPolicy(Policy, context => RateLimitPartition.GetTokenBucketLimiter(Caller(context), _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = Math.Max(1, perMinute / 2),
                TokensPerPeriod = Math.Max(1, perMinute / 60),
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                QueueLimit = 0,
            }));
            options.OnRejected = async (refused, _) =>
            {
                var wait = refused.Lease.TryGetMetadata(MetadataName.RetryAfter, out var time) ? Math.Max(1, (int)Math.Ceiling(time.TotalSeconds)) : 1;
                refused.HttpContext.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
                await ApiProblem.TooMany(wait).ExecuteAsync(refused.HttpContext);
            };
        });
    }

    // A signed-in token has its own bucket; everyone else shares that of the address. An IPv6 caller owns a whole /64.
    private static string Caller(HttpContext context)
    {
        if (context.User.Identity is { IsAuthenticated: true, Name: { } name })
            return "token:" + name;

        var address = context.Connection.RemoteIpAddress;
        if (address is null)
            return "?";

        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();

        var bytes = address.GetAddressBytes();
        return Convert.ToHexString(bytes, 0, bytes.Length == 16 ? 8 : bytes.Length);
    }
}
