using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using ParIndex.App.Accounts;

namespace ParIndex.Web.Accounts;

/// <summary>Identity's way of signing in, with tries counted before they are judged.</summary>
internal sealed class AccountSignIn(
    UserManager<Account> users, IHttpContextAccessor context, IUserClaimsPrincipalFactory<Account> claims, IOptions<IdentityOptions> options, ILogger<SignInManager<Account>> log,
    IAuthenticationSchemeProvider schemes, IUserConfirmation<Account> confirmation, SignInTurns turns)
    : SignInManager<Account>(users, context, claims, options, log, schemes, confirmation)
{
    public override async Task<SignInResult> CheckPasswordSignInAsync(Account user, string password, bool lockoutOnFailure)
    {
        if (await turns.TakeAsync(user.Id))
        {
            var right = await UserManager.CheckPasswordAsync(user, password);
            if (!right || user.IsLocked)
                return right ? SignInResult.NotAllowed : SignInResult.Failed;

            // Where a code must follow, a right password must not clear the count of wrong codes.
            await (user.HasSecondFactor ? turns.ReturnAsync(user.Id) : turns.SucceedAsync(user.Id));
            return SignInResult.Success;
        }

        // Takes as long as judging, and tells nothing.
        UserManager.PasswordHasher.VerifyHashedPassword(user, user.PasswordHash ?? SignInFlow.NobodysHash(UserManager.PasswordHasher), password);
        return SignInResult.LockedOut;
    }
}
