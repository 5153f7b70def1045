using System.Text;
using ParIndex.App.Surveys.Sampling;
using ParIndex.Core.Surveys.Sampling.Cleaning;
using ParIndex.Documents;
using ParIndex.Documents.Writing;
using Xunit;

namespace ParIndex.App.Tests.Surveys.Sampling;

public sealed class FrameFileTests : IDisposable
{
    private const string Csv = "Số định danh,Họ tên,ĐT,Xã,Số hộ\n034095001234,Nguyễn Văn An,0912345678,Xã A,12.5\n001190000001,\"Trần, Bình\",,Xã B,30\n";

    private static readonly FrameColumns Columns = new()
    {
        Id = "so dinh danh", Name = "ho ten", Phone = "đt", Others = ["xã", "số hộ"], Measures = ["số hộ"],
        Cleaning = new CleaningPlan { Village = ["xã"], Required = ["xã", "số hộ"] },
    };

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("parindex-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Csv_IsReadByNamesInAnyCaseAndOrder()
    {
        var reading = FrameFile.Read(Write("a.csv", Csv), Columns);

        Assert.Equal(["Nguyễn Văn An", "Trần, Bình"], reading.Rows.Names);
        Assert.Equal(["dòng 2", "dòng 3"], new[] { reading.Place(0).Vietnamese, reading.Place(1).Vietnamese });
    }

    /// <summary>Commas or semicolons, decimal comma, columns moved, tones as separate marks, a guarded cell, a workbook of two sheets under a title: one frame.</summary>
    [Fact]
    public void Hash_IsThatOfThePeople_NotOfTheFile()
    {
        var other = "Xã;Số hộ;ĐT;Số định danh;Họ tên;Ghi chú\nXã B;30,0;;001190000001;Trần, Bình;x\nXã A;12,50;+84912345678;'034095001234;Nguyễn Văn An;y\n".Normalize(NormalizationForm.FormD);
        var hash = Hash(Write("a.csv", Csv));

        Assert.Equal(hash, Hash(Write("b.csv", other)));
        Assert.Equal(hash, Hash(Workbook()));
        Assert.NotEqual(hash, Hash(Write("c.csv", Csv.Replace("Bình", "Binh", StringComparison.Ordinal))));
    }

    [Fact]
    public void Workbook_TellsSheetAndRow()
    {
        var reading = FrameFile.Read(Workbook(), Columns);

        Assert.Equal("Xã B, hàng 3", reading.Place(1).Vietnamese);
        Assert.Contains(reading.Remarks, remark => remark.Vietnamese.Contains("Ghi chú", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Số định danh,Họ tên,ĐT,Xã,Số hộ,họ  TÊN\n1,a,,b,2,c\n", "2 cột cùng tên")]
    [InlineData("Số định danh,Họ và tên,ĐT,Xã,Số hộ\n1,a,,b,2\n", "không có cột “ho ten”")]
    [InlineData("", "không có dòng")]
    [InlineData("Số định danh,Họ tên,ĐT,Xã,Số hộ\n1,\"a,,b,2\n", "ngoặc kép")]
    public void BrokenFrames_AreRefusedWithTheReason(string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<DocumentException>(() => FrameFile.Read(Write("x.csv", text), Columns)).Problem.Vietnamese, StringComparison.Ordinal);

    [Fact]
    public void HundredThousandColumns_AreRefused()
    {
        var problem = Assert.Throws<DocumentException>(() => FrameFile.Read(Write("x.csv", string.Join(',', Enumerable.Range(0, 100_000)) + "\n"), Columns)).Problem;

        Assert.Contains("100000 cột", problem.Vietnamese, StringComparison.Ordinal);
    }

    [Fact]
    public void OtherEncodings_AreRefused()
    {
        File.WriteAllBytes(Path("u16.csv"), [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Csv)]);
        File.WriteAllBytes(Path("tcvn.csv"), Encoding.Latin1.GetBytes("Sè ®Þnh danh,Hä tªn,§T,X·,Sè hé\n1,a,,b,2\n"));

        Assert.Contains("UTF-16", Assert.Throws<DocumentException>(() => FrameFile.Read(Path("u16.csv"), Columns)).Problem.Vietnamese, StringComparison.Ordinal);
        Assert.Contains("UTF-8", Assert.Throws<DocumentException>(() => FrameFile.Read(Path("tcvn.csv"), Columns)).Problem.Vietnamese, StringComparison.Ordinal);
        Assert.Throws<DocumentException>(() => FrameFile.Read(Path("none.csv"), Columns));
    }

    /// <summary>A sheet for each commune under a title line, ids as numbers that lost their zeros, a formula with its value, and a sheet that is no frame.</summary>
    private string Workbook()
    {
        static SheetRow Texts(params string[] texts) => new([.. texts.Select(text => SheetCell.Of(text))]);
        var header = Texts("TT", "Số định danh", "HỌ TÊN", "ĐT", "Xã", "Số hộ");
        WorkbookWriter.Write(Path("a.xlsx"),
        [
            new Sheet("Xã A", [Texts("DANH SÁCH NGƯỜI DÂN"), header, new([SheetCell.Of(1), SheetCell.Of(34095001234), SheetCell.Of("Nguyễn Văn An"), SheetCell.Of(912345678), SheetCell.Of("Xã A"), SheetCell.Computed("25/2", 12.5m)])]),
            new Sheet("Xã B", [Texts("DANH SÁCH NGƯỜI DÂN"), header, new([SheetCell.Of(2), SheetCell.Of("001190000001"), SheetCell.Of("Trần, Bình"), null, SheetCell.Of("Xã B"), SheetCell.Of(30)])]),
            new Sheet("Ghi chú", [Texts("Nguồn: Công an tỉnh")]),
        ]);
        return Path("a.xlsx");
    }

    private string Hash(string path)
    {
        var cleaned = FrameCleaning.Clean(FrameFile.Read(path, Columns).Rows, Columns.Cleaning);
        Assert.Equal(2, cleaned.Frame.Count);
        return cleaned.Frame.Hash;
    }

    private string Path(string name) => System.IO.Path.Combine(folder.FullName, name);

    private string Write(string name, string text)
    {
        File.WriteAllText(Path(name), text);
        return Path(name);
    }
}
