using ParIndex.App.Surveys.Sampling.Drawing;
using ParIndex.Core.Surveys.Sampling;

namespace ParIndex.Web.Pages.Surveys.Drawing;

/// <summary>Words of drawing samples for people.</summary>
public static class DrawWords
{
    public static string Part(ColumnPart part) => part switch
    {
        ColumnPart.Id => Texts.Key("Mã người (số định danh)"),
        ColumnPart.Name => Texts.Key("Họ và tên"),
        ColumnPart.Phone => Texts.Key("Số điện thoại"),
        ColumnPart.Area => Texts.Key("Địa bàn (huyện, xã, thôn)"),
        ColumnPart.Stratum => Texts.Key("Phân tầng (vùng, giới, nhóm)"),
        ColumnPart.Size => Texts.Key("Quy mô (số hộ, số dân)"),
        ColumnPart.Service => Texts.Key("Thủ tục, dịch vụ của hồ sơ"),
        ColumnPart.Attribute => Texts.Key("Mang theo (địa chỉ)"),
        _ => Texts.Key("Bỏ qua, không đọc"),
    };

    public static string Method(SelectionMethod method) => method switch
    {
        SelectionMethod.All => Texts.Key("Lấy tất cả"),
        SelectionMethod.Simple => Texts.Key("Ngẫu nhiên đơn giản"),
        SelectionMethod.Systematic => Texts.Key("Hệ thống"),
        SelectionMethod.PpsSystematic => Texts.Key("Xác suất theo quy mô, hệ thống (PPS)"),
        _ => Texts.Key("Xác suất theo quy mô, từng đơn vị (Brewer)"),
    };

    public static string Count(CountKind kind, bool isPeople) => kind switch
    {
        CountKind.Total => isPeople ? Texts.Key("Tổng số người") : Texts.Key("Tổng số đơn vị"),
        CountKind.Take => Texts.Key("Số lượng trong mỗi đơn vị cấp trên"),
        CountKind.Rate => Texts.Key("Tỷ lệ phần trăm"),
        _ => Texts.Key("Tính theo sai số"),
    };

    public static string Allocation(AllocationRule rule) => rule switch
    {
        AllocationRule.Equal => Texts.Key("Chia đều các tầng"),
        AllocationRule.Neyman => Texts.Key("Neyman, theo tỷ lệ dự kiến của từng tầng"),
        _ => Texts.Key("Tỷ lệ thuận với số lượng"),
    };
}
