using System.IO.Compression;
using System.Text;
using ParIndex.App.Results.Importing;
using ParIndex.App.Sample;
using Xunit;

namespace ParIndex.App.Tests.Results.Importing;

public sealed class UploadDocumentTests : ImportTest
{
    [Theory]
    [InlineData(2020, ".tsv", "1149/QĐ-BNV")]
    [InlineData(2023, ".tsv", "876/QĐ-BNV")]
    [InlineData(2023, ".docx", "876/QĐ-BNV")]
    [InlineData(2023, ".xlsx", "876/QĐ-BNV")]
    [InlineData(2023, ".csv", "876/QĐ-BNV")]
    public async Task Add_Appendix_GuessesUnitYearTableAndSet(int year, string suffix, string edition)
    {
        var outcome = await An.UploadAsync(suffix == ".tsv" ? ImportDesk.Appendix(year) : ImportDesk.Printed(year, suffix), "Chỉ số Đắk Nông" + suffix);

        Assert.Null(outcome.Problem);
        var import = (await An.DoAsync(parts => parts.Imports.FindAsync(outcome.ImportId!.Value)))!;
        Assert.Equal(ImportState.Draft, import.State);
        Assert.Equal((SampleInstallation.DakNong, year, 1), (import.Description.UnitId, import.Description.Year, import.Description.TableNumber));
        Assert.Equal(edition, await ScalarAsync<string>("select edition from criteria.version where id = @SetVersionId", new { import.Description.SetVersionId }));
    }

    [Fact]
    public async Task Add_SameFileAgain_OpensTheEarlierImport()
    {
        var first = await An.UploadAsync(ImportDesk.Small(), "a.txt");
        var again = await An.UploadAsync(ImportDesk.Small(), "tên khác.txt");
        var byOther = await Binh.UploadAsync(ImportDesk.Small(), "a.txt");

        Assert.False(first.IsKnown);
        Assert.True(again.IsKnown);
        Assert.Equal(first.ImportId, again.ImportId);
        Assert.Equal(first.ImportId, byOther.ImportId);
        Assert.Equal(1, await ScalarAsync<int>("select count(*) from results.import"));
        Assert.Single(Directory.GetFiles(Files, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Add_SameFileTwiceAtOnce_MakesOneImport()
    {
        var both = await Task.WhenAll(An.UploadAsync(ImportDesk.Small(), "a.txt"), An.UploadAsync(ImportDesk.Small(), "a.txt"));

        Assert.Equal(both[0].ImportId, both[1].ImportId);
        Assert.Equal(1, await ScalarAsync<int>("select count(*) from results.import"));
    }

    [Fact]
    public async Task Add_FileOfAnotherPersonNotSeen_BeginsAnImportOfOnesOwn()
    {
        var first = await Desk("An", "").UploadAsync(ImportDesk.Small(), "a.txt");
        var other = await Desk("Bình", "vn-01").UploadAsync(ImportDesk.Small(), "a.txt");

        Assert.False(other.IsKnown);
        Assert.NotEqual(first.ImportId, other.ImportId);
    }

    [Fact]
    public async Task Find_DraftOfAnotherPerson_IsSeenByThoseWhoSeeTheUnitOnly()
    {
        var id = (await Desk("An", "").UploadAsync(ImportDesk.Small(), "a.txt")).ImportId!.Value;

        Assert.NotNull(await Desk("Bình", SampleInstallation.DakNong).DoAsync(parts => parts.Imports.FindAsync(id)));
        Assert.Null(await Desk("Bình", "vn-01").DoAsync(parts => parts.Imports.FindAsync(id)));
        Assert.Null(await Desk("Bình", "published").DoAsync(parts => parts.Imports.DocumentAsync(id)));
    }

    [Fact]
    public async Task Add_SeveralFilesOneBad_TakesTheGoodOnes()
    {
        var good = await An.UploadAsync(ImportDesk.Small(), "tốt.txt");
        var bad = await An.UploadAsync([], "rỗng.docx");
        var next = await An.UploadAsync(ImportDesk.Appendix(2023), "2023.tsv");

        Assert.NotNull(good.ImportId);
        Assert.Contains("rỗng", bad.Problem!.Vietnamese, StringComparison.Ordinal);
        Assert.NotNull(next.ImportId);
    }

    public static TheoryData<string, byte[], string> BadFiles => new()
    {
        { "rỗng.xlsx", [], "Tệp rỗng" },
        { "bom.xlsx", Bomb(), "" },
        { "ảnh.docx", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "ảnh" },
        { "nén.docx", [0x1F, 0x8B, 0x08, 0, 0, 0], "nén" },
        { "lạ.bin", [1, 0, 2, 0, 3, 0], "" },
        { "thơ.txt", Encoding.UTF8.GetBytes("Không có bảng nào ở đây.\nChỉ có chữ.\n"), "bảng tiêu chí" },
    };

    [Theory]
    [MemberData(nameof(BadFiles))]
    public async Task Add_BadFile_IsRefusedAndLeavesNothing(string name, byte[] content, string says)
    {
        var outcome = await An.UploadAsync(content, name);

        Assert.Null(outcome.ImportId);
        Assert.Contains(says, outcome.Problem!.Vietnamese, StringComparison.Ordinal);
        Assert.Equal(0, await ScalarAsync<int>("select count(*) from results.import"));
        Assert.Empty(Directory.GetFiles(Files, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Add_WrongSuffix_IsReadByItsContent()
    {
        var outcome = await An.UploadAsync(ImportDesk.Printed(2023, ".xlsx"), "phu-luc.docx");
        Assert.Equal(85.415m, (await An.ReviewAsync(outcome.ImportId!.Value)).Totals.Points);
    }

    [Theory]
    [InlineData("..\\..\\etc/passwd\0.txt", "passwd .txt")]
    [InlineData("C:\\Users\\An\\Phụ lục.docx", "Phụ lục.docx")]
    [InlineData("", "tài liệu")]
    public async Task Add_NameWithFolders_KeepsTheNameOnly(string sent, string kept)
    {
        var outcome = await An.UploadAsync(ImportDesk.Small(), sent);
        Assert.Equal(kept, outcome.FileName);
    }

    private static byte[] Bomb()
    {
        var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var types = new StreamWriter(zip.CreateEntry("[Content_Types].xml").Open()))
                types.Write("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>");

            using var part = zip.CreateEntry("xl/workbook.xml", CompressionLevel.SmallestSize).Open();
            var zeros = new byte[1 << 20];
            Array.Fill(zeros, (byte)' ');
            for (var i = 0; i < 200; i++)
                part.Write(zeros);
        }

        return buffer.ToArray();
    }
}
