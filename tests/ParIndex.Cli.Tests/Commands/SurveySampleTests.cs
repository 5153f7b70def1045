using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using ParIndex.App.Surveys.Sampling;
using ParIndex.Cli.Tests.TestKit;
using Xunit;

namespace ParIndex.Cli.Tests.Commands;

public class SurveySampleTests
{
    private const string Design = """
        title: Khảo sát hài lòng năm 2026
        authority: tỉnh Đắk Nông
        office: Sở Nội vụ
        seed: 7
        frame: { id: mã, id_kind: any, name: họ tên, phone: điện thoại, village: [xã] }
        stages:
          - { unit: xã, strata: [vùng], select: pps_systematic, n: 6, minimum: 2 }
          - { select: simple, strata: [giới], take: 5, replacements: 2 }

        """;

    [Fact]
    public void Draw_LeavesListsAndProtocol_TheSameBytesAgain()
    {
        using var folder = Folder(Frame(0));
        var run = Run(folder, "một", "--json");
        Run(folder, "hai");
        File.WriteAllText(folder.File("khung.csv"), Frame(17));
        Run(folder, "đảo");

        Assert.Equal((ExitCode.Ok, ""), (run.Exit, run.Errors));
        foreach (var name in new[] { "sample.csv", "replacements.csv" })
        {
            var bytes = File.ReadAllBytes(Path.Combine(folder.File("một"), name));
            Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
            Assert.Equal(bytes, File.ReadAllBytes(Path.Combine(folder.File("hai"), name)));
            Assert.Equal(bytes, File.ReadAllBytes(Path.Combine(folder.File("đảo"), name)));
        }

        var (json, frame) = (run.Json, run.Json.GetProperty("frame"));
        Assert.Equal((7, 240, 240, 64), (json.GetProperty("seed").GetInt32(), frame.GetProperty("rows").GetInt32(), frame.GetProperty("people").GetInt32(), frame.GetProperty("sha256").GetString()!.Length));
        Assert.Equal((30, 24), (json.GetProperty("sample").GetInt32(), json.GetProperty("replacements").GetInt32()));
        Assert.Equal(["stratum_1", "stratum_2"], json.GetProperty("estimation").GetProperty("strata").EnumerateArray().Select(each => each.GetString()));
    }

    /// <summary>The columns estimation reads: their product is the weight, their names those the protocol tells.</summary>
    [Fact]
    public void Sample_CarriesWhatEstimationNeeds()
    {
        using var folder = Folder(Frame(0));
        Run(folder, "ra");
        var rows = File.ReadAllLines(Path.Combine(folder.File("ra"), "sample.csv")).Select(line => line.Split(',')).ToList();
        var names = rows[0].Select((name, i) => (name.TrimStart('\uFEFF'), i)).ToDictionary(pair => pair.Item1, pair => pair.i);

        Assert.Equal(["id", "name", "phone", "xã", "vùng", "giới", "stratum_1", "cluster_1", "N_1", "n_1", "prob_1", "stratum_2", "N_2", "n_2", "prob_2", "weight"], names.Keys);
        Assert.All(rows.Skip(1), row =>
        {
            Assert.Equal(1 / (Number(row, "prob_1") * Number(row, "prob_2")), Number(row, "weight"), 1e-9);
            Assert.Equal(Number(row, "n_2") / Number(row, "N_2"), Number(row, "prob_2"), 1e-12);
        });

        double Number(string[] row, string name) => double.Parse(row[names[name]], CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Protocol_IsAnOfficialDocument()
    {
        using var folder = Folder(Frame(0));
        var hash = Run(folder, "ra", "--json").Json.GetProperty("frame").GetProperty("sha256").GetString()!;
        using var document = WordprocessingDocument.Open(Path.Combine(folder.File("ra"), "protocol.docx"), false);
        var text = document.MainDocumentPart!.Document!.Body!.InnerText;

        Assert.All(new[] { "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Sở Nội vụ", "Biên bản", hash, "--seed 7", "Người lập biên bản", "Nam" }, part => Assert.Contains(part, text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void CleaningFindings_AreListedAndGiveOne()
    {
        using var folder = Folder(Frame(0) + "m001,=cmd|x,,X1,Bắc,Nam\nm999,Không Xã,,,Bắc,Nam\n");
        var run = Run(folder, "ra");
        var cleaning = File.ReadAllText(Path.Combine(folder.File("ra"), "cleaning.csv"));

        Assert.Equal(ExitCode.Findings, run.Exit);
        Assert.Contains("khung.csv,dòng 242,x,same-id,dòng 3,m001,'=cmd|x,", cleaning, StringComparison.Ordinal);
        Assert.Contains("khung.csv,dòng 243,x,blank-column,,m999,Không Xã,Trống cột cần để chọn mẫu: bỏ (cột xã)", cleaning, StringComparison.Ordinal);
        Assert.Contains("240 people after cleaning", Run(folder, "ra", "--lang", "en").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Mistakes_NamePlaceAndRemedy()
    {
        using var folder = Folder(Frame(0));
        folder.Write("mau.yaml", Design.Replace("take: 5", "take: 5, n: 3", StringComparison.Ordinal));
        Assert.Contains("mau.yaml (dòng 8", Run(folder, "ra").Errors, StringComparison.Ordinal);

        folder.Write("mau.yaml", Design.Replace("strata: [vùng]", "strata: [giới]", StringComparison.Ordinal));
        var run = Run(folder, "ra");
        Assert.Equal(ExitCode.Unusable, run.Exit);
        Assert.Contains("hai tầng", run.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("ra")));
    }

    [Fact]
    public void WithoutSeed_OneIsDrawnAndTold()
    {
        using var folder = Folder(Frame(0));
        folder.Write("mau.yaml", Design.Replace("seed: 7", "", StringComparison.Ordinal));
        var seed = Run(folder, "một", "--json").Json.GetProperty("seed").GetInt64().ToString(CultureInfo.InvariantCulture);
        Run(folder, "hai", "--seed", seed);

        Assert.Equal(File.ReadAllBytes(Path.Combine(folder.File("một"), "sample.csv")), File.ReadAllBytes(Path.Combine(folder.File("hai"), "sample.csv")));
    }

    /// <summary>A design the program writes down draws the same people.</summary>
    [Fact]
    public void DesignWrittenAgain_DrawsTheSameBytes()
    {
        var design = Design.Replace("{ select: simple, strata: [giới], take: 5, replacements: 2 }", "{ select: systematic, strata: [giới], order: [tên], precision: { margin: 0.07, icc: 0.02, cluster_take: 7 }, allocation: neyman, shares: { nam: 0.3, nữ: 0.61 }, minimum: 3, replacements: 1 }", StringComparison.Ordinal)
            .Replace("village: [xã]", "village: [xã], attributes: [tên]", StringComparison.Ordinal).Replace("pps_systematic, n: 6", "pps_brewer, rate: 0.55", StringComparison.Ordinal);
        using var folder = Folder(Frame(0).Replace("họ tên,", "tên,", StringComparison.Ordinal));
        folder.Write("mau.yaml", design.Replace("name: họ tên, ", "", StringComparison.Ordinal));
        Assert.Equal("", Run(folder, "một").Errors);
        var written = SamplingPlanYaml.Write(SamplingPlanFile.Read(folder.File("mau.yaml")).Plan!);
        folder.Write("mau.yaml", written);
        Assert.Equal("", Run(folder, "hai").Errors);

        Assert.Equal(written, SamplingPlanYaml.Write(SamplingPlanFile.Parse(written).Plan!));
        foreach (var name in new[] { "sample.csv", "replacements.csv" })
            Assert.Equal(File.ReadAllBytes(Path.Combine(folder.File("một"), name)), File.ReadAllBytes(Path.Combine(folder.File("hai"), name)));
    }

    private static TestKit.Cli Run(TempFolder folder, string to, params string[] more) =>
        TestKit.Cli.Run(["survey", "sample", folder.File("khung.csv"), "--design", folder.File("mau.yaml"), "--to", folder.File(to), .. more]);

    private static TempFolder Folder(string frame)
    {
        var folder = new TempFolder();
        folder.Write("khung.csv", frame);
        folder.Write("mau.yaml", Design);
        return folder;
    }

    /// <summary>240 people of 12 communes, from another one on.</summary>
    private static string Frame(int first)
    {
        var text = new StringBuilder("mã,họ tên,điện thoại,xã,vùng,giới\n");
        for (var k = 0; k < 240; k++)
        {
            var i = (k + first) % 240;
            text.Append(CultureInfo.InvariantCulture, $"m{i:000},Người thứ {i:000} {new string((char)('a' + (i % 26)), 3)},09{i * 7919 % 100000000:00000000},X{i % 12},{(i % 12 < 7 ? "Bắc" : "Nam")},{(i % 5 < 2 ? "nam" : "nữ")}\n");
        }

        return text.ToString();
    }
}
