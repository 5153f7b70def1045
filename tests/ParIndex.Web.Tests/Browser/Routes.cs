using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ParIndex.App.Accounts;
using ParIndex.Web.Access;

namespace ParIndex.Web.Tests.Browser;

/// <summary>Every page the server answers, from its own list of endpoints, each with an address to try.</summary>
internal static class Routes
{
    /// <summary>
    /// Addresses for pages whose route has parameters. A page that needs an entry here and has none fails the walk. What stands in braces is made with
    /// the server: <see cref="BrowserFixture.Ids"/>.
    /// </summary>
    private static readonly Dictionary<string, string> Samples = new(StringComparer.Ordinal)
    {
        ["xep-hang/{year:int?}"] = "/xep-hang/2024",
        ["don-vi/{id}"] = "/don-vi/vn-67",
        ["don-vi/{id}/{year:int}"] = "/don-vi/vn-67/2023",
        ["don-vi/{id}/{year:int}/diem-mat"] = "/don-vi/vn-67/2023/diem-mat",
        ["don-vi/{id}/du-bao"] = "/don-vi/vn-68-2025.so-noi-vu/du-bao",
        ["don-vi/{id}/{year:int}/gia-dinh"] = "/don-vi/vn-67/2023/gia-dinh",
        ["don-vi/{id}/{year:int}/diem-re-nhat"] = "/don-vi/vn-67/2023/diem-re-nhat",
        ["xep-hang/{year:int}/mo-phong"] = "/xep-hang/2026/mo-phong",
        ["tieu-chi/{key}"] = "/tieu-chi/ke-hoach-cchc",
        ["phuong-phap/{set}"] = "/phuong-phap/province-876",
        ["phuong-phap/{set}/{code}"] = "/phuong-phap/commune-example/1.1.2",
        ["nhung/xep-hang/{year:int?}"] = "/nhung/xep-hang",
        ["nhung/don-vi/{id}"] = "/nhung/don-vi/vn-67",
        ["nhung/don-vi/{id}/{year:int}"] = "/nhung/don-vi/vn-67/2023",
        ["bo-tieu-chi/{key}/{number:int?}"] = "/bo-tieu-chi/commune-example/1",
        ["bo-tieu-chi/{key}/{number:int}/{criterion}"] = "/bo-tieu-chi/commune-example/1/hoan-thanh-ke-hoach-cchc",
        ["bo-tieu-chi/soan/{id:guid}"] = "/bo-tieu-chi/soan/{draft}",
        ["bo-tieu-chi/soan/{id:guid}/thong-tin"] = "/bo-tieu-chi/soan/{draft}/thong-tin",
        ["bo-tieu-chi/soan/{id:guid}/tieu-chi/{key}"] = "/bo-tieu-chi/soan/{draft}/tieu-chi/hoan-thanh-ke-hoach-cchc",
        ["bo-tieu-chi/soan/{id:guid}/van-ban"] = "/bo-tieu-chi/soan/{draft}/van-ban",
        ["quan-tri/don-vi/{id}"] = "/quan-tri/don-vi/vn-68-2025",
        ["loi/{code:int}"] = "/loi/404",
        ["quan-tri/nhat-ky/{id:guid}"] = "/quan-tri/nhat-ky/{deed}",
        ["quan-tri/nguoi-dung/{id:guid}"] = "/quan-tri/nguoi-dung/{me}",
        ["ky-danh-gia/{round:guid}"] = "/ky-danh-gia/{round}",
        ["ky-danh-gia/{round:guid}/sua"] = "/ky-danh-gia/{round}/sua",
        ["ky-danh-gia/{round:guid}/don-vi"] = "/ky-danh-gia/{round}/don-vi",
        ["ky-danh-gia/{round:guid}/cong-bo"] = "/ky-danh-gia/{round}/cong-bo",
        ["ky-danh-gia/{round:guid}/tien-do"] = "/ky-danh-gia/{appraised}/tien-do",
        ["ky-danh-gia/{round:guid}/tham-dinh"] = "/ky-danh-gia/{appraised}/tham-dinh",
        ["ky-danh-gia/{round:guid}/tham-dinh/{field}"] = "/ky-danh-gia/{appraised}/tham-dinh/chi-dao-dieu-hanh",
        ["ky-danh-gia/{round:guid}/hoi-dong"] = "/ky-danh-gia/{disputed}/hoi-dong",
        ["ky-danh-gia/{round:guid}/qua-han"] = "/ky-danh-gia/{disputed}/qua-han",
        ["ky-danh-gia/{round:guid}/bo-tham-dinh"] = "/ky-danh-gia/{mirror}/bo-tham-dinh",
        ["ky-danh-gia/{round:guid}/bo-tham-dinh/diem"] = "/ky-danh-gia/{mirror}/bo-tham-dinh/diem",
        ["ky-danh-gia/{round:guid}/bo-tham-dinh/doi-chieu"] = "/ky-danh-gia/{mirror}/bo-tham-dinh/doi-chieu",
        ["phieu/{card:guid}/phan-cong/bo-tieu-chi"] = "/phieu/{mirrored}/phan-cong/bo-tieu-chi",
        ["phieu/{card:guid}/giai-trinh"] = "/phieu/{explained}/giai-trinh",
        ["phieu/{card:guid}"] = "/phieu/{card}",
        ["phieu/{card:guid}/{field}"] = "/phieu/{card}/cai-cach-tthc",
        ["phieu/{card:guid}/phan-cong"] = "/phieu/{card}/phan-cong",
        ["phieu/{card:guid}/ngoai-tuyen"] = "/phieu/{card}/ngoai-tuyen",
        ["phieu/{card:guid}/tai-lieu/{code}"] = "/phieu/{card}/tai-lieu/3.1.2",
        ["phieu/{card:guid}/so-lieu/{code}"] = "/phieu/{card}/so-lieu/1.1.2",
        ["yeu-cau-so-lieu/{call:guid}"] = "/yeu-cau-so-lieu/{call}",
        ["tai-lieu/{id:guid}"] = "/tai-lieu/{evidence}",
        ["tai-lieu/{id:guid}/sua"] = "/tai-lieu/{evidence}/sua",
        ["dieu-hanh/{id?}"] = "/dieu-hanh/vn-68-2025",
        ["ke-hoach/{plan:guid}"] = "/ke-hoach/{drafted}",
        ["ke-hoach/{plan:guid}/dong/{part:int}/{code}"] = "/ke-hoach/{drafted}/dong/1/1.1",
        ["ke-hoach/{plan:guid}/doi-chieu"] = "/ke-hoach/{drafted}/doi-chieu",
        ["ke-hoach/{plan:guid}/muc-tieu"] = "/ke-hoach/{drafted}/muc-tieu",
        ["ke-hoach/{plan:guid}/phat-hanh"] = "/ke-hoach/{drafted}/phat-hanh",
        ["ke-hoach/{plan:guid}/giai-trinh"] = "/ke-hoach/{drafted}/giai-trinh",
        ["ke-hoach/{plan:guid}/theo-doi"] = "/ke-hoach/{plan}/theo-doi",
        ["ke-hoach/{plan:guid}/bao-cao"] = "/ke-hoach/{plan}/bao-cao",
        ["nhiem-vu/{task:guid}"] = "/nhiem-vu/{task}",
        ["bao-cao/{report:guid}"] = "/bao-cao/{report}",
        ["dieu-tra/{wave:guid}"] = "/dieu-tra/{wave}",
        ["dieu-tra/{wave:guid}/rut-mau"] = "/dieu-tra/{drawing}/rut-mau",
        ["dieu-tra/{wave:guid}/rut-mau/thiet-ke"] = "/dieu-tra/{drawing}/rut-mau/thiet-ke",
        ["dieu-tra/{wave:guid}/rut-mau/xem"] = "/dieu-tra/{drawing}/rut-mau/xem",
        ["dieu-tra/{wave:guid}/duong-dan"] = "/dieu-tra/{wave}/duong-dan",
        ["dieu-tra/{wave:guid}/phieu-giay"] = "/dieu-tra/{wave}/phieu-giay",
        ["dieu-tra/{wave:guid}/phieu-de-rieng"] = "/dieu-tra/{wave}/phieu-de-rieng",
        ["phong-van/{wave:guid}"] = "/phong-van/{wave}",
        ["dieu-tra/{wave:guid}/ket-qua"] = "/dieu-tra/{wave}/ket-qua",
        ["dieu-tra/{wave:guid}/ket-qua/cau-hoi/{field}"] = "/dieu-tra/{wave}/ket-qua/cau-hoi/chung",
        ["dieu-tra/{wave:guid}/ket-qua/yeu-to"] = "/dieu-tra/{wave}/ket-qua/yeu-to",
        ["dieu-tra/{wave:guid}/ket-qua/y-kien"] = "/dieu-tra/{wave}/ket-qua/y-kien",
        ["dieu-tra/{wave:guid}/chat-luong"] = "/dieu-tra/{wave}/chat-luong",
        ["dieu-tra/{wave:guid}/chat-luong/phieu"] = "/dieu-tra/{wave}/chat-luong/phieu?ma={answer}",
        ["dieu-tra/{wave:guid}/nhap-phieu"] = "/dieu-tra/{wave}/nhap-phieu",
        ["dieu-tra/{wave:guid}/nhac"] = "/dieu-tra/{wave}/nhac",
        ["dieu-tra/{wave:guid}/chi-tieu"] = "/dieu-tra/{wave}/chi-tieu",
        ["dieu-tra/{wave:guid}/thu"] = "/dieu-tra/{wave}/thu",
        ["dieu-tra/{wave:guid}/du-lieu"] = "/dieu-tra/{wave}/du-lieu",
        ["dieu-tra/{wave:guid}/diem"] = "/dieu-tra/{wave}/diem",
        ["dieu-tra/{wave:guid}/goi-lai"] = "/dieu-tra/{wave}/goi-lai",
        ["dieu-tra/phieu-hoi/{id:guid}"] = "/dieu-tra/phieu-hoi/{questionnaire}",
        ["dieu-tra/phieu-hoi/{id:guid}/sua"] = "/dieu-tra/phieu-hoi/{questionnaire}/sua",
        ["khao-sat/{wave:guid}"] = "/khao-sat/{wave}",
        ["k/{token}"] = "/k/{link}",
        ["nhap/{id:guid}"] = "/nhap/{import}",
        ["nhap/{id:guid}/bang"] = "/nhap/{import}/bang",
        ["nhap/{id:guid}/luu"] = "/nhap/{import}/luu",
    };

    /// <summary>Pages on the way to being signed in, walked by the journey of accounts, and the one that waits for results: of a small wave it sends on at once.</summary>
    public static readonly IReadOnlySet<string> Elsewhere = new HashSet<string>(StringComparer.Ordinal)
    {
        "tai-khoan/dang-nhap", "tai-khoan/dang-xuat", "tai-khoan/hai-buoc", "tai-khoan/ma-xac-thuc", "tai-khoan/thiet-lap", "tai-khoan/quen-mat-khau",
        "tai-khoan/mat-khau-moi/{key}", "dieu-tra/{wave:guid}/ket-qua/dang-tinh",
    };

    /// <summary>Status of a page that is well: the page of an error has that of the error.</summary>
    public static int Expected(string path) => path.EndsWith("/loi/404", StringComparison.Ordinal) ? 404 : 200;

    /// <summary>The address with the ids of a server in it; null where one is not known.</summary>
    public static string? Fill(string address, IReadOnlyDictionary<string, string> ids)
    {
        var filled = ids.Aggregate(address, (text, id) => text.Replace("{" + id.Key + "}", id.Value, StringComparison.Ordinal));
        return filled.Contains('{', StringComparison.Ordinal) ? null : filled;
    }

    /// <summary>Routes, addresses to try (null where a sample is missing) and whether anyone may open them.</summary>
    public static IReadOnlyList<(string Route, string? Address, bool IsOpen)> Of(IServiceProvider services) =>
        [.. services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(endpoint => (Pattern: endpoint.RoutePattern, Needs: endpoint.Metadata.GetMetadata<NeedsAttribute>()))
            // "/Index" is the same page as "/".
            .Where(page => page.Pattern.RawText is not "Index")
            .Select(page => (
                page.Pattern.RawText!, Samples.GetValueOrDefault(page.Pattern.RawText!, page.Pattern.Parameters.Count == 0 ? "/" + page.Pattern.RawText : null!),
                page.Needs is null or { Permission: Permission.ReadPublished or Permission.SignIn }))
            .Distinct().OrderBy(route => route.Item1, StringComparer.Ordinal)];
}
