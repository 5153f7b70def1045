using Microsoft.AspNetCore.Http.HttpResults;
using ParIndex.App.Criteria.Published;
using ParIndex.App.Results.Published;
using ParIndex.App.Storage;
using ParIndex.Web.Api.Answers;
using ParIndex.Web.Api.Documenting;

namespace ParIndex.Web.Api.Criteria;

/// <summary>Criteria sets.</summary>
internal static class SetApi
{
    private const string Yaml = "application/yaml";

    public static void Map(RouteGroupBuilder api)
    {
        var sets = api.MapGroup("/sets").WithTags("sets");
        sets.MapGet("", ListAsync).WithName("listSets");
        sets.MapGet("/{key}", VersionsAsync).WithName("listSetVersions");
        sets.MapGet("/{key}/{number:int}", FindAsync).WithName("getSet");
        sets.MapGet("/{key}/{number:int}/content.yaml", YamlAsync).WithName("getSetYaml").Produces<string>(StatusCodes.Status200OK, Yaml);
    }

    [Says("Các bộ tiêu chí đã ký", "Criteria sets that are signed")]
    private static async Task<Ok<Page<SetVersionRecord>>> ListAsync([AsParameters] Paging paging, HttpRequest request, PublishedSetsQuery sets, CancellationToken cancel) =>
        TypedResults.Ok(paging.Cut([.. (await sets.AllAsync(cancel)).Select(SetVersionRecord.Of)], request));

    [Says("Các phiên bản của một bộ tiêu chí, mới nhất trước", "Versions of a set, newest first")]
    private static async Task<Results<Ok<IReadOnlyList<SetVersionRecord>>, ApiProblem>> VersionsAsync(
        [Example("province-876"), Says("Mã bộ tiêu chí.", "Id of the set.")] string key, PublishedSetsQuery sets, CancellationToken cancel)
    {
        IReadOnlyList<SetVersionRecord> found = [.. (await sets.AllAsync(cancel)).Where(set => set.Key == key).Select(SetVersionRecord.Of)];
        return found.Count == 0 ? ApiProblems.NoSet(key, null) : TypedResults.Ok(found);
    }

    [Says("Nội dung một phiên bản: cây tiêu chí, cách tính, ví dụ kiểm tra", "Content of a version: tree, rules, test cases")]
    private static async Task<Results<Ok<SetContentRecord>, ApiProblem>> FindAsync(
        [Example("province-876"), Says("Mã bộ tiêu chí.", "Id of the set.")] string key, [Example(1), Says("Số phiên bản.", "Number of the version.")] int number,
        PublishedSetsQuery sets, SetCache cache, Session session, CancellationToken cancel) =>
        await sets.FindAsync(key, number, cancel) is { } version && await cache.GetAsync(session, version.Id, cancel) is { } set
            ? TypedResults.Ok(SetContentRecord.Of(version, set))
            : ApiProblems.NoSet(key, number);

    [Says("Nội dung một phiên bản dạng YAML, đọc lại được bằng dòng lệnh parindex", "Content of a version as YAML, read back by the parindex command line")]
    private static async Task<Results<ContentHttpResult, ApiProblem>> YamlAsync(
        [Example("province-876"), Says("Mã bộ tiêu chí.", "Id of the set.")] string key, [Example(1), Says("Số phiên bản.", "Number of the version.")] int number,
        PublishedSetsQuery sets, CancellationToken cancel) =>
        await sets.FindAsync(key, number, cancel) is { } version && await sets.ContentAsync(version.Id, cancel) is { } content
            ? TypedResults.Text(content, Yaml)
            : ApiProblems.NoSet(key, number);
}
