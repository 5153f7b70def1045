using Microsoft.AspNetCore.Http.HttpResults;
using ParIndex.App.Results.Published;
using ParIndex.App.Storage;
using ParIndex.App.Units;
using ParIndex.Web.Api.Answers;
using ParIndex.Web.Api.Documenting;

namespace ParIndex.Web.Api.Results;

/// <summary>Results of units and years.</summary>
internal static class ResultApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var results = api.MapGroup("/results").WithTags("results");
        results.MapGet("", ListAsync).WithName("listResults");
        var one = results.MapGroup("/{unit}/{year:int}");
        one.MapGet("", FindAsync).WithName("getResult");
        one.MapGet("/lost", LostAsync).WithName("getLostPoints");
        one.MapGet("/fields", FieldsAsync).WithName("listFields");
        one.MapGet("/tasks", TasksAsync).WithName("listTasks");
        one.MapGet("/versions", VersionsAsync).WithName("listResultVersions");
    }

    [Says("Các kết quả đã công bố", "Results that are published")]
    private static async Task<Ok<Page<ResultEntry>>> ListAsync(
        [Example(2023), Says("Chỉ năm này.", "Only this year.")] int? year,
        [Example("vn-67"), Says("Chỉ đơn vị này.", "Only this unit.")] string? unit,
        [Says("true: chỉ số liệu minh họa; false: chỉ kết quả thật.", "true: only made-up figures; false: only real results.")] bool? demonstration,
        [AsParameters] Paging paging, HttpRequest request, StoredResultsQuery stored, CancellationToken cancel)
    {
        var id = unit is null ? null : UnitSlug.ToId(unit);
        var found = (await stored.AllAsync(cancel))
            .Where(result => (year is null || result.Year == year) && (id is null || result.UnitId == id) && (demonstration is null || result.IsDemonstration == demonstration))
            .Select(result => new ResultEntry(UnitSlug.Of(result.UnitId), result.UnitName, result.Year, result.IsDemonstration)).ToList();
        return TypedResults.Ok(paging.Cut(found, request));
    }

    [Says("Một kết quả với cả cây tiêu chí và nơi đọc từng số", "A result with the whole tree and where each figure was read")]
    private static async Task<Results<Ok<ResultRecord>, ApiProblem>> FindAsync(
        [Example("vn-67"), Says("Mã đơn vị.", "Id of the unit.")] string unit, [Example(2023), Says("Năm chỉ số.", "Index year.")] int year,
        ResultQuery results, SetCache sets, Session session, CancellationToken cancel)
    {
        if (await results.FindAsync(UnitSlug.ToId(unit), year, cancel) is not { } view)
            return ApiProblems.NoResult(unit, year);

        return TypedResults.Ok(ResultRecord.Of(view, view.SetVersionId is { } set ? await sets.GetAsync(session, set, cancel) : null));
    }

    [Says("Điểm bị trừ: tiêu chí, bước, nguyên nhân, cơ quan", "Lost points: leaf, step, cause, agencies")]
    private static async Task<Results<Ok<LossesRecord>, ApiProblem>> LostAsync(
        [Example("vn-67"), Says("Mã đơn vị.", "Id of the unit.")] string unit, [Example(2023), Says("Năm chỉ số.", "Index year.")] int year,
        ResultQuery results, LostPointsQuery losses, CancellationToken cancel) =>
        await results.IdAsync(UnitSlug.ToId(unit), year, cancel) is { } id
            ? TypedResults.Ok(LossesRecord.Of(await losses.OfAsync(id, cancel)))
            : ApiProblems.NoResult(unit, year);

    [Says("Các lĩnh vực bên cạnh trung bình và đơn vị tốt nhất của nhóm", "Fields beside the mean and the best of the group")]
    private static async Task<Results<Ok<IReadOnlyList<FieldRecord>>, ApiProblem>> FieldsAsync(
        [Example("vn-67"), Says("Mã đơn vị.", "Id of the unit.")] string unit, [Example(2023), Says("Năm chỉ số.", "Index year.")] int year,
        ResultQuery results, UnitProfileQuery profile, CancellationToken cancel)
    {
        if (await results.IdAsync(UnitSlug.ToId(unit), year, cancel) is not { } id)
            return ApiProblems.NoResult(unit, year);

        IReadOnlyList<FieldRecord> fields = [.. (await profile.FieldsAsync(id, cancel)).Select(field => new FieldRecord(
            field.Code, field.Title, field.Max, field.Points, field.Percent, field.PeerMean, field.PeerBest, field.Peers, field.Rank))];
        return TypedResults.Ok(fields);
    }

    [Says("Nhiệm vụ, giải pháp nêu trong văn bản kết quả", "Tasks the result's document sets")]
    private static async Task<Results<Ok<Page<TaskRecord>>, ApiProblem>> TasksAsync(
        [Example("vn-67"), Says("Mã đơn vị.", "Id of the unit.")] string unit, [Example(2023), Says("Năm chỉ số.", "Index year.")] int year,
        [AsParameters] Paging paging, HttpRequest request, ResultQuery results, TasksQuery tasks, CancellationToken cancel)
    {
        if (await results.IdAsync(UnitSlug.ToId(unit), year, cancel) is not { } id)
            return ApiProblems.NoResult(unit, year);

        var all = (await tasks.OfAsync(id, cancel)).Select(task => new TaskRecord(task.Code, task.Title, task.Text, task.Lead, task.Coordinators, task.Monitor)).ToList();
        return TypedResults.Ok(paging.Cut(all, request));
    }

    [Says("Các phiên bản đã công bố của một kết quả", "Published versions of a result")]
    private static async Task<Results<Ok<IReadOnlyList<ResultVersionRecord>>, ApiProblem>> VersionsAsync(
        [Example("vn-67"), Says("Mã đơn vị.", "Id of the unit.")] string unit, [Example(2023), Says("Năm chỉ số.", "Index year.")] int year,
        ResultVersionsQuery versions, CancellationToken cancel)
    {
        IReadOnlyList<ResultVersionRecord> found = [.. (await versions.OfAsync(UnitSlug.ToId(unit), year, cancel)).Select(version => new ResultVersionRecord(
            version.Version, version.Points, version.Max, version.Points / version.Max * 100, version.Source, version.Reason, version.PublishedAt, version.SupersededAt))];
        return found.Count == 0 ? ApiProblems.NoResult(unit, year) : TypedResults.Ok(found);
    }
}
