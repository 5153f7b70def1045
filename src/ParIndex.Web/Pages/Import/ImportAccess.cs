using ParIndex.App.Accounts;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Import;

/// <summary>For which units who asks may import and publish. Pages declare <see cref="Permission.ImportResults"/>; the unit is known only from the form.</summary>
public sealed class ImportAccess(IHttpContextAccessor request)
{
    /// <summary>Whether results of the unit may be imported.</summary>
    public bool MayImportFor(string unitId) => May(Permission.ImportResults, unitId);

    /// <summary>Whether results of the unit may be published.</summary>
    public bool MayPublishFor(string unitId) => May(Permission.PublishResults, unitId);

    private bool May(Permission permission, string unitId) => Rights.Allow(request.HttpContext?.Features.Get<Visitor>()?.Assignments, permission, unitId);
}
