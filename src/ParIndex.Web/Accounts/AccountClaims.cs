using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using ParIndex.App.Accounts;

namespace ParIndex.Web.Accounts;

/// <summary>What the cookie says: who it is, and the stamp of the secrets it was given for. Roles are read anew for each request.</summary>
internal sealed class AccountClaims(UserManager<Account> users, IOptions<IdentityOptions> options) : IUserClaimsPrincipalFactory<Account>
{
    public Task<ClaimsPrincipal> CreateAsync(Account user)
    {
        var names = options.Value.ClaimsIdentity;
        var identity = new ClaimsIdentity(IdentityConstants.ApplicationScheme, names.UserNameClaimType, names.RoleClaimType);
        identity.AddClaim(new Claim(names.UserIdClaimType, user.Id.ToString()));
        identity.AddClaim(new Claim(names.UserNameClaimType, user.Name));
        if (users.SupportsUserSecurityStamp)
            identity.AddClaim(new Claim(names.SecurityStampClaimType, user.Stamp));

        return Task.FromResult(new ClaimsPrincipal(identity));
    }
}
