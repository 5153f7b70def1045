using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using ParIndex.App.Accounts;
using ParIndex.App.Audit;
using ParIndex.Web.Access;
using ParIndex.Web.Accounts;

namespace ParIndex.Web.Setup;

/// <summary>Signing in and rights.</summary>
internal static class AccountsSetup
{
    private static readonly TimeSpan Session = TimeSpan.FromHours(10);

    public static void AddAccounts(this IServiceCollection services, string dataFolder)
    {
        services.AddDataProtection().SetApplicationName("ParIndex").PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(dataFolder, "keys")));
        services.AddScoped<AccountTable>();
        services.AddSingleton<AssignmentQuery>();
        services.AddSingleton<FirstSignIn>();
        services.AddIdentityCore<Account>(Rules)
            .AddUserStore<AccountStore>()
            .AddClaimsPrincipalFactory<AccountClaims>()
            .AddPasswordValidator<PasswordRules>()
            .AddSignInManager()
            // No codes by phone or mail: only the authenticator and recovery codes are a second factor.
            .AddTokenProvider<DataProtectorTokenProvider<Account>>(TokenOptions.DefaultProvider)
            .AddTokenProvider<AuthenticatorTokenProvider<Account>>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(Cookie));
        // A changed password or "sign out everywhere" ends other sign-ins within a minute.
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(1));
        services.AddSingleton<IAuthorizationHandler, NeedsHandler>();
        services.AddAuthorizationBuilder()
            .AddPolicy(NeedsAttribute.Declared, policy => policy.RequireAssertion(_ => true))
            // An address that leads nowhere is not refused but not found.
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(asked => asked.Resource is HttpContext context && context.GetEndpoint() is null).Build());
        services.AddScoped(provider => provider.GetRequiredService<IHttpContextAccessor>().HttpContext is { } context
            ? context.Features.Get<Visitor>()?.ActorOf(context) ?? Actor.Public with { Request = context.TraceIdentifier }
            : Actor.System("công việc nền"));
    }

    /// <summary>After routing; before anything that asks who it is.</summary>
    public static void UseAccounts(this WebApplication web)
    {
        web.UseAuthentication();
        web.Use(next => context => Visitor.LearnAsync(context, next));
        web.UseAuthorization();
    }

    private static void Rules(IdentityOptions options)
    {
        options.Password.RequiredLength = PasswordRules.Shortest;
        options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
        options.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._@";
    }

    private static void Cookie(Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "dang-nhap";
        options.Cookie.Path = "/";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = Session;
        options.SlidingExpiration = true;
        options.LoginPath = "/tai-khoan/dang-nhap";
        options.LogoutPath = "/tai-khoan/dang-xuat";
        options.ReturnUrlParameter = "ve";
        options.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden);
        options.Events.OnRedirectToLogin = context =>
        {
            if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
                return Answer(context, StatusCodes.Status401Unauthorized);

            context.Response.Redirect(context.RedirectUri);
            return Task.CompletedTask;
        };
    }

    private static Task Answer(RedirectContext<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions> context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
