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

    [Theory]
    [InlineData("_x0041_")]
    [InlineData("mã _x000D_ và _x1F600_")]
    [InlineData("_x005F_x0041_")]
    public void TextThatLooksLikeAnEscape_StaysAsItIs(string text)
    {
        using var stream = Write(new Sheet("A", [new SheetRow([SheetCell.Of(text)])]));

        Assert.Equal(text, FirstCell(stream));
    }

    [Fact]
    public void LineEnds_AreOneBreak()
    {
        using var stream = Write(new Sheet("A", [new SheetRow([SheetCell.Of("a\r\nb\rc\nd")])]));

        Assert.Equal("a\nb\nc\nd", FirstCell(stream));
    }

    [Fact]
    public void Limits_AreToldWithSheetAndCell()
    {
        var tooLong = Assert.Throws<DocumentException>(() => Write(new Sheet("Kết quả", [new SheetRow([null, SheetCell.Of(new string('a', 32_768))])])));
        var tooWide = Assert.Throws<DocumentException>(() => Write(new Sheet("Kết quả", [new SheetRow(new SheetCell?[16_385])])));

        Assert.Equal("B1", tooLong.Place!.Cell);
        Assert.Contains("Kết quả", tooLong.Problem.Vietnamese, StringComparison.Ordinal);
        Assert.Equal("XFE1", tooWide.Place!.Cell);
    }

    [Fact]
    public void LongLists_StandOnAHiddenSheet()
    {
        var units = Enumerable.Range(1, 60).Select(i => $"Ủy ban nhân dân xã số {i}").ToList();
        using var stream = Write(
            new Sheet("Danh mục", [new SheetRow([SheetCell.Of("Đơn vị")])])
            {
                Choices = [new("A2:A9", ["Có", "Không"]), new("B2:B9", units), new("C2:C9", ["Sở Văn hóa, Thể thao", "Sở “A\""]), new("D2:D9", units)],
            });
        using var book = SpreadsheetDocument.Open(stream, false);
        var sheets = book.WorkbookPart!.Workbook.Sheets!.Elements<SheetEntry>().ToList();
        var formulas = book.WorkbookPart.WorksheetParts.SelectMany(part => part.Worksheet.Descendants<Formula1>()).Select(formula => formula.Text).ToList();

        Assert.Empty(new OpenXmlValidator().Validate(book).Select(error => error.Description));
        Assert.Equal(["\"Có,Không\"", "'Danh mục 2'!$A$1:$A$60", "'Danh mục 2'!$B$1:$B$2", "'Danh mục 2'!$A$1:$A$60"], formulas);
        Assert.Equal(["Danh mục", "Danh mục 2"], sheets.Select(sheet => sheet.Name!.Value));
        Assert.Equal(SheetStateValues.Hidden, sheets[1].State!.Value);
    }

    [Theory]
    [InlineData("History", "History 2")]
    [InlineData("'Bảng'", "Bảng")]
    [InlineData("a/b\\c:d", "a b c d")]
    [InlineData("", "Trang")]
    [InlineData("123456789012345678901234567890😀", "123456789012345678901234567890")]
    public void SheetNames_AreThoseAWorkbookAccepts(string name, string expected)
    {
        using var stream = Write(new Sheet(name, []));
        using var book = SpreadsheetDocument.Open(stream, false);

        Assert.Equal(expected, book.WorkbookPart!.Workbook.Sheets!.Elements<SheetEntry>().Single().Name!.Value);
    }

    [Fact]
    public void Protection_LocksAllButTheCellsToFillIn()
    {
        using var stream = Write(new Sheet("A", [new SheetRow([SheetCell.Of("khóa"), SheetCell.Blank(new CellStyle { Unlocked = true })])]) { Protected = true });
        using var book = SpreadsheetDocument.Open(stream, false);
        var sheet = book.WorkbookPart!.WorksheetParts.Single().Worksheet;
        var formats = book.WorkbookPart.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ToList();
        var locked = sheet.Descendants<Cell>().Select(cell => formats[(int)cell.StyleIndex!.Value].Protection!.Locked!.Value);

        Assert.True(sheet.Elements<SheetProtection>().Single().Sheet!.Value);
        Assert.Equal([true, false], locked);
    }

    [Fact]
    public void LongSheet_IsPulledRowByRow()
    {
        var given = 0;
        IEnumerable<SheetRow> Rows()
        {
            for (; given < 5_000; given++)
            {
                yield return new SheetRow([SheetCell.Of(given)]);
            }
        }

        using var stream = Write(new Sheet("A", Rows()));

        Assert.Equal(5_000, given);
        Assert.Equal("0", FirstCell(stream));
    }

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
