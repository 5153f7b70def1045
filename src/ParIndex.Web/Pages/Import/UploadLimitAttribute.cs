using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ParIndex.Web.Pages.Import;

/// <summary>
/// Sends whoever uploads too much at once back to the form, with the reason, before the body is looked at: afterwards the connection would only be cut.
/// </summary>
/// <param name="mostBytes">Longest body of a request.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class UploadLimitAttribute(long mostBytes) : Attribute, IAuthorizationFilter, IOrderedFilter
{
    /// <summary>Before the token of the form is read out of the body.</summary>
    public int Order => -1;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var request = context.HttpContext.Request;
        if (request.ContentLength is not { } length || length <= mostBytes)
            return;

        // What is still under way is taken and dropped, else the browser would never see the answer.
        if (context.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null;

        context.Result = new LocalRedirectResult($"{request.PathBase}{request.Path}?lon=1");
    }
}
