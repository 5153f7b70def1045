using Microsoft.AspNetCore.Authorization;
using ParIndex.App.Accounts;
using ParIndex.App.Units;

namespace ParIndex.Web.Access;

/// <summary>Asks the table of rights for the roles of who asks.</summary>
internal sealed partial class NeedsHandler(ILogger<NeedsHandler> log) : AuthorizationHandler<NeedsAttribute>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, NeedsAttribute requirement)
    {
        var request = context.Resource as HttpContext;
        var visitor = request?.Features.Get<Visitor>();
        var unit = requirement.Unit is null ? null : request?.GetRouteValue(requirement.Unit) as string;
        if (Rights.Allow(visitor?.Assignments, requirement.Permission, unit is null ? null : UnitSlug.ToId(unit)))
            context.Succeed(requirement);
        else
            Refused(log, visitor?.Name ?? "-", requirement.Permission, request?.Request.Path.Value ?? "");

        return Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Refused: {Name} needs {Permission} for {Path}")]
    private static partial void Refused(ILogger log, string name, Permission permission, string path);
}
