using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using ParIndex.App.Results.Published;
using ParIndex.App.Units;
using ParIndex.Core.Units;
using ParIndex.Web.Api.Answers;
using ParIndex.Web.Api.Documenting;

namespace ParIndex.Web.Api.Searching;

/// <summary>Search over units, criteria and documents.</summary>
internal static class SearchApi
{
    private const int LongestQuery = 200;

    public static void Map(RouteGroupBuilder api) => api.MapGet("/search", FindAsync).WithName("search").WithTags("search");

    [Says("Tìm đơn vị, tiêu chí, văn bản; không phân biệt dấu và chữ hoa", "Find units, criteria and documents, whatever tone marks and case")]
    private static async Task<Results<Ok<FoundRecord>, ApiProblem>> FindAsync(
        [Required, Example("dak nong"), Says("Từ cần tìm, nhiều nhất 200 ký tự.", "Words, at most 200 characters.")] string? q, SearchQuery search, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(q) || q.Length > LongestQuery)
            return ApiProblem.Parameters([new ParameterProblem("q", "“q” cần có từ 1 đến 200 ký tự.", "“q” must have 1 to 200 characters.")]);

        var found = await search.FindAsync(q.Trim(), cancel);
        return TypedResults.Ok(new FoundRecord(
            [.. found.Units.Select(unit => new FoundUnitRecord(UnitSlug.Of(unit.Id), unit.Name, Enum.Parse<UnitKind>(unit.Kind), unit.Parent, unit.From, unit.To))],
            [.. found.Criteria.Select(one => new FoundCriterionRecord(one.Key, one.Code, one.Title, one.SetKey, one.Number, one.Edition))],
            [.. found.Documents.Select(one => new FoundDocumentRecord(one.Source, one.Name, UnitSlug.Of(one.UnitId), one.Year))]));
    }
}

[Says("Những gì tìm thấy, mỗi loại nhiều nhất 20.", "What was found, at most 20 of each.")]
internal sealed record FoundRecord(IReadOnlyList<FoundUnitRecord> Units, IReadOnlyList<FoundCriterionRecord> Criteria, IReadOnlyList<FoundDocumentRecord> Documents);

internal sealed record FoundUnitRecord(
    [property: Says("Mã đơn vị.", "Id of the unit.")] string Unit, string Name, UnitKind Kind,
    [property: Says("Tên đơn vị cấp trên.", "Name of the authority above.")] string? Parent,
    DateOnly? ValidFrom, [property: Says("Ngày đầu tiên không còn; null: còn tồn tại.", "First day it no longer existed; null: it exists.")] DateOnly? ValidTo);

internal sealed record FoundCriterionRecord(string Key, string Code, string Title, [property: Says("Mã bộ tiêu chí.", "Id of the criteria set.")] string Set, int Number, string Edition);

internal sealed record FoundDocumentRecord(string Citation, string? Document, string Unit, int Year);
