using Microsoft.AspNetCore.Authorization;
using ParIndex.App.Accounts;

namespace ParIndex.Web.Access;

/// <summary>
/// What a page or endpoint needs. One that declares nothing is refused to everyone.
/// <code>
/// [Needs(Permission.ManagePeople)]                       on a page model: any unit will do; the page then asks Visitor.Demand for the unit it is about
/// [Needs(Permission.ImportResults, Unit = "id")]         the route value "id" is the slug of the unit
/// [Needs(Permission.PublishResults, Unit = "id")]        on a handler (OnPostPublishAsync): beside what the page needs
/// web.MapGet(…).WithMetadata(new NeedsAttribute(Permission.ReadLog))
/// </code>
/// </summary>
/// <param name="permission">The permission.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public class NeedsAttribute(Permission permission) : Attribute, IAuthorizeData, IAuthorizationRequirement, IAuthorizationRequirementData
{
    /// <summary>Policy that only says "this endpoint declares what it needs".</summary>
    internal const string Declared = "declared";

    public Permission Permission { get; } = permission;

    /// <summary>Name of the route value that holds the slug of the unit it is about; null: any unit will do.</summary>
    public string? Unit { get; init; }

    /// <summary>Even that there is something here is secret: refused with 404.</summary>
    public bool Hides { get; init; }

    public string? Policy { get; set; } = Declared;

    public string? Roles { get; set; }

    public string? AuthenticationSchemes { get; set; }

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}
