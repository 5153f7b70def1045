using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.App.Jobs;
using ParIndex.App.Status;
using ParIndex.Web.Access;
using ParIndex.Web.Setup;

namespace ParIndex.Web.Pages.Administration.Status;

/// <summary>For the operator: how the installation stands.</summary>
[Needs(Permission.ReadLog)]
public sealed class ShowStatusModel(StatusQuery query, JobBoard jobs) : PageModel
{
    private const string OneAtATime = "all";

    public InstallationStatus Status { get; private set; } = null!;

    public string Version { get; } = typeof(WebServer).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? Show.None;

    public async Task OnGetAsync(CancellationToken cancel) => Status = await query.AskAsync(cancel);

    public async Task<IActionResult> OnPostProveAsync(CancellationToken cancel)
    {
        await jobs.AddAsync(StatusQuery.ProofKind, new { }, OneAtATime, cancel: cancel);
        return RedirectToPage();
    }
}
