using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Surveys.Tablets;

/// <summary>The app of interviewers. The page is the same for everyone and says nothing of anybody: browsers keep it, what it shows comes from the tablet's own encrypted store.</summary>
[Needs(Permission.ReadPublished)]
public sealed class ShowTabletModel : PageModel
{
    public void OnGet() => Response.Headers.CacheControl = "no-cache";
}
