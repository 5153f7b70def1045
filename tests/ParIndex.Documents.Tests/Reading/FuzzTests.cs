using System.Diagnostics;
using System.Globalization;
using System.Text;
using ParIndex.Documents.Tests.TestKit;
using Xunit;

namespace ParIndex.Documents.Tests.Reading;

/// <summary>
/// Damaged documents give a result or a <see cref="DocumentException"/>, in time and memory. The seed is fixed; PARINDEX_FUZZ sets how
/// many documents are tried (150 by default, 10,000 in the long run).
/// </summary>
public class FuzzTests
{
    private const int Seed = 20261121;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    [Fact]
    public void Damaged_documents_never_break_a_reader()
    {
        var cases = int.Parse(Environment.GetEnvironmentVariable("PARINDEX_FUZZ") ?? "150", CultureInfo.InvariantCulture);
        var documents = Documents().ToArray();
        var read = 0;
        var slowest = TimeSpan.Zero;
        for (var i = 0; i < cases; i++)
        {
            var (name, document) = documents[i % documents.Length];
            var damaged = new Mutator(Seed + i).Mutate(document);
            var clock = Stopwatch.StartNew();
            var outcome = Record.Exception(() => Files.Read(damaged, name));
            slowest = clock.Elapsed > slowest ? clock.Elapsed : slowest;

            Assert.True(outcome is null or DocumentException, $"Case {i} of {name}: {outcome}");
            Assert.True(clock.Elapsed < Longest, $"Case {i} of {name} took {clock.Elapsed}.");
            read += outcome is null ? 1 : 0;
        }

        // A mutator that breaks every file, or none, tries nothing.
        Assert.InRange(read, cases / 20, cases * 19 / 20);
        using var process = Process.GetCurrentProcess();
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{cases} cases, {read} read, slowest {slowest.TotalMilliseconds:0} ms, peak {process.PeakWorkingSet64 >> 20} MB"));
    }

    private static IEnumerable<(string Name, byte[] Document)> Documents()
    {
        yield return ("a.docx", Docx.Body(
            Docx.P("Mở đầu") + Docx.Table(
                Docx.Row(Docx.Cell("STT", "<w:vMerge w:val=\"restart\"/>"), Docx.Cell("Tên", "<w:gridSpan w:val=\"2\"/>")),
                Docx.Row(Docx.Cell("", "<w:vMerge/>"), Docx.Cell("a"), $"<w:tc>{Docx.Table(Docx.Row(Docx.Cell("trong")))}{Docx.P("9,5")}</w:tc>"))
            + "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>X</w:instrText><w:fldChar w:fldCharType=\"end\"/><w:sym w:font=\"Symbol\" w:char=\"F0B3\"/></w:r></w:p>",
            footnotes: $"<w:footnote>{Docx.P("chú thích")}</w:footnote>"));
        yield return ("a.xlsx", Xlsx.Rows(
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"1\"><v>0.5</v></c><c r=\"C1\"><f>1</f></c></row><row r=\"2\">" + Xlsx.Inline("A2", "a_x000D_b")
            + "<c r=\"B2\" s=\"2\"><v>45291.5</v></c><c r=\"C2\" t=\"b\"><v>1</v></c></row>",
            "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:C1\"/></mergeCells>",
            "<si><r><t>Chỉ</t></r><rPh><t>x</t></rPh></si>", Xlsx.Formats("0%", "dd/mm/yyyy hh:mm")));
        yield return ("a.txt", Encoding.UTF8.GetBytes("Phụ lục\n\nSTT\tTên\tĐiểm\n1\tChỉ đạo\t9,5\n\n2\tThể chế\t\nHết\n"));
        yield return ("b.txt", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("Phụ lục\n1\tĐiểm\n")).ToArray());
        yield return ("a.csv", Encoding.UTF8.GetBytes("STT;Tên;Điểm\n1;\"Chỉ; đạo\";9,5\n2;\"nhiều\ndòng\";8\n"));
        foreach (var seed in Seeds.All)
        {
            yield return (Path.GetFileName(seed), File.ReadAllBytes(seed));
        }
    }
}
