using ParIndex.App.Accounts;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Criteria;

/// <summary>What pages of the library show more to those who edit it.</summary>
internal static class CriteriaRights
{
    /// <summary>Whether who asks may change criteria sets, and so sees drafts.</summary>
    public static bool EditsCriteria(this HttpContext context) =>
        context.Features.Get<Visitor>() is { } visitor && Rights.Allow(visitor.Assignments, Permission.EditCriteria);
}
