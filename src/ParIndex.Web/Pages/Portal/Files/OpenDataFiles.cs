using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using ParIndex.App.Results.Published.OpenData;
using ParIndex.Documents;
using ParIndex.Web.Api.Answers;
using ParIndex.Web.Caching;

namespace ParIndex.Web.Pages.Portal.Files;

/// <summary>Open data under stable addresses: /du-lieu/ket-qua.csv, .json, .xlsx; a year of it with ?nam=2023.</summary>
internal static class OpenDataFiles
{
    /// <summary>Forms a table is offered in, with the type told to readers.</summary>
    public static readonly IReadOnlyList<(string Form, string Type)> Forms =
    [
        ("csv", "text/csv; charset=utf-8"),
        ("json", "application/json"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ];

    public static void Map(IEndpointRouteBuilder web)
    {
        // Written row by row for whoever has not the current edition: never kept in memory.
        var published = new PublishedAttribute { IsKept = false };
        web.MapGet("/du-lieu/{table}.{form:regex(^(csv|json|xlsx)$)}", WriteAsync).WithMetadata(published).RequireCors(ApiRates.Policy).RequireRateLimiting(ApiRates.Policy);
        web.MapGet("/du-lieu/datapackage.json", DataPackage.Write).WithMetadata(published).RequireCors(ApiRates.Policy);
        web.MapGet("/du-lieu/bang-ma.csv", Codebook).WithMetadata(published).RequireCors(ApiRates.Policy);
    }

    private static async Task<IResult> WriteAsync(string table, string form, string? nam, OpenDataQuery query, HttpContext context, CancellationToken cancel)
    {
        int? year = int.TryParse(nam, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : null;
        if (OpenTables.Find(table) is not { } found || (nam is not null && year is null or < 1900 or > 2999))
            return ApiProblem.NotFound($"Không có tệp “{table}.{form}”{(nam is null ? "" : $" của năm “{nam}”")}. Xem các tệp ở /du-lieu.", $"There is no file “{table}.{form}”{(nam is null ? "" : $" for “{nam}”")}. See the files at /du-lieu.");

        var response = context.Response;
        response.ContentType = Forms.First(one => one.Form == form).Type;
        var name = year is null ? $"{table}.{form}" : string.Create(CultureInfo.InvariantCulture, $"{table}-{year}.{form}");
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = name }.ToString();
        if (form == "xlsx")
            return await WorkbookAsync(found, query, year, name, cancel);

        var rows = query.RowsAsync(found, year, cancel);
        await (form == "csv" ? CsvRows.WriteAsync(found, rows, response.Body, cancel) : JsonRows.WriteAsync(found, rows, response.BodyWriter, cancel));
        return Microsoft.AspNetCore.Http.Results.Empty;
    }

    private static async Task<IResult> WorkbookAsync(OpenTable table, OpenDataQuery query, int? year, string name, CancellationToken cancel)
    {
        try
        {
            return Workbook.Of(table, await query.PulledRowsAsync(table, year, cancel), Forms.First(one => one.Form == "xlsx").Type, name);
        }
        catch (DocumentException problem)
        {
            // More rows than a sheet holds.
            return ApiProblem.NotFound(problem.Problem.Vietnamese + " Lấy từng năm (?nam=…) hoặc tệp CSV.", problem.Problem.English + " Take one year (?nam=…) or the CSV file.");
        }
    }

    private static FileContentHttpResult Codebook() => TypedResults.File(CsvRows.Codebook(OpenTables.All), "text/csv; charset=utf-8", "bang-ma.csv");
}
