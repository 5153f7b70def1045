using ParIndex.App.Accounts;

namespace ParIndex.Web.Pages.Account;

/// <summary>Roles as called on pages.</summary>
internal static class RoleNames
{
    public static string Of(Role role, Texts texts) => role switch
    {
        Role.Administrator => texts["Quản trị hệ thống"],
        Role.Coordinator => texts["Điều phối kỳ đánh giá"],
        Role.Officer => texts["Cán bộ đơn vị"],
        Role.Head => texts["Thủ trưởng đơn vị"],
        Role.Appraiser => texts["Thẩm định lĩnh vực"],
        Role.CouncilSecretary => texts["Thư ký hội đồng"],
        Role.Leader => texts["Lãnh đạo"],
        _ => texts["Điều tra viên"],
    };
}
