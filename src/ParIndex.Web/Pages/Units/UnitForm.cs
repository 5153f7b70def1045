using ParIndex.App.Accounts;
using ParIndex.App.Units.Import;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Units;

/// <summary>The workbook to fill in with a list of units.</summary>
internal static class UnitForm
{
    public static void Map(IEndpointRouteBuilder web) =>
        web.MapGet("/quan-tri/don-vi/mau.xlsx", () => Microsoft.AspNetCore.Http.Results.File(
                UnitColumns.Form(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "mau-don-vi.xlsx"))
            .WithMetadata(new NeedsAttribute(Permission.ManageUnits));
}
