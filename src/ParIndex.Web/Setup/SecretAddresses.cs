using System.Text.RegularExpressions;

namespace ParIndex.Web.Setup;

/// <summary>
/// Addresses that open something to whoever has them: links to answer a survey, links to a new password, calendars. Whoever reads logs or traces must not be able to use them,
/// so there the route stands in place of the secret.
/// </summary>
internal static partial class SecretAddresses
{
    /// <summary>A text in which addresses may stand, without their secrets; the same text when there is none.</summary>
    public static string Hide(string text) => Secret().Replace(text, "{secret}");

    // Also within another address, where slashes are escaped. Routes are found in either case, and what is no good secret may be one mistyped.
    [GeneratedRegex("""(?<=(?:/|%2f)(?:k|mat-khau-moi|lich)(?:/|%2f))[^/?#&{\s"'\\][^/?#&\s"'\\]*?(?=(?:\.ics)?(?:$|[/?#&\s"'\\]))""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Secret();
}
