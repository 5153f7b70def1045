using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http.Extensions;
using ParIndex.App.Accounts;
using ParIndex.Web.Api.Answers;
using ParIndex.Web.Setup;

namespace ParIndex.Web.Access;

/// <summary>
/// How a refusal is told: to the anonymous the way to the sign-in, to others 403 or 404, to programs a problem. A try of somebody known is noted in
/// the audit log.
/// </summary>
internal sealed class RefusalAnswers(RefusalLog log) : IAuthorizationMiddlewareResultHandler
{
    /// <summary>Page that sets up the second factor.</summary>
    public const string SecondFactorPage = "/tai-khoan/hai-buoc";

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult) => authorizeResult.Succeeded
        ? next(context)
        : AnswerAsync(context, context.Features.Get<RefusedException>() ?? new RefusedException(Permission.ReadPublished, null, "undeclared", hides: false));

    /// <summary>Around what runs after: a page may refuse what only it can know.</summary>
    public async Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (RefusedException refused) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            await AnswerAsync(context, refused);
        }
    }

    private async Task AnswerAsync(HttpContext context, RefusedException refused)
    {
        var visitor = Visitor.Of(context);
        if (visitor.Id is { } account)
            await log.WriteAsync(account, visitor.Name, refused, context.Request.Method, SecretAddresses.Hide(context.Request.GetEncodedPathAndQuery()), Correlation.Of(context));

        context.Response.Headers.CacheControl = "no-store";
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
            await (visitor.Id is null ? ApiProblem.Unauthorized() : refused.Hides ? ApiProblem.NotFound("Không có địa chỉ này.", "There is no such address.") : ApiProblem.Forbidden()).ExecuteAsync(context);
        else if (visitor.Id is null && refused.Reason == Refusal.Anonymous)
            context.Response.Redirect($"{context.Request.PathBase}/tai-khoan/dang-nhap?ve={Uri.EscapeDataString(BackTo(context.Request))}");
        else if (refused.Reason == Refusal.NoSecondFactor && HttpMethods.IsGet(context.Request.Method))
            context.Response.Redirect(context.Request.PathBase + SecondFactorPage);
        else
            context.Response.StatusCode = refused.Hides ? StatusCodes.Status404NotFound : StatusCodes.Status403Forbidden;
    }

    // A form cannot be sent again after signing in: the page it stands on can.
    private static string BackTo(HttpRequest request) => request.PathBase + request.Path + (HttpMethods.IsGet(request.Method) ? request.QueryString.ToUriComponent() : "");
}
