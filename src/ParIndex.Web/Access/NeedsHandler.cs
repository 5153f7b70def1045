using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ParIndex.Web.Access;

/// <summary>Asks the rights for what an endpoint declares.</summary>
internal sealed class NeedsHandler : AuthorizationHandler<NeedsAttribute>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, NeedsAttribute requirement)
    {
        if (context.Resource is not HttpContext request)
            return Task.CompletedTask;

        var unit = Visitor.UnitOf(request, requirement.Unit);
        var decision = Visitor.Of(request).Decide(requirement.Permission, unit);
        if (decision.IsAllowed)
            context.Succeed(requirement);
        else
            request.Features.Set(new RefusedException(requirement.Permission, unit, decision.Reason, requirement.Hides));

        return Task.CompletedTask;
    }
}

/// <summary>Asks the rights for what a handler of a page declares beside its page.</summary>
internal sealed class NeedsFilter : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
        foreach (var needs in context.HandlerMethod?.MethodInfo.GetCustomAttributes(typeof(NeedsAttribute), inherit: true).Cast<NeedsAttribute>() ?? [])
            Visitor.Of(context.HttpContext).Demand(needs.Permission, Visitor.UnitOf(context.HttpContext, needs.Unit), hides: needs.Hides);
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}
