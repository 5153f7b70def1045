using Xunit;

namespace ParIndex.Core.Tests.Units.Agencies;

/// <summary>Every agency text of the official tables at hand resolves; runs where those tables lie beside the repository.</summary>
public sealed class GoldenAgencyTests
{
    [Theory]
    [InlineData("dak-nong-2023.tsv", "vn-67", "2024-07-18")]
    [InlineData("dak-nong-2020.tsv", "vn-67", "2021-07-08")]
    [InlineData("dak-nong-2023-sipas-tasks.tsv", "vn-67", "2024-07-18")]
    [InlineData("tuy-phuoc-2023-2025.tsv", "tp", "2023-06-01")]
    [InlineData("duties.tsv", null, "2024-07-18")]
    public void Every_text_is_a_unit_or_a_group(string file, string? authority, string date)
    {
        var day = DateOnly.ParseExact(date, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var rows = Read(file);
        var unresolved = new List<string>();
        var count = 0;
        foreach (var row in rows)
        {
            var at = authority ?? (row["source_document"].Contains("Tuy Phước", StringComparison.Ordinal) ? "tp" : "vn-67");
            var cells = new[] { "lead", "coordinators", "monitor", "agency" }.Select(column => row.GetValueOrDefault(column, ""));
            foreach (var item in cells.SelectMany(cell => cell.Split("; ", StringSplitOptions.RemoveEmptyEntries)))
            {
                count++;
                var resolution = AgencySetting.Resolver.Resolve(item, at, day);
                if (!resolution.IsResolved)
                    unresolved.Add($"{item} ⇒ {AgencySetting.Short(resolution)}");
            }
        }

        Assert.True(count > 20);
        Assert.Empty(unresolved.Distinct());
    }

    private static List<Dictionary<string, string>> Read(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "golden", "official", file);
            if (File.Exists(path))
            {
                var lines = File.ReadAllLines(path);
                var columns = lines[0].Split('\t');
                return [.. lines.Skip(1).Select(line => columns.Zip(line.Split('\t')).ToDictionary(pair => pair.First, pair => pair.Second))];
            }
        }

        Assert.Skip("Không có thư mục shared/golden bên cạnh kho mã: bỏ qua đối chiếu với các bảng chính thức.");
        return [];
    }
}
