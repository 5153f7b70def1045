using ParIndex.App.Accounts;
using ParIndex.App.Accounts.People;
using ParIndex.App.Accounts.People.Importing;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Administration.People;

/// <summary>Empty lists of people to fill in.</summary>
internal static class PeopleTemplates
{
    public static void MapPeopleTemplates(this IEndpointRouteBuilder web)
    {
        var needs = new NeedsAttribute(Permission.ManagePeople);
        web.MapGet("/quan-tri/nguoi-dung/mau.xlsx", async (UnitChoices units, PeopleQuery people, CancellationToken cancel) =>
        {
            var buffer = new MemoryStream();
            PeopleTemplate.WriteWorkbook(buffer, await units.AllAsync(cancel), [.. (await people.FieldsAsync(cancel)).Select(field => field.Title)]);
            return TypedResults.File(buffer.ToArray(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "nguoi-dung.xlsx");
        }).WithMetadata(needs).ExcludeFromDescription();
        web.MapGet("/quan-tri/nguoi-dung/mau.csv", () =>
        {
            var buffer = new MemoryStream();
            PeopleTemplate.WriteCsv(buffer);
            return TypedResults.File(buffer.ToArray(), "text/csv; charset=utf-8", "nguoi-dung.csv");
        }).WithMetadata(needs).ExcludeFromDescription();
    }
}
