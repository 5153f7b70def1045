using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using ParIndex.App.Accounts;
using ParIndex.Web.Access;

namespace ParIndex.Web.Caching;

/// <summary>
/// What a page kept for all people of the same rights shows of the one who reads it: the name, the notices not read and the token of forms. While such a page is rendered, who
/// is signed in is nobody: the name is a mark, there is no id, and forms get a mark for a token. So nothing personal can come into it, whatever
/// the page shows; the marks are filled in for each reader when it is sent.
/// </summary>
internal sealed class PersonalParts
{
    /// <summary>Letters and digits alone, so that no encoding changes it; nobody can write it into a text that a page shows.</summary>
    private static readonly string Secret = "x" + RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>Stands for the name.</summary>
    public static string Name { get; } = Secret + "n";

    /// <summary>Stands for the token of a form.</summary>
    public static string Token { get; } = Secret + "t";

    /// <summary>Stands for how many notices are not read.</summary>
    public static string Unread { get; } = Secret + "u";

    /// <summary>What all marks begin with; one more letter says which it is.</summary>
    public static ReadOnlyMemory<byte> MarkStart { get; } = Encoding.ASCII.GetBytes(Secret);

    /// <summary>Whether this answer is rendered for many.</summary>
    public static bool AreLeftOut(HttpContext context) => context.Features.Get<PersonalParts>() is not null;

    /// <summary>Runs what renders a page as nobody with the rights of who asks.</summary>
    public static async Task LeaveOutAsync(HttpContext context, RequestDelegate render)
    {
        var (user, visitor) = (context.User, Visitor.Of(context));
        context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, Name)], user.Identity?.AuthenticationType));
        context.Features.Set(visitor.WithoutPerson(Name));
        context.Features.Set(new PersonalParts());
        try
        {
            await render(context);
        }
        finally
        {
            context.User = user;
            context.Features.Set(visitor);
            context.Features.Set<PersonalParts>(null);
        }
    }

    /// <summary>What a mark stands for, for who makes this request.</summary>
    /// <param name="mark">Last letter of the mark.</param>
    /// <param name="context">The request.</param>
    public static string Of(char mark, HttpContext context) => mark switch
    {
        'n' => context.User.Identity?.Name ?? "",
        'u' => UnreadOf(context),
        _ => context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context).RequestToken!,
    };

    /// <summary>How many notices are not read, for the bell of a page: its mark where the page is rendered for many.</summary>
    public static string UnreadOf(HttpContext context) => AreLeftOut(context)
        ? Unread
        : Visitor.Of(context).Known?.Unread switch
        {
            null => "0",
            >= VisitorQuery.MostUnread => "99+",
            var unread => unread.Value.ToString(CultureInfo.InvariantCulture),
        };
}
