using ParIndex.App.Status;

namespace ParIndex.Web.Setup;

/// <summary>What pages of administration need beside accounts.</summary>
internal static class AdministrationSetup
{
    public static IServiceCollection AddAdministration(this IServiceCollection services) => services.AddScoped<StatusQuery>().AddJob<ProofJob>();
}
