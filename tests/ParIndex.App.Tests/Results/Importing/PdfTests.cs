using System.Diagnostics;
using System.Text;
using ParIndex.App.Results.Importing;
using ParIndex.App.Results.Importing.Pdf;
using ParIndex.App.Results.Reading;
using ParIndex.Documents.Reading;
using Xunit;

namespace ParIndex.App.Tests.Results.Importing;

public sealed class PdfTests : ImportTest
{
    [Fact]
    public async Task Read_PdfWithTextLayer_GivesTheTable()
    {
        Need("pdftotext", "soffice");
        var pdf = ToPdf(ImportDesk.Printed(2020, ".docx"), ".docx");

        var outcome = await An.UploadAsync(pdf, "Phụ lục Đắk Nông 2020.pdf");
        Assert.Equal(ImportState.Reading, (await An.DoAsync(parts => parts.Imports.FindAsync(outcome.ImportId!.Value)))!.State);
        await An.ReadWaitingAsync();

        var review = await An.ReviewAsync(outcome.ImportId!.Value);
        Assert.False(review.Import.IsOcr);
        var table = review.Table.Table;
        var expected = OfficialDocumentReader.Read(DocumentFile.Read(new MemoryStream(ImportDesk.Appendix(2020)), "a.tsv")).Tables[0];
        var read = table.Rows.ToLookup(row => row.Code);
        var same = expected.Rows.Count(row => read[row.Code].FirstOrDefault() is { } found && found.Max == row.Max && found.Score == row.Score);
        Assert.True(same >= expected.Rows.Count * 95 / 100, $"{same} of {expected.Rows.Count} rows with the same figures:\n" + string.Join('\n', table.Rows.Select(row => $"{row.Code}|{row.Title}|{row.Max}|{row.Score}")));
    }

    [Fact]
    public async Task Read_ScannedPdf_MustBeConfirmedNumberByNumber()
    {
        Need("pdftoppm", "soffice", "tesseract", "pdftotext");
        var id = (await An.UploadAsync(Scan(ToPdf(ImportDesk.Printed(2023, ".xlsx"), ".xlsx")), "quet.pdf")).ImportId!.Value;
        await An.ReadWaitingAsync();

        Assert.Null((await An.DoAsync(parts => parts.Imports.FindAsync(id)))!.Problem);
        var review = await An.ReviewAsync(id);
        Assert.True(review.Import.IsOcr);
        Assert.True(review.Unconfirmed > 8, $"{review.Unconfirmed} numbers:\n" + string.Join('\n', review.Table.Table.Rows.Select(row => $"{row.Code}|{row.Title}|{row.Max}|{row.Score}")));
        Assert.Contains("chưa được xác nhận", string.Join(' ', (await An.StoreAsync(id)).Problems.Select(problem => problem.Vietnamese)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_DamagedPdf_FailsWithItsReason()
    {
        Need("pdftotext");
        var id = (await An.UploadAsync(Encoding.ASCII.GetBytes("%PDF-1.7\nrác"), "hỏng.pdf")).ImportId!.Value;
        await An.ReadWaitingAsync();

        var import = (await An.DoAsync(parts => parts.Imports.FindAsync(id)))!;
        Assert.Equal(ImportState.Failed, import.State);
        Assert.Contains("PDF: tệp hỏng", import.Problem!.Vietnamese, StringComparison.Ordinal);
        Assert.NotEqual(id, (await An.UploadAsync(Encoding.ASCII.GetBytes("%PDF-1.7\nrác"), "hỏng.pdf")).ImportId);
    }

    [Fact]
    public async Task Read_PdfWithPassword_SaysSo()
    {
        Need("pdftotext");
        const string locked = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
            + "3 0 obj<</Filter/Standard/V 1/R 2/O(12345678901234567890123456789012)/U(12345678901234567890123456789012)/P -4>>endobj\n"
            + "trailer<</Root 1 0 R/Encrypt 3 0 R/ID[(abcdefghijklmnop)(abcdefghijklmnop)]>>\n%%EOF\n";
        var id = (await An.UploadAsync(Encoding.ASCII.GetBytes(locked), "khóa.pdf")).ImportId!.Value;
        await An.ReadWaitingAsync();

        Assert.Contains("có mật khẩu", (await An.DoAsync(parts => parts.Imports.FindAsync(id)))!.Problem!.Vietnamese, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Confirm_NumbersOfAScan_StandAgainstStoringUntilEachIsLookedAt()
    {
        var id = await An.DraftAsync(ImportDesk.Small(), "a.txt");
        await An.DoAsync(async parts =>
        {
            await parts.Session.BeginAsync("test.scan");
            await Dapper.SqlMapper.ExecuteAsync(await parts.Session.ConnectionAsync(), "update results.import set is_ocr = true", transaction: parts.Session.Transaction);
            await parts.Session.CommitAsync();
            return true;
        });
        var review = await An.ReviewAsync(id);
        Assert.Equal(12, review.Unconfirmed);
        Assert.Contains("12 số", (await An.StoreAsync(id)).Problems.Single().Vietnamese, StringComparison.Ordinal);

        foreach (var row in review.Table.Rows)
        {
            foreach (var field in row.Unconfirmed.Skip(row.Number == 3 ? 1 : 0))
                Assert.True((await An.DoAsync(parts => parts.Correct.ConfirmAsync(id, 1, row.Number, new Dictionary<string, string> { [field.Key] = field.Of(row.Row) }))).IsSaved);
        }

        Assert.Equal(1, (await An.ReviewAsync(id)).Unconfirmed);
        Assert.Single((await An.DoAsync(parts => parts.Correct.ConfirmAsync(id, 1, 3, new Dictionary<string, string> { ["max"] = "60" }))).Conflicts);
        await An.CorrectAsync(id, 3, "max", "6,5");
        Assert.Equal(0, (await An.ReviewAsync(id)).Unconfirmed);
        Assert.NotNull((await An.StoreAsync(id)).ResultId);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Pages_WordsInPlaces_AreATableAgain(bool centred)
    {
        var page = new PrintedTable([30, 260, 60, 60, 160], centred);
        page.Add("STT", "Lĩnh vực/Tiêu chí", "Điểm tối đa", "Điểm đạt được", "Nguyên nhân bị trừ điểm");
        page.Add("1", "CHỈ ĐẠO, ĐIỀU HÀNH", "10", "8", "");
        page.Add("1.1", "Kế hoạch cải cách hành chính của tỉnh và của các sở, ban, ngành, cấp huyện trong năm", "4", "4", "");
        page.Add("1.2", "Báo cáo", "6", "4", "Nộp báo cáo quý I, quý II chậm so với thời gian quy định của Bộ Nội vụ");
        page.Add("2", "THỂ CHẾ", "10", "9,5", "");
        page.Add("2.1", "Ban hành văn bản quy phạm pháp luật theo kế hoạch được phê duyệt", "10", "9,5", "Chưa ban hành đủ");

        var table = Assert.Single(OfficialDocumentReader.Read(PrintedPages.Read([page.Words], "a.pdf")).Tables);

        Assert.Equal(["1", "1.1", "1.2", "2", "2.1"], table.Rows.Select(row => row.Code));
        Assert.Equal("Kế hoạch cải cách hành chính của tỉnh và của các sở, ban, ngành, cấp huyện trong năm", table.Rows[1].Title);
        Assert.Equal("Nộp báo cáo quý I, quý II chậm so với thời gian quy định của Bộ Nội vụ", table.Rows[2].Cause);
        Assert.Equal("Ban hành văn bản quy phạm pháp luật theo kế hoạch được phê duyệt", table.Rows[4].Title);
        Assert.Equal([8m, 4m, 4m, 9.5m, 9.5m], table.Rows.Select(row => row.Score!.Value));
    }

    private static void Need(params string[] programs)
    {
        foreach (var program in programs)
            Assert.SkipUnless(File.Exists("/usr/bin/" + program), $"{program} is not installed.");
    }

    private static byte[] ToPdf(byte[] document, string suffix)
    {
        var folder = Directory.CreateTempSubdirectory("parindex-pdf-").FullName;
        var path = Path.Combine(folder, "a" + suffix);
        File.WriteAllBytes(path, document);
        Run("soffice", "--headless", $"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf", "--outdir", folder, path);
        var pdf = File.ReadAllBytes(Path.Combine(folder, "a.pdf"));
        Directory.Delete(folder, recursive: true);
        return pdf;
    }

    /// <summary>A PDF of pictures only, as a scanner makes it.</summary>
    private static byte[] Scan(byte[] pdf)
    {
        var folder = Directory.CreateTempSubdirectory("parindex-scan-").FullName;
        File.WriteAllBytes(Path.Combine(folder, "a.pdf"), pdf);
        Run("pdftoppm", "-jpeg", "-gray", "-r", "200", "-l", "2", Path.Combine(folder, "a.pdf"), Path.Combine(folder, "p"));
        var scan = PicturePdf.Of([.. Directory.GetFiles(folder, "*.jpg").Order().Select(File.ReadAllBytes)]);
        Directory.Delete(folder, recursive: true);
        return scan;
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
