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
    public static string Name(this RankedYear year, Texts texts) => year.UnitKind == UnitKind.Province
        ? texts["Các tỉnh, thành phố"]
        : texts["{0} thuộc {1}", Kind(year.UnitKind, texts), year.ParentName];

    private static string Kind(UnitKind kind, Texts texts) => kind switch
    {
        UnitKind.Department => texts["Các sở, ban, ngành"],
        UnitKind.District => texts["Các huyện, thị xã, thành phố"],
        UnitKind.Commune => texts["Các xã, phường, đặc khu"],
        UnitKind.CentralMinistry => texts["Các bộ, ngành"],
        _ => texts["Các đơn vị"],
    };
}
