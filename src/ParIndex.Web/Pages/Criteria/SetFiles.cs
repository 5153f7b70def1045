using System.Text;
using ParIndex.App.Criteria;
using ParIndex.App.Criteria.Library;
using ParIndex.Web.Access;
using ParIndex.Web.Caching;

namespace ParIndex.Web.Pages.Criteria;

/// <summary>A version as a file that the program reads back: YAML and workbook.</summary>
internal static class SetFiles
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void Map(IEndpointRouteBuilder web) =>
        web.MapGet("/bo-tieu-chi/{key}/{number:int}/tai.{form:regex(^(yaml|xlsx)$)}", async (string key, int number, string form, Visitor visitor, LibraryReader library, CancellationToken cancel) =>
        {
            if (await library.FindAsync(key, number, visitor.SeesDrafts(), cancel) is not { } opened)
                return Microsoft.AspNetCore.Http.Results.NotFound();

            var name = $"{key}-{number}.{form}";
            return form == "yaml"
                ? Microsoft.AspNetCore.Http.Results.File(Encoding.UTF8.GetBytes(CriteriaSetYaml.Write(opened.Set)), "application/yaml; charset=utf-8", name)
                : Microsoft.AspNetCore.Http.Results.File(CriteriaSetWorkbook.Write(opened.Set), Workbook, name);
        }).WithMetadata(new PublishedAttribute { IsKept = false });
}
