using System.Text;
using ParIndex.App.Results.Reading;
using ParIndex.Core.Text;
using ParIndex.Documents;
using Xunit;

namespace ParIndex.App.Tests.Results.Reading;

public sealed class HostileTableTests
{
    private static readonly string[] Scraps =
    [
        "", "", "1", "1.1", "1.2", "A", "I", "STT", "Tiêu chí", "Điểm tối đa", "Điểm đạt", "Chủ trì", "Phối hợp:", "Chủ trì:", "(1)", "(2)", "100%", "0,5", "9999999999999999999999999", "-", "–", "+", ";;;", "((((", "))))",
        "<p>", "<ul", "**", "_{", "'-", "TỔNG", "Tổng điểm", "các Sở:", "Giám đốc các Sở: ,,;", "cấp xã", "UBND cấp huyện, cấp xã", "...", "7.1.1 0", "1..", "…", "\n\n", " - - - ", "1.1.1.1.1.1.1.1.1", "ĐIỀU TRA XHH", "\u0301\u0301",
        "999.999.999", "0", "IIIIIII", "Phụ lục", "Nguyên nhân", "Thực hiện", "Điều tra XHH", ",", "%", "1 ) 2 ( 3",
    ];

    [Fact]
    public void Read_RandomScraps_NeverThrowsAndLosesNothing()
    {
        for (var seed = 0; seed < 1500; seed++)
        {
            var random = new Random(seed);
            var blocks = Enumerable.Range(1, random.Next(1, 5)).Select(number => (DocumentBlock)(random.Next(4) == 0
                ? new ParagraphBlock(SourcePlace.AtParagraph(number), Scrap(random))
                : Table(random, number))).ToList();
            var read = OfficialDocumentReader.Read(new DocumentContent("x.docx", Documents.DocumentFormat.Docx, blocks));
            Assert.NotNull(read);
        }
    }

    [Fact]
    public void Read_TwentyNineThousandRows_AreAllRead()
    {
        var rows = new List<TableRow> { Row(1, "STT", "Tiêu chí", "Điểm chuẩn", "Điểm đạt", "Nguyên nhân", "Trách nhiệm liên quan") };
        for (var i = 0; i < 29_000; i++)
        {
            rows.Add(Row(i + 2, $"{1 + (i / 10_000)}.{1 + (i / 100 % 100)}.{1 + (i % 100)}", "Tỷ lệ hồ sơ đúng hạn", "1", "0,5", "Chưa đạt yêu cầu", "Chủ trì: Sở Nội vụ Phối hợp: Các sở, ban, ngành"));
        }

        Assert.Equal(29_000, OfficialDocumentReader.Read(Text(rows)).Tables[0].Rows.Count);
    }

    [Fact]
    public void Read_DocumentsWithoutEnd_AreRefused()
    {
        var rows = Enumerable.Range(1, 31_000).Select(line => Row(line, "1", "A", "1", "1")).ToList();
        var paragraphs = Enumerable.Range(1, 31_000).Select(line => (DocumentBlock)new ParagraphBlock(SourcePlace.AtLine(line), "Đạt 0,5/1 điểm."));
        var cells = Enumerable.Range(1, 8).Select(line => Row(line, "1", new string('a', 400_000))).ToList();
        foreach (var content in new[] { Text(rows), Text(cells), new DocumentContent("x.txt", Documents.DocumentFormat.Text, [.. paragraphs]) })
        {
            var problem = Assert.Throws<DocumentException>(() => OfficialDocumentReader.Read(content));
            Assert.StartsWith("văn bản quá dài", problem.Problem.Vietnamese, StringComparison.Ordinal);
            Assert.NotNull(problem.Place);
        }
    }

    [Fact]
    public void Read_RowsThatNeverEnd_GoOnInTheirFirst()
    {
        var rows = new List<TableRow> { Row(1, "STT", "Tiêu chí", "Điểm chuẩn", "Điểm đạt", "Nguyên nhân"), Row(2, "1", "CHỈ ĐẠO", "1", "1", "") };
        rows.AddRange(Enumerable.Range(3, 25_000).Select(line => Row(line, "", "và phần tiếp theo", "", "", "còn nữa")));
        var read = OfficialDocumentReader.Read(Text(rows));
        Assert.Equal(25_000, read.Tables[0].Rows[0].Continued.Count);
    }

    [Fact]
    public void Read_HugeCells_AreRead()
    {
        string[] cells = ["Chủ trì: ", "UBND cấp huyện, cấp xã, ", "<p>", "- ", "các Sở: Nội vụ, ", "* ", "( ", "'-", "_{", "chủ trì "];
        foreach (var cell in cells)
        {
            var huge = new StringBuilder(400_000).Insert(0, cell, 400_000 / cell.Length).ToString();
            var rows = new List<TableRow> { Row(1, "STT", "Tiêu chí", "Nguyên nhân", "Nhiệm vụ, giải pháp", "Trách nhiệm"), Row(2, "1", huge, huge, huge, huge), Row(3, "1.1", "x", "x", "x", huge) };
            Assert.NotNull(OfficialDocumentReader.Read(Text(rows)));
        }
    }

    private static DocumentContent Text(IReadOnlyList<TableRow> rows) =>
        new("x.txt", Documents.DocumentFormat.Text, [new TableBlock(SourcePlace.AtLine(1), 1, rows)]);

    private static TableRow Row(int line, params string[] cells) =>
        new(SourcePlace.AtLine(line), [.. cells.Select((text, i) => new TableCell(SourcePlace.AtLine(line, i + 1), i + 1, text))]);

    private static TableBlock Table(Random random, int number)
    {
        var rows = Enumerable.Range(1, random.Next(0, 12)).Select(row => new TableRow(
            SourcePlace.InTable(number, row, 1),
            [.. Enumerable.Range(1, random.Next(0, 9)).Select(column => new TableCell(
                SourcePlace.InTable(number, row, column), random.Next(5) == 0 ? random.Next(1, 40) : column, Scrap(random), random.Next(6) == 0 ? random.Next(1, 2000) : 1, random.Next(6) == 0 ? random.Next(1, 2000) : 1))])).ToList();
        return new TableBlock(SourcePlace.InTable(number, 1, 1), number, rows);
    }

    private static string Scrap(Random random) => string.Join(random.Next(2) == 0 ? " " : "\n", Enumerable.Range(0, random.Next(1, 4)).Select(_ => Scraps[random.Next(Scraps.Length)]));
}
