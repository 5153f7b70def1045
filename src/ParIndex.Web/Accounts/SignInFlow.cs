using Microsoft.AspNetCore.Identity;
using ParIndex.App.Accounts;
using ParIndex.Web.Api.Answers;

namespace ParIndex.Web.Accounts;

/// <summary>How a step of signing in ended.</summary>
public enum SignInStep
{
    Done,
    NeedsCode,

    /// <summary>Unknown name, wrong password, resting or locked account: told alike.</summary>
    Refused,

    /// <summary>Too many wrong tries from this address.</summary>
    TooMany,

    /// <summary>The password was too long ago: begin again.</summary>
    Late,
}

/// <summary>Signs in: name and password, then a code where there is a second factor; writes the journal.</summary>
public sealed partial class SignInFlow(
    AccountTable accounts, UserManager<Account> users, SignInManager<Account> manager, SignInTurns turns, SignInGate gate, SignInJournal journal, IHttpContextAccessor accessor, ILogger<SignInFlow> log)
{
    private static readonly Account Nobody = new() { Name = "-", UserName = "-" };
    private static string? nobodysHash;

    private HttpContext Context => accessor.HttpContext!;

    /// <summary>A hash to judge by where there is none.</summary>
    public static string NobodysHash(IPasswordHasher<Account> hasher) => nobodysHash ??= hasher.HashPassword(Nobody, Secrets.NewKey());

    public async Task<SignInStep> PasswordAsync(string name, string password)
    {
        var address = Context.Connection.RemoteIpAddress;
        if (!gate.TryEnter(address))
            return SignInStep.TooMany;

        if (await accounts.ByNameAsync(users.NormalizeName(name)) is not { } account)
        {
            // The same steps as for a known name, so that the time tells nothing either.
            await turns.TakeAsync(Guid.Empty);
            users.PasswordHasher.VerifyHashedPassword(Nobody, NobodysHash(users.PasswordHasher), password);
            UnknownName(log, address);
            return SignInStep.Refused;
        }

        if (account.PasswordHash is null)
            users.PasswordHasher.VerifyHashedPassword(Nobody, NobodysHash(users.PasswordHasher), password);

        var result = await manager.PasswordSignInAsync(account, password, isPersistent: false, lockoutOnFailure: false);
        if (result.Succeeded || result.RequiresTwoFactor)
        {
            gate.Forgive(address);
            if (result.RequiresTwoFactor)
                return SignInStep.NeedsCode;

            await NoteAsync(account, SignInOutcome.SignedIn);
            return SignInStep.Done;
        }

        NoteLater(account, result.IsLockedOut ? SignInOutcome.Locked : result.IsNotAllowed ? SignInOutcome.Blocked : SignInOutcome.WrongPassword);
        return SignInStep.Refused;
    }

    /// <summary>Six digits of the authenticator, or a recovery code.</summary>
    public async Task<SignInStep> CodeAsync(string typed)
    {
        if (await manager.GetTwoFactorAuthenticationUserAsync() is not { IsLocked: false } account)
            return SignInStep.Late;

        var address = Context.Connection.RemoteIpAddress;
        if (!gate.TryEnter(address))
            return SignInStep.TooMany;

        if (!await turns.TakeAsync(account.Id))
        {
            NoteLater(account, SignInOutcome.Locked);
            return SignInStep.Refused;
        }

        var code = Secrets.Normal(typed);
        var result = code.Length == 6 && code.All(char.IsAsciiDigit)
            ? await manager.TwoFactorAuthenticatorSignInAsync(code, isPersistent: false, rememberClient: false)
            : await manager.TwoFactorRecoveryCodeSignInAsync(code);
        if (!result.Succeeded)
        {
            NoteLater(account, SignInOutcome.WrongCode);
            return SignInStep.Refused;
        }

        gate.Forgive(address);
        await turns.SucceedAsync(account.Id);
        await NoteAsync(account, SignInOutcome.SignedIn);
        return SignInStep.Done;
    }

    /// <summary>Writes into the journal of an account.</summary>
    public Task NoteAsync(Account account, SignInOutcome outcome) => journal.WriteAsync(
        account.Id, account.Name, outcome, Context.Connection.RemoteIpAddress?.ToString(), Context.Request.Headers.UserAgent.ToString(), Correlation.Of(Context));

    /// <summary>After the answer is sent: writing takes time that would tell a known name from an unknown one.</summary>
    private void NoteLater(Account account, SignInOutcome outcome)
    {
        var (address, agent, request) = (Context.Connection.RemoteIpAddress?.ToString(), Context.Request.Headers.UserAgent.ToString(), Correlation.Of(Context));
        Context.Response.OnCompleted(() => journal.WriteAsync(account.Id, account.Name, outcome, address, agent, request));
    }

    // Not the name itself: it may be a password typed in the wrong place.
    [LoggerMessage(1, LogLevel.Information, "Sign-in refused: unknown name, from {Address}")]
    private static partial void UnknownName(ILogger log, System.Net.IPAddress? address);
}
