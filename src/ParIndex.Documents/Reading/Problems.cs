using ParIndex.Core.Text;

namespace ParIndex.Documents.Reading;

/// <summary>Every message of the readers that is not about one format's inside: limits, unknown and refused formats.</summary>
internal static partial class Problems
{
    private const string SplitVi = " Hãy chia tệp thành nhiều tệp nhỏ hơn, hoặc chỉ giữ phần cần đọc.";
    private const string SplitEn = " Split the file into smaller ones, or keep only the part to be read.";

    public static Message NotFound { get; } = new(
        "Không tìm thấy tệp. Hãy kiểm tra lại đường dẫn.",
        "File not found. Check the path.");

    public static Message IsFolder { get; } = new(
        "Đường dẫn là một thư mục. Hãy chỉ đến một tệp trong thư mục đó.",
        "The path is a folder. Name a file in it.");

    public static Message Empty { get; } = new(
        "Tệp rỗng. Hãy lấy lại tệp gốc rồi thử lại.",
        "The file is empty. Get the original again and retry.");

    public static Message NotReadable(string reason) => new(
        $"Không mở được tệp: {reason} Hãy kiểm tra quyền đọc và xem tệp có đang mở ở chương trình khác không.",
        $"The file cannot be opened: {reason} Check the right to read it and whether another program holds it.");

    public static Message FileTooLarge(long limit) => new(
        $"Tệp lớn hơn {Megabytes(limit)} MB.{SplitVi} Nếu tệp chứa ảnh chụp, hãy xóa ảnh.",
        $"The file is larger than {Megabytes(limit)} MB.{SplitEn} Remove pictures if it has any.");

    public static Message TooManyRows(int limit) => new(
        $"Tệp có hơn {limit} hàng.{SplitVi}", $"The file has more than {limit} rows.{SplitEn}");

    public static Message TooManyColumns(int limit) => new(
        $"Hàng có hơn {limit} cột.{SplitVi}", $"The row has more than {limit} columns.{SplitEn}");

    public static Message TooManyCells(int limit) => new(
        $"Tệp có hơn {limit} ô.{SplitVi}", $"The file has more than {limit} cells.{SplitEn}");

    public static Message TooManyParagraphs(int limit) => new(
        $"Tệp có hơn {limit} đoạn.{SplitVi}", $"The file has more than {limit} paragraphs.{SplitEn}");

    public static Message TextTooLong(int limit) => new(
        $"Một ô hoặc đoạn dài hơn {limit} ký tự.{SplitVi}", $"A cell or paragraph is longer than {limit} characters.{SplitEn}");

    public static Message TooMuchText(int limit) => new(
        $"Tệp có hơn {limit} ký tự.{SplitVi}", $"The file has more than {limit} characters.{SplitEn}");

    /// <summary>A file of another kind that ParIndex does not read.</summary>
    public static Message OtherFormat(string vi, string en) => new(
        $"Tệp là {vi}, ParIndex không đọc được. Hãy mở tệp bằng chương trình gốc, lưu lại thành DOCX hoặc XLSX rồi đọc tệp mới.",
        $"The file is {en}, which ParIndex does not read. Open it in its own program, save it as DOCX or XLSX and read that.");

    public static Message Pdf { get; } = new(
        "Tệp là PDF, ParIndex không đọc được. Hãy dùng bản Word hoặc Excel gốc; nếu chỉ có PDF, chuyển sang DOCX rồi kiểm tra lại bảng.",
        "The file is a PDF, which ParIndex does not read. Use the Word or Excel original; if there is only the PDF, convert it to DOCX and check the tables.");

    public static Message Encrypted { get; } = new(
        "Tệp có mật khẩu. Hãy mở bằng Word hoặc Excel, bỏ mật khẩu rồi lưu lại.",
        "The file has a password. Open it in Word or Excel, remove the password and save it again.");

    public static Message OldWord { get; } = new(
        "Tệp là Word đời cũ (.doc). Hãy mở bằng Word, chọn Lưu thành (Save As) và chọn kiểu DOCX.",
        "The file is an old Word document (.doc). Open it in Word and save it as DOCX.");

    public static Message OldExcel { get; } = new(
        "Tệp là Excel đời cũ (.xls). Hãy mở bằng Excel, chọn Lưu thành (Save As) và chọn kiểu XLSX.",
        "The file is an old Excel workbook (.xls). Open it in Excel and save it as XLSX.");

    public static Message Archive { get; } = new(
        "Tệp là tệp nén. Hãy giải nén rồi đọc từng tài liệu bên trong.",
        "The file is an archive. Unpack it and read the documents inside one by one.");

    public static Message Binary { get; } = new(
        "Tệp không phải văn bản, DOCX hay XLSX (có byte 0 hoặc dữ liệu nhị phân). Hãy lưu lại thành DOCX, XLSX hoặc văn bản UTF-8.",
        "The file is not text, DOCX or XLSX (it has NUL bytes or binary data). Save it as DOCX, XLSX or UTF-8 text.");

    public static Message WrongSuffix(string suffix, DocumentFormat format) => new(
        $"Đuôi tệp \"{suffix}\" không đúng với nội dung; đã đọc như {Name(format)}.",
        $"The suffix \"{suffix}\" does not match the content; it was read as {Name(format)}.");

    private static string Name(DocumentFormat format) => format switch
    {
        DocumentFormat.Docx => "DOCX",
        DocumentFormat.Xlsx => "XLSX",
        DocumentFormat.Csv => "CSV",
        _ => "TXT",
    };

    private static long Megabytes(long bytes) => bytes >> 20;
}
