using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using ParIndex.App.Accounts;

namespace ParIndex.Web.Accounts;

/// <summary>Hashes of passwords (PBKDF2, SHA-512, salted). Letters are composed first: keyboards disagree on how "ế" is made.</summary>
internal sealed class PasswordHashes(IOptions<PasswordHasherOptions> options) : PasswordHasher<Account>(options)
{
    /// <summary>As advised for PBKDF2 with SHA-512.</summary>
    public const int Iterations = 210_000;

    public override string HashPassword(Account user, string password) => base.HashPassword(user, Compose(password));

    public override PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword) =>
        base.VerifyHashedPassword(user, hashedPassword, Compose(providedPassword));

    private static string Compose(string password)
    {
        try
        {
            return password.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            // Half a letter: no text, but still a password.
            return password;
        }
    }
}
