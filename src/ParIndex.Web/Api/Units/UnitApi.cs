using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using ParIndex.App.Accounts;
using ParIndex.App.Results.Published;
using ParIndex.App.Units;
using ParIndex.Core.Text;
using ParIndex.Core.Units;
using ParIndex.Web.Api.Answers;
using ParIndex.Web.Api.Documenting;

namespace ParIndex.Web.Api.Units;

/// <summary>Units in time.</summary>
internal static class UnitApi
{
    private const int DeepestTree = 6;

    public static void Map(RouteGroupBuilder api)
    {
        var units = api.MapGroup("/units").WithTags("units");
        units.MapGet("", ListAsync).WithName("listUnits");
        units.MapGet("/{unit}", FindAsync).WithName("getUnit");
        units.MapGet("/{unit}/tree", TreeAsync).WithName("getUnitTree");
        units.MapGet("/{unit}/years", YearsAsync).WithName("listUnitYears");
    }

    [Says("Danh sách đơn vị tại một ngày", "Units on a day")]
    private static async Task<Ok<Page<UnitRecord>>> ListAsync(
        [Says("Ngày; mặc định hôm nay.", "The day; today by default.")] DateOnly? date,
        [Example("vn"), Says("Chỉ đơn vị trực thuộc đơn vị này.", "Only units right below this one.")] string? parent,
        [Says("Chỉ đơn vị ở mọi cấp dưới đơn vị này.", "Only units anywhere below this one.")] string? under,
        [Example("province"), Says("Chỉ loại này: country, central_ministry, province, department, district, commune …", "Only this kind: country, central_ministry, province, department, district, commune …")] string? kind,
        [Says("Tên có những từ này, không phân biệt dấu và chữ hoa.", "Names with these words, whatever tone marks and case.")] string? q,
        [AsParameters] Paging paging, HttpRequest request, UnitStore store, TimeProvider clock, CancellationToken cancel)
    {
        var register = await store.RegisterAsync(cancel);
        var day = date ?? clock.Today();
        var tree = register.TreeAt(day);
        var all = parent is not null ? tree.Children(UnitSlug.ToId(parent)) : under is not null ? tree.Descendants(UnitSlug.ToId(under)) : tree.All;
        var words = VietnameseText.Fold(q ?? "");
        var found = all.Where(unit => (kind is null || ApiNames.Of(unit.Kind) == kind)
            && (words.Length == 0 || VietnameseText.Fold(unit.NameAt(day).Full).Contains(words, StringComparison.Ordinal))).ToList();
        var page = paging.Cut(found, request);
        return TypedResults.Ok(new Page<UnitRecord>([.. page.Items.Select(unit => UnitRecord.Of(unit, day))], page.Number, page.Size, page.Total, page.Next));
    }

    [Says("Một đơn vị, các tên, tiền thân và kế thừa", "A unit with its names, predecessors and successors")]
    private static async Task<Results<Ok<UnitHistory>, ApiProblem>> FindAsync(
        [Example("vn-67"), Says("Mã đơn vị.", "Id of the unit.")] string unit,
        [Says("Ngày; mặc định hôm nay.", "The day; today by default.")] DateOnly? date,
        UnitStore store, TimeProvider clock, CancellationToken cancel)
    {
        var register = await store.RegisterAsync(cancel);
        if (register.Find(UnitSlug.ToId(unit)) is not { } found)
            return ApiProblems.NoUnit(unit);

        var today = clock.Today();
        var day = date ?? today;
        if (day < found.From)
            day = found.From;
        else if (found.To is { } end && end <= day)
            day = end.AddDays(-1);

        UnitPart Part(UnitShare share) => new(UnitSlug.Of(share.UnitId), register[share.UnitId].Name.Full, share.Share);
        return TypedResults.Ok(new UnitHistory(
            UnitRecord.Of(found, day),
            [.. register.Path(found.Id, day).Select(UnitName.Of)],
            [.. found.Names.Select(name => new DatedText(name.From, name.Value.Full))],
            [.. found.Parents.Select(parent => new DatedText(parent.From, parent.Value is { } id ? UnitSlug.Of(id) : null))],
            [.. register.Predecessors(found.Id, found.From, found.From.AddDays(-1)).Where(share => share.UnitId != found.Id).Select(Part)],
            found.To is null || found.To > today ? [] : [.. register.Successors(found.Id, found.To.Value.AddDays(-1), today).Select(Part)],
            found.Note));
    }

    [Says("Cây đơn vị từ một đơn vị trở xuống, tại một ngày", "The tree from a unit down, on a day")]
    private static async Task<Results<Ok<UnitNode>, ApiProblem>> TreeAsync(
        [Example("vn"), Says("Mã đơn vị ở gốc.", "Id of the unit at the root.")] string unit,
        [Says("Ngày; mặc định hôm nay.", "The day; today by default.")] DateOnly? date,
        [Range(1, DeepestTree), Example(1), Says("Số cấp bên dưới, 1 đến 6; mặc định 2.", "Levels below, 1 to 6; 2 by default.")] int? depth,
        UnitStore store, TimeProvider clock, CancellationToken cancel)
    {
        var register = await store.RegisterAsync(cancel);
        var day = date ?? clock.Today();
        return register.Find(UnitSlug.ToId(unit)) is { } root && root.IsValidAt(day)
            ? TypedResults.Ok(Node(root, register.TreeAt(day), depth ?? 2))
            : ApiProblems.NoUnit(unit);
    }

    [Says("Chỉ số và thứ hạng của một đơn vị qua các năm", "Index and rank of a unit over the years")]
    private static async Task<Results<Ok<IReadOnlyList<UnitYearRecord>>, ApiProblem>> YearsAsync(
        [Example("vn-67"), Says("Mã đơn vị.", "Id of the unit.")] string unit, UnitStore store, UnitProfileQuery profile, CancellationToken cancel)
    {
        if ((await store.RegisterAsync(cancel)).Find(UnitSlug.ToId(unit)) is not { } found)
            return ApiProblems.NoUnit(unit);

        IReadOnlyList<UnitYearRecord> years = [.. (await profile.YearsAsync(found.Id, cancel)).Select(UnitYearRecord.Of)];
        return TypedResults.Ok(years);
    }

    private static UnitNode Node(Unit unit, UnitTree tree, int depth)
    {
        var children = tree.Children(unit.Id);
        return new UnitNode(
            UnitSlug.Of(unit.Id), unit.NameAt(tree.Date).Full, unit.Kind, children.Count, depth == 0 ? [] : [.. children.Select(child => Node(child, tree, depth - 1))]);
    }
}
