using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.App.Storage;
using ParIndex.Core.Text;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Errors;

/// <summary>What a person reads when a page cannot be shown: what happened and what to do.</summary>
[Needs(Permission.ReadPublished)]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ShowErrorModel : PageModel
{
    public int Code { get; private set; }

    /// <summary>Under which number the logs have it.</summary>
    public string RequestNumber => Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier;

    public IActionResult OnGet() => Show();

    public IActionResult OnPost() => Show();

    public string Title(Texts texts) => Code switch
    {
        404 => texts["Không tìm thấy trang"],
        401 or 403 => texts["Bạn chưa được xem trang này"],
        400 => texts["Yêu cầu chưa đúng"],
        413 => texts["Phần gửi lên quá lớn"],
        429 => texts["Quá nhiều yêu cầu"],
        _ => texts["Hệ thống gặp sự cố"],
    };

    public string Remedy(Texts texts) => Code switch
    {
        404 => texts["Địa chỉ có thể đã đổi hoặc gõ thiếu. Hãy tìm theo tên, hoặc bắt đầu lại từ trang chủ."],
        401 or 403 => texts["Hãy đăng nhập bằng tài khoản có quyền, hoặc nhờ người quản trị của cơ quan cấp quyền."],
        400 => texts["Biểu mẫu có thể đã quá hạn. Hãy quay lại, tải lại trang rồi gửi lần nữa."],
        413 => texts["Chưa nhận gì. Hãy quay lại, gửi tệp nhỏ hơn mức ghi ở chỗ chọn tệp, hoặc chia thành nhiều tệp."],
        429 => texts["Hãy đợi một phút rồi thử lại."],
        _ when Away is { } away => texts[away],
        _ => texts["Việc vừa làm chưa được lưu. Hãy thử lại sau ít phút; nếu còn gặp, báo người quản trị."],
    };

    /// <summary>What is away and may be back soon, when that is why.</summary>
    private Message? Away { get; set; }

    /// <summary>The number comes from the address alone: a handler with parameters would read the very form that may have been refused.</summary>
    private PageResult Show()
    {
        var fault = HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error;
        Away = fault is StorageException { IsPassing: true } away ? away.Problem : null;
        var code = (fault as BadHttpRequestException)?.StatusCode ?? int.Parse((string)RouteData.Values["code"]!, CultureInfo.InvariantCulture);
        Code = Away is not null ? StatusCodes.Status503ServiceUnavailable : code is >= 400 and < 600 ? code : 404;
        Response.StatusCode = Code;
        return Page();
    }
}
