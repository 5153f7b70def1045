using ParIndex.App.Results.Appendix;
using ParIndex.App.Results.Reading;
using ParIndex.App.Tests.Results.Reading;
using ParIndex.Core.Results;
using ParIndex.Core.Text;
using ParIndex.Documents.Reading;
using Xunit;

namespace ParIndex.App.Tests.Results.Appendix;

/// <summary>What ParIndex writes it reads back to the same data.</summary>
public sealed class RoundTripTests : IDisposable
{
    private const int Tables = 40;

    private readonly string folder = Directory.CreateTempSubdirectory("parindex-appendix-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("docx")]
    [InlineData("xlsx")]
    [InlineData("csv")]
    public void MadeUpTable_WrittenAndRead_IsTheSame(string format)
    {
        for (var seed = 0; seed < Tables; seed++)
        {
            var document = MadeUp(seed);
            var file = Path.Combine(folder, "phu-luc." + format);
            AppendixFile.Write(document, file);

            SameRows.Assert(document, Read(file), $"seed {seed}");
        }
    }

    [Theory]
    [InlineData("bao-cao-144-dak-nong-2020.txt")]
    [InlineData("ke-hoach-475-dak-nong-2024.docx")]
    [InlineData("ke-hoach-tuy-phuoc-2023-2025.txt")]
    public void OfficialDocument_WrittenAndRead_IsTheSame(string seed)
    {
        var document = Read(SharedFolder.Seed(seed));
        foreach (var format in new[] { "docx", "xlsx", "csv" })
        {
            var file = Path.Combine(folder, "phu-luc." + format);
            AppendixFile.Write(document, file);

            SameRows.Assert(document, Read(file), format, withInherited: format != "csv");
        }
    }

    [Fact]
    public void Workbook_HoldsFormulasForWhatFollowsFromOtherCells()
    {
        var file = Path.Combine(folder, "phu-luc.xlsx");
        AppendixFile.Write(
            new OfficialDocument("x", [new OfficialTable { Rows = [Row("1", "", 3, 2.5m), Row("1.1", "1", 1, 1), Row("1.2", "1", 2, 1.4999m)] }], [], []), file);
        using var zip = System.IO.Compression.ZipFile.OpenRead(file);
        using var sheet = new StreamReader(zip.Entries.Single(entry => entry.FullName.Contains("worksheets/", StringComparison.Ordinal)).Open());
        var xml = sheet.ReadToEnd();

        Assert.Contains("SUM(C6,C7)", xml, StringComparison.Ordinal);
        Assert.Contains("ROUND(SUM(D6,D7),1)", xml, StringComparison.Ordinal);
    }

    private static OfficialDocument Read(string file) => OfficialDocumentReader.Read(DocumentFile.Read(file));

    private static OfficialDocument MadeUp(int seed)
    {
        var random = new Random(seed);
        var rows = SampleTable.Make(random, report: seed % 2 == 0);
        return new OfficialDocument("made-up", [new OfficialTable { Caption = "Kết quả thử", Rows = rows.Select(row => Row(row, rows)).ToList() }], [], []);
    }

    private static OfficialRow Row(SampleRow row, IReadOnlyList<SampleRow> all)
    {
        var parent = row.Code.Contains('.', StringComparison.Ordinal) ? row.Code[..row.Code.LastIndexOf('.')] : "";
        return Row(row.Code, parent, row.Max, row.Score) with
        {
            Title = row.Title,
            Percent = all.Any(other => other.Cause.Length > 0) ? row.Percent : null,
            TargetPoints = all.Any(other => other.Tasks.Length > 0) ? row.Target : null,
            Tasks = row.Tasks,
            Lead = row.Lead,
            Coordinators = row.Coordinators,
            Cause = row.Cause,
            Time = row.Time,
        };
    }

    private static OfficialRow Row(string code, string parent, decimal? max, decimal? score) => new()
    {
        Code = code, Parent = parent, Level = code.Count(c => c == '.') + 1, Title = "Tiêu chí " + code, Max = max, Score = score,
        Source = SourcePlace.AtLine(1),
    };
}
