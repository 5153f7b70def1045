using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.ResponseCompression;
using ParIndex.App.Results.Published;
using ParIndex.Web.Caching;

namespace ParIndex.Web.Setup;

/// <summary>Tags and kept answers for whoever reads without signing in.</summary>
internal static class PublishedCache
{
    private const long MostMemory = 128L << 20;
    private const long LongestAnswer = 4L << 20;

    /// <summary>Pages that show the same to everyone; forms and lists of work are not among them.</summary>
    private static readonly string[] Folders = ["/Results", "/Portal"];

    public static void AddPublishedCache(this IServiceCollection services)
    {
        services.AddSingleton<EditionQuery>().AddSingleton<CurrentEdition>().AddSingleton<ProgramVersion>().AddSingleton<SharedPages>().AddSingleton<PublishedPages>();
        services.AddSingleton<IHtmlGenerator, FormTokens>();
        services.AddOutputCache(options =>
        {
            options.SizeLimit = MostMemory;
            options.MaximumBodySize = LongestAnswer;
            options.DefaultExpirationTimeSpan = TimeSpan.FromHours(1);
            options.AddBasePolicy(new KeptAnswers());
        });
        services.Configure<RazorPagesOptions>(options =>
        {
            foreach (var folder in Folders)
                options.Conventions.AddFolderApplicationModelConvention(folder, page => page.EndpointMetadata.Add(new PublishedAttribute()));

            options.Conventions.AddPageApplicationModelConvention("/Index", page => page.EndpointMetadata.Add(new PublishedAttribute()));
        });
        services.Configure<ResponseCompressionOptions>(options =>
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "text/csv", "image/svg+xml", "application/yaml", "application/problem+json"]);
    }

    /// <summary>After it is known who asks. Compression comes inside: answers are kept as sent.</summary>
    public static void UsePublishedCache(this WebApplication web)
    {
        var pages = web.Services.GetRequiredService<PublishedPages>();
        web.Use((context, next) => pages.AnswerAsync(context, next));
        web.UseOutputCache();
        web.UseResponseCompression();
    }
}
