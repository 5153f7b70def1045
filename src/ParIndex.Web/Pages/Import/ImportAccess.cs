using ParIndex.App.Accounts;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Import;

/// <summary>For which imports and units who asks may work. Pages declare <see cref="Permission.ImportResults"/>; the unit is known only from the import.</summary>
public sealed class ImportAccess(Visitor visitor)
{
    /// <summary>Units whose results may be imported; null: every unit.</summary>
    public IReadOnlySet<string>? Units => visitor.Units(Permission.ImportResults);

    /// <summary>Whether who asks may go on with an import: their own, or one of a unit they import for.</summary>
    public bool MayWorkOn(App.Results.Importing.Import import)
    {
        ArgumentNullException.ThrowIfNull(import);
        return visitor.Id is { } me && me == import.BegunBy || (import.Description.UnitId is { } unit ? MayImportFor(unit) : Units is null);
    }

    /// <summary>Whether results of the unit may be imported.</summary>
    public bool MayImportFor(string unitId) => visitor.May(Permission.ImportResults, unitId);

    /// <summary>Whether results of the unit may be published.</summary>
    public bool MayPublishFor(string unitId) => visitor.May(Permission.PublishResults, unitId);

    /// <summary>Refuses who may not go on with an import.</summary>
    /// <exception cref="RefusedException">It is another's, of a unit they do not import for.</exception>
    public void DemandWorkOn(App.Results.Importing.Import import)
    {
        ArgumentNullException.ThrowIfNull(import);
        if (!MayWorkOn(import))
            throw new RefusedException(Permission.ImportResults, import.Description.UnitId, Refusal.OtherUnit, hides: false);
    }

    /// <summary>Refuses who may not import for a unit.</summary>
    /// <exception cref="RefusedException">They may not.</exception>
    public void DemandImportFor(string unitId) => visitor.Demand(Permission.ImportResults, unitId);

    /// <summary>Refuses who may not publish results of a unit.</summary>
    /// <exception cref="RefusedException">They may not.</exception>
    public void DemandPublishFor(string unitId) => visitor.Demand(Permission.PublishResults, unitId);
}
