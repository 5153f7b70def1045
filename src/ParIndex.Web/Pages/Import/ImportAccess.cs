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

    /// <summary>Whether who asks may go on with an import: their own, or one of a unit they import for.</summary>
    public bool MayWorkOn(App.Results.Importing.Import import)
    {
        ArgumentNullException.ThrowIfNull(import);
        return Visitor?.Id is { } me && me == import.BegunBy || (import.Description.UnitId is { } unit ? MayImportFor(unit) : Units is null);
    }

    /// <summary>Units whose results may be imported; null: every unit.</summary>
    public IReadOnlySet<string>? Units => null;

    private Visitor? Visitor => request.HttpContext?.Features.Get<Visitor>();

    private bool May(Permission permission, string unitId) => Rights.Allow(request.HttpContext?.Features.Get<Visitor>()?.Assignments, permission, unitId);
}
