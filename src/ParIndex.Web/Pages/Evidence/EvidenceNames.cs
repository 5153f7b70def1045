using ParIndex.App.Evidence;

namespace ParIndex.Web.Pages.Evidence;

/// <summary>Words of the pages of evidence.</summary>
internal static class EvidenceNames
{
    public static string Kind(Texts texts, EvidenceKind kind) => kind switch
    {
        EvidenceKind.File => texts["Tệp"],
        EvidenceKind.Link => texts["Liên kết"],
        _ => texts["Số văn bản"],
    };

    /// <summary>A flag in a few words.</summary>
    public static string Flag(Texts texts, string flag) => flag switch
    {
        EvidenceFlags.Encrypted => texts["Có mật khẩu"],
        EvidenceFlags.Script => texts["Có mã tự chạy"],
        EvidenceFlags.Unreadable => texts["Không đọc được"],
        EvidenceFlags.Empty => texts["Không có nội dung"],
        EvidenceFlags.Scan => texts["Bản quét"],
        EvidenceFlags.Mislabelled => texts["Sai đuôi tệp"],
        EvidenceFlags.OutsideYear => texts["Ngoài năm đánh giá"],
        EvidenceFlags.Shared => texts["Đơn vị khác cũng nộp"],
        _ => texts["Chưa dùng"],
    };

    /// <summary>What a flag means and what to do.</summary>
    public static string Help(Texts texts, string flag) => flag switch
    {
        EvidenceFlags.Encrypted => texts["Người thẩm định không mở được tệp có mật khẩu. Hãy bỏ mật khẩu rồi tải bản mới lên."],
        EvidenceFlags.Script => texts["Tệp chứa macro, JavaScript hoặc lệnh mở chương trình. Trang này chỉ hiện ảnh các trang nên không chạy gì; khi tải về, đừng cho phép chạy."],
        EvidenceFlags.Unreadable => texts["Tệp hỏng hoặc không đọc được. Hãy mở tệp gốc, lưu lại rồi tải lên."],
        EvidenceFlags.Empty => texts["Không thấy chữ hay ảnh nào trong tệp. Hãy xem lại có đúng tệp không."],
        EvidenceFlags.Scan => texts["Các trang là ảnh nên không tìm được theo chữ; hãy ghi đủ số, ký hiệu và trích yếu."],
        EvidenceFlags.Mislabelled => texts["Đuôi tên tệp khác với nội dung; khi tải về, tên tệp được thêm đuôi đúng."],
        EvidenceFlags.OutsideYear => texts["Ngày ban hành không thuộc năm đánh giá. Hãy xem lại ngày, hoặc ghi chú vì sao vẫn dùng được."],
        EvidenceFlags.Shared => texts["Cùng một tệp được đơn vị khác dùng làm tài liệu kiểm chứng."],
        _ => texts["Tài liệu chưa dùng cho dòng chấm nào."],
    };

    /// <summary>Kind of the badge of a flag.</summary>
    public static string Badge(string flag) => flag switch
    {
        EvidenceFlags.Unreadable or EvidenceFlags.Empty => "bad",
        EvidenceFlags.Scan or EvidenceFlags.Unused => "none",
        _ => "warn",
    };

    /// <summary>Id of an entry's part of a page: codes have dots, which selectors do not like.</summary>
    public static string IdOf(string code) => "tai-lieu-" + string.Concat(code.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));
}
