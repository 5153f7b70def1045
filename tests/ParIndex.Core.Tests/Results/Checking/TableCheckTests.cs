using ParIndex.Core.Results;
using ParIndex.Core.Results.Checking;
using ParIndex.Core.Text;
using Xunit;

namespace ParIndex.Core.Tests.Results.Checking;

public sealed class TableCheckTests
{
    [Fact]
    public void Check_CauseMissing_OnlyWherePointsWereLost()
    {
        var table = Documents.Table.With("1.3", row => row with { Cause = "" }).With("1.1", row => row with { Cause = "" });
        Assert.Equal(["missing-cell Warning 1.3/cause"], Documents.Check(table).Told());
        Assert.Empty(Documents.Check(table.With("1.3", row => row with { Inherited = ["cause"] })));
    }

    [Fact]
    public void Check_LeadsOfLostPointsOnly_AskOnlyThose()
    {
        var table = Documents.Table with
        {
            Rows = Documents.Table.Rows.Select(row => row.Score == row.Max || row.Code == "2.2" ? row with { Lead = [] } : row).ToList(),
        };
        Assert.Equal(["missing-lead Warning 2.2/lead"], Documents.Check(table).Told());
        Assert.Empty(Documents.Check(table.With("2", row => row with { Lead = ["Sở Tài chính"] })));
    }

    [Fact]
    public void Check_RunningNumbersThroughSections_AreInSequence()
    {
        Assert.Empty(Documents.Check(Tasks("A", "A.I", "1", "A.II", "2", "3", "B", "B.I", "4")));
        Assert.DoesNotContain(Documents.Check(Tasks("A", "A.I", "1", "A.II", "1", "2", "B", "B.I", "1")), finding => finding.Kind == FindingKinds.Numbering);
        Assert.Contains("numbering Warning A.III/code", Documents.Check(Tasks("A", "A.I", "1", "A.III", "2", "3")).Told());
    }

    [Fact]
    public void Check_RowUnderAnotherParent_AndMissingParent()
    {
        var rows = Documents.Table.Rows.ToList();
        var stray = rows.Single(row => row.Code == "1.2.2");
        rows.Remove(stray);
        rows.Insert(rows.FindIndex(row => row.Code == "2.2"), stray);
        Assert.Equal(["numbering Warning 1.2.2/code"], Documents.Check(Documents.Table with { Rows = rows }).Told());

        var orphan = Documents.Table with { Rows = Documents.Table.Rows.Where(row => row.Code != "1.2").ToList() };
        Assert.Contains("numbering Warning 1.2.1/code", Documents.Check(orphan).Told());
    }

    [Fact]
    public void Check_NotesAndLeftovers_AreTold_InTheOrderOfTheDocument()
    {
        var table = Documents.Table with
        {
            Notes =
            [
                new ReadingNote(FindingKinds.ShiftedColumn, SourcePlace.AtLine(15), "1.3", "Sở Nội vụ", "Chủ trì"),
                new ReadingNote(FindingKinds.BrokenCode, SourcePlace.AtLine(12), "1.2", "1. 2", "1.2"),
            ],
        };
        var document = new OfficialDocument("thu.txt", [table], [], [new SourcedText(SourcePlace.AtLine(3), "||")]);
        Assert.Equal([3, 12, 15], DocumentChecker.Check(document).Select(finding => finding.Source.Line));
        Assert.Equal(["stray-text Info /text", "broken-code Info 1.2/code", "shifted-column Info 1.3/text"], DocumentChecker.Check(document).Told());
    }

    [Fact]
    public void Check_OrderInWorkbook_IsByRowThenColumn()
    {
        var cells = new[] { "AB2", "C10", "B2", "B10" };
        var document = new OfficialDocument("thu.xlsx", [], [], cells.Select(cell => new SourcedText(SourcePlace.InSheet("PL", cell), "x" + cell)).ToList());
        Assert.Equal(["B2", "AB2", "B10", "C10"], DocumentChecker.Check(document).Select(finding => finding.Source.Cell));
    }

    [Fact]
    public void Check_HostileTable_EndsWithFindings()
    {
        var place = SourcePlace.AtLine(1);
        var ring = new OfficialTable
        {
            Rows =
            [
                new OfficialRow { Code = "1", Parent = "2", Source = place, Max = decimal.MaxValue, Score = decimal.MinValue, Percent = decimal.MaxValue, TargetPoints = decimal.MaxValue },
                new OfficialRow { Code = "2", Parent = "1", Source = place, Max = 0, Score = decimal.MaxValue, Percent = 1 },
                new OfficialRow { Code = "2", Parent = "2", Source = place, Max = decimal.MaxValue, Score = decimal.MaxValue },
                new OfficialRow { Code = "", Parent = "9.9", Source = place },
                new OfficialRow { Code = new string('1', 5000) + ".99999999999999999999", Source = place, Title = new string('ế', 5000) },
                new OfficialRow { Code = "TOTAL", Source = place, Max = decimal.MaxValue, Score = decimal.MaxValue },
            ],
        };
        Assert.NotEmpty(Documents.Check(ring, new string('1', 50_000), string.Concat(Enumerable.Repeat("1/1 điểm, đạt ", 5_000)), string.Concat(Enumerable.Repeat("gồm 1 tỉnh: A, ", 5_000)), "\u0301 điện \u0323\u0301 tra"));
    }

    [Fact]
    public void Check_ParentBeyondALimitItsChildrenKeep_IsAWrongSumOnly()
    {
        Assert.Equal(["sum-wrong Error 2/max", "percent-wrong Error 2/percent"], Documents.Check(Documents.Table.With("2", row => row with { Max = 1.75m })).Told());
        Assert.Equal(["sum-wrong Error 2/target"], Documents.Check(Documents.Targeted.With("2", row => row with { TargetPoints = 1.5m })).Told());
    }

    [Fact]
    public void Check_LongTable_HasNothingToTell()
    {
        var leaves = Enumerable.Range(1, 300).SelectMany(field => Enumerable.Range(1, 10).Select(leaf => new MadeLeaf($"{field}.{leaf}", 1, 0.5m))).ToList();
        Assert.Empty(Documents.Check(MadeTable.Of(leaves.Take(50).ToList())));
        var rows = MadeTable.Of(leaves.Take(100).ToList()).Rows.Where(row => row.Code != "TOTAL").ToList();
        var blocks = Enumerable.Range(0, 100).SelectMany(block => rows.Select(row => Moved(row, block)));
        Assert.Empty(Documents.Check(Documents.Table with { Rows = blocks.ToList() }));
    }

    private static OfficialRow Moved(OfficialRow row, int block) => row with
    {
        Code = Shift(row.Code, block * 10),
        Parent = row.Parent.Length == 0 ? "" : Shift(row.Parent, block * 10),
        Title = $"{row.Title} khối {block}",
    };

    private static string Shift(string code, int by)
    {
        var parts = code.Split('.');
        parts[0] = (int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture) + by).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return string.Join('.', parts);
    }

    [Fact]
    public void Check_CharactersBeyondTheBasicPlane_DoNoHarm()
    {
        var faces = string.Concat(Enumerable.Repeat("😀", 300));
        Assert.Empty(Documents.Check(Documents.Table, $"{faces}x đạt 1/2 điểm {faces}, thứ 1/2 {faces}"));
    }

    private static OfficialTable Tasks(params string[] codes)
    {
        var section = "";
        var rows = new List<OfficialRow>();
        foreach (var code in codes)
        {
            var isTask = char.IsAsciiDigit(code[0]);
            var parent = isTask ? section : code.Contains('.', StringComparison.Ordinal) ? code[..1] : "";
            section = isTask ? section : code;
            rows.Add(new OfficialRow { Code = code, Parent = parent, Level = 1, Title = $"Nhiệm vụ cần làm {rows.Count}", Source = SourcePlace.AtLine(rows.Count + 1) });
        }

        return new OfficialTable { Rows = rows };
    }
}
