using System.Net;
using ParIndex.Web.Accounts;

namespace ParIndex.Web.Pages.Surveys.Answer;

/// <summary>Forged links by address of the caller. Right ones are not counted: a whole village may answer from one address.</summary>
public sealed class TokenGate(TimeProvider clock)
{
    private const int Letters = 22;

    private readonly SignInGate gate = new(clock);

    /// <summary>Whether it could be a token at all; what could not is not asked of the database.</summary>
    public static bool HasForm(string? token) => token is { Length: Letters } && token.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');

    /// <summary>Counts a link that does not exist.</summary>
    /// <returns>False: too many from this address.</returns>
    public bool Wrong(IPAddress? address) => gate.TryEnter(address);
}
