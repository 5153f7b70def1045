using Microsoft.AspNetCore.Http.HttpResults;
using ParIndex.App.Results.Published;
using ParIndex.App.Units;
using ParIndex.Core.Units;
using ParIndex.Web.Api.Answers;
using ParIndex.Web.Api.Documenting;

namespace ParIndex.Web.Api.Results;

/// <summary>Rankings of groups in years.</summary>
internal static class RankingApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var rankings = api.MapGroup("/rankings").WithTags("rankings");
        rankings.MapGet("", ListAsync).WithName("listRankings");
        rankings.MapGet("/{parent}/{kind}/{year:int}", OfAsync).WithName("getRanking");
    }

    [Says("Các nhóm và năm có xếp hạng", "Groups and years there is a ranking of")]
    private static async Task<Ok<Page<RankingEntry>>> ListAsync(
        [Example(2023), Says("Chỉ năm này.", "Only this year.")] int? year, [AsParameters] Paging paging, HttpRequest request, RankingQuery ranking, CancellationToken cancel)
    {
        var all = (await ranking.YearsAsync(cancel)).Where(known => year is null || known.Year == year)
            .Select(known => new RankingEntry(UnitSlug.Of(known.ParentId), known.ParentName, known.UnitKind, known.Year, known.Units)).ToList();
        return TypedResults.Ok(paging.Cut(all, request));
    }

    [Says("Một bảng xếp hạng đầy đủ", "One whole ranking")]
    private static async Task<Results<Ok<RankingRecord>, ApiProblem>> OfAsync(
        [Example("vn"), Says("Mã đơn vị cấp trên của nhóm.", "Id of the authority the group stands below.")] string parent,
        [Example("province"), Says("Loại đơn vị của nhóm.", "Kind of units in the group.")] string kind,
        [Example(2023), Says("Năm chỉ số.", "Index year.")] int year,
        RankingQuery ranking, CancellationToken cancel)
    {
        var table = ApiNames.Read<UnitKind>(kind) is { } unitKind ? await ranking.OfAsync(UnitSlug.ToId(parent), unitKind, year, cancel) : null;
        if (table is null or { Units.Count: 0 })
            return ApiProblem.NotFound(
                $"Không có xếp hạng “{kind}” thuộc “{parent}” năm {year}. Xem các nhóm ở /api/v1/rankings.",
                $"There is no ranking of “{kind}” below “{parent}” for {year}. See the groups under /api/v1/rankings.");

        var mean = table.PublishedMean ?? table.Mean;
        return TypedResults.Ok(new RankingRecord(
            parent, ApiNames.Read<UnitKind>(kind)!.Value, year, table.IsPublishedTable, table.Mean, table.PublishedMean, table.Units.Count(unit => unit.Percent > mean),
            [.. table.Bands.Select(band => new BandRecord(band.Name, band.From))],
            [.. table.Units.Select(unit => new RankedUnit(
                UnitSlug.Of(unit.UnitId), unit.Name, unit.Percent, unit.Rank, unit.Band, unit.Region, unit.RankChange, unit.PercentChange, unit.HasResult, unit.IsDemonstration, unit.Source, unit.Note))],
            [.. table.Regions.Select(region => new RegionRecord(region.Region, region.Units, region.Mean, region.Highest, region.Lowest))]));
    }
}

[Says("Một nhóm đơn vị và một năm có xếp hạng.", "A group of units and a year with a ranking.")]
internal sealed record RankingEntry(
    [property: Says("Mã đơn vị cấp trên.", "Id of the authority above.")] string Parent, string ParentName,
    [property: Says("Loại đơn vị của nhóm.", "Kind of units in the group.")] UnitKind Kind, int Year,
    [property: Says("Số đơn vị có kết quả.", "Units with a result.")] int Units);

[Says("Một bảng xếp hạng: hạng 1 trước.", "A ranking, best first.")]
internal sealed record RankingRecord(
    string Parent, UnitKind Kind, int Year,
    [property: Says("true: thứ hạng theo bảng công bố; false: tính từ chỉ số đủ chữ số, bằng nhau cùng hạng.", "true: ranks as published; false: computed from the index in full precision, equal shares the rank.")] bool Published,
    [property: Says("Trung bình các đơn vị, %; null khi thiếu chỉ số của đơn vị nào đó.", "Mean of the units, percent; null when an index is missing.")] decimal? Mean,
    [property: Says("Trung bình như đã công bố, %.", "Mean as published, percent.")] decimal? PublishedMean,
    [property: Says("Số đơn vị trên trung bình.", "Units above the mean.")] int AboveMean,
    [property: Says("Các nhóm điểm, tốt nhất trước.", "Bands, best first.")] IReadOnlyList<BandRecord> Bands,
    IReadOnlyList<RankedUnit> Units,
    [property: Says("Trung bình theo vùng, cao nhất trước.", "Means of regions, highest first.")] IReadOnlyList<RegionRecord> Regions);

internal sealed record BandRecord(string Name, [property: Says("Chỉ số thấp nhất của nhóm, %.", "Least index of the band, percent.")] decimal From);

[Says("Một đơn vị trong bảng xếp hạng.", "A unit of a ranking.")]
internal sealed record RankedUnit(
    [property: Says("Mã đơn vị.", "Id of the unit.")] string Unit, string Name,
    [property: Says("Chỉ số, 0 đến 100, đủ chữ số.", "Index, 0 to 100, all digits.")] decimal? Percent,
    int? Rank, string? Band, string? Region,
    [property: Says("Số bậc tăng (dương) hay giảm (âm) so năm trước.", "Places won (above 0) or lost against the year before.")] int? RankChange,
    [property: Says("Thay đổi chỉ số so năm trước, điểm phần trăm.", "Change of the index against the year before, percent points.")] decimal? PercentChange,
    bool HasResult, bool Demonstration, string? Citation, string? Note);

[Says("Một vùng.", "A region.")]
internal sealed record RegionRecord(string Region, int Units, decimal Mean, decimal Highest, decimal Lowest);
