using Microsoft.AspNetCore.Http.HttpResults;
using ParIndex.App.Results.Published;
using ParIndex.App.Units;
using ParIndex.Web.Api.Answers;
using ParIndex.Web.Api.Documenting;

namespace ParIndex.Web.Api.Results;

/// <summary>Published national tables.</summary>
internal static class StandingApi
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/standings", ListAsync).WithName("listStandings").WithTags("standings");

    [Says("Chỉ số và thứ hạng cấp tỉnh như đã công bố", "Index and rank of provinces as published")]
    private static async Task<Ok<Page<StandingRecord>>> ListAsync(
        [Example(2023), Says("Chỉ năm này.", "Only this year.")] int? year,
        [Says("Chỉ đơn vị này.", "Only this unit.")] string? unit,
        [AsParameters] Paging paging, HttpRequest request, StandingsQuery standings, CancellationToken cancel)
    {
        var (rows, total) = await standings.PageAsync(year, unit is null ? null : UnitSlug.ToId(unit), paging.Skip, paging.Rows, cancel);
        return TypedResults.Ok(paging.Of<StandingRecord>(
            [.. rows.Select(row => new StandingRecord(UnitSlug.Of(row.UnitId), row.UnitName, row.Year, row.Percent, row.Rank, row.Sipas, row.SipasRank, row.Source, row.Note))], total, request));
    }
}

[Says("Chỉ số và thứ hạng của một tỉnh trong một năm, như đã công bố.", "Index and rank of a province in a year, as published.")]
internal sealed record StandingRecord(
    [property: Says("Mã đơn vị.", "Id of the unit.")] string Unit, string UnitName, int Year,
    [property: Says("Chỉ số, %; null khi chưa có.", "Index in percent; null where not known.")] decimal? Percent, int? Rank,
    [property: Says("Chỉ số hài lòng SIPAS, %.", "Satisfaction index SIPAS, percent.")] decimal? Sipas, int? SipasRank,
    [property: Says("Văn bản công bố.", "Document it is published in.")] string Citation, string? Note);
