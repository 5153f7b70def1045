using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using ParIndex.Core.Text;
using ParIndex.Web.Api.Documenting;

namespace ParIndex.Web.Api.Answers;

/// <summary>What went wrong, as application/problem+json, in both languages whatever the language of the request.</summary>
[Says("Lỗi theo RFC 9457, luôn có cả hai ngôn ngữ.", "A problem as in RFC 9457, always in both languages.")]
internal sealed record ProblemRecord(
    [property: Says("Địa chỉ trang nói rõ loại lỗi.", "Address of the page that tells of this kind of problem.")] string Type,
    [property: Says("Loại lỗi.", "Kind of problem, in Vietnamese.")] string Title,
    [property: Says("Loại lỗi, tiếng Anh.", "Kind of problem.")] string TitleEn,
    [property: Says("Mã trạng thái HTTP.", "Status code of HTTP.")] int Status,
    [property: Says("Sai ở đâu và làm gì tiếp.", "What is wrong and what to do, in Vietnamese.")] string Detail,
    [property: Says("Sai ở đâu và làm gì tiếp, tiếng Anh.", "What is wrong and what to do.")] string DetailEn,
    [property: Says("Đường dẫn đã gọi.", "The path that was asked.")] string Instance,
    [property: Says("Mã của lần gọi này trong nhật ký máy chủ: gửi kèm khi cần hỗ trợ.", "Id of this call in the server's log: send it when asking for help.")] string CorrelationId,
    [property: Says("Mọi tham số sai; rỗng khi lỗi không ở tham số.", "Every wrong parameter; empty when it is not about parameters.")]
    IReadOnlyList<ParameterProblem> Errors);

/// <summary>A parameter that cannot be used.</summary>
internal sealed record ParameterProblem(
    [property: Says("Tên tham số.", "Name of the parameter.")] string Name,
    [property: Says("Sai gì, cần gì.", "What is wrong and what is needed, in Vietnamese.")] string Detail,
    [property: Says("Sai gì, cần gì, tiếng Anh.", "What is wrong and what is needed.")] string DetailEn);

/// <summary>An expected refusal of the API.</summary>
internal sealed class ApiProblem(int status, string name, Message title, Message detail, IReadOnlyList<ParameterProblem>? errors = null) : IResult, IEndpointMetadataProvider
{
    public const string MediaType = "application/problem+json";

    private static readonly Message NotThere = new("Không có", "Not found");

    /// <summary>No such thing, or it may not be seen.</summary>
    public static ApiProblem NotFound(string vietnamese, string english) => new(StatusCodes.Status404NotFound, "khong-co", NotThere, new Message(vietnamese, english));

    /// <summary>Parameters that cannot be used, all at once.</summary>
    public static ApiProblem Parameters(IReadOnlyList<ParameterProblem> errors) => new(
        StatusCodes.Status400BadRequest,
        "tham-so",
        new Message("Tham số sai", "Wrong parameters"),
        new Message(string.Join(' ', errors.Select(error => error.Detail)), string.Join(' ', errors.Select(error => error.DetailEn))),
        errors);

    /// <summary>More calls than are served to one caller.</summary>
    public static ApiProblem TooMany(int seconds) => new(
        StatusCodes.Status429TooManyRequests,
        "qua-nhieu",
        new Message("Gọi quá nhiều", "Too many calls"),
        new Message(
            $"Đã vượt số lần gọi cho phép. Gọi lại sau {seconds} giây, hoặc tải cả tệp ở /du-lieu.",
            $"More calls than allowed. Call again after {seconds} seconds, or fetch whole files from /du-lieu."));

    /// <summary>No token, or one that is not good.</summary>
    public static ApiProblem Unauthorized() => new(
        StatusCodes.Status401Unauthorized,
        "khoa",
        new Message("Cần khóa API", "A token is needed"),
        new Message(
            "Gửi khóa còn hiệu lực: Authorization: Bearer pi_… Tạo khóa ở /tai-khoan/khoa-api.",
            "Send a token that is still good: Authorization: Bearer pi_… Make one at /tai-khoan/khoa-api."));

    /// <summary>The account or the scopes of the token do not reach this.</summary>
    public static ApiProblem Forbidden() => new(
        StatusCodes.Status403Forbidden,
        "khong-quyen",
        new Message("Không có quyền", "Not allowed"),
        new Message("Tài khoản hoặc phạm vi của khóa không cho phép việc này.", "The account or the scopes of the token do not allow this."));

    /// <summary>A fault of the server.</summary>
    public static ApiProblem Fault() => new(
        StatusCodes.Status500InternalServerError,
        "may-chu",
        new Message("Lỗi máy chủ", "Server fault"),
        new Message("Máy chủ gặp lỗi; nhật ký đã ghi lại. Thử lại sau, hoặc báo quản trị kèm mã correlation_id.", "The server failed; its log has noted it. Try again later, or tell the administrator the correlation_id."));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = status;
        // A problem is never kept: the next answer may be another.
        httpContext.Response.Headers.CacheControl = "no-store";
        var request = httpContext.Request;
        var body = new ProblemRecord(
            "/du-lieu/api#loi-" + name, title.Vietnamese, title.English, status, detail.Vietnamese, detail.English, request.PathBase + request.Path, Correlation.Of(httpContext), errors ?? []);
        return httpContext.Response.WriteAsJsonAsync(body, options: null, MediaType, httpContext.RequestAborted);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status404NotFound, typeof(ProblemRecord), [MediaType]));
}
