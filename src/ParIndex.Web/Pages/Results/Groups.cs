using ParIndex.App.Results.Published;
using ParIndex.App.Units;
using ParIndex.Core.Units;

namespace ParIndex.Web.Pages.Results;

/// <summary>How groups of ranked units are named in addresses and headings.</summary>
internal static class Groups
{
    /// <summary>"vn.Province".</summary>
    public static string Group(this RankedYear year) => $"{UnitSlug.Of(year.ParentId)}:{year.Kind}";

    /// <summary>"Các tỉnh, thành phố", "Các xã, phường, đặc khu của tỉnh Lâm Đồng".</summary>
    public static string Name(this RankedYear year, Texts text) => year.UnitKind == UnitKind.Province
        ? text["Các tỉnh, thành phố"]
        : text["{0} thuộc {1}", Kind(year.UnitKind, text), year.ParentName];

    private static string Kind(UnitKind kind, Texts text) => kind switch
    {
        UnitKind.Department => text["Các sở, ban, ngành"],
        UnitKind.District => text["Các huyện, thị xã, thành phố"],
        UnitKind.Commune => text["Các xã, phường, đặc khu"],
        UnitKind.CentralMinistry => text["Các bộ, ngành"],
        _ => text["Các đơn vị"],
    };
}
