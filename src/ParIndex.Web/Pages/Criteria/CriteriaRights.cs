using ParIndex.App.Accounts;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Criteria;

/// <summary>What pages of the library show more to those who work on it.</summary>
internal static class CriteriaRights
{
    /// <summary>Sees drafts.</summary>
    public static bool SeesDrafts(this Visitor visitor) => visitor.May(Permission.ReadCriteria);

    /// <summary>Changes drafts.</summary>
    public static bool EditsCriteria(this Visitor visitor) => visitor.May(Permission.EditCriteria);
}
