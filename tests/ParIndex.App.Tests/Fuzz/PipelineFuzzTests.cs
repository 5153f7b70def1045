using System.Diagnostics;
using System.Text;
using ParIndex.App.Criteria;
using ParIndex.App.Results.Appendix;
using ParIndex.App.Results.Reading;
using ParIndex.App.Tests.Criteria;
using ParIndex.Core.Scoring;
using ParIndex.Documents;
using ParIndex.Documents.Reading;
using ParIndex.Documents.Tests.TestKit;
using Xunit;

namespace ParIndex.App.Tests.Fuzz;

/// <summary>
/// Damaged files go through everything the commands do with them and end in a result or a clear refusal, in time. Seeds are fixed;
/// PARINDEX_FUZZ sets how many files are tried in the long run.
/// </summary>
public sealed class PipelineFuzzTests : IDisposable
{
    private const int Seed = 20261121;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private static readonly int Cases = int.Parse(
        Environment.GetEnvironmentVariable("PARINDEX_FUZZ") ?? "60", System.Globalization.CultureInfo.InvariantCulture);

    private readonly string folder = Directory.CreateTempSubdirectory("parindex-fuzz-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(".tsv")]
    [InlineData(".csv")]
    [InlineData(".docx")]
    [InlineData(".xlsx")]
    public void Document(string format)
    {
        var path = Path.Combine(folder, "a" + format);
        if (format == ".tsv")
        {
            File.WriteAllText(path, SampleText());
        }
        else
        {
            File.WriteAllText(Path.Combine(folder, "a.tsv"), SampleText());
            AppendixFile.Write(OfficialDocumentReader.Read(DocumentFile.Read(Path.Combine(folder, "a.tsv"))), path);
        }

        Try(File.ReadAllBytes(path), isText: format is ".tsv" or ".csv", bytes => Pipeline.Document(bytes, "a" + format));
    }

    [Fact]
    public void Yaml() => Try(Encoding.UTF8.GetBytes(CriteriaSetYaml.Write(RandomSets.Make(7))), isText: true, bytes => Pipeline.Set(bytes, "a.yaml"));

    [Fact]
    public void Workbook() => Try(CriteriaSetWorkbook.Write(RandomSets.Make(8)), isText: false, bytes => Pipeline.Set(bytes, "a.xlsx"));

    [Fact]
    public void Scorecards()
    {
        var scorer = SetScorer.Compile(RandomSets.Make(7), out _);
        var lines = scorer.Set.Leaves().SelectMany(leaf => leaf.Inputs.Select(input => $"Xã A,{leaf.Code},{input.Name},1\n").Append($"Xã B,{leaf.Code},points,0.5\n"));
        Try(Encoding.UTF8.GetBytes("unit,code,input,value\n" + string.Concat(lines)), isText: true, bytes => Pipeline.Scorecards(Put(bytes), scorer));
    }

    [Fact]
    public void Totals() => Try(
        Encoding.UTF8.GetBytes("unit,points,max,region\nĐắk Nông,82.05,100,Tây Nguyên\nHà Nội,90.1,,\nCần Thơ,\"85,5\",100,\n"), isText: true, bytes => Pipeline.Results(Put(bytes)));

    private static void Try(byte[] whole, bool isText, Action<byte[]> run)
    {
        run(whole);
        var text = isText ? Encoding.UTF8.GetString(whole) : "";
        for (var i = 0; i < Cases; i++)
        {
            var damaged = isText && i % 3 > 0 ? new OddText(Seed + i).Of(text) : new Mutator(Seed + i).Mutate(whole);
            var clock = Stopwatch.StartNew();
            var outcome = Record.Exception(() => run(damaged));

            Assert.True(outcome is null or DocumentException { Problem: { Vietnamese.Length: > 0, English.Length: > 0 } }, $"Case {i}: {outcome}");
            Assert.True(clock.Elapsed < Longest, $"Case {i} took {clock.Elapsed}.");
        }
    }

    private static string SampleText() => """
        Phụ lục KẾT QUẢ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2023
        (Kèm theo Báo cáo; tổng điểm đạt 3,75/5 điểm, xếp thứ 12/63, giảm 2 bậc)

        STT	Lĩnh vực/Tiêu chí	Điểm tối đa	Điểm đạt được	Nguyên nhân bị trừ điểm	Chủ trì	Phối hợp
        1	CÔNG TÁC CHỈ ĐẠO ĐIỀU HÀNH	3	2,25
        1.1	Kế hoạch cải cách hành chính	1	1
        1.2	Sáng kiến trong cải cách hành chính	2	1,25	Mới có 01/03 sáng kiến	Sở Nội vụ	Các sở, ban, ngành; UBND cấp huyện
        2	CẢI CÁCH THỦ TỤC HÀNH CHÍNH	2	1,5
        2.1	Tỷ lệ hồ sơ giải quyết đúng hạn	1	0,75	Điều tra XHH: 75 %	Chủ trì: Văn phòng UBND tỉnh Phối hợp: Sở Tư pháp
        2.2	Công khai thủ tục	1	0,75
        	Tổng điểm	5	3,75
        """;

    private string Put(byte[] bytes)
    {
        var path = Path.Combine(folder, "in.csv");
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
