using ParIndex.Core.Text;
using ParIndex.Documents.Tests.TestKit;
using Xunit;
using static ParIndex.Documents.Tests.TestKit.Xlsx;

namespace ParIndex.Documents.Tests.Reading;

public class XlsxTests
{
    [Fact]
    public void Shared_inline_and_formula_strings_are_read()
    {
        var table = Files.Read(Rows(
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>1</v></c><c r=\"B1\" t=\"inlineStr\"><is><t>trong</t></is></c><c r=\"C1\" t=\"str\"><f>A1</f><v>kết</v></c></row>",
            strings: "<si><t>không</t></si><si><r><rPr/><t>Chỉ </t></r><r><t>số</t></r><rPh><t>đọc</t></rPh><phoneticPr/></si>")).Table();

        Assert.Equal(["Chỉ số|trong|kết"], table.Rows());
        Assert.Equal(SourcePlace.InSheet("S", "B1"), table.Rows[0].Cells[1].Source);
    }

    [Theory]
    [InlineData("12.904500000000001", "12.9045")]
    [InlineData("0.30000000000000004", "0.3")]
    [InlineData("85.4145", "85.4145")]
    [InlineData("9.5", "9.5")]
    [InlineData("-0.25", "-0.25")]
    [InlineData("1E-3", "0.001")]
    [InlineData("1.5E+20", "150000000000000000000")]
    [InlineData("123456789012345678", "123456789012345678")]
    [InlineData("1E+300", "1E+300")]
    [InlineData("0", "0")]
    [InlineData("0.5", "0.5")]
    [InlineData("007", "7")]
    [InlineData("1.50", "1.5")]
    [InlineData("-0", "0")]
    [InlineData("1.", "1")]
    [InlineData(" 8.5 ", "8.5")]
    [InlineData("NaN", "NaN")]
    [InlineData("82.05272000000001", "82.05272")]
    public void Numbers_are_the_decimal_that_was_typed(string stored, string expected) =>
        Assert.Equal([expected], Files.Read(Rows($"<row><c><v>{stored}</v></c></row>")).Table().Rows());

    [Theory]
    [InlineData("0.0%", "0.882", "88.2%")]
    [InlineData("0%", "0.8824", "88.24%")]
    [InlineData("0%", "1", "100%")]
    [InlineData("dd/mm/yyyy", "45291", "2023-12-31")]
    [InlineData("[$-42A]d\\ mmmm\\ yyyy", "45291.75", "2023-12-31")]
    [InlineData("dd/mm/yyyy hh:mm", "45291.75", "2023-12-31T18:00:00")]
    [InlineData("hh:mm", "0.5", "12:00:00")]
    [InlineData("[h]:mm", "1.5", "36:00:00")]
    [InlineData("mmm", "32", "1900-02-01")]
    [InlineData("dd/mm/yyyy", "60", "1900-02-29")]
    [InlineData("dd/mm/yyyy", "59", "1900-02-28")]
    [InlineData("dd/mm/yyyy", "61", "1900-03-01")]
    [InlineData("dd/mm/yyyy", "1E+99", "1E+99")]
    [InlineData("dd/mm/yyyy", "-1", "-1")]
    [InlineData("#,##0.00 &quot;điểm&quot;", "9.5", "9.5")]
    [InlineData("General", "9.5", "9.5")]
    [InlineData("0.00;[Red]-0.00%", "9.5", "9.5")]
    public void Number_formats_make_percents_and_dates(string format, string stored, string expected) =>
        Assert.Equal([expected], Files.Read(Rows($"<row><c s=\"1\"><v>{stored}</v></c></row>", styles: Formats(format))).Table().Rows());

    [Fact]
    public void Workbooks_that_count_from_1904_give_the_same_dates() =>
        Assert.Equal(["2023-12-31"], Files.Read(Book(
            [("S", "", "<sheetData><row><c s=\"1\"><v>43829</v></c></row></sheetData>")],
            styles: Formats("dd/mm/yyyy"), workbookBefore: "<workbookPr date1904=\"1\"/>")).Table().Rows());

    [Fact]
    public void Booleans_errors_and_iso_dates_keep_what_is_shown() =>
        Assert.Equal(["TRUE|FALSE|#DIV/0!|2023-12-31"], Files.Read(Rows(
            "<row><c t=\"b\"><v>1</v></c><c t=\"b\"><v>0</v></c><c t=\"e\"><v>#DIV/0!</v></c><c t=\"d\"><v>2023-12-31</v></c></row>")).Table().Rows());

    [Fact]
    public void Formulas_give_their_stored_value_and_those_without_are_told()
    {
        var content = Files.Read(Rows("<row r=\"3\"><c r=\"A3\"><f>1+1</f><v>2</v></c><c r=\"B3\"><f>SUM(A1:A2)</f></c><c r=\"C3\"><v>1</v></c></row>"));

        Assert.Equal(["2||1"], content.Table().Rows());
        Assert.Contains("B3", Assert.Single(content.Remarks).Vietnamese, StringComparison.Ordinal);
    }

    [Fact]
    public void Escapes_and_line_breaks_are_undone() =>
        Assert.Equal(["a\nb_x1", "a\u0001"], Files.Read(Rows(
            "<row>" + Inline("A1", "a_x000D__x000A_b_x005F_x1") + "</row><row>" + Inline("A2", "a_x0001__x0000_") + "</row>")).Table().Rows());

    [Fact]
    public void Blank_cells_inside_stay_and_those_after_the_used_columns_go()
    {
        var table = Files.Read(Rows(
            "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\" s=\"0\"/><c r=\"C1\"><v>3</v></c><c r=\"D1\"/><c r=\"XFD1\"/></row>"
            + "<row r=\"2\"><c r=\"B2\"/><c r=\"C2\"/><c r=\"D2\"/></row><row r=\"5\"><c r=\"C5\"><v>5</v></c></row><row r=\"9\"><c r=\"A9\"/></row>")).Table();

        Assert.Equal(["1:1 2: 3:3", "2: 3:", "3:5"], table.Grid());
        Assert.Equal(SourcePlace.InSheet("S", "C5"), table.Rows[2].Source);
    }

    [Fact]
    public void Cells_out_of_order_are_put_in_order() =>
        Assert.Equal(["1:a 2:b", "1:c"], Files.Read(Rows(
            $"<row r=\"2\">{Inline("A2", "c")}</row><row r=\"1\">{Inline("B1", "b")}{Inline("A1", "a")}</row>")).Table().Grid());

    [Fact]
    public void Merges_span_and_hide_what_they_cover()
    {
        var content = Files.Read(Rows(
            $"<row r=\"1\">{Inline("A1", "a")}<c r=\"B1\"/>{Inline("C1", "c")}</row><row r=\"2\"><c r=\"A2\"/>{Inline("B2", "ẩn")}{Inline("C2", "d")}</row>",
            "<mergeCells><mergeCell ref=\"B2:A1\"/></mergeCells>"));

        Assert.Equal(["1+2x2:a 3:c", "3:d"], content.Table().Grid());
        Assert.Contains("B2", Assert.Single(content.Remarks).Vietnamese, StringComparison.Ordinal);
    }

    [Fact]
    public void Overlapping_and_absurd_merges_are_ignored_and_told()
    {
        var content = Files.Read(Rows(
            $"<row r=\"1\">{Inline("A1", "a")}{Inline("B1", "b")}{Inline("C1", "c")}</row>",
            "<mergeCells><mergeCell ref=\"A1:B1\"/><mergeCell ref=\"B1:C1\"/><mergeCell ref=\"A1:XFE2\"/><mergeCell ref=\"A1:B1\"/><mergeCell ref=\"C1:XFD1048576\"/></mergeCells>"));

        Assert.Equal(["1+2:a 3:c"], content.Table().Grid());
        Assert.Equal(4, content.Remarks.Count); // three merges, and the text they hide
    }

    [Fact]
    public void Every_sheet_is_a_table_hidden_ones_too()
    {
        var content = Files.Read(Book(
        [
            ("Một", "", "<sheetData><row><c><v>1</v></c></row></sheetData>"),
            ("Trống", "", "<sheetData/>"),
            ("Ẩn", "state=\"veryHidden\"", "<sheetData><row hidden=\"1\"><c><v>3</v></c></row></sheetData>"),
        ]));

        Assert.Equal([1, 3], content.Blocks.Cast<TableBlock>().Select(table => table.Number));
        Assert.Equal("Ẩn", content.Table(3).Source.Sheet);
        Assert.Contains("Ẩn", Assert.Single(content.Remarks).Vietnamese, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_repeated_in_print_are_header_rows()
    {
        var content = Files.Read(Book(
            [("S", "", "<sheetData><row><c><v>1</v></c></row><row><c><v>2</v></c></row><row><c><v>3</v></c></row></sheetData>")],
            workbookContent: "<definedNames><definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">S!$A:$B,S!$2:$2</definedName></definedNames>"));

        Assert.Equal([false, true, false], content.Table().Rows.Select(row => row.IsHeader));
    }

    [Fact]
    public void The_strict_namespace_is_read_too() =>
        Assert.Equal(["7"], Files.Read(Book([("S", "", "<sheetData><row><c><v>7</v></c></row></sheetData>")], mainNamespace: Strict)).Table().Rows());

    [Theory]
    [InlineData("<row><c r=\"1A\"><v>1</v></c></row>", "1A")]
    [InlineData("<row><c r=\"XFE1\"><v>1</v></c></row>", "XFE1")]
    [InlineData("<row><c r=\"A1048577\"><v>1</v></c></row>", "A1048577")]
    [InlineData("<row><c r=\"A0\"><v>1</v></c></row>", "A0")]
    [InlineData("<row r=\"0\"><c><v>1</v></c></row>", "0")]
    [InlineData("<row r=\"99999999999\"><c><v>1</v></c></row>", "99999999999")]
    [InlineData("<row><c r=\"B7\" t=\"s\"><v>12</v></c></row>", "B7")]
    [InlineData("<row><c r=\"B7\" t=\"s\"><v>-1</v></c></row>", "B7")]
    [InlineData("<row><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c></row>", "A1")]
    public void Damaged_cells_are_named_with_their_place(string rows, string cell)
    {
        var refusal = Files.Refused(Rows(rows));

        Assert.Equal(SourcePlace.InSheet("S", cell), refusal.Place);
    }

    [Theory]
    [InlineData("A1048576")]
    [InlineData("XFD1")]
    [InlineData("XFD1048576")]
    public void A_lone_far_cell_costs_one_row(string reference)
    {
        var row = reference.TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ".ToCharArray());
        var table = Files.Read(Rows(
            $"<row r=\"{row}\">{Inline(reference, "x")}</row>", "<mergeCells><mergeCell ref=\"A2:XFD1048575\"/></mergeCells>")).Table();

        Assert.Equal(reference, table.Rows.Single().Cells.Single().Source.Cell);
    }
}
