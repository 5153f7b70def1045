using System.Globalization;

namespace ParIndex.Web.Languages;

/// <summary>Addresses that begin with /en are answered in English, all others in Vietnamese.</summary>
internal static class LanguagePrefix
{
    public static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");
    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");
    private static readonly PathString Prefix = "/en";

    /// <summary>The prefix moves to the base of the path, so that links made by tag helpers keep it.</summary>
    public static void UseLanguagePrefix(this WebApplication web) => web.Use((context, next) =>
    {
        var request = context.Request;
        var place = new PagePlace(request.PathBase, request.Path, false);
        if (request.Path.StartsWithSegments(Prefix, StringComparison.Ordinal, out var rest))
        {
            place = new PagePlace(request.PathBase, rest.HasValue ? rest : "/", true);
            request.PathBase = request.PathBase.Add(Prefix);
            request.Path = place.Path;
        }

        context.Features.Set(place);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = place.IsEnglish ? English : Vietnamese;
        return next(context);
    });
}

/// <summary>The asked page apart from its language.</summary>
/// <param name="Root">Base of the whole installation, usually empty.</param>
/// <param name="Path">Path below the language.</param>
internal sealed record PagePlace(PathString Root, PathString Path, bool IsEnglish)
{
    public static PagePlace Of(HttpContext context) => context.Features.Get<PagePlace>()
        ?? new PagePlace(context.Request.PathBase, context.Request.Path, false);

    /// <summary>The same page in the other or the named language, with its query.</summary>
    public string In(bool english, QueryString query) => Root.Add(english ? "/en" : "").Add(Path).ToUriComponent() + query.ToUriComponent();
}
