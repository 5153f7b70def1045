using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using FsCheck;
using FsCheck.Fluent;
using ParIndex.App.Results.Appendix;
using ParIndex.App.Results.Reading;
using ParIndex.App.Tests.Results.Reading;
using ParIndex.Core.Results;
using ParIndex.Core.Text;
using ParIndex.Documents.Reading;
using Xunit;

namespace ParIndex.App.Tests.Results.Appendix;

/// <summary>What LibreOffice makes of written appendices: the same rows after saving, the same figures after computing.</summary>
public sealed class LibreOfficeTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("parindex-office-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("docx")]
    [InlineData("xlsx")]
    public void Appendix_SavedAgain_IsTheSame(string format)
    {
        var documents = MadeUpAppendix.Arbitrary().Generator.Sample(10, new Rnd(20), 8).ToList();
        var saved = LibreOffice.SaveAgain([.. documents.Select((document, i) => Write(document, $"{i}.{format}"))], format, folder);

        for (var i = 0; i < documents.Count; i++)
        {
            SameRows.Assert(documents[i], Read(saved[i]), $"document {i}");
        }
    }

    [Theory]
    [InlineData("bao-cao-144-dak-nong-2020.txt")]
    [InlineData("ke-hoach-475-dak-nong-2024.docx")]
    [InlineData("ke-hoach-tuy-phuoc-2023-2025.txt")]
    public void OfficialDocument_SavedAgain_IsTheSame(string seed)
    {
        var document = Read(SharedFolder.Seed(seed));
        foreach (var format in new[] { "docx", "xlsx" })
        {
            var saved = LibreOffice.SaveAgain([Write(document, "phu-luc." + format)], format, folder);

            SameRows.Assert(document, Read(saved[0]), format, withInherited: true);
        }
    }

    /// <summary>The values beside the formulas are taken away, so that LibreOffice has to compute them.</summary>
    [Fact]
    public void Formulas_ComputeThePrintedFigures()
    {
        var document = new OfficialDocument("x",
        [
            new OfficialTable
            {
                Caption = "Kết quả thử",
                Rows =
                [
                    Row("1", "", "CHỈ ĐẠO, ĐIỀU HÀNH", 4.5m, 3.567m, 79.3m), Row("1.1", "1", "Kế hoạch", 2.5m, 2.06721m, 82.69m), Row("1.1.1", "1.1", "Ban hành", 1m, 0.7m, 70),
                    Row("1.1.2", "1.1", "Thực hiện", 1.5m, 1.36721m, 91.1m), Row("1.2", "1", "Báo cáo", 2, 1.5m, 75), Row("2", "", "CẢI CÁCH THỂ CHẾ", 1, 0.1m, 10),
                    Row("TOTAL", "", "TỔNG ĐIỂM", 5.5m, 3.667m, 66.67m),
                ],
            },
        ], [], []);
        var file = Write(document, "phu-luc.xlsx");
        Assert.Equal(13, TakeValuesAway(file));

        SameRows.Assert(document, Read(LibreOffice.SaveAgain([file], "xlsx", folder)[0]), "computed");
    }

    private static OfficialRow Row(string code, string parent, string title, decimal max, decimal score, decimal percent) => new()
    {
        Code = code, Parent = parent, Level = code == "TOTAL" ? 0 : code.Count(c => c == '.') + 1, Title = title, Max = max, Score = score, Percent = percent,
        Source = SourcePlace.AtLine(1),
    };

    private static int TakeValuesAway(string file)
    {
        using var book = SpreadsheetDocument.Open(file, true);
        var computed = book.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Cell>().Where(cell => cell.CellFormula is not null).ToList();
        computed.ForEach(cell => cell.CellValue = null);
        return computed.Count;
    }

    private static OfficialDocument Read(string file) => OfficialDocumentReader.Read(DocumentFile.Read(file));

    private string Write(OfficialDocument document, string name)
    {
        var file = Path.Combine(folder, name);
        AppendixFile.Write(document, file);
        return file;
    }
}
