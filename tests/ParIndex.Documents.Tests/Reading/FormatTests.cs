using System.Text;
using ParIndex.Documents.Reading;
using ParIndex.Documents.Tests.TestKit;
using Xunit;

namespace ParIndex.Documents.Tests.Reading;

public class FormatTests
{
    private static readonly byte[] Ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    [Fact]
    public void A_wrong_suffix_is_told_and_the_content_read()
    {
        var content = Files.Read(Docx.Body(Docx.P("a")), "a.xlsx");

        Assert.Equal(DocumentFormat.Docx, content.Format);
        Assert.Contains(".xlsx", Assert.Single(content.Remarks).Vietnamese, StringComparison.Ordinal);
        Assert.Empty(Files.Read(Docx.Body(Docx.P("a")), "a.docx").Remarks);
    }

    [Theory]
    [InlineData("EncryptedPackage", "bỏ mật khẩu rồi lưu lại")]
    [InlineData("WordDocument", "DOCX")]
    [InlineData("Workbook", "XLSX")]
    [InlineData("Book", "XLSX")]
    [InlineData("Other", "Office đời cũ")]
    public void Old_and_encrypted_office_files_are_named(string stream, string remedy)
    {
        byte[] bytes = [.. Ole, .. new byte[200_000], .. Encoding.Unicode.GetBytes(stream + "\0"), .. new byte[100]];

        Assert.Contains(remedy, Files.Refused(bytes).Problem.Vietnamese, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("%PDF-1.7\n", "PDF")]
    [InlineData("{\\rtf1", "RTF")]
    [InlineData("  <!DOCTYPE HTML><table>", "HTML")]
    [InlineData("<html><table>", "HTML")]
    [InlineData("<?xml version=\"1.0\"?><Workbook/>", "XML")]
    [InlineData("Rar!\u0001", "giải nén")]
    public void Other_formats_are_named(string head, string named) =>
        Assert.Contains(named, Files.Refused(Encoding.UTF8.GetBytes(head)).Problem.Vietnamese, StringComparison.Ordinal);

    [Fact]
    public void Pictures_are_refused() => Files.Refused([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);

    [Fact]
    public void Empty_and_blank_files_are_refused()
    {
        Files.Refused([]);
        Files.Refused("  \n\n"u8.ToArray());
        Files.Refused(Docx.Body(""));
        Files.Refused(Xlsx.Rows(""));
    }

    [Fact]
    public void Other_packages_are_named()
    {
        Assert.Contains("giải nén", Files.Refused(Zip.Of(("a.txt", "a"))).Problem.Vietnamese, StringComparison.Ordinal);
        Assert.Contains("OpenDocument", Files.Refused(Zip.Of(("content.xml", "<a/>"), ("META-INF/manifest.xml", "<a/>"))).Problem.Vietnamese, StringComparison.Ordinal);
        Assert.Contains("PowerPoint", Files.Refused(Zip.Of(Zip.Root("ppt/presentation.xml"))).Problem.Vietnamese, StringComparison.Ordinal);
        Assert.Contains("XLSB", Files.Refused(Zip.Of(Zip.Root("xl/workbook.bin"))).Problem.Vietnamese, StringComparison.Ordinal);
    }

    [Fact]
    public void The_main_part_may_have_any_name() => Assert.Equal(["a"], Files.Read(Zip.Of(
        Zip.Root("/word/document2.xml"),
        ("word/document2.xml", $"<w:document xmlns:w=\"{Docx.Transitional}\"><w:body>{Docx.P("a")}</w:body></w:document>"))).Paragraphs());

    [Fact]
    public void Missing_parts_are_named() =>
        Assert.Contains("word/document.xml", Files.Refused(Zip.Of(Zip.Root("word/document.xml"))).Problem.Vietnamese, StringComparison.Ordinal);

    [Fact]
    public void Truncated_packages_are_refused()
    {
        var whole = Docx.Body(Docx.P("a"));

        Files.Refused(whole[..(whole.Length / 2)]);
        Files.Refused(whole[..^10]);
    }

    [Fact]
    public void Missing_files_and_folders_are_refused_with_their_name()
    {
        Assert.Equal("không-có.docx", Assert.Throws<DocumentException>(() => DocumentFile.Read("/không/có/không-có.docx")).File);
        Assert.Throws<DocumentException>(() => DocumentFile.Read(Path.GetTempPath()));
    }

    [Fact]
    public void A_stream_that_cannot_seek_is_read_within_the_limit()
    {
        using var pipe = new System.IO.Compression.BrotliStream(Brotli("một\n"), System.IO.Compression.CompressionMode.Decompress);
        Assert.Equal(["một"], DocumentFile.Read(pipe, "a.txt").Paragraphs());

        using var large = new System.IO.Compression.BrotliStream(Brotli(new string('a', 100_000)), System.IO.Compression.CompressionMode.Decompress);
        Assert.Throws<DocumentException>(() => DocumentFile.Read(large, "a.txt", new ReadLimits { MaxFileBytes = 50_000 }));
    }

    private static MemoryStream Brotli(string text)
    {
        var stream = new MemoryStream();
        using (var brotli = new System.IO.Compression.BrotliStream(stream, System.IO.Compression.CompressionMode.Compress, leaveOpen: true))
        {
            brotli.Write(Encoding.UTF8.GetBytes(text));
        }

        stream.Position = 0;
        return stream;
    }
}
