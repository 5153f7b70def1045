using ParIndex.App.Audit;
using ParIndex.Web.Components;

namespace ParIndex.Web.Pages.Account;

/// <summary>Kinds of work in words; one not listed is shown by its name.</summary>
internal static class DeedNames
{
    /// <summary>Work as histories show it, without sign-ins, which have their own list.</summary>
    public static IReadOnlyList<HistoryEntry> Of(HistoryPage<HistoryProcess> page, Texts texts) =>
        [.. page.Items.Where(process => process.Kind != "accounts.sign-in").Select(process => new HistoryEntry(process.At, process.ActorName, Name(process.Kind, texts), process.Reason, []))];

    public static string Name(string kind, Texts texts) => kind switch
    {
        "accounts.set-up" => texts["tạo người quản trị đầu tiên"],
        "accounts.secure" => texts["đổi mật khẩu hoặc xác thực hai bước"],
        "accounts.invite" => texts["mời người dùng"],
        "accounts.import" => texts["nhập danh sách người dùng"],
        "accounts.assign" => texts["giao vai trò"],
        "accounts.withdraw" => texts["thu vai trò"],
        "accounts.change" => texts["sửa thông tin người dùng"],
        "accounts.lock" => texts["khóa tài khoản"],
        "accounts.unlock" => texts["mở khóa tài khoản"],
        "accounts.reset" => texts["cấp liên kết đặt mật khẩu"],
        "accounts.accept" => texts["đặt mật khẩu theo liên kết"],
        "accounts.token" => texts["tạo khóa API"],
        "accounts.revoke" => texts["thu hồi khóa API"],
        "access.refuse" => texts["bị từ chối vì không có quyền"],
        "results.upload" => texts["tải tài liệu lên"],
        "results.describe" => texts["khai thông tin tài liệu nhập"],
        "results.correct" => texts["sửa dòng nhận dạng"],
        "results.import" => texts["lưu kết quả từ tài liệu"],
        "results.discard" => texts["bỏ bản nhập"],
        "results.publish" => texts["công bố kết quả"],
        "criteria.draft" => texts["soạn bộ tiêu chí"],
        "criteria.edit" => texts["sửa bộ tiêu chí"],
        "criteria.sign" => texts["ký bộ tiêu chí"],
        "criteria.discard" => texts["bỏ bản nháp bộ tiêu chí"],
        "notices.choose" => texts["chọn cách nhận thông báo"],
        "notices.feed" => texts["tạo địa chỉ lịch"],
        "notices.feed-end" => texts["thu hồi địa chỉ lịch"],
        "sample.fill" => texts["nạp dữ liệu mẫu"],
        "files.sweep" => texts["dọn tệp không còn dùng"],
        _ when kind.StartsWith("units.", StringComparison.Ordinal) => texts["cập nhật đơn vị"],
        _ => kind,
    };
}
