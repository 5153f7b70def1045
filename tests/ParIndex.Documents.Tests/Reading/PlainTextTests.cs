using FsCheck;
using FsCheck.Fluent;
using ParIndex.Core.Text;
using ParIndex.Documents.Tests.TestKit;
using Xunit;

namespace ParIndex.Documents.Tests.Reading;

public class PlainTextTests
{
    [Fact]
    public void Lines_with_tabs_are_rows_and_trailing_blank_cells_stay()
    {
        var table = Files.ReadText("STT\tTên\tĐiểm\n1\tA\t\n").Table();

        Assert.Equal(["STT|Tên|Điểm", "1|A|"], table.Rows());
        Assert.Equal(SourcePlace.AtLine(2, 3), table.Rows[1].Cells[2].Source);
        Assert.Equal(3, table.Rows[1].Cells[2].Column);
    }

    [Fact]
    public void Blank_lines_stay_in_the_table_and_prose_ends_it()
    {
        var content = Files.ReadText("Phụ lục\n\na\tb\n\nc\td\n\nThuyết minh\ne\tf\n");

        Assert.Equal(["Phụ lục", "Thuyết minh"], content.Paragraphs());
        Assert.Equal(["a|b", "", "c|d"], content.Table(1).Rows());
        Assert.Empty(content.Table(1).Rows[1].Cells);
        Assert.Equal(SourcePlace.AtLine(4), content.Table(1).Rows[1].Source);
        Assert.Equal(["e|f"], content.Table(2).Rows());
    }

    [Fact]
    public void A_line_of_tabs_only_is_a_row_of_blank_cells() =>
        Assert.Equal(["a|b", "|"], Files.ReadText("a\tb\n\t\n").Table().Rows());

    [Fact]
    public void Line_numbers_are_those_of_an_editor_for_every_kind_of_line_end()
    {
        var content = Files.ReadText("một\r\nhai\nba\rbốn");

        Assert.Equal([1, 2, 3, 4], content.Blocks.Select(block => block.Source.Line));
    }

    [Fact]
    public void Text_becomes_NFC() => Assert.Equal(["Đắk Nông"], Files.ReadText("Đ\u0061\u0306\u0301k Nông").Paragraphs());

    [Fact]
    public void Characters_that_are_none_are_replaced() => Assert.Equal(["đ\uFFFDa"], Files.ReadText("đ\uFFFEa").Paragraphs());

    [Fact]
    public void Millions_of_blank_lines_cost_nothing_unless_a_row_follows()
    {
        var blank = new string('\n', 2_000_000);

        Assert.Equal(["a|b"], Files.ReadText("a\tb\n" + blank).Table().Rows());
        Assert.Throws<DocumentException>(() => Files.ReadText("a\tb\n" + blank + "c\td\n"));
    }

    [Fact]
    public void No_line_of_any_text_is_lost() => Prop.ForAll<string[]>(
        ArbMap.Default.ArbFor<string[]>(),
        lines =>
        {
            var plain = lines.Select(line => new string([.. (line ?? "").Where(c => c is >= ' ' and < '\u007F' or '\t')])).Append("end").ToArray();
            var content = Files.ReadText(string.Join('\n', plain));
            var seen = content.Blocks.SelectMany(block => block switch
            {
                TableBlock table => table.Rows.Where(row => row.Cells.Count > 0).Select(row => (row.Source.Line, string.Join('\t', row.Cells.Select(cell => cell.Text)))),
                ParagraphBlock paragraph => [(paragraph.Source.Line, paragraph.Text)],
                _ => [],
            });
            var written = plain.Select((line, i) => ((int?)(i + 1), line)).Where(x => x.line.Contains('\t', StringComparison.Ordinal) || !string.IsNullOrWhiteSpace(x.line));
            return seen.SequenceEqual(written);
        }).QuickCheckThrowOnFailure();
}
