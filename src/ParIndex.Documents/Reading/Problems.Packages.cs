using ParIndex.Core.Text;

namespace ParIndex.Documents.Reading;

/// <summary>Messages about DOCX and XLSX packages and their XML.</summary>
internal static partial class Problems
{
    private const string ResaveVi = "Hãy mở tệp bằng Word, Excel hoặc LibreOffice rồi lưu lại; nếu không mở được, hãy xin lại tệp gốc.";
    private const string ResaveEn = "Open it in Word, Excel or LibreOffice and save it again; if it does not open, ask for the original.";
    private const string SuspectVi = "Tệp không giống tài liệu văn phòng bình thường nên không được đọc.";
    private const string SuspectEn = "The file is unlike an ordinary office document and was not read.";

    public static Message DamagedZip { get; } = new(
        $"Tệp DOCX/XLSX bị hỏng hoặc bị cắt cụt. {ResaveVi}",
        $"The DOCX/XLSX file is damaged or cut short. {ResaveEn}");

    public static Message TooManyParts(int limit) => new(
        $"Tệp nén có hơn {limit} phần. {SuspectVi} {ResaveVi}",
        $"The package has more than {limit} parts. {SuspectEn} {ResaveEn}");

    public static Message DuplicatePart(string part) => new(
        $"Phần \"{part}\" có hai lần trong tệp. {SuspectVi} {ResaveVi}",
        $"Part \"{part}\" stands twice in the file. {SuspectEn} {ResaveEn}");

    public static Message PartTooLarge(string part, long limit) => new(
        $"Phần \"{part}\" giải nén ra hơn {Megabytes(limit)} MB.{SplitVi}",
        $"Part \"{part}\" unpacks to more than {Megabytes(limit)} MB.{SplitEn}");

    public static Message Bomb(string part) => new(
        $"Phần \"{part}\" giải nén ra lớn bất thường (bom nén). {SuspectVi}",
        $"Part \"{part}\" unpacks to an abnormal size (a zip bomb). {SuspectEn}");

    public static Message MissingPart(string part) => new(
        $"Tệp thiếu phần \"{part}\". {ResaveVi}", $"Part \"{part}\" is missing. {ResaveEn}");

    public static Message DamagedXml(string part, int line, int column) => new(
        $"Phần \"{part}\" không phải XML hợp lệ (dòng {line}, cột {column}). {ResaveVi}",
        $"Part \"{part}\" is not well-formed XML (line {line}, column {column}). {ResaveEn}");

    public static Message Dtd(string part) => new(
        $"Phần \"{part}\" có khai báo DTD, tài liệu văn phòng không được phép có. {SuspectVi}",
        $"Part \"{part}\" declares a DTD, which office documents may not. {SuspectEn}");

    public static Message XmlTooDeep(string part, int limit) => new(
        $"Phần \"{part}\" lồng quá {limit} tầng. {SuspectVi}", $"Part \"{part}\" nests deeper than {limit}. {SuspectEn}");

    public static Message XmlTooManyNames(int limit) => new(
        $"Tệp có hơn {limit} tên XML khác nhau. {SuspectVi}", $"The file has more than {limit} distinct XML names. {SuspectEn}");

    public static Message XmlTokenTooLong(string part) => new(
        $"Phần \"{part}\" có một đoạn XML dài bất thường. {SuspectVi}",
        $"Part \"{part}\" has an abnormally long piece of XML. {SuspectEn}");

    public static Message UnknownPackage { get; } = new(
        "Tệp là tệp nén nhưng không phải DOCX hay XLSX. Nếu là tệp nén, hãy giải nén rồi đọc từng tài liệu bên trong.",
        "The file is a ZIP but neither DOCX nor XLSX. If it is an archive, unpack it and read the documents inside one by one.");

    public static Message NotThisRoot(string part) => new(
        $"Phần chính \"{part}\" không phải văn bản Word hay sổ tính Excel. {ResaveVi}",
        $"The main part \"{part}\" is neither a Word document nor an Excel workbook. {ResaveEn}");

    public static Message TablesTooDeep(int limit) => new(
        $"Bảng lồng trong bảng quá {limit} tầng. Hãy tách các bảng ra.", $"Tables nest deeper than {limit}. Take them apart.");

    public static Message HiddenByMerge(SourcePlace place) => new(
        $"Có chữ bị ô gộp che ở {place.ToMessage().Vietnamese}; phần chữ này không được đọc.",
        $"Text hidden under a merged cell at {place.ToMessage().English} was not read.");
}
