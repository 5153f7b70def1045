using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using FsCheck;
using FsCheck.Fluent;
using ParIndex.App.Results.Appendix;
using ParIndex.App.Results.Reading;
using ParIndex.Core.Results;
using ParIndex.Core.Text;
using ParIndex.Documents;
using ParIndex.Documents.Reading;
using Xunit;

namespace ParIndex.App.Tests.Results.Appendix;

public sealed class AppendixFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("parindex-appendix-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void EveryAppendix_IsValidAgainstItsFormat() =>
        Prop.ForAll(MadeUpAppendix.Arbitrary(), document =>
        {
            using var text = WordprocessingDocument.Open(Write(document, "docx"), false);
            Assert.Empty(new OpenXmlValidator().Validate(text).Select(error => $"{error.Path?.XPath}: {error.Description}"));
            using var book = SpreadsheetDocument.Open(Write(document, "xlsx"), false);
            Assert.Empty(new OpenXmlValidator().Validate(book).Select(error => $"{error.Path?.XPath}: {error.Description}"));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(25));

    /// <summary>Among filled cells a blank means "as above": who has no lead is told apart by a dash.</summary>
    [Theory]
    [InlineData("docx")]
    [InlineData("xlsx")]
    [InlineData("csv")]
    public void RowWithoutLead_AmongRowsThatNameOne_StaysWithout(string format)
    {
        var rows = Enumerable.Range(1, 9).Select(i => Row($"1.{i}", "1", i == 5 ? [] : ["Sở Nội vụ"])).Prepend(Row("1", "", [])).ToList();
        rows[5] = rows[5] with { Tasks = ["Rà soát quy trình"] };
        var read = Read(Write(Document(rows), format));

        Assert.Equal(rows.Select(row => row.Lead.Count), read.Tables[0].Rows.Select(row => row.Lead.Count));
        Assert.All(read.Tables[0].Rows, row => Assert.Empty(row.Inherited));
    }

    [Fact]
    public void MergedCells_StayMerged()
    {
        List<OfficialRow> rows = [Row("1", "", []), Row("1.1", "1", ["Sở Nội vụ"]), Row("1.2", "1", ["Sở Nội vụ"]) with { Inherited = ["lead"] }];
        foreach (var format in new[] { "docx", "xlsx" })
        {
            var block = (TableBlock)DocumentFile.Read(Write(Document(rows), format)).Blocks.Last(block => block is TableBlock);
            Assert.Contains(block.Rows.SelectMany(row => row.Cells), cell => cell.Text == "Sở Nội vụ" && cell.RowSpan == 2);
        }
    }

    [Fact]
    public void HeaderWordsOfTheDocument_AreKept()
    {
        var table = new OfficialTable { Columns = [new(ColumnKind.Title, "Nội dung"), new(ColumnKind.Max, "chữ không phải điểm")], Rows = [Row("1", "", []) with { Score = null }] };
        var header = ((TableBlock)DocumentFile.Read(Write(new OfficialDocument("a", [table], [], []), "csv")).Blocks[0]).Rows[0].Cells.Select(cell => cell.Text);

        Assert.Equal(["STT", "Nội dung", "Điểm tối đa"], header);
    }

    [Theory]
    [InlineData("Phụ lục 01 KẾT QUẢ NĂM 2023(Kèm theo Kế hoạch số 1)", "Phụ lục 01", "KẾT QUẢ NĂM 2023", "(Kèm theo Kế hoạch số 1)")]
    [InlineData("PHỤ LỤC II: Nhiệm vụ", "PHỤ LỤC II", "Nhiệm vụ", "")]
    [InlineData("Bảng điểm", "Phụ lục", "Bảng điểm", "")]
    [InlineData("Phụ lục (Ban hành kèm theo Quyết định số 2)", "Phụ lục", "", "(Ban hành kèm theo Quyết định số 2)")]
    [InlineData("", "Phụ lục", "", "")]
    public void Caption_IsSetInItsOfficialLines(string caption, string label, string title, string enclosed) =>
        Assert.Equal(new AppendixCaption(label, title, enclosed), AppendixCaption.Of(caption, 1, 1));

    [Theory]
    [InlineData("txt")]
    [InlineData("docx")]
    public void WhatCannotBeWritten_IsRefused(string format) =>
        Assert.Throws<DocumentException>(() => Write(new OfficialDocument("a", format == "txt" ? Document([Row("1", "", [])]).Tables : [], [], []), format));

    private static OfficialDocument Document(IReadOnlyList<OfficialRow> rows) => new("made-up", [new OfficialTable { Caption = "Kết quả thử", Rows = rows }], [], []);

    private static OfficialRow Row(string code, string parent, IReadOnlyList<string> lead) => new()
    {
        Code = code, Parent = parent, Level = code.Count(c => c == '.') + 1, Title = parent.Length == 0 ? "CHỈ ĐẠO, ĐIỀU HÀNH" : "Thực hiện kế hoạch " + code.Replace('.', '-'),
        Max = 2, Score = 1, Lead = lead, Source = SourcePlace.AtLine(1),
    };

    private static OfficialDocument Read(string file) => OfficialDocumentReader.Read(DocumentFile.Read(file));

    private string Write(OfficialDocument document, string format)
    {
        var file = Path.Combine(folder, "phu-luc." + format);
        AppendixFile.Write(document, file);
        return file;
    }
}
