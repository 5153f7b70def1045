using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using ParIndex.Core.Text;

namespace ParIndex.Web.Api.Documenting;

/// <summary>Head of the document: what the interface is, licence, resources, tokens.</summary>
internal sealed class DocumentTexts : IOpenApiDocumentTransformer
{
    private static readonly (string Tag, Message Text)[] Tags =
    [
        ("units", new("Đơn vị theo thời gian", "Units in time")),
        ("rankings", new("Xếp hạng", "Rankings")),
        ("results", new("Kết quả, điểm bị trừ, nhiệm vụ", "Results, lost points, tasks")),
        ("standings", new("Bảng công bố cấp tỉnh", "Published tables of provinces")),
        ("sets", new("Bộ tiêu chí", "Criteria sets")),
        ("criteria", new("Tiêu chí qua các đơn vị và năm", "Criteria across units and years")),
        ("search", new("Tìm kiếm", "Search")),
    ];

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        var language = Texts.Language;
        document.Info = new OpenApiInfo
        {
            Title = "ParIndex API",
            Version = "1.0",
            Summary = new Message("Dữ liệu mở về Chỉ số cải cách hành chính", "Open data of the public administration reform index").In(language),
            Description = new Message(
                "Điểm và phần trăm là số thập phân đủ chữ số, không làm tròn; phần trăm theo thang 100. Ngày theo ISO 8601, giờ theo UTC. Danh sách có phân trang (page, size, total, next). Mọi câu trả lời có ETag: gửi lại bằng If-None-Match để nhận 304 khi dữ liệu chưa đổi. Lỗi theo RFC 9457, bằng cả tiếng Việt và tiếng Anh.",
                "Points and percents are decimals with every digit, never rounded; percents on a scale of 100. Days as ISO 8601, times in UTC. Lists are paged (page, size, total, next). Every answer has an ETag: send it back as If-None-Match to get 304 while the data has not changed. Problems follow RFC 9457, in Vietnamese and English.").In(language),
            License = new OpenApiLicense { Name = "CC BY 4.0", Url = new Uri("https://creativecommons.org/licenses/by/4.0/") },
        };
        document.Tags = new HashSet<OpenApiTag>(Tags.Select(tag => new OpenApiTag { Name = tag.Tag, Description = tag.Text.In(language) }));
        return Task.CompletedTask;
    }
}
