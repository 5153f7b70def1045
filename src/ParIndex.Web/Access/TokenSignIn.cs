using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using ParIndex.App.Accounts;
using ParIndex.Web.Accounts;
using ParIndex.Web.Api.Answers;

namespace ParIndex.Web.Access;

/// <summary>Programs sign in by <c>Authorization: Bearer pi_…</c>, on the JSON interface alone. A token that is not good is refused, never taken for the public.</summary>
internal sealed class TokenSignIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, VisitorQuery visitors, SecondFactorPolicy policy)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string Name = "token";

    private const string Prefix = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (header.Length == 0)
            return AuthenticateResult.NoResult();

        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) || await visitors.ByTokenAsync(header[Prefix.Length..].Trim(), Context.RequestAborted) is not { } known)
            return AuthenticateResult.Fail("No such token.");

        Context.Features.Set(Visitor.Of(known, policy));
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, known.Id.ToString()), new Claim(ClaimTypes.Name, known.Name)], Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Name));
    }

    /// <summary>Whether a request came with a token that is not good.</summary>
    public static bool IsBad(HttpContext context) => context.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Failure is not null && context.Request.Headers.Authorization.Count > 0;

    public static Task RefuseAsync(HttpContext context) => ApiProblem.Unauthorized().ExecuteAsync(context);
}
