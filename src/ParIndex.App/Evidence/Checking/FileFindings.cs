using ParIndex.Core.Text;

namespace ParIndex.App.Evidence.Checking;

/// <summary>What looking into a file found.</summary>
/// <param name="MediaType">What it is.</param>
/// <param name="Flags">What to look out for, see <see cref="EvidenceFlags"/>.</param>
/// <param name="IsMislabelled">The suffix of its name is of another kind.</param>
public sealed record FileFindings(string MediaType, IReadOnlyList<string> Flags, bool IsMislabelled);

/// <summary>The file is not taken; the message names it and says what to do.</summary>
public sealed class FileRefusedException(Message problem) : Exception(problem.Vietnamese)
{
    public Message Problem { get; } = problem;

    /// <summary>Nothing is wrong with the file: trying again later may do.</summary>
    public bool IsPassing { get; init; }
}

/// <summary>Why files are refused.</summary>
internal static class Refusals
{
    public static FileRefusedException Empty(string name) => new(new(
        $"“{name}” rỗng (0 byte). Hãy mở tệp gốc, lưu lại rồi tải lên.", $"“{name}” is empty (0 bytes). Open the original, save it again and upload it."));

    public static FileRefusedException TooLarge(string name, long largest) => new(new(
        $"“{name}” lớn hơn {largest >> 20} MB. Hãy quét lại với độ phân giải 200–300 dpi, hoặc tách thành nhiều tệp.",
        $"“{name}” is larger than {largest >> 20} MB. Scan it again at 200–300 dpi, or split it."));

    public static FileRefusedException NotTaken(string name) => new(new(
        $"“{name}” không thuộc loại nhận làm tài liệu kiểm chứng. Hãy dùng PDF, ảnh, Word, Excel, PowerPoint, OpenDocument, văn bản thuần hoặc ZIP.",
        $"“{name}” is of no kind taken as evidence. Use PDF, pictures, Word, Excel, PowerPoint, OpenDocument, plain text or ZIP."));

    public static FileRefusedException Program(string name) => new(new(
        $"“{name}” là chương trình hoặc mã chạy được nên không nhận, dù mang đuôi nào. Hãy tải lên chính văn bản (PDF, Word, ảnh).",
        $"“{name}” is a program or script, whatever its suffix, and is not taken. Upload the document itself (PDF, Word, picture)."));

    public static FileRefusedException WebPage(string name) => new(new(
        $"“{name}” là trang web hoặc XML. Hãy mở nó, chọn In → Lưu thành PDF rồi tải bản PDF lên.",
        $"“{name}” is a web page or XML. Open it, choose Print → Save as PDF and upload the PDF."));

    public static FileRefusedException Archive(string name) => new(new(
        $"“{name}” là tệp nén RAR, 7z hoặc GZIP, không kiểm tra được bên trong. Hãy giải nén rồi tải từng tệp, hoặc nén lại thành ZIP.",
        $"“{name}” is a RAR, 7z or GZIP archive, which cannot be looked into. Unpack it and upload the files, or pack them as ZIP."));

    public static FileRefusedException Damaged(string name) => new(new(
        $"“{name}” hỏng hoặc tải lên chưa trọn. Hãy mở tệp gốc, lưu lại rồi tải lên.", $"“{name}” is damaged or cut short. Open the original, save it again and upload it."));

    public static FileRefusedException TwoKinds(string name, string one, string other) => new(new(
        $"“{name}” vừa là {one} vừa là {other}: tệp như vậy thường dùng để giấu mã độc nên không nhận. Hãy mở tệp gốc, chọn In → Lưu thành PDF rồi tải bản mới lên.",
        $"“{name}” is {one} and {other} at once: such files usually hide something and are not taken. Open the original, choose Print → Save as PDF and upload the new one."));

    public static FileRefusedException Bomb(string name) => new(new(
        $"“{name}” bung ra quá lớn so với dung lượng nén (bom nén) nên không nhận. Hãy lưu lại tài liệu bằng Word hoặc Excel, hoặc tải từng tệp bên trong.",
        $"“{name}” unpacks to far more than its size (a zip bomb) and is not taken. Save the document again with Word or Excel, or upload the files inside one by one."));

    public static FileRefusedException PathInside(string name, string path) => new(new(
        $"“{name}” chứa mục “{path}” trỏ ra ngoài thư mục giải nén nên không nhận. Hãy nén lại từ một thư mục bình thường.",
        $"“{name}” holds “{path}”, which points outside the folder it is unpacked to, and is not taken. Pack it again from an ordinary folder."));

    public static FileRefusedException Inside(string name, string entry) => new(new(
        $"“{name}” chứa “{entry}” là chương trình hoặc tệp nén khác nên không nhận. Hãy bỏ mục đó ra, hoặc tải từng văn bản lên.",
        $"“{name}” holds “{entry}”, a program or another archive, and is not taken. Leave it out, or upload the documents one by one."));

    public static FileRefusedException Virus(string name, string virus) => new(new(
        $"“{name}” có mã độc ({virus}) nên không nhận. Hãy quét máy bằng phần mềm diệt vi-rút rồi tải bản sạch lên.",
        $"“{name}” holds malware ({virus}) and is not taken. Scan your computer, then upload a clean copy."));

    public static FileRefusedException Unscanned(string name) => new(new(
        $"Chưa quét vi-rút được cho “{name}” nên chưa nhận. Hãy thử lại sau ít phút; nếu vẫn vậy, báo quản trị xem trang Tình trạng hệ thống.",
        $"“{name}” could not be scanned for viruses, so it is not taken yet. Try again in a few minutes; otherwise tell the administrator to look at the page System status."))
    { IsPassing = true };

    public static FileRefusedException OverQuota(string name, long quota) => new(new(
        $"Chưa nhận “{name}”: kho tài liệu của đơn vị đã đầy ({quota >> 20} MB). Hãy rút các tệp không dùng, hoặc đề nghị quản trị tăng hạn mức.",
        $"“{name}” is not taken: the unit's library is full ({quota >> 20} MB). Withdraw files that are not used, or ask the administrator for more room."));
}
