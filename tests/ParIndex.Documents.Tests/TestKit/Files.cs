using System.Text;
using ParIndex.Documents.Reading;
using Xunit;

namespace ParIndex.Documents.Tests.TestKit;

/// <summary>Short ways from content made in a test to what the readers make of it.</summary>
internal static class Files
{
    public static DocumentContent Read(byte[] bytes, string name = "a", ReadLimits? limits = null) =>
        DocumentFile.Read(new MemoryStream(bytes), name, limits);

    public static DocumentContent ReadText(string text, string name = "a.txt") => Read(Encoding.UTF8.GetBytes(text), name);

    public static DocumentException Refused(byte[] bytes, string name = "a", ReadLimits? limits = null)
    {
        var refusal = Assert.Throws<DocumentException>(() => Read(bytes, name, limits));
        Assert.Equal(name, refusal.File);
        Assert.NotEqual("", refusal.Problem.Vietnamese);
        Assert.NotEqual("", refusal.Problem.English);
        return refusal;
    }

    public static TableBlock Table(this DocumentContent content, int number = 1) =>
        content.Blocks.OfType<TableBlock>().Single(table => table.Number == number);

    public static string[] Paragraphs(this DocumentContent content) =>
        [.. content.Blocks.OfType<ParagraphBlock>().Select(paragraph => paragraph.Text)];

    /// <summary>Texts of a table, cells joined by "|", for compact expectations.</summary>
    public static string[] Rows(this TableBlock table) => [.. table.Rows.Select(row => string.Join('|', row.Cells.Select(cell => cell.Text)))];

    /// <summary>Cells as "column+span×rows:text" where the parts differ from 1.</summary>
    public static string[] Grid(this TableBlock table) =>
        [.. table.Rows.Select(row => string.Join(' ', row.Cells.Select(cell =>
            $"{cell.Column}{(cell.ColumnSpan > 1 ? $"+{cell.ColumnSpan}" : "")}{(cell.RowSpan > 1 ? $"x{cell.RowSpan}" : "")}:{cell.Text}")))];
}
