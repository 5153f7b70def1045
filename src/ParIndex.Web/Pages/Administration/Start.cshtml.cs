using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Administration;

/// <summary>A place of administration.</summary>
public sealed record AdministrationTask(string Path, string Icon, string Name, string Purpose, Permission Needs);

/// <summary>Where the work of administration begins: what the visitor may do.</summary>
[Needs(Permission.UseOwnAccount)]
public sealed class StartModel(Visitor visitor) : PageModel
{
    private static readonly AdministrationTask[] All =
    [
        new("/quan-tri/nguoi-dung", "users", Texts.Key("Người dùng"), Texts.Key("Mời người, giao và thu vai trò, khóa tài khoản, nhập danh sách."), Permission.ManagePeople),
        new("/quan-tri/don-vi", "building", Texts.Key("Đơn vị"), Texts.Key("Lập, đổi tên, sắp xếp, giải thể đơn vị; nhập danh sách."), Permission.ManageUnits),
        new("/quan-tri/nhat-ky", "history", Texts.Key("Nhật ký"), Texts.Key("Ai đã thay đổi gì, lúc nào, vì sao."), Permission.ReadLog),
        new("/quan-tri/tinh-trang", "settings", Texts.Key("Tình trạng hệ thống"), Texts.Key("Cơ sở dữ liệu, việc chạy nền, kiểm chứng nhật ký."), Permission.ReadLog),
    ];

    public IReadOnlyList<AdministrationTask> Tasks { get; } = [.. All.Where(task => visitor.May(task.Needs))];
}
