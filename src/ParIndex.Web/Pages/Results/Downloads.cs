using ParIndex.App.Reports;
using ParIndex.App.Results.Appendix;
using ParIndex.App.Results.Published;
using ParIndex.App.Units;
using ParIndex.Web.Caching;

namespace ParIndex.Web.Pages.Results;

/// <summary>Results as files: the same table the page shows, in the forms the command line reads back.</summary>
internal static class Downloads
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ["docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ["csv"] = "text/csv; charset=utf-8",
        ["json"] = "application/json",
    };

    public static void MapDownloads(this IEndpointRouteBuilder web)
    {
        web.MapGet("/don-vi/{id}/{year:int}/bao-cao-phan-tich.{form}", async (string id, int year, string form, StoredReport reports, CancellationToken cancel) =>
        {
            if (form is not ("docx" or "json") || await reports.FindAsync(UnitSlug.ToId(id), year, cancel) is not { } report)
                return Microsoft.AspNetCore.Http.Results.NotFound();

            var buffer = new MemoryStream();
            if (form == "docx")
                ReportDocument.Write(buffer, new ReportHead(report.Unit), report);
            else
                ReportJson.Write(buffer, report, null);

            return Microsoft.AspNetCore.Http.Results.File(buffer.ToArray(), Types[form], $"bao-cao-phan-tich-{id}-{year}.{form}");
        }).WithMetadata(new PublishedAttribute());
        web.MapGet("/don-vi/{id}/{year:int}/tai.{form}", async (string id, int year, string form, ResultQuery results, LostPointsQuery losses, CancellationToken cancel) =>
        {
            if (!Types.TryGetValue(form, out var type) || await results.FindAsync(UnitSlug.ToId(id), year, cancel) is not { } result)
                return Microsoft.AspNetCore.Http.Results.NotFound();

            var name = $"chi-so-cchc-{id}-{year}.{form}";
            var buffer = new MemoryStream();
            AppendixFile.Write(StoredTable.Of(result, await losses.OfAsync(result.Id, cancel)), buffer, name);
            buffer.Position = 0;
            return Microsoft.AspNetCore.Http.Results.File(buffer, type, name);
        }).WithMetadata(new PublishedAttribute());
    }
}
