using System.Globalization;
using ParIndex.App.Results.Reading;
using ParIndex.Core.Results;
using Xunit;

namespace ParIndex.App.Tests.Results.Reading;

/// <summary>Whatever the layout, what was printed is read back: made-up tables, made-up layouts, seeds fixed.</summary>
public sealed class LayoutTests
{
    private const int Tables = 150;

    [Fact]
    public void Read_PlainTable_GivesRowsBack() => Check((random, report) => new PrintedLayout(random) { Report = report });

    [Fact]
    public void Read_ShuffledColumns_GivesRowsBack() =>
        Check((random, report) => new PrintedLayout(random) { Report = report, Shuffled = true, Grid = random.Next(2) == 0, Glued = random.Next(2) == 0 });

    [Fact]
    public void Read_GroupHeaderWithNumberRow_GivesRowsBack() =>
        Check((random, report) => new PrintedLayout(random) { Report = report, GroupHeader = true, NumberRow = random.Next(2) == 0, Shuffled = random.Next(2) == 0, Grid = random.Next(2) == 0 });

    [Fact]
    public void Read_PagesWithRepeatedHeader_GivesRowsBack() =>
        Check((random, report) => new PrintedLayout(random) { Report = report, PageRows = random.Next(3, 9), GroupHeader = random.Next(2) == 0, RepeatHeader = random.Next(3) > 0, Grid = random.Next(2) == 0 });

    [Fact]
    public void Read_RowsCutByPages_GivesRowsBack() =>
        Check((random, report) => new PrintedLayout(random) { Report = report, PageRows = random.Next(3, 9), CutRows = true, RepeatHeader = random.Next(2) == 0, Glued = random.Next(2) == 0 });

    [Fact]
    public void Read_BrokenCodes_GivesRowsBack() =>
        Check((random, report) => new PrintedLayout(random) { Report = report, BrokenCodes = true, Glued = random.Next(2) == 0 });

    [Fact]
    public void Read_ColumnsShiftedFromPageToPage_GivesRowsBack() =>
        Check((random, _) => new PrintedLayout(random) { Report = true, Glued = true, PageRows = random.Next(3, 9), RepeatHeader = false, Shifts = true });

    private static void Check(Func<Random, bool, PrintedLayout> layout)
    {
        for (var seed = 0; seed < Tables; seed++)
        {
            var random = new Random(seed);
            var report = random.Next(2) == 0;
            var printed = layout(random, report);
            var rows = SampleTable.Make(random, printed.Report);
            var content = printed.Print(rows);
            var read = OfficialDocumentReader.Read(content);
            var message = $"seed {seed}";
            Assert.True(read.Tables.Count == 1, $"{message}: {read.Tables.Count} bảng");
            Assert.True(read.Leftovers.Count == 0, $"{message}: phần dư {string.Join(" ¦ ", read.Leftovers.Select(l => l.Source + " " + l.Text))}");
            Assert.Equal(rows.Select(row => message + " " + Describe(row)), read.Tables[0].Rows.Select(row => message + " " + Describe(row)));
        }
    }

    private static string Describe(SampleRow row) => Describe(row.Code, row.Title, row.Max, row.Score, row.Tasks, row.Lead, row.Coordinators, row.Cause, row.Time);

    private static string Describe(OfficialRow row) => Describe(
        row.Code, row.Title, row.Max, row.Score, row.Tasks, row.Inherited.Contains("lead") ? [] : row.Lead, row.Inherited.Contains("coordinators") ? [] : row.Coordinators,
        row.Inherited.Contains("cause") ? "" : row.Cause, row.Time);

    private static string Describe(
        string code, string title, decimal? max, decimal? score, IReadOnlyList<string> tasks, IReadOnlyList<string> lead, IReadOnlyList<string> coordinators, string cause, string time) =>
        string.Create(CultureInfo.InvariantCulture, $"{code} [{title}] {max}/{score} tasks<{string.Join(" | ", tasks)}> lead<{string.Join(" | ", lead)}> with<{string.Join(" | ", coordinators)}> cause<{cause}> {time}");
}
