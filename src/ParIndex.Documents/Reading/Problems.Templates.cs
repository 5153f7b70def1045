using ParIndex.Core.Text;

namespace ParIndex.Documents.Reading;

/// <summary>Messages about templates.</summary>
internal static partial class Problems
{
    public static Message NoTemplate { get; } = new(
        "Tệp không phải văn bản Word (DOCX). Hãy mở bằng Word, chọn Lưu thành (Save As), kiểu “Word Document (*.docx)”.",
        "The file is no Word document (DOCX). Open it in Word and save it as “Word Document (*.docx)”.");

    public static Message BadPartName { get; } = new(
        $"Tệp có phần mang tên trỏ ra ngoài. {SuspectVi} {ResaveVi}",
        $"A part of the file has a name that points outside. {SuspectEn} {ResaveEn}");

    public static Message ActiveTemplate(string what) => new(
        $"Mẫu có nội dung tự chạy hoặc tự nạp khi mở: {what}. Hãy bỏ phần đó, lưu lại kiểu “Word Document (*.docx)” rồi tải lên lại.",
        $"The template holds something that runs or loads itself when opened: {what}. Remove it, save as “Word Document (*.docx)” and upload it again.");

    public static Message OutsideTemplate(string kind, string target) => new(
        $"Mẫu trỏ đến tệp bên ngoài ({kind}: {target}). Hãy bỏ liên kết, chèn thẳng nội dung vào mẫu; chỉ giữ được liên kết đến trang web và thư điện tử.",
        $"The template points to a file outside ({kind}: {target}). Remove the link and put the content in; only links to web pages and e-mail may stay.");

    public static Message FilledTooLarge(int limit) => new(
        $"Văn bản điền từ mẫu dài hơn {limit >> 20} triệu ký tự. Hãy bớt phần lặp trong mẫu.",
        $"The filled document has more than {limit >> 20} million characters. Repeat less in the template.");

    public static Message UnknownField(string place, string placeEnglish, string name, string? near) => new(
        $"{place}: không có trường “{name}”.{Hint(near, " Có phải “", "”?")}",
        $"{placeEnglish}: there is no field “{name}”.{Hint(near, " Did you mean “", "”?")}");

    public static Message FieldOfList(string place, string placeEnglish, string name, string list) => new(
        $"{place}: trường “{name}” chỉ dùng trong danh sách “{list}”. Đặt nó trong hàng có {{{{#{list}}}}} … {{{{/{list}}}}}.",
        $"{placeEnglish}: field “{name}” belongs to the list “{list}”. Put it in a row with {{{{#{list}}}}} … {{{{/{list}}}}}.");

    public static Message ListAsField(string place, string placeEnglish, string list) => new(
        $"{place}: “{list}” là danh sách. Viết {{{{#{list}}}}} ở ô đầu và {{{{/{list}}}}} ở ô cuối của hàng cần lặp.",
        $"{placeEnglish}: “{list}” is a list. Write {{{{#{list}}}}} in the first and {{{{/{list}}}}} in the last cell of the row to repeat.");

    public static Message UnknownList(string place, string placeEnglish, string name, string? near) => new(
        $"{place}: không có danh sách “{name}”.{Hint(near, " Có phải “", "”?")}",
        $"{placeEnglish}: there is no list “{name}”.{Hint(near, " Did you mean “", "”?")}");

    public static Message NestedList(string place, string placeEnglish, string name, string inside) => new(
        $"{place}: danh sách “{name}” nằm trong danh sách “{inside}”, chưa làm được. Kết thúc {{{{/{inside}}}}} trước.",
        $"{placeEnglish}: list “{name}” stands inside list “{inside}”, which is not possible. End {{{{/{inside}}}}} before.");

    public static Message NotOpened(string place, string placeEnglish, string name) => new(
        $"{place}: có {{{{/{name}}}}} mà không có {{{{#{name}}}}} trước nó, trong cùng bảng hoặc cùng phần văn bản.",
        $"{placeEnglish}: {{{{/{name}}}}} without {{{{#{name}}}}} before it in the same table or text.");

    public static Message NotClosed(string place, string placeEnglish, string name) => new(
        $"{place}: {{{{#{name}}}}} không có {{{{/{name}}}}} đi sau, trong cùng bảng hoặc cùng phần văn bản.",
        $"{placeEnglish}: {{{{#{name}}}}} without {{{{/{name}}}}} after it in the same table or text.");

    public static Message BrokenField(string place, string placeEnglish) => new(
        $"{place}: có “{{{{” mà không có “}}}}” trong cùng đoạn. Viết trường liền trong một đoạn, ví dụ {{{{ten_ke_hoach}}}}.",
        $"{placeEnglish}: “{{{{” without “}}}}” in the same paragraph. Write a field within one paragraph, {{{{ten_ke_hoach}}}} say.");

    private static string Hint(string? near, string before, string after) => near is null ? "" : before + near + after;
}
