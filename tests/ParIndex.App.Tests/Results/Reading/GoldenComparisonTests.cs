using ParIndex.App.Results.Reading;
using ParIndex.Core.Results;
using ParIndex.Documents.Reading;
using Xunit;

namespace ParIndex.App.Tests.Results.Reading;

public sealed class GoldenComparisonTests(ITestOutputHelper output)
{
    /// <param name="document">Sample.</param>
    /// <param name="table">Which of its tables.</param>
    /// <param name="golden">Clean data of that table.</param>
    /// <param name="damaged">Cells whose letters the scan damaged and the clean data corrects; a reader keeps them as printed.</param>
    [Theory]
    [InlineData("bao-cao-144-dak-nong-2020.txt", 0, "dak-nong-2020.tsv", 17)]
    [InlineData("ke-hoach-475-dak-nong-2024.txt", 0, "dak-nong-2023.tsv", 5)]
    [InlineData("ke-hoach-475-dak-nong-2024.txt", 1, "dak-nong-2023-sipas-tasks.tsv", 1)]
    [InlineData("ke-hoach-tuy-phuoc-2023-2025.txt", 0, "tuy-phuoc-2023-2025.tsv", 7)]
    [InlineData("bao-cao-144-dak-nong-2020.docx", 0, "dak-nong-2020.tsv", 17)]
    [InlineData("ke-hoach-475-dak-nong-2024.docx", 0, "dak-nong-2023.tsv", 5)]
    [InlineData("ke-hoach-475-dak-nong-2024.docx", 1, "dak-nong-2023-sipas-tasks.tsv", 1)]
    [InlineData("ke-hoach-tuy-phuoc-2023-2025.docx", 0, "tuy-phuoc-2023-2025.tsv", 7)]
    public void Read_SampleDocument_EqualsCleanData(string document, int table, string golden, int damaged)
    {
        var read = OfficialDocumentReader.Read(DocumentFile.Read(SharedFolder.Seed(document)));
        var differences = GoldenTable.Load(SharedFolder.Golden(golden)).Compare(read.Tables[table]);
        Report(document, read, differences);
        Assert.DoesNotContain(differences, difference => !difference.IsDamagedLetters);
        Assert.True(differences.Count <= damaged, $"{differences.Count} ô khác vì chữ hỏng, trước đây {damaged}");
    }

    /// <summary>The sheet prints neither notes nor bullets, repeats merged cells in full, and lost the decimal marks of a few points.</summary>
    [Fact]
    public void Read_SampleSheet_EqualsCleanData()
    {
        string[] notInSheet = ["note", "survey", "inherited"];
        var read = OfficialDocumentReader.Read(DocumentFile.Read(SharedFolder.Seed("phu-luc-01-dak-nong-2023.xlsx")));
        var differences = GoldenTable.Load(SharedFolder.Golden("dak-nong-2023.tsv")).Compare(read.Tables[0])
            .Where(difference => !notInSheet.Contains(difference.Field)).Where(difference => difference.Field != "tasks" || !difference.IsOnlySeparators).ToList();
        Report("phu-luc-01-dak-nong-2023.xlsx", read, differences);
        Assert.Empty(differences);
    }

    private void Report(string document, OfficialDocument read, IReadOnlyList<CellDifference> differences)
    {
        output.WriteLine($"{document}: {read.Tables.Count} bảng, {read.Leftovers.Count} phần dư; khác: "
            + string.Join(", ", differences.GroupBy(d => d.Field).Select(g => $"{g.Key} {g.Count()} (chữ hỏng {g.Count(d => d.IsDamagedLetters)})")));
        foreach (var difference in differences)
        {
            output.WriteLine($"  {(difference.IsDamagedLetters ? "~" : "!")} {difference.Field} {difference.Code}\n     - {difference.Expected}\n     + {difference.Actual}");
        }

        foreach (var leftover in read.Leftovers)
        {
            output.WriteLine($"  leftover {leftover.Source}: {leftover.Text}");
        }
    }
}
