using ParIndex.App.Results.Importing;
using ParIndex.Web.Pages.Import;

namespace ParIndex.Web.Setup;

/// <summary>Use cases of importing documents.</summary>
internal static class ImportSetup
{
    public static IServiceCollection AddImport(this IServiceCollection services) => services
        .AddSingleton<DocumentRecogniser>()
        .AddScoped<ImportStore>()
        .AddScoped<ImportList>()
        .AddScoped<SetMatches>()
        .AddScoped<ImportGuess>()
        .AddScoped<UploadDocument>()
        .AddScoped<DescribeImport>()
        .AddScoped<DiscardImport>()
        .AddScoped<ReviewImport>()
        .AddScoped<CorrectRow>()
        .AddScoped<ResultChanges>()
        .AddScoped<StoreImport>()
        .AddScoped<PublishImported>()
        .AddScoped<ImportLog>()
        .AddScoped<ResultLog>()
        .AddScoped<WaitingReads>()
        .AddScoped<ImportHistory>()
        .AddScoped<ImportAccess>()
        .AddJob<ReadWaiting>();
}
