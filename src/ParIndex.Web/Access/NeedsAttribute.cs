using Microsoft.AspNetCore.Authorization;
using ParIndex.App.Accounts;

namespace ParIndex.Web.Access;

/// <summary>What a page or endpoint needs. One that declares nothing is refused to everyone.</summary>
/// <param name="permission">The permission.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public class NeedsAttribute(Permission permission) : Attribute, IAuthorizeData, IAuthorizationRequirement, IAuthorizationRequirementData
{
    /// <summary>Policy that only says "this endpoint declares what it needs".</summary>
    internal const string Declared = "declared";

    public Permission Permission { get; } = permission;

    /// <summary>Name of the route value that holds the slug of the unit it is about; null: not bound to a unit.</summary>
    public string? Unit { get; init; }

    public string? Policy { get; set; } = Declared;

    public string? Roles { get; set; }

    public string? AuthenticationSchemes { get; set; }

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}
