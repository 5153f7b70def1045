using ParIndex.Core.Text;
using ParIndex.Documents.Tests.TestKit;
using Xunit;
using static ParIndex.Documents.Tests.TestKit.Docx;

namespace ParIndex.Documents.Tests.Reading;

public class DocxTests
{
    [Fact]
    public void Paragraphs_and_tables_come_in_reading_order_with_their_places()
    {
        var content = Files.Read(Body(P("Mở đầu") + P("") + Table(Row(Cell("a"), Cell("b"))) + P("Kết")));

        Assert.Equal(DocumentFormat.Docx, content.Format);
        Assert.Equal([SourcePlace.AtParagraph(1), SourcePlace.InTable(1, 1, 1), SourcePlace.AtParagraph(3)], content.Blocks.Select(block => block.Source));
        Assert.Equal(["1:a 2:b"], content.Table().Grid());
        Assert.Equal(SourcePlace.InTable(1, 1, 2), content.Table().Rows[0].Cells[1].Source);
    }

    [Fact]
    public void The_strict_namespace_is_read_too() =>
        Assert.Equal(["một"], Files.Read(Body(P("một"), Strict)).Paragraphs());

    [Theory]
    [InlineData("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t></w:r>", "a\tb\nc\nd")]
    [InlineData("<w:r><w:t>in</w:t><w:softHyphen/><w:t>dex</w:t><w:noBreakHyphen/><w:t>1</w:t></w:r>", "index-1")]
    [InlineData("<w:r><w:sym w:font=\"Symbol\" w:char=\"F0B3\"/><w:t> 90</w:t></w:r>", "≥ 90")]
    [InlineData("<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/></w:r>", "✓")]
    [InlineData("<w:r><w:sym w:font=\"Symbol\" w:char=\"xyz\"/><w:t>a</w:t></w:r>", "a")]
    [InlineData("<w:r><w:rPr><w:t>no</w:t></w:rPr><w:t>yes</w:t></w:r>", "yes")]
    [InlineData("<w:ins><w:r><w:t>thêm</w:t></w:r></w:ins><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del>", "thêm")]
    [InlineData("<w:moveFrom><w:r><w:t>cũ</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>mới</w:t></w:r></w:moveTo>", "mới")]
    [InlineData("<w:hyperlink><w:r><w:t>a</w:t></w:r></w:hyperlink><w:smartTag><w:r><w:t>b</w:t></w:r></w:smartTag>", "ab")]
    [InlineData("<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent><w:r><w:t>a</w:t></w:r></w:sdtContent></w:sdt>", "a")]
    [InlineData("<w:fldSimple w:instr=\"PAGE\"><w:r><w:t>7</w:t></w:r></w:fldSimple>", "7")]
    [InlineData("<w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>IF</w:instrText><w:t>code</w:t><w:fldChar w:fldCharType=\"separate\"/><w:t>value</w:t><w:fldChar w:fldCharType=\"end\"/><w:t>!</w:t></w:r>", "value!")]
    [InlineData("<w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>XE</w:instrText><w:fldChar w:fldCharType=\"end\"/><w:t>sau</w:t></w:r>", "sau")]
    [InlineData("<mc:AlternateContent><mc:Choice><w:r><w:t>a</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>a</w:t></w:r></mc:Fallback></mc:AlternateContent>", "a")]
    [InlineData("<w:r><w:ruby><w:rt><w:r><w:t>đọc</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>chữ</w:t></w:r></w:rubyBase></w:ruby></w:r>", "chữ")]
    [InlineData("<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>", "x+1")]
    [InlineData("<w:r><w:t xml:space=\"preserve\"> </w:t></w:r><w:r><w:t>a</w:t></w:r>", " a")]
    [InlineData("<w:r><w:t><![CDATA[a<b]]></w:t></w:r>", "a<b")]
    public void Runs_give_the_text_of_the_final_version(string runs, string expected) =>
        Assert.Equal([expected], Files.Read(Body($"<w:p>{runs}</w:p>")).Paragraphs());

    [Fact]
    public void A_field_that_never_ends_hides_its_paragraph_at_most() =>
        Assert.Equal(["sau"], Files.Read(Body("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:t>mất</w:t></w:r></w:p>" + P("sau"))).Paragraphs());

    [Fact]
    public void A_deleted_paragraph_mark_joins_paragraphs() =>
        Assert.Equal(["mộthai", "ba"], Files.Read(Body(P("một", "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>") + P("hai") + P("ba"))).Paragraphs());

    [Fact]
    public void A_text_box_stands_after_its_paragraph()
    {
        var box = $"<w:r><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent>{P("hộp")}</w:txbxContent></wps:txbx></mc:Choice>"
            + $"<mc:Fallback><w:pict><v:textbox><w:txbxContent>{P("hộp")}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>";

        Assert.Equal(["trước sau", "hộp"], Files.Read(Body($"<w:p>{R("trước ")}{box}{R("sau")}</w:p>")).Paragraphs());
        Assert.Equal(["trước\nhộp"], Files.Read(Body(Table(Row($"<w:tc><w:p>{R("trước")}{box}</w:p></w:tc>")))).Table().Rows());
    }

    [Fact]
    public void Footnotes_follow_as_prose() =>
        Assert.Equal(["thân", "chú thích"], Files.Read(Body(P("thân"), footnotes: $"<w:footnote>{P("chú thích")}</w:footnote>")).Paragraphs());

    [Fact]
    public void Spans_and_late_rows_put_cells_on_grid_columns()
    {
        var table = Files.Read(Body(Table(
            Row(Cell("a", "<w:gridSpan w:val=\"2\"/>"), Cell("b")),
            $"<w:tr><w:trPr><w:gridBefore w:val=\"1\"/><w:gridAfter w:val=\"1\"/></w:trPr>{Cell("c")}</w:tr>",
            Row(Cell("d", "<w:hMerge w:val=\"restart\"/>"), Cell("", "<w:hMerge/>"), Cell("e"))))).Table();

        Assert.Equal(["1+2:a 3:b", "2:c", "1+2:d 3:e"], table.Grid());
    }

    [Fact]
    public void Vertical_merges_cover_rows_and_drop_the_covered_cells()
    {
        const string start = "<w:vMerge w:val=\"restart\"/>";
        const string on = "<w:vMerge/>";
        var table = Files.Read(Body(Table(
            Row(Cell("a", start), Cell("b")), Row(Cell("", on), Cell("c")), Row(Cell("", on), Cell("d")),
            Row(Cell("e", start), Cell("f")), Row(Cell("g", on + "<w:gridSpan w:val=\"1\"/>"), Cell("h"))))).Table();

        Assert.Equal(["1x3:a 2:b", "2:c", "2:d", "1x2:e 2:f", "2:h"], table.Grid());
    }

    [Fact]
    public void Text_hidden_under_a_merge_is_told()
    {
        var content = Files.Read(Body(Table(Row(Cell("a", "<w:vMerge w:val=\"restart\"/>")), Row(Cell("ẩn", "<w:vMerge/>")))));

        Assert.Contains("bảng 1, hàng 2, cột 1", Assert.Single(content.Remarks).Vietnamese, StringComparison.Ordinal);
    }

    [Fact]
    public void A_continuation_without_a_start_is_a_cell() =>
        Assert.Equal(["1:a 2:b"], Files.Read(Body(Table(Row(Cell("a", "<w:vMerge/>"), Cell("b"))))).Table().Grid());

    [Fact]
    public void An_inner_table_is_text_of_its_cell() =>
        Assert.Equal(["trước\na\tb\nc\td\nsau|e"], Files.Read(Body(Table(Row(
            $"<w:tc>{P("trước")}{Table(Row(Cell("a"), Cell("b")), Row(Cell("c"), Cell("d")))}{P("sau")}</w:tc>", Cell("e"))))).Table().Rows());

    [Fact]
    public void Header_rows_are_marked_and_deleted_rows_are_gone()
    {
        var table = Files.Read(Body(Table(
            $"<w:tr><w:trPr><w:tblHeader/></w:trPr>{Cell("h")}</w:tr>",
            $"<w:tr><w:trPr><w:tblHeader w:val=\"0\"/></w:trPr>{Cell("a")}</w:tr>",
            $"<w:tr><w:trPr><w:del/></w:trPr>{Cell("bỏ")}</w:tr>",
            $"<w:tr><w:trPr><w:ins/></w:trPr>{Cell("b")}</w:tr>"))).Table();

        Assert.Equal(["h", "a", "b"], table.Rows());
        Assert.Equal([true, false, false], table.Rows.Select(row => row.IsHeader));
        Assert.Equal(SourcePlace.InTable(1, 3, 1), table.Rows[2].Source);
    }

    [Fact]
    public void Content_controls_around_rows_and_cells_are_looked_through() =>
        Assert.Equal(["a|b"], Files.Read(Body(Table(
            $"<w:sdt><w:sdtPr/><w:sdtContent><w:tr>{Cell("a")}<w:sdt><w:sdtContent>{Cell("b")}</w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt>"))).Table().Rows());

    [Theory]
    [InlineData("<w:gridSpan w:val=\"999999999\"/>")]
    [InlineData("<w:gridSpan w:val=\"-5\"/>")]
    [InlineData("<w:gridSpan w:val=\"1e9\"/>")]
    public void Absurd_spans_stay_within_the_columns_of_a_table(string properties) =>
        Assert.InRange(Files.Read(Body(Table(Row(Cell("a", properties))))).Table().Rows[0].Cells[0].ColumnSpan, 1, 16_384);
}
