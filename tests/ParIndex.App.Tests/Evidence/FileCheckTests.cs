using System.IO.Compression;
using System.Text;
using ParIndex.App.Evidence;
using ParIndex.App.Evidence.Checking;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.App.Tests.Evidence;

/// <summary>Hostile files are refused with what to do, suspicious ones flagged, ordinary ones pass.</summary>
public sealed class FileCheckTests
{
    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "rỗng.pdf", [], "rỗng" },
        { "bom.docx", HostileFiles.Bomb(), "bom nén" },
        { "bom-giau.docx", HostileFiles.LyingBomb(), "bom-giau" },
        { "hai-mat.pdf", HostileFiles.PdfWithZip(), "vừa là PDF vừa là ZIP" },
        { "hai-mat-web.pdf", HostileFiles.PdfWithHtml(), "vừa là PDF vừa là trang web" },
        { "anh.gif", [.. "GIF89a"u8, .. "<script>alert(1)</script>"u8], "vừa là ảnh GIF" },
        { "anh.png", [.. HostileFiles.Png(), .. HostileFiles.Zip(("a.txt", "a"u8.ToArray()))], "ZIP" },
        { "pdf-sau-anh.pdf", [.. "GIF89a"u8, .. HostileFiles.Pdf(["a"])], "vừa là PDF" },
        { "duong-dan.zip", HostileFiles.Zip(("../../etc/cron.d/x", "x"u8.ToArray())), "../../etc/cron.d/x" },
        { "duong-dan-2.zip", HostileFiles.Zip(("C:\\Windows\\x.txt", "x"u8.ToArray())), "trỏ ra ngoài" },
        { "duong-dan-3.docx", HostileFiles.Docx("a", ("/word/x.xml", "x"u8.ToArray())), "trỏ ra ngoài" },
        { "goi.zip", HostileFiles.Zip(("tài liệu.pdf.exe", "MZ"u8.ToArray())), "tài liệu.pdf.exe" },
        { "goi-trong-goi.zip", HostileFiles.Zip(("42.zip", HostileFiles.Zip(("a", [])))), "42.zip" },
        { "báo cáo.pdf", [.. "MZ\u0090\0"u8, .. new byte[100]], "chương trình" },
        { "chay.txt", "#!/bin/sh\nrm -rf ~"u8.ToArray(), "chương trình" },
        { "trang.txt", "  <!DOCTYPE html><p>a"u8.ToArray(), "In → Lưu thành PDF" },
        { "hinh.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray(), "trang web" },
        { "luu.rar", "Rar!\u001a\u0007\0"u8.ToArray(), "giải nén" },
        { "hong.docx", "PK\u0003\u0004 hỏng"u8.ToArray(), "hỏng" },
        { "la.bin", [1, 2, 3, 4, 5], "không thuộc loại" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Hostile_IsRefused_NamingFileAndReason(string name, byte[] content, string told)
    {
        var refused = await Assert.ThrowsAsync<FileRefusedException>(() => RunAsync(name, content));
        Assert.Contains(name, refused.Problem.Vietnamese, StringComparison.Ordinal);
        Assert.Contains(name, refused.Problem.English, StringComparison.Ordinal);
        Assert.Contains(told, refused.Problem.Vietnamese, StringComparison.Ordinal);
        Assert.Contains("Hãy", refused.Problem.Vietnamese, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TooLarge_IsRefused_BeforeItIsLookedAt()
    {
        using var large = new Long(EvidenceLimits.LargestFile + (1 << 20));
        var refused = await Assert.ThrowsAsync<FileRefusedException>(() => FileCheck.RunAsync(large, "quét.pdf"));
        Assert.Contains("100 MB", refused.Problem.Vietnamese, StringComparison.Ordinal);
    }

    public static TheoryData<string, byte[], string, string[], bool> Taken => new()
    {
        { "a.pdf", HostileFiles.Pdf(["a"]), "application/pdf", [], false },
        { "a.pdf", [0xEF, 0xBB, 0xBF, (byte)'\n', .. HostileFiles.Pdf(["a"])], "application/pdf", [], false },
        { "a.docx", HostileFiles.Pdf(["a"]), "application/pdf", [], true },
        { "a.pdf", HostileFiles.Pdf(["a"], "/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"), "application/pdf", [EvidenceFlags.Script], false },
        { "a.pdf", HostileFiles.Pdf(["a"], "/OpenAction << /S /J#61vaScript /J#53 (app.alert(1)) >>"), "application/pdf", [EvidenceFlags.Script], false },
        { "a.pdf", HostileFiles.Pdf(["a"], "/OpenAction << /S /Launch /F (cmd.exe) >>"), "application/pdf", [EvidenceFlags.Script], false },
        { "a.pdf", InObjectStream("<< /S /JavaScript /JS (app.alert(1)) >>"), "application/pdf", [EvidenceFlags.Script], false },
        { "a.pdf", HostileFiles.Pdf(["a"], trailer: "/Encrypt 9 0 R"), "application/pdf", [EvidenceFlags.Encrypted], false },
        { "a.docx", HostileFiles.Docx("a"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", [], false },
        { "a.docx", HostileFiles.Docx("a", ("word/vbaProject.bin", [1])), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", [EvidenceFlags.Script], false },
        { "a.docx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600], .. Encoding.Unicode.GetBytes("EncryptedPackage")], "application/x-ole-storage", [EvidenceFlags.Encrypted], false },
        { "a.txt", Encoding.UTF8.GetBytes("Báo cáo < 5% và > 3%"), "text/plain", [], false },
        { "a.js", Encoding.UTF8.GetBytes("alert(1)"), "text/plain", [], true },
        { "a.PNG", HostileFiles.Png(), "image/png", [], false },
        { "a.zip", HostileFiles.Zip(("báo cáo/a.pdf", HostileFiles.Pdf(["a"]))), "application/zip", [], false },
    };

    [Theory]
    [MemberData(nameof(Taken))]
    public async Task Other_IsTaken_WithWhatToLookOutFor(string name, byte[] content, string type, string[] flags, bool isMislabelled)
    {
        var found = await RunAsync(name, content);
        Assert.Equal((type, isMislabelled), (found.MediaType, found.IsMislabelled));
        Assert.Equal(flags, found.Flags);
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData(@"C:\Users\an\Báo cáo.pdf", "Báo cáo.pdf")]
    [InlineData("a\u202Efdp.exe", "afdp.exe")]
    [InlineData("\0\u0001", "tài liệu")]
    [InlineData("..", "tài liệu")]
    public void Name_LosesFoldersAndTricks(string sent, string kept) => Assert.Equal(kept, FileNames.Clean(sent));

    [Theory]
    [InlineData("a.exe", "application/pdf", "a.exe.pdf")]
    [InlineData("a.jpeg", "image/jpeg", "a.jpeg")]
    [InlineData("a.html", "text/plain", "a.html.txt")]
    public void Saving_EndsInASuffixOfTheContent(string name, string type, string saved) => Assert.Equal(saved, FileNames.ForSaving(name, type));

    private static Task<FileFindings> RunAsync(string name, byte[] content) => FileCheck.RunAsync(new MemoryStream(content), name);

    private static byte[] InObjectStream(string content)
    {
        using var packed = new MemoryStream();
        using (var pack = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            pack.Write(Encoding.ASCII.GetBytes("9 0 " + content));

        byte[] start = [.. Encoding.ASCII.GetBytes($"%PDF-1.5\n8 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length {packed.Length} >>\nstream\n"), .. packed.ToArray()];
        return [.. start, .. "\nendstream\nendobj\n%%EOF"u8];
    }

    /// <summary>As long as it says, and never read.</summary>
    private sealed class Long(long length) : MemoryStream
    {
        public override long Length => length;
    }
}
