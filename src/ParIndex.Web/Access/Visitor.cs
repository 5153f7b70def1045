using System.Security.Claims;
using ParIndex.App.Accounts;
using ParIndex.App.Audit;

namespace ParIndex.Web.Access;

/// <summary>Who makes this request, with the roles held at this moment.</summary>
/// <param name="Assignments">Null: not signed in.</param>
internal sealed record Visitor(Guid? Id, string Name, IReadOnlyList<Assignment>? Assignments)
{
    private static readonly Visitor Anyone = new(null, Actor.Public.Name, null);

    public Actor ActorOf(HttpContext context) => new(Id, Name, Rights.Sees(Assignments), context.TraceIdentifier);

    /// <summary>Reads the roles once a request, after the cookie was told.</summary>
    public static async Task LearnAsync(HttpContext context, RequestDelegate next)
    {
        var visitor = Anyone;
        if (context.User.Identity?.IsAuthenticated == true && Guid.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id))
        {
            var query = context.RequestServices.GetRequiredService<AssignmentQuery>();
            visitor = new Visitor(id, context.User.Identity.Name ?? "", await query.OfAsync(id, context.RequestAborted));
        }

        context.Features.Set(visitor);
        await next(context);
    }
}
