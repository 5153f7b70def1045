using System.Text.RegularExpressions;

namespace ParIndex.Web.Setup;

/// <summary>
/// Addresses that open something to whoever has them: links to answer a survey, links to a new password, calendars. Whoever reads logs or traces must not be able to use them,
/// so there the route stands in place of the secret. What somebody typed into an address, words they search by above all, is their matter: of a query only the names are told.
/// </summary>
internal static partial class SecretAddresses
{
    /// <summary>A text in which addresses may stand, without their secrets and without the values of their queries; the same text when there is none.</summary>
    public static string Hide(string text) => Value().Replace(Secret().Replace(text, "{secret}"), "$1{value}");

    /// <summary>The same of a query that stands by itself, with or without its question mark.</summary>
    public static string HideQuery(string query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return query.StartsWith('?') ? Hide(query) : Hide("?" + query)[1..];
    }

    // Also within another address, where slashes are escaped. Routes are found in either case, and what is no good secret may be one mistyped.
    [GeneratedRegex("""(?<=(?:/|%2f)(?:k|mat-khau-moi|lich)(?:/|%2f))[^/?#&{\s"'\\][^/?#&\s"'\\]*?(?=(?:\.ics)?(?:$|[/?#&\s"'\\]))""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Secret();

    // Logs in JSON write "&" as \u0026, and "+" between words as \u002B. A value goes on to the next "&", to a fragment, or to what can stand in no address.
    [GeneratedRegex("""((?:[?&]|\\u0026)[^\s?&="'#\\]{1,200}=)(?:[^\s&"'#\\]|\\u(?!002[2367])[0-9a-f]{4})+""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Value();
}
