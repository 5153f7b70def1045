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
    public static string Flag(Texts texts, string flag) => texts[Of(flag).Name];

    /// <summary>What a flag means and what to do.</summary>
    public static string Help(Texts texts, string flag) => texts[Of(flag).Help];

    /// <summary>Kind of the badge of a flag.</summary>
    public static string Badge(string flag) => Of(flag).Badge;

    /// <summary>Id of an entry's part of a page: codes have dots, which selectors do not like.</summary>
    public static string IdOf(string code) => "tai-lieu-" + string.Concat(code.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));

    private static (string Name, string Help, string Badge) Of(string flag) => flag switch
    {
        EvidenceFlags.Encrypted => (
            Texts.Key("Có mật khẩu"), Texts.Key("Người thẩm định không mở được tệp có mật khẩu. Hãy bỏ mật khẩu rồi tải bản mới lên."), "warn"),
        EvidenceFlags.Script => (
            Texts.Key("Có mã tự chạy"), Texts.Key("Tệp chứa macro, JavaScript hoặc lệnh mở chương trình. Trang này chỉ hiện ảnh các trang nên không chạy gì; khi tải về, đừng cho phép chạy."), "warn"),
        EvidenceFlags.Unreadable => (Texts.Key("Không đọc được"), Texts.Key("Tệp hỏng hoặc không đọc được. Hãy mở tệp gốc, lưu lại rồi tải lên."), "bad"),
        EvidenceFlags.Empty => (Texts.Key("Không có nội dung"), Texts.Key("Không thấy chữ hay ảnh nào trong tệp. Hãy xem lại có đúng tệp không."), "bad"),
        EvidenceFlags.Scan => (Texts.Key("Bản quét"), Texts.Key("Các trang là ảnh nên không tìm được theo chữ; hãy ghi đủ số, ký hiệu và trích yếu."), "none"),
        EvidenceFlags.Recognised => (
            Texts.Key("Bản quét, đã nhận dạng chữ"),
            Texts.Key("Chữ được đọc bằng nhận dạng ký tự, có thể sai; hãy đối chiếu với ảnh trang và vẫn ghi đủ số, ký hiệu, trích yếu."), "none"),
        EvidenceFlags.Mislabelled => (Texts.Key("Sai đuôi tệp"), Texts.Key("Đuôi tên tệp khác với nội dung; khi tải về, tên tệp được thêm đuôi đúng."), "warn"),
        EvidenceFlags.OutsideYear => (
            Texts.Key("Ngoài năm đánh giá"), Texts.Key("Ngày ban hành không thuộc năm đánh giá. Hãy xem lại ngày, hoặc ghi chú vì sao vẫn dùng được."), "warn"),
        EvidenceFlags.Shared => (Texts.Key("Đơn vị khác cũng nộp"), Texts.Key("Cùng một tệp được đơn vị khác dùng làm tài liệu kiểm chứng."), "warn"),
        _ => (Texts.Key("Chưa dùng"), Texts.Key("Tài liệu chưa dùng cho dòng chấm nào."), "none"),
    };
}
