using System.Text.RegularExpressions;
using ParIndex.Core.Text;
using ParIndex.Documents.Reading;
using ParIndex.Documents.Tests.TestKit;
using Xunit;

namespace ParIndex.Documents.Tests.Reading;

public partial class SeedTests
{
    [Theory]
    [InlineData("bao-cao-144-dak-nong-2020", 169)]
    [InlineData("ke-hoach-475-dak-nong-2024", 272)]
    [InlineData("ke-hoach-tuy-phuoc-2023-2025", 149)]
    public void A_document_and_its_text_export_hold_the_same_cells(string name, int rows)
    {
        var docx = Cells(Seeds.Path(name + ".docx"));
        var text = Cells(Seeds.Path(name + ".txt"));

        Assert.Equal(rows, docx.Length);
        Assert.Equal(text, docx);
    }

    [Fact]
    public void A_workbook_keeps_its_merges()
    {
        var content = DocumentFile.Read(Seeds.Path("phu-luc-01-dak-nong-2023.xlsx"));
        var table = content.Table();

        Assert.Equal(DocumentFormat.Xlsx, content.Format);
        Assert.Equal(125, table.Rows.Count);
        Assert.Equal(8, table.Rows[0].Cells.Single().ColumnSpan);
        Assert.Equal([2, 2, 2, 2, 2, 2, 1], table.Rows[2].Cells.Select(cell => cell.RowSpan));
        Assert.Equal(["Chủ trì", "Phối hợp"], table.Rows[3].Cells.Select(cell => cell.Text));
        Assert.Equal(SourcePlace.InSheet("Sheet1", "G4"), table.Rows[3].Source);
    }

    [Fact]
    public void No_document_of_an_office_has_a_remark()
    {
        Assert.SkipWhen(Seeds.Folder is null, "The folder shared/seeds with real documents is not beside the repository.");
        Assert.All(Seeds.All, path => Assert.Empty(DocumentFile.Read(path).Remarks));
    }

    private static string[] Cells(string path) =>
    [
        .. DocumentFile.Read(path).Blocks.OfType<TableBlock>().SelectMany(table => table.Rows)
            .Where(row => row.Cells.Count > 0)
            .Select(row => string.Join('|', row.Cells.Select(cell => Bare(cell.Text))).TrimEnd('|')),
    ];

    /// <summary>The exports keep HTML tags that the documents, saved by another program, do not.</summary>
    private static string Bare(string text) => VietnameseText.Clean(Tags.Replace(text, " "));

    [GeneratedRegex("</?[a-z][^>]*>")]
    private static partial Regex Tags { get; }
}
