using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using ParIndex.Documents.Reading;
using ParIndex.Documents.Writing;
using Xunit;
using CellStyle = ParIndex.Documents.Writing.CellStyle;
using Sheet = ParIndex.Documents.Writing.Sheet;
using SheetEntry = DocumentFormat.OpenXml.Spreadsheet.Sheet;

namespace ParIndex.Documents.Tests.Writing;

public class WorkbookWriterTests
{
    [Fact]
    public void Workbook_IsValidAgainstTheFormat()
    {
        var style = new CellStyle { Bold = true, Italic = true, Centered = true, Wrapped = true, Bordered = true, Shaded = true, NumberFormat = "0.00##", Unlocked = true };
        using var stream = Write(new Sheet("Bộ tiêu chí [2023]: kết quả rất dài vượt quá ba mươi mốt ký tự",
        [
            new SheetRow([SheetCell.Of("Tiêu đề", style), SheetCell.Of(1.5m, style), null, SheetCell.Computed("B1*2", 3, style)]),
            new SheetRow([SheetCell.Of("Dài\nhai dòng", style with { NumberFormat = "@" }), SheetCell.Blank(style)]),
        ])
        {
            HeaderRows = 1, ColumnWidths = [20, 10], Merges = ["A2:B2"], Choices = [new("A3:A9", ["Có", "Không"])], Protected = true,
        }, new Sheet("Bộ tiêu chí [2023]: kết quả rất dài vượt quá ba mươi mốt ký tự", []));
        using var book = SpreadsheetDocument.Open(stream, false);

        Assert.Empty(new OpenXmlValidator().Validate(book).Select(error => $"{error.Path?.XPath}: {error.Description}"));
        Assert.Equal(2, book.WorkbookPart!.Workbook.Sheets!.Elements<SheetEntry>().Select(sheet => sheet.Name!.Value).Distinct().Count());
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+84 123")]
    [InlineData("@SUM(A1)")]
    [InlineData("-cmd|' /C calc'!A0")]
    [InlineData("1.10")]
    [InlineData("  có khoảng trắng đầu")]
    public void Text_StaysText(string text)
    {
        using var stream = Write(new Sheet("A", [new SheetRow([SheetCell.Of(text)])]));
        using (var book = SpreadsheetDocument.Open(stream, false))
        {
            Assert.Empty(book.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<CellFormula>());
        }

        Assert.Equal(text.Trim(), FirstCell(stream));
    }

    [Theory]
    [InlineData("0.1")]
    [InlineData("12.9045")]
    [InlineData("82.05272")]
    [InlineData("0")]
    public void Numbers_KeepEveryDigit(string number)
    {
        using var stream = Write(new Sheet("A", [new SheetRow([SheetCell.Of(decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture))])]));

        Assert.Equal(number, FirstCell(stream));
    }

    [Fact]
    public void CharactersXmlCannotHold_AreDropped()
    {
        using var stream = Write(new Sheet("A", [new SheetRow([SheetCell.Of("a\u0000\u0001b\uD800c")])]));

        Assert.Equal("abc", FirstCell(stream));
    }

    [Fact]
    public void TextOverTheLimitOfACell_IsRefused() =>
        Assert.Throws<DocumentException>(() => Write(new Sheet("A", [new SheetRow([SheetCell.Of(new string('a', 32_768))])])));

    [Fact]
    public void WholeFile_KeepsTheOldFileWhenWritingFails()
    {
        var folder = Directory.CreateTempSubdirectory("parindex-").FullName;
        try
        {
            var file = Path.Combine(folder, "a.xlsx");
            File.WriteAllText(file, "cũ");
            Assert.Throws<InvalidOperationException>(() => WholeFile.Write(file, stream =>
            {
                stream.WriteByte(1);
                throw new InvalidOperationException();
            }));

            Assert.Equal("cũ", File.ReadAllText(file));
            Assert.Equal([file], Directory.GetFiles(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static MemoryStream Write(params Sheet[] sheets)
    {
        var stream = new MemoryStream();
        WorkbookWriter.Write(stream, sheets);
        stream.Position = 0;
        return stream;
    }

    private static string FirstCell(Stream stream)
    {
        stream.Position = 0;
        return ((TableBlock)DocumentFile.Read(stream, "a.xlsx").Blocks[0]).Rows[0].Cells[0].Text.Trim();
    }
}
