using ParIndex.Core.Text;

namespace ParIndex.Documents.Reading;

/// <summary>Messages about workbooks and separated values.</summary>
internal static partial class Problems
{
    public static Message TooManySheets(int limit) => new(
        $"Sổ tính có hơn {limit} trang tính. Hãy chỉ giữ những trang cần đọc.",
        $"The workbook has more than {limit} sheets. Keep only those to be read.");

    public static Message BadCellReference(string reference) => new(
        $"Địa chỉ ô \"{Cut(reference)}\" không hợp lệ. {ResaveVi}",
        $"\"{Cut(reference)}\" is no cell address. {ResaveEn}");

    public static Message DuplicateCell { get; } = new(
        $"Ô có hai lần trong trang tính. {ResaveVi}", $"The cell stands twice in the sheet. {ResaveEn}");

    public static Message NoSharedString(string index) => new(
        $"Ô trỏ tới chuỗi số {Cut(index)} không có trong tệp. {ResaveVi}",
        $"The cell points to string {Cut(index)}, which the file does not have. {ResaveEn}");

    public static Message TooManyMerges(int limit) => new(
        $"Trang tính có hơn {limit} ô gộp. {SuspectVi}", $"The sheet has more than {limit} merged ranges. {SuspectEn}");

    public static Message BadMerge(string sheet, string reference) => new(
        $"Trang tính {sheet}: bỏ qua ô gộp \"{Cut(reference)}\" vì sai hoặc chồng lên ô gộp khác.",
        $"Sheet {sheet}: merged range \"{Cut(reference)}\" is wrong or overlaps another and was ignored.");

    public static Message HiddenSheet(string sheet) => new(
        $"Trang tính ẩn {sheet} cũng được đọc.", $"The hidden sheet {sheet} was read too.");

    public static Message FormulasWithoutValue(string sheet, string firstCell, int count) => new(
        $"Trang tính {sheet} có {count} ô công thức chưa có giá trị (đầu tiên: {firstCell}), được đọc là ô trống. Hãy mở tệp bằng Excel hoặc LibreOffice rồi lưu lại.",
        $"Sheet {sheet} has {count} formulas without a value (first: {firstCell}), read as blank. Open the file in Excel or LibreOffice and save it.");

    public static Message UnclosedQuote { get; } = new(
        "Dấu ngoặc kép mở ở dòng này không được đóng lại. Hãy thêm dấu đóng, hoặc viết \"\" nếu là dấu trong nội dung.",
        "The quotation mark opened on this line is never closed. Close it, or write \"\" if it belongs to the content.");

    public static Message NoContent { get; } = new(
        "Tệp không có chữ hay bảng nào để đọc. Nếu nội dung là ảnh chụp, hãy dùng bản gốc có chữ.",
        "The file has no text or table to read. If its content is pictures, use the original with text.");

    /// <summary>Pieces of a file quoted in a message stay short.</summary>
    private static string Cut(string text) => text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 60), "…");
}
