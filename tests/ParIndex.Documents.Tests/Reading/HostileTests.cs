using System.Globalization;
using System.Text;
using ParIndex.Core.Text;
using ParIndex.Documents.Reading;
using ParIndex.Documents.Tests.TestKit;
using Xunit;

namespace ParIndex.Documents.Tests.Reading;

/// <summary>Files made to harm: each is refused, or read without doing what it asks for.</summary>
public class HostileTests
{
    private const string Open = $"<w:document xmlns:w=\"{Docx.Transitional}\"><w:body>";
    private const string Close = "</w:body></w:document>";

    [Fact]
    public void A_zip_bomb_is_stopped_long_before_it_is_unpacked()
    {
        var bomb = Zip.DocxOf(stream => Fill(stream, Open, string.Concat(Enumerable.Repeat("<w:p/>", 10_000)), 400, Close)); // 24 MB

        Assert.InRange(bomb.Length, 1, 4 << 20);
        Assert.Contains("bom nén", Files.Refused(bomb).Problem.Vietnamese, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_over_their_limit_are_stopped_whatever_the_ratio() => Assert.Contains("giải nén", Files.Refused(
        Zip.DocxOf(stream => Fill(stream, Open, Docx.P("abc"), 1000, Close)), limits: new ReadLimits { MaxPartBytes = 10_000 }).Problem.Vietnamese, StringComparison.Ordinal);

    [Fact]
    public void A_claimed_size_is_not_believed()
    {
        var bytes = Docx.Body(Docx.P("a"));
        ReadOnlySpan<byte> header = [0x50, 0x4B, 0x01, 0x02];
        for (var at = 0; at < bytes.Length - 30; at++)
        {
            if (bytes.AsSpan(at).StartsWith(header))
            {
                BitConverter.TryWriteBytes(bytes.AsSpan(at + 24), 1 << 30); // uncompressed size in the directory
            }
        }

        var refusal = Record.Exception(() => Files.Read(bytes));
        Assert.True(refusal is null or DocumentException, refusal?.ToString());
    }

    [Fact]
    public void Entities_and_outside_files_are_never_resolved()
    {
        const string laughs = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>";
        const string outside = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>";

        Assert.Contains("DTD", Files.Refused(Zip.DocxOf($"{laughs}{Open}{Docx.P("&c;")}{Close}")).Problem.Vietnamese, StringComparison.Ordinal);
        Assert.Contains("DTD", Files.Refused(Zip.DocxOf($"{outside}{Open}{Docx.P("&a;")}{Close}")).Problem.Vietnamese, StringComparison.Ordinal);
        Assert.Contains("DTD", Files.Refused(Zip.DocxOf($"<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\">{Open}{Close}")).Problem.Vietnamese, StringComparison.Ordinal);
    }

    [Fact]
    public void Outside_relationships_are_not_followed()
    {
        const string rels = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + "<Relationship Id=\"r\" Type=\"x/footnotes\" Target=\"file:///etc/passwd\" TargetMode=\"External\"/>"
            + "<Relationship Id=\"s\" Type=\"x/endnotes\" Target=\"../../../../etc/passwd\"/></Relationships>";

        Assert.Equal(["a"], Files.Read(Zip.Of(
            Zip.Root("word/document.xml"), ("word/document.xml", Open + Docx.P("a") + Close),
            ("word/_rels/document.xml.rels", rels), ("../../etc/passwd", "root"))).Paragraphs());
    }

    [Fact]
    public void Nested_packages_are_not_opened() =>
        Files.Refused(Zip.Write(("word.docx", stream => stream.Write(Docx.Body(Docx.P("a"))))));

    [Fact]
    public void Doubled_parts_are_refused() => Assert.Contains("hai lần", Files.Refused(Zip.Of(
        Zip.Root("word/document.xml"), ("word/document.xml", Open + Docx.P("a") + Close), ("WORD/Document.xml", Open + Docx.P("b") + Close))).Problem.Vietnamese, StringComparison.Ordinal);

    [Fact]
    public void Packages_of_very_many_parts_are_refused() => Assert.Contains("phần", Files.Refused(
        Zip.Of([.. Enumerable.Range(0, 300).Select(i => ($"{i}", ""))]), limits: new ReadLimits { MaxParts = 200 }).Problem.Vietnamese, StringComparison.Ordinal);

    [Theory]
    [InlineData("<w:p>", 200_000)]
    [InlineData("<w:tbl><w:tr><w:tc>", 30)]
    [InlineData("<w:p><w:r><w:txbxContent>", 40)]
    public void Deep_nesting_is_refused(string open, int times) =>
        Assert.Contains("tầng", Files.Refused(Zip.DocxOf(stream => Fill(stream, Open, open, times, ""))).Problem.Vietnamese, StringComparison.Ordinal);

    [Theory]
    [InlineData(10)]
    [InlineData(40_000)]
    [InlineData(400_000)]
    public void Damaged_letters_anywhere_in_a_part_are_refused(int before) => Files.Refused(Zip.DocxOf(stream =>
    {
        Fill(stream, Open + "<w:p><w:r><w:t>", "a", before, "");
        stream.Write([0xBB, 0xFF]);
        Fill(stream, "</w:t></w:r></w:p>", "", 0, Close);
    }));

    [Fact]
    public void Very_many_names_are_refused() => Assert.Contains("tên XML", Files.Refused(Zip.DocxOf(
        Open + string.Concat(Enumerable.Range(0, 30_000).Select(i => $"<a{i}/>")) + Close)).Problem.Vietnamese, StringComparison.Ordinal);

    [Theory]
    [InlineData("<w:p w:x=\"", "0123456789", "\"/>")]
    [InlineData("<w:p><w:r><w:t><![CDATA[", "a<b>c -->", "]]></w:t></w:r></w:p>")]
    [InlineData("<w:p><w:r><w:t>", "0123456789", "</w:t></w:r></w:p>")]
    [InlineData("<w:p><w:r>", "<w:t>01234</w:t>", "</w:r></w:p>")]
    [InlineData("<w:tbl><w:tr><w:tc>", "<w:p><w:r><w:t>01234</w:t></w:r></w:p>", "</w:tc></w:tr></w:tbl>")]
    public void Huge_pieces_are_refused(string before, string piece, string after) =>
        Files.Refused(Zip.DocxOf(stream => Fill(stream, Open + before, piece, 200_000, after + Close)));

    [Theory]
    [InlineData("<!-- ", "a < b > c ", " -->")]
    [InlineData("<?x ", "a < b > c ", " ?>")]
    public void Huge_comments_are_read_past_or_refused(string before, string piece, string after)
    {
        var refusal = Record.Exception(() => Files.Read(Zip.DocxOf(stream => Fill(stream, Open + before, piece, 300_000, after + Docx.P("a") + Close))));
        Assert.True(refusal is null or DocumentException, refusal?.ToString());
    }

    [Fact]
    public void The_declared_dimension_allocates_nothing() => Assert.Equal(["1"], Files.Read(Xlsx.Book(
        [("S", "", "<dimension ref=\"A1:XFD1048576\"/><cols><col min=\"1\" max=\"16384\"/></cols><sheetData><row spans=\"1:16384\"><c><v>1</v></c></row></sheetData>")])).Table().Rows());

    [Fact]
    public void A_sheet_of_very_many_cells_is_refused_with_its_place()
    {
        var refusal = Files.Refused(Zip.XlsxOf(stream => Fill(
            stream, $"<worksheet xmlns=\"{Xlsx.Transitional}\"><sheetData>", "<row><c><v>1</v></c><c><v>2</v></c></row>", 10_000, "</sheetData></worksheet>")),
            limits: new ReadLimits { MaxCells = 15_000 });

        Assert.Equal("S", refusal.Place?.Sheet);
    }

    [Fact]
    public void Blank_cells_to_the_last_column_cost_little() => Assert.Equal(2_000, Files.Read(Zip.XlsxOf(stream => Fill(
        stream, $"<worksheet xmlns=\"{Xlsx.Transitional}\"><sheetData>", $"<row><c><v>1</v></c>{string.Concat(Enumerable.Repeat("<c/>", 1_000))}</row>", 2_000,
        "</sheetData></worksheet>"))).Table().Rows.Sum(row => row.Cells.Count));

    [Fact]
    public void Blank_runs_beside_a_lone_far_cell_are_not_spread_out_without_bound() => Files.Refused(Xlsx.Rows(
        $"<row>{Xlsx.Inline("XFD1", "x")}</row>"
        + string.Concat(Enumerable.Repeat($"<row>{string.Concat(Enumerable.Repeat("<c/>", 16_384))}</row>", 40)) + $"<row>{Xlsx.Inline("A42", "x")}</row>"));

    [Fact]
    public void One_long_string_used_by_very_many_cells_is_refused() => Files.Refused(Xlsx.Rows(
        string.Concat(Enumerable.Repeat("<row><c t=\"s\"><v>0</v></c></row>", 1_000)), strings: $"<si><t>{new string('a', 100_000)}</t></si>"));

    [Fact]
    public void Very_many_sheets_are_refused() => Assert.Contains("trang tính", Files.Refused(Zip.Of(
        Zip.Root("xl/workbook.xml"),
        ("xl/workbook.xml", $"<workbook xmlns=\"{Xlsx.Transitional}\"><sheets>{string.Concat(Enumerable.Repeat("<sheet name=\"a\"/>", 5_000))}</sheets></workbook>"))).Problem.Vietnamese, StringComparison.Ordinal);

    [Fact]
    public void A_sheet_without_its_part_is_named() => Assert.Contains("Bảng", Files.Refused(Zip.Of(
        Zip.Root("xl/workbook.xml"), ("xl/workbook.xml", $"<workbook xmlns=\"{Xlsx.Transitional}\"><sheets><sheet name=\"Bảng\"/></sheets></workbook>"))).Problem.Vietnamese, StringComparison.Ordinal);

    [Fact]
    public void Very_many_merges_are_resolved_in_time()
    {
        var merges = string.Concat(Enumerable.Range(0, 40_000).Select(i => string.Create(
            CultureInfo.InvariantCulture, $"<mergeCell ref=\"{Column(i % 8_000 * 2)}{1 + (i / 8_000)}:{Column((i % 8_000 * 2) + 1)}1048576\"/>")));
        var rows = string.Concat(Enumerable.Repeat("<row><c><v>1</v></c></row>", 10_000));

        Assert.Single(Files.Read(Xlsx.Rows(rows, $"<mergeCells>{merges}</mergeCells>")).Table().Rows[0].Cells);
    }

    [Fact]
    public void Text_of_very_many_columns_is_refused_at_its_line() =>
        Assert.Equal(SourcePlace.AtLine(2), Files.Refused(Encoding.UTF8.GetBytes("a\n" + new string('\t', 20_000)), "a.txt").Place);

    [Theory]
    [InlineData("a\tb\tc\td\n", "a.txt")]
    [InlineData("a;b;c;d\n", "a.csv")]
    public void Very_many_cells_are_refused_at_their_line(string line, string name)
    {
        var refusal = Files.Refused(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(line, 100))), name, new ReadLimits { MaxCells = 40 });

        Assert.Equal(SourcePlace.AtLine(11, 1), refusal.Place);
    }

    [Fact]
    public void A_text_over_its_limit_is_refused_before_it_is_decoded() =>
        Files.Refused(new byte[2000], "a.txt", new ReadLimits { MaxTextBytes = 1000 });

    private static string Column(int index)
    {
        var name = "";
        for (var column = index + 1; column > 0; column = (column - 1) / 26)
        {
            name = (char)('A' + ((column - 1) % 26)) + name;
        }

        return name;
    }

    private static void Fill(Stream stream, string before, string piece, int times, string after)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), bufferSize: 1 << 16, leaveOpen: true);
        writer.Write(before);
        for (var i = 0; i < times; i++)
        {
            writer.Write(piece);
        }

        writer.Write(after);
    }
}
