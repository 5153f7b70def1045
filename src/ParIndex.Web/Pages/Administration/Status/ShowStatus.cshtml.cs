using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.App.Evidence.Checking;
using ParIndex.App.Jobs;
using ParIndex.App.Status;
using ParIndex.App.Storage.Files;
using ParIndex.Web.Access;
using ParIndex.Web.Setup;

namespace ParIndex.Web.Pages.Administration.Status;

/// <summary>For the operator: how the installation stands.</summary>
[Needs(Permission.ReadLog)]
public sealed class ShowStatusModel(StatusQuery query, JobBoard jobs, VirusScanner scanner, FileFolder files) : PageModel
{
    private const string OneAtATime = "all";

    public InstallationStatus Status { get; private set; } = null!;

    public string Version { get; } = typeof(WebServer).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? Show.None;

    /// <summary>Whether the virus scanner answers; null: none is configured.</summary>
    public bool? ScannerAnswers { get; private set; }

    /// <summary>Address of the bucket where files last; null: they last on the disk.</summary>
    public string? BucketAddress => files.Bucket?.Address;

    /// <summary>Whether the bucket answers.</summary>
    public bool BucketAnswers { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Status = await query.AskAsync(cancel);
        var looking = files.Bucket?.AnswersAsync(cancel);
        ScannerAnswers = await scanner.PingAsync(cancel);
        BucketAnswers = looking is not null && await looking;
    }

    public async Task<IActionResult> OnPostProveAsync(CancellationToken cancel)
    {
        await jobs.AddAsync(StatusQuery.ProofKind, new { }, OneAtATime, cancel: cancel);
        return RedirectToPage();
    }
}
