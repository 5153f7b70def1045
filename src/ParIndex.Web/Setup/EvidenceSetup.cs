using ParIndex.App.Evidence;
using ParIndex.App.Evidence.Checking;
using ParIndex.App.Evidence.Reading;
using ParIndex.App.Evidence.Uploading;
using ParIndex.App.Storage;
using ParIndex.Web.Pages.Evidence;

namespace ParIndex.Web.Setup;

/// <summary>Evidence: libraries of units, uploads, what is used where.</summary>
internal static class EvidenceSetup
{
    public static IServiceCollection AddEvidence(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(new EvidenceLimits(configuration.GetValue<long?>("PARINDEX_EVIDENCE_QUOTA_MB") is > 0 and var megabytes ? megabytes << 20 : EvidenceLimits.UsualQuota))
        .AddSingleton(new UploadFolder(DataFolder.Uploads(configuration.DataRoot())))
        .AddSingleton(new VirusScanner(configuration["PARINDEX_CLAMD"]))
        .AddScoped<EvidenceStore>().AddScoped<UseStore>().AddScoped<UploadStore>()
        .AddScoped<KeepEvidence>().AddScoped<ChangeEvidence>().AddScoped<AttachEvidence>().AddScoped<UploadEvidence>()
        .AddScoped<EvidenceSearch>().AddScoped<EntryEvidenceQuery>().AddScoped<PageText>()
        .AddScoped<EvidenceAccess>().AddScoped<EvidenceHistory>().AddScoped<LibraryChoices>().AddScoped<EntryPanels>()
        .AddJob<ReadEvidence>().AddJob<RecogniseScans>();
}
