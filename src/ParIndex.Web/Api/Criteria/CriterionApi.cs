using Microsoft.AspNetCore.Http.HttpResults;
using ParIndex.App.Results.Published;
using ParIndex.App.Units;
using ParIndex.Web.Api.Answers;
using ParIndex.Web.Api.Documenting;

namespace ParIndex.Web.Api.Criteria;

/// <summary>Criteria across units and years.</summary>
internal static class CriterionApi
{
    /// <summary>More than any installation has: paging cuts what is answered.</summary>
    private const int All = 1_000_000;

    public static void Map(RouteGroupBuilder api)
    {
        var criteria = api.MapGroup("/criteria").WithTags("criteria");
        criteria.MapGet("", ListAsync).WithName("listCriteria");
        criteria.MapGet("/{key}/results", ResultsAsync).WithName("listCriterionResults");
    }

    [Says("Các tiêu chí có kết quả, theo bộ tiêu chí", "Criteria that have results, by set")]
    private static async Task<Ok<Page<CriterionListed>>> ListAsync([AsParameters] Paging paging, HttpRequest request, CriterionQuery criteria, CancellationToken cancel)
    {
        var all = (await criteria.ListAsync(cancel))
            .Select(one => new CriterionListed(one.Key, one.Code, one.Title, one.Level, one.Max, one.IsLeaf, one.SetName, one.Edition)).ToList();
        return TypedResults.Ok(paging.Cut(all, request));
    }

    [Says("Điểm của một tiêu chí qua các đơn vị và các năm", "Points of a criterion across units and years")]
    private static async Task<Results<Ok<Page<CriterionResultRecord>>, ApiProblem>> ResultsAsync(
        [Says("Khóa ổn định của tiêu chí, lấy ở /criteria.", "Stable key of the criterion, from /criteria.")] string key,
        [Example(2023), Says("Chỉ năm này.", "Only this year.")] int? year,
        [Example("vn-67"), Says("Chỉ đơn vị này.", "Only this unit.")] string? unit,
        [AsParameters] Paging paging, HttpRequest request, CriterionQuery criteria, CancellationToken cancel)
    {
        var all = await criteria.ResultsAsync(key, All, cancel);
        if (all.Count == 0)
            return ApiProblem.NotFound($"Không có kết quả của tiêu chí “{key}”. Xem khóa ở /api/v1/criteria.", $"Criterion “{key}” has no results. Find keys under /api/v1/criteria.");

        var id = unit is null ? null : UnitSlug.ToId(unit);
        var found = all.Where(one => (year is null || one.Year == year) && (id is null || one.UnitId == id))
            .Select(one => new CriterionResultRecord(UnitSlug.Of(one.UnitId), one.UnitName, one.Year, one.Code, one.Title, one.Max, one.Points, one.Percent, one.Step, one.Cause, one.IsDemonstration)).ToList();
        return TypedResults.Ok(paging.Cut(found, request));
    }
}

[Says("Một tiêu chí có kết quả.", "A criterion that has results.")]
internal sealed record CriterionListed(
    [property: Says("Khóa ổn định qua các năm và các lần ban hành.", "Key that is stable over years and editions.")] string Key,
    string Code, string Title, int Level, decimal? Max, bool Leaf, string SetName, string Edition);

[Says("Điểm của một tiêu chí ở một đơn vị trong một năm.", "Points of a criterion at a unit in a year.")]
internal sealed record CriterionResultRecord(
    [property: Says("Mã đơn vị.", "Id of the unit.")] string Unit, string UnitName, int Year, string Code, string Title, decimal Max, decimal Points,
    [property: Says("Điểm / tối đa × 100.", "Points / maximum × 100.")] decimal Percent,
    [property: Says("Bước làm mất điểm.", "Step that cost points.")] string? Step,
    [property: Says("Nguyên nhân như đã nêu.", "Cause as stated.")] string? Cause, bool Demonstration);
