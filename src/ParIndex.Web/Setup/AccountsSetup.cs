using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using ParIndex.App.Accounts;
using ParIndex.App.Accounts.People;
using ParIndex.App.Accounts.People.Importing;
using ParIndex.App.Audit;
using ParIndex.Web.Access;
using ParIndex.Web.Accounts;
using ParIndex.Web.Accounts.Mail;
using ParIndex.Web.Pages.Administration.People;

namespace ParIndex.Web.Setup;

/// <summary>Signing in and rights.</summary>
internal static class AccountsSetup
{
    private const string Visitors = "visitor";

    private static readonly TimeSpan Session = TimeSpan.FromHours(10);

    public static void AddAccounts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddKeys(configuration);
        services.AddScoped<AccountTable>().AddScoped<NewAccounts>().AddScoped<SignInFlow>().AddScoped<OwnPassword>().AddScoped<AccountStore>();
        services.AddScoped<Tickets>().AddScoped<Tokens>().AddScoped<PeopleQuery>().AddScoped<ManagePeople>().AddScoped<ImportPeople>().AddScoped<UnitChoices>().AddScoped<RoleReader>();
        services.AddSingleton(new MailSettings(configuration)).AddSingleton<MailSender>().AddScoped<Mailer>().AddScoped<AccountMails>().AddSingleton<ResetByMail>().AddJob<MailJob>();
        services.AddSingleton<SignInTurns>().AddSingleton<SignInGate>().AddSingleton<SignInJournal>().AddSingleton<FirstSignIn>().AddSingleton<SecondFactorPolicy>();
        services.AddSingleton<ILookupNormalizer, LowerNames>().AddSingleton<IPasswordHasher<Account>, PasswordHashes>().AddScoped<PasswordRules>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = PasswordHashes.Iterations);
        services.AddIdentityCore<Account>(Rules)
            .AddUserStore<AccountStore>()
            .AddClaimsPrincipalFactory<AccountClaims>()
            .AddPasswordValidator<PasswordRules>()
            .AddTokenProvider<AuthenticatorCodes>(TokenOptions.DefaultAuthenticatorProvider)
            .AddSignInManager<AccountSignIn>();
        services.AddScoped<AuthenticatorCodes>();
        AddSchemes(services);
        AddRights(services);
    }

    /// <summary>After routing; before anything that asks who it is.</summary>
    public static void UseAccounts(this WebApplication web)
    {
        web.UseAuthentication();
        web.Use((context, next) => TokenSignIn.IsBad(context) ? TokenSignIn.RefuseAsync(context) : next(context));
        var answers = (RefusalAnswers)web.Services.GetRequiredService<IAuthorizationMiddlewareResultHandler>();
        web.Use((context, next) => answers.GuardAsync(context, next));
        web.UseAuthorization();
    }

    private static void AddSchemes(IServiceCollection services)
    {
        var authentication = services.AddAuthentication(Visitors);
        // A cookie is for pages, a token for programs; neither opens the other's door, so no page of another site can use the interface for programs.
        authentication.AddPolicyScheme(Visitors, Visitors, options => options.ForwardDefaultSelector = context =>
            context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) ? TokenSignIn.Name : IdentityConstants.ApplicationScheme);
        authentication.AddScheme<AuthenticationSchemeOptions, TokenSignIn>(TokenSignIn.Name, null);
        authentication.AddIdentityCookies(cookies =>
        {
            cookies.ApplicationCookie!.Configure(options =>
            {
                options.Cookie.Name = "dang-nhap";
                options.ExpireTimeSpan = Session;
                options.SlidingExpiration = true;
                options.Events = new CookieAuthenticationEvents { OnValidatePrincipal = LearnAsync };
            });
            cookies.TwoFactorUserIdCookie!.Configure(options => options.Cookie.Name = "dang-nhap-buoc-hai");
        });
        foreach (var scheme in new[] { IdentityConstants.ApplicationScheme, IdentityConstants.TwoFactorUserIdScheme })
            services.Configure<CookieAuthenticationOptions>(scheme, options => Guard(options.Cookie));

        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "bieu-mau";
            Guard(options.Cookie);
        });
    }

    private static void Guard(CookieBuilder cookie)
    {
        // The language stands in the path: without this each had its own sign-in.
        cookie.Path = "/";
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.IsEssential = true;
    }

    private static void AddRights(IServiceCollection services)
    {
        services.AddSingleton<UnitReachCache>().AddSingleton<VisitorQuery>().AddSingleton<RefusalLog>();
        services.AddSingleton<IAuthorizationHandler, NeedsHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, RefusalAnswers>();
        services.Configure<MvcOptions>(options => options.Filters.Add(new NeedsFilter()));
        services.AddAuthorizationBuilder()
            .AddPolicy(NeedsAttribute.Declared, policy => policy.RequireAssertion(_ => true))
            // An address that leads nowhere is not refused but not found.
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(asked => asked.Resource is HttpContext context && context.GetEndpoint() is null).Build());
        services.AddScoped(provider => Visitor.Of(provider.GetRequiredService<IHttpContextAccessor>().HttpContext));
        services.AddScoped(provider => provider.GetRequiredService<IHttpContextAccessor>().HttpContext is { } context
            ? Visitor.Of(context).ActorOf(context)
            : Actor.System("công việc nền"));
    }

    /// <summary>Account, stamp and roles as they are now: what was withdrawn or signed out elsewhere is gone with this very request.</summary>
    private static async Task LearnAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var stamp = context.Principal?.FindFirstValue(services.GetRequiredService<IOptions<IdentityOptions>>().Value.ClaimsIdentity.SecurityStampClaimType);
        if (stamp is null || !Guid.TryParse(context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            || await services.GetRequiredService<VisitorQuery>().BySessionAsync(id, stamp, context.HttpContext.RequestAborted) is not { } known)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }

        context.HttpContext.Features.Set(Visitor.Of(known, services.GetRequiredService<SecondFactorPolicy>()));
    }

    private static void Rules(IdentityOptions options)
    {
        // PasswordRules say it all, in the words of the product.
        options.Password.RequiredLength = 1;
        options.Password.RequiredUniqueChars = 1;
        options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
        options.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyz0123456789-._";
    }
}
