namespace ParIndex.Web.Api.Answers;

/// <summary>A fault while answering is told as a problem too, and noted in the log under the same id.</summary>
internal static partial class FaultGuard
{
    public static RouteGroupBuilder GuardFaults(this RouteGroupBuilder group) => group.AddEndpointFilter(async (call, next) =>
    {
        try
        {
            return await next(call);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or BadHttpRequestException))
        {
            Log(call.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("ParIndex.Api"), fault, call.HttpContext.Request.Path, Correlation.Of(call.HttpContext));
            return ApiProblem.Fault();
        }
    });

    [LoggerMessage(1, LogLevel.Error, "Call {Correlation} of {Path} failed.")]
    private static partial void Log(ILogger logger, Exception fault, string? path, string correlation);
}
