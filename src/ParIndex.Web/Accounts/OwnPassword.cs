using Microsoft.AspNetCore.Identity;
using ParIndex.App.Accounts;

namespace ParIndex.Web.Accounts;

/// <summary>Asks somebody signed in for their password again before what would hand the account to whoever found the screen unlocked.</summary>
public sealed class OwnPassword(UserManager<Account> users, SignInTurns turns)
{
    /// <summary>Whether it is right. Wrong ones count as wrong sign-ins.</summary>
    public async Task<bool> IsRightAsync(Account account, string? password)
    {
        if (string.IsNullOrEmpty(password) || !await turns.TakeAsync(account.Id) || !await users.CheckPasswordAsync(account, password))
            return false;

        await turns.ReturnAsync(account.Id);
        return true;
    }
}
