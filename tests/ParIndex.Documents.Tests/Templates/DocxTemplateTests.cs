using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using FsCheck;
using FsCheck.Fluent;
using ParIndex.Documents.Reading;
using ParIndex.Documents.Templates;
using ParIndex.Documents.Tests.TestKit;
using ParIndex.Documents.Writing;
using Xunit;
using DocxTable = ParIndex.Documents.Writing.DocxTable;

namespace ParIndex.Documents.Tests.Templates;

/// <summary>Templates as an office makes them in Word: fields split over runs, rows repeated, faults told with place and nearest name.</summary>
public class DocxTemplateTests
{
    private static readonly TemplateNames Names = new(
        ["ten_ke_hoach", "nam"], new Dictionary<string, IReadOnlyCollection<string>> { ["nhiem_vu"] = ["stt", "noi_dung"], ["muc_tieu"] = ["noi_dung"] });

    [Fact]
    public void A_field_is_filled_although_word_split_it_over_runs() => Assert.Equal(
        ["Kế hoạch cải cách năm 2026."],
        Filled($"<w:p>{Docx.R("Kế hoạch {")}<w:proofErr w:type=\"spellStart\"/>{Docx.R("{ten_")}<w:r><w:rPr><w:b/></w:rPr><w:t>ke_hoach</w:t></w:r>{Docx.R("}} năm {{ NAM")}{Docx.R(" }}.")}</w:p>", ("ten_ke_hoach", "cải cách"), ("nam", "2026")).Paragraphs());

    [Fact]
    public void A_value_has_the_look_of_where_its_field_begins_and_keeps_line_breaks_and_tabs()
    {
        var xml = Part(Fill(Docx.Body($"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>A {{{{nam}}}}</w:t></w:r></w:p>"), Values(("nam", "một\nhai\tba"))), "word/document.xml");

        Assert.Contains("<w:r><w:rPr><w:b /></w:rPr><w:t xml:space=\"preserve\">A </w:t><w:t xml:space=\"preserve\">một</w:t><w:br /><w:t xml:space=\"preserve\">hai</w:t><w:tab /><w:t xml:space=\"preserve\">ba</w:t></w:r>", xml, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_is_encoded_and_never_looked_at_for_fields()
    {
        var filled = Filled(Docx.P("{{nam}}"), ("nam", "<w:p/> & {{ten_ke_hoach}} \u0001]]>"));

        Assert.Equal(["<w:p/> & {{ten_ke_hoach}} ]]>"], filled.Paragraphs());
    }

    [Fact]
    public void A_row_between_the_marks_is_repeated_for_each_item_and_the_rest_stays()
    {
        var table = Docx.Table(Docx.Row(Docx.Cell("STT"), Docx.Cell("Nhiệm vụ")), Docx.Row(Docx.Cell("{{#nhiem_vu}}{{stt}}"), Docx.Cell("{{noi_dung}} ({{nam}}){{/nhiem_vu}}")), Docx.Row(Docx.Cell("Hết"), Docx.Cell("{{nam}}")));

        Assert.Equal(["STT|Nhiệm vụ", "1|Một (2026)", "2|Hai (2026)", "Hết|2026"], Read(Fill(Docx.Body(table + Docx.P("cuối")), Tasks("Một", "Hai"))).Table().Rows());
    }

    [Theory]
    [InlineData("<first>{{#nhiem_vu}}{{stt}}|{{noi_dung}}")]
    [InlineData("<mark>{{#nhiem_vu}}|<next>{{stt}}|{{noi_dung}}<next>{{/nhiem_vu}}|")]
    public void A_row_marked_in_its_first_cell_or_by_rows_of_marks_is_repeated(string rows)
    {
        var table = Docx.Table([.. rows.Split(["<first>", "<mark>", "<next>"], StringSplitOptions.RemoveEmptyEntries).Select(row => Docx.Row([.. row.Split('|', 2).Select(cell => Docx.Cell(cell))]))]);

        Assert.Equal(["1|Một", "2|Hai"], Read(Fill(Docx.Body(table), Tasks("Một", "Hai"))).Table().Rows());
    }

    [Fact]
    public void Paragraphs_are_repeated_and_lists_of_nothing_leave_nothing()
    {
        var body = Docx.P("{{#muc_tieu}}") + Docx.P("- {{noi_dung}};") + Docx.P("{{/muc_tieu}}") + Docx.Table(Docx.Row(Docx.Cell("{{#nhiem_vu}}{{noi_dung}}{{/nhiem_vu}}"))) + Docx.P("cuối");

        Assert.Equal(["- a;", "- b;", "cuối"], Read(Fill(Docx.Body(body), Values() with { Lists = Lists(("nhiem_vu", []), ("muc_tieu", ["a", "b"])) })).Paragraphs());
    }

    [Fact]
    public void Headers_and_styles_of_the_template_stay_and_fields_in_them_are_filled()
    {
        var template = Written(writer => writer.Letterhead(new Letterhead("{{ten_ke_hoach}}", "KH", "Lai Châu")).Title("Kế hoạch", "{{nam}}")
            .Table(new DocxTable([1, 3], 1, [DocxRow.Header("STT", "Nội dung"), new([DocxCell.Of("{{#nhiem_vu}}{{stt}}"), DocxCell.Of("{{noi_dung}}{{/nhiem_vu}}")])])).Section(landscape: true).Paragraph("Phụ lục", TextLook.Body));
        var filled = Fill(template, Values(("ten_ke_hoach", "Sở Nội vụ"), ("nam", "2026")) with { Lists = Lists(("nhiem_vu", ["Một", "Hai", "Ba"]), ("muc_tieu", [])) });

        using var stream = new MemoryStream(filled);
        using var document = WordprocessingDocument.Open(stream, false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(error => $"{error.Path?.XPath}: {error.Description}"));
        Assert.Equal(Part(template, "word/styles.xml"), Part(filled, "word/styles.xml"));
        Assert.NotEmpty(document.MainDocumentPart!.HeaderParts);
        Assert.Contains("3|Ba", Read(filled).Blocks.OfType<TableBlock>().SelectMany(table => table.Rows()));
    }

    [Fact]
    public void A_field_in_a_header_is_filled()
    {
        var template = WithHeader(Docx.Body(Docx.P("thân")), "{{nam}}");

        Assert.Contains("2026", Part(Fill(template, Values(("nam", "2026"))), "word/header9.xml"), StringComparison.Ordinal);
        Assert.StartsWith("đầu trang, đoạn “{{nmm}}”", Assert.Single(Check(WithHeader(Docx.Body(Docx.P("thân")), "{{nmm}}"))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{ten_ke_hoch}}", "đoạn “{{ten_ke_hoch}}”: không có trường “ten_ke_hoch”. Có phải “ten_ke_hoach”?")]
    [InlineData("{{tên_kế_hoạch}}", "Có phải “ten_ke_hoach”?")]
    [InlineData("{{nhiem_vu}}", "“nhiem_vu” là danh sách")]
    [InlineData("{{stt}}", "chỉ dùng trong danh sách “nhiem_vu”")]
    [InlineData("{{#nhiem_vuu}}{{/nhiem_vuu}}", "Có phải “nhiem_vu”?")]
    [InlineData("{{#nhiem_vu}}", "không có {{/nhiem_vu}} đi sau")]
    [InlineData("{{/nhiem_vu}}", "không có {{#nhiem_vu}} trước nó")]
    [InlineData("{{#nhiem_vu}}{{#muc_tieu}}{{/muc_tieu}}{{/nhiem_vu}}", "nằm trong danh sách “nhiem_vu”")]
    [InlineData("{{ten_ke_hoach", "mà không có “}}”")]
    public void Every_fault_is_told_with_its_place(string text, string told) => Assert.Contains(told, Check(Docx.Body(Docx.P(text)))[0], StringComparison.Ordinal);

    [Fact]
    public void All_faults_are_told_at_once_with_table_row_and_cell()
    {
        var problems = Check(Docx.Body(Docx.P("{{a}}") + Docx.Table(Docx.Row(Docx.Cell("x")), Docx.Row(Docx.Cell("{{#nhiem_vu}}{{sttt}}"), Docx.Cell("{{b}}{{/nhiem_vu}}")))));

        Assert.Equal(3, problems.Count);
        Assert.StartsWith("bảng 1, hàng 2, ô 1 “{{#nhiem_vu}}{{sttt}}”: không có trường “sttt”. Có phải “stt”?", problems[1], StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_known_is_never_filled_with_nothing() => Assert.Contains("không có trường", Assert.Throws<DocumentException>(() => Fill(Docx.Body(Docx.P("{{la}}")), Values())).Problem.Vietnamese, StringComparison.Ordinal);

    [Fact]
    public void Any_text_comes_back_as_it_went_in() => Prop.ForAll<NonNull<string>>(text =>
    {
        var value = Core.Text.VietnameseText.Clean(new string([.. text.Get.Where(c => !char.IsControl(c))]));
        var read = Read(Fill(Docx.Body(Docx.P("[{{nam}}]")), Values(("nam", value)))).Paragraphs();
        return Core.Text.VietnameseText.Clean(read[0]) == Core.Text.VietnameseText.Clean($"[{value}]");
    }).QuickCheckThrowOnFailure();

    private static DocumentContent Filled(string body, params (string Name, string Value)[] fields) => Read(Fill(Docx.Body(body), Values(fields)));

    private static DocumentContent Read(byte[] bytes) => DocumentFile.Read(new MemoryStream(bytes), "a.docx");

    private static byte[] Fill(byte[] template, TemplateValues values) => DocxTemplate.Open(new MemoryStream(template), "mau.docx").Fill(values);

    private static IReadOnlyList<string> Check(byte[] template) => [.. DocxTemplate.Open(new MemoryStream(template), "mau.docx").Check(Names).Select(problem => problem.Vietnamese)];

    private static TemplateValues Tasks(params string[] texts) => Values(("nam", "2026")) with { Lists = Lists(("nhiem_vu", texts), ("muc_tieu", [])) };

    private static TemplateValues Values(params (string Name, string Value)[] fields) => new(fields.ToDictionary(field => field.Name, field => field.Value), Lists(("nhiem_vu", []), ("muc_tieu", [])));

    private static Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>> Lists(params (string Name, string[] Texts)[] lists) => lists.ToDictionary(
        list => list.Name,
        list => (IReadOnlyList<IReadOnlyDictionary<string, string>>)[.. list.Texts.Select((text, i) => (IReadOnlyDictionary<string, string>)new Dictionary<string, string> { ["stt"] = $"{i + 1}", ["noi_dung"] = text })]);

    private static byte[] Written(Action<DocxWriter> write)
    {
        var writer = new DocxWriter();
        write(writer);
        using var stream = new MemoryStream();
        writer.Save(stream);
        return stream.ToArray();
    }

    private static byte[] WithHeader(byte[] document, string text)
    {
        using var stream = new MemoryStream();
        stream.Write(document);
        using (var word = WordprocessingDocument.Open(stream, true))
        {
            var header = word.MainDocumentPart!.AddNewPart<HeaderPart>("h");
            header.FeedData(new MemoryStream(Encoding.UTF8.GetBytes($"<w:hdr xmlns:w=\"{Docx.Transitional}\">{Docx.P(text)}</w:hdr>")));
        }

        return Renamed(stream.ToArray(), "word/header9.xml");
    }

    /// <summary>The header's name is the library's matter; the tests want to find it.</summary>
    private static byte[] Renamed(byte[] package, string name)
    {
        using var source = new ZipArchive(new MemoryStream(package));
        return Zip.Write([.. source.Entries.Select(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            var text = reader.ReadToEnd().Replace("header1.xml", "header9.xml", StringComparison.Ordinal);
            return (entry.FullName.EndsWith("header1.xml", StringComparison.Ordinal) ? name : entry.FullName, (Action<Stream>)(stream => stream.Write(Encoding.UTF8.GetBytes(text))));
        })]);
    }

    private static string Part(byte[] package, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }
}
