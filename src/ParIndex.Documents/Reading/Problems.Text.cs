using ParIndex.Core.Text;

namespace ParIndex.Documents.Reading;

/// <summary>Messages about encodings and separated values.</summary>
internal static partial class Problems
{
    private const string SaveUtf8Vi = "Hãy mở tệp, chuyển sang Unicode rồi lưu lại với mã UTF-8.";
    private const string SaveUtf8En = "Open the file, convert it to Unicode and save it as UTF-8.";

    public static Message NotUtf8 { get; } = new(
        $"Văn bản không phải Unicode UTF-8. {SaveUtf8Vi}",
        $"The text is not Unicode UTF-8. {SaveUtf8En}");

    public static Message LegacyEncoding(string name) => new(
        $"Văn bản dùng bảng mã cũ, có lẽ là {name}. Hãy dùng công cụ chuyển mã (như UniKey) đổi sang Unicode rồi lưu lại với mã UTF-8.",
        $"The text is in an old encoding, probably {name}. Convert it to Unicode with a converter such as UniKey and save it as UTF-8.");

    public static Message BadUtf16 { get; } = new(
        $"Văn bản UTF-16 bị hỏng hoặc bị cắt. {SaveUtf8Vi}",
        $"The UTF-16 text is damaged or cut. {SaveUtf8En}");

    public static Message Utf32 { get; } = new(
        $"Văn bản dùng mã UTF-32. {SaveUtf8Vi}",
        $"The text is UTF-32. {SaveUtf8En}");

    public static Message DecodedWindows1258 { get; } = new(
        "Văn bản dùng mã Windows-1258; đã chuyển sang Unicode. Hãy kiểm tra lại dấu, và nên lưu lại với mã UTF-8.",
        "The text is in Windows-1258 and was converted to Unicode. Check the tone marks and better save it as UTF-8.");

    public static Message DecodedUtf16WithoutMark { get; } = new(
        "Văn bản UTF-16 không có dấu BOM; đã đọc như UTF-16. Nên lưu lại với mã UTF-8.",
        "The text is UTF-16 without a byte order mark and was read as such. Better save it as UTF-8.");
}
