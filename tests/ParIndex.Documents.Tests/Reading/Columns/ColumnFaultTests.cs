using System.Text;
using ParIndex.Documents.Reading.Columns;
using ParIndex.Documents.Tests.TestKit;
using Xunit;

namespace ParIndex.Documents.Tests.Reading.Columns;

/// <summary>Files that are wrong: nothing is read, and every fault has its line and column.</summary>
public class ColumnFaultTests
{
    private static readonly ColumnPlan Plan = ColumnTable.Plan("a", "q1", "n") with { Least = 1, Most = 5 };

    [Theory]
    [InlineData("A,1,2\nB,1\n", "3")]
    [InlineData("A,1,2,4\nB,1,1\n", "2")]
    [InlineData("A,1,2\n\n\nB,1,1,\n", "5")]
    [InlineData("A,1,2\nB,1", "3")]
    [InlineData("A,6,2\n", "2:2")]
    [InlineData("A,0,2\n", "2:2")]
    [InlineData("A,256,2\n", "2:2")]
    [InlineData("A,99999999999999999999,2\n", "2:2")]
    [InlineData("A,4.0,2\n", "2:2")]
    [InlineData("A,-1,2\n", "2:2")]
    [InlineData("A,tốt,2\n", "2:2")]
    [InlineData("A,5,2\nB,4,x\n", "3:3")]
    [InlineData("A,5,NaN\nB,4,Infinity\nC,4,1e999\nD,4,1.2.3\nE,4,--1\n", "2:3 3:3 4:3 5:3 6:3")]
    [InlineData("A,5,\"1,5\"\n", "2:3")]
    [InlineData("A,5,0000000000000000000000000000000000000000000000000000000000000000000001\n", "2:3")]
    [InlineData("B,4,x\nA,7\nC,8,y\n", "2:3 3 3:2 4:2 4:3")]
    [InlineData("\"x\ny\",7,2\n\"z\",1,w\n", "3:2 4:3")]
    [InlineData("\"x\ny\",1\nB,9,1\n", "3 4:2")]
    [InlineData("\"x\"y,1,2\nB,9,1\n", "2:1 3:2")]
    [InlineData("A,1,2\n\"B,1,2\nC,1,2\n", "3:1")]
    [InlineData("A\0B,1,2\nB,\0,1\n", "2:1 3:2")]
    public void Faults_HaveTheirPlaces(string rows, string places)
    {
        foreach (var lineEnd in new[] { "\n", "\r\n" })
        {
            var text = ("a,q1,n\n" + rows).Replace("\n", lineEnd, StringComparison.Ordinal);
            var problem = ColumnTable.Faulty(Encoding.UTF8.GetBytes(text), Plan);

            Assert.Equal(places.Split(' '), problem.Places());
            Assert.All(problem.Faults, fault => Assert.False(fault.Problem.Vietnamese.Length == 0 || fault.Problem.English.Length == 0));
        }
    }

    [Fact]
    public void LinesAreCountedFromTheFirstOfTheFile_AlsoBelowAHeaderOfSeveralLines() =>
        Assert.Equal(["4:2"], ColumnTable.Faulty("\"a\n\",q1,n\nA,1,1\nB,9,1\n"u8.ToArray(), Plan).Places());

    [Fact]
    public void Message_ShowsTheCellAndWhatIsAllowed()
    {
        var (_, problem) = Assert.Single(ColumnTable.Faulty("a,q1,n\nA,tốt,1\n"u8.ToArray(), Plan).Faults);

        Assert.Equal("cột q1: “tốt” không phải mức điểm (số nguyên từ 1 đến 5, hoặc để trống). Sửa ô này.", problem.Vietnamese);
        Assert.Contains("“tốt”", problem.English, StringComparison.Ordinal);
    }

    [Fact]
    public void OtherEncodings_AreTold()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var windows = Encoding.GetEncoding(1258);
        byte[] header = [.. "a,q1,n\nA,1,1\n"u8];

        Assert.Equal(["3:1"], ColumnTable.Faulty([.. header, .. windows.GetBytes("Nam Đi\u0323nh"), .. ",1,1\n"u8], Plan).Places());
        Assert.Equal(["3:1"], ColumnTable.Faulty([.. header, .. "Hà Nộ"u8, 0xE1, .. ",1,1\n"u8], Plan).Places());
        Assert.Equal(["3:1"], ColumnTable.Faulty([.. header, .. "\"Hà Nộ"u8, 0xE1, .. "\",1,1\n"u8], Plan).Places());
        Assert.Equal(1, ColumnTable.Refused([.. windows.GetBytes("xã,q1,n"), .. "\nA,1,1\n"u8], Plan).Place!.Line);
        Assert.Equal(1, ColumnTable.Refused([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("a,q1,n\nA,1,1\n")], Plan).Place!.Line);
        Assert.Equal(1, ColumnTable.Refused(Encoding.BigEndianUnicode.GetBytes("a,q1,n\nA,1,1\n"), Plan).Place!.Line);
        Assert.Equal(1, ColumnTable.Refused(Encoding.Unicode.GetBytes("a,q1,n\nA,1,1\n"), Plan).Place!.Line);
    }

    [Theory]
    [InlineData("a,q2,n\nA,1,1\n", "q1")]
    [InlineData("a,q1,n,q1\nA,1,1,1\n", "q1")]
    [InlineData("A,q1,n\nA,1,1\n", "a")]
    public void Headers_ThatDoNotServe_NameTheColumn(string text, string column)
    {
        var problem = ColumnTable.Refused(Encoding.UTF8.GetBytes(text), Plan);

        Assert.Equal(1, problem.Place!.Line);
        Assert.Contains($" {column}. ", problem.Problem.Vietnamese, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("\uFEFF")]
    [InlineData("\"a,q1,n\nA,1,1\n")]
    public void FilesWithoutAHeader_AreRefused(string text) => ColumnTable.Refused(Encoding.UTF8.GetBytes(text), Plan);

    [Fact]
    public void HeaderWithoutEnd_IsRefused() =>
        Assert.Equal(1, ColumnTable.Refused(Encoding.UTF8.GetBytes("a,q1,n," + new string('x', 3_000_000) + "\nA,1,1\n"), Plan).Place!.Line);

    [Fact]
    public void RecordLongerThanABlock_IsNamedByItsLine()
    {
        var rows = string.Concat(Enumerable.Range(0, 300_000).Select(row => $"xã {row},1,2\n"));
        var text = "a,q1,n\n" + rows + new string('x', 3_000_000) + ",1,2\nB,1,2\n";

        Assert.Equal(300_002, ColumnTable.Refused(Encoding.UTF8.GetBytes(text), Plan).Place!.Line);
        Assert.Equal(2, ColumnTable.Refused(Encoding.UTF8.GetBytes("a,q1,n\n\"" + string.Concat(Enumerable.Repeat("A,1,1\n", 600_000))), Plan).Place!.Line);
    }

    [Fact]
    public void Faults_AreToldInTheOrderOfTheFile_FiftyAtMost()
    {
        // Three in each of several blocks: far apart, read by different threads.
        var bad = Enumerable.Range(0, 10).SelectMany(group => new[] { 5 + (group * 50_000), 6 + (group * 50_000), 7 + (group * 50_000) }).ToHashSet();
        var few = string.Concat(Enumerable.Range(2, 500_000).Select(line => bad.Contains(line) ? "Hà Nội,8,1.0000\n" : "Hà Nội,3,1.0000\n"));
        Assert.Equal(bad.Order().Select(line => $"{line}:2"), ColumnTable.Faulty(Encoding.UTF8.GetBytes("a,q1,n\n" + few), Plan).Places());

        var many = string.Concat(Enumerable.Range(2, 500_000).Select(line => line > 200_000 ? "Hà Nội,8,x\n" : "Hà Nội,3,1.0000\n"));
        var expected = Enumerable.Range(200_001, 25).SelectMany(line => new[] { $"{line}:2", $"{line}:3" });
        Assert.Equal(expected, ColumnTable.Faulty(Encoding.UTF8.GetBytes("a,q1,n\n" + many), Plan).Places());
    }

    [Fact]
    public void FilesThatCannotBeOpened_AreRefusedInWords()
    {
        var folder = Directory.CreateTempSubdirectory("parindex-").FullName;

        foreach (var path in new[] { folder, Path.Combine(folder, "không có.csv"), Path.Combine(folder, "không", "có.csv"), "/dev/zero", "/dev/null" })
        {
            var problem = Assert.Throws<DocumentException>(() => ColumnFile.Read(path, Plan));
            Assert.Equal(Path.GetFileName(path), problem.File);
            Assert.Throws<DocumentException>(() => ColumnFile.Names(path));
        }

        Directory.Delete(folder);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3_000_000)]
    [InlineData(9_000_000)]
    public void FileChangedWhileItIsRead_IsRefused(int length)
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "a,q1,n\n" + string.Concat(Enumerable.Repeat("Hà Nội,3,1.0000\n", 500_000)));
        var isChanged = 0;

        var problem = Assert.Throws<DocumentException>(() => ColumnFile.Read(path, Plan, _ =>
        {
            if (Interlocked.Exchange(ref isChanged, 1) == 0)
            {
                using var other = new FileStream(path, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Write, Share = FileShare.ReadWrite });
                other.SetLength(length);
            }
        }));

        Assert.Contains("thay đổi", problem.Problem.Vietnamese, StringComparison.Ordinal);
        File.Delete(path);
    }
}
