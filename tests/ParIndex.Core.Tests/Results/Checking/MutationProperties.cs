using FsCheck;
using FsCheck.Fluent;
using ParIndex.Core.Numbers;
using ParIndex.Core.Results;
using ParIndex.Core.Results.Checking;
using Xunit;

namespace ParIndex.Core.Tests.Results.Checking;

/// <summary>A made table has nothing to tell; one planted fault is told once, by its kind, at its row.</summary>
public sealed class MutationProperties
{
    private static readonly Gen<IReadOnlyList<MadeLeaf>> Tables =
        from fields in Gen.Choose(2, 5)
        from widths in Gen.Choose(2, 4).ArrayOf(fields)
        from depths in Gen.Choose(0, 3).ArrayOf(fields * 4)
        from figures in (from max in Gen.Elements(0.5m, 0.75m, 1m, 1.5m, 2m) from share in Gen.Choose(20, 97) from isFull in Gen.Choose(0, 2) select (max, share, isFull)).ArrayOf(fields * 16)
        select (IReadOnlyList<MadeLeaf>)Leaves(widths, depths, figures);

    [Fact]
    public void Check_MadeTable_TellsNothing() => Holds((leaves, _) =>
        DocumentChecker.Check(Documents.Of(MadeTable.Of(leaves), ProseOf(MadeTable.Of(leaves)))).Told());

    [Fact]
    public void Check_ParentOff_TellsSum() => Holds(
        (leaves, at) =>
        {
            var table = MadeTable.Of(leaves);
            var parents = table.Rows.Where(row => row.Code != "TOTAL" && table.Rows.Any(child => child.Parent == row.Code)).ToList();
            var parent = parents[at % parents.Count];
            var score = parent.Score!.Value - 0.1111m;
            return Documents.Check(table.With(parent.Code, row => row with { Score = score, Percent = MadeTable.Percent(score, row.Max!.Value) })).Told().Append("at " + parent.Code);
        },
        code => $"sum-wrong Error {code}/score");

    [Fact]
    public void Check_PercentOff_TellsPercent() => Holds(
        (leaves, at) => Change(MadeTable.Of(leaves), at, row => row with { Percent = (row.Percent + 13) % 100 }),
        code => $"percent-wrong Error {code}/percent");

    [Fact]
    public void Check_ScoreOverMax_IsTold() => Holds(
        (leaves, at) => Spoil(leaves, at, leaf => leaf with { Score = leaf.Max + 0.125m }),
        code => $"score-over-max Error {code}/score");

    [Fact]
    public void Check_TargetUnderScore_IsTold() => Holds(
        (leaves, at) => Spoil(Targeted(leaves), at, leaf => leaf with { Target = leaf.Score - 0.01m }),
        code => $"target-under-score Warning {code}/target");

    [Fact]
    public void Check_FlatTarget_IsTold() => Holds(
        (leaves, at) => Spoil(Targeted(leaves), at, leaf => leaf with { Score = leaf.Max - 0.25m, Target = leaf.Max - 0.25m }),
        code => $"target-flat Warning {code}/target");

    [Fact]
    public void Check_BlankScore_IsTold() => Holds(
        (leaves, at) => Change(MadeTable.Of(leaves), at, row => row with { Score = null }),
        code => $"missing-cell Warning {code}/score");

    [Fact]
    public void Check_BlankPercent_IsTold() => Holds(
        (leaves, at) => Change(MadeTable.Of(leaves), at, row => row with { Percent = null }),
        code => $"missing-cell Warning {code}/percent");

    [Fact]
    public void Check_NoLead_IsTold() => Holds(
        (leaves, at) => Change(MadeTable.Of(leaves), at, row => row with { Lead = [] }),
        code => $"missing-lead Warning {code}/lead");

    [Fact]
    public void Check_CopiedTitle_IsTold() => Holds(
        (leaves, at) => Change(MadeTable.Of(leaves), 1 + (at % (leaves.Count - 1)), row => row with { Title = MadeTable.Title(leaves[0].Code) }),
        code => $"duplicate-text Warning {code}/title");

    [Fact]
    public void Check_DamagedWord_IsTold() => Holds(
        (leaves, at) => Change(MadeTable.Of(leaves), at, row => row with { Title = row.Title + " của tó chức" }),
        code => $"damaged-text Warning {code}/title");

    [Fact]
    public void Check_CodeOfSibling_IsTold() => Holds(
        (leaves, at) =>
        {
            var table = MadeTable.Of(leaves);
            var seconds = leaves.Where(leaf => leaf.Code.EndsWith(".2", StringComparison.Ordinal)).ToList();
            if (seconds.Count == 0)
            {
                return [];
            }

            var second = seconds[at % seconds.Count].Code;
            var first = second[..^1] + "1";
            var changed = table.With(second, row => row with { Code = first });
            var findings = Documents.Check(changed);
            Assert.Equal(table.At(second).Source, findings[0].Source);
            return findings.Told().Append("at " + first);
        },
        code => $"duplicate-code Error {code}/code");

    [Fact]
    public void Check_SkippedCode_IsTold() => Holds(
        (leaves, at) =>
        {
            var table = MadeTable.Of(leaves);
            var row = table.At(leaves[at % leaves.Count].Code);
            var code = row.Code[..(row.Code.LastIndexOf('.') + 1)] + "29";
            return Documents.Check(table.With(row.Code, old => old with { Code = code })).Told().Append("at " + code);
        },
        code => $"numbering Warning {code}/code");

    private static void Holds(Func<IReadOnlyList<MadeLeaf>, int, IEnumerable<string>> told, Func<string, string>? expected = null) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(60),
            Prop.ForAll(Tables.ToArbitrary(), Gen.Choose(0, 1000).ToArbitrary(), (leaves, at) =>
            {
                var lines = told(leaves, at).ToList();
                var wanted = lines.Count == 0 || expected is null ? [] : new List<string> { expected(lines[^1][3..]), lines[^1] };
                Assert.Equal(wanted, lines);
            }));

    private static IEnumerable<string> Change(OfficialTable table, int at, Func<OfficialRow, OfficialRow> change)
    {
        var leaves = TableFigures.LeavesOf(table);
        var code = leaves[at % leaves.Count].Code;
        return Documents.Check(table.With(code, change)).Told().Append("at " + code);
    }

    private static IEnumerable<string> Spoil(IReadOnlyList<MadeLeaf> leaves, int at, Func<MadeLeaf, MadeLeaf> spoil)
    {
        var spoilt = leaves[at % leaves.Count];
        return Documents.Check(MadeTable.Of(leaves.Select(leaf => leaf == spoilt ? spoil(leaf) : leaf).ToList())).Told().Append("at " + spoilt.Code);
    }

    private static List<MadeLeaf> Targeted(IReadOnlyList<MadeLeaf> leaves) => leaves.Select(leaf => leaf with { Target = leaf.Max }).ToList();

    private static string[] ProseOf(OfficialTable table)
    {
        var fields = table.Rows.Where(row => row.Level == 1).ToList();
        return
        [
            $"Bộ tiêu chí gồm {fields.Count} lĩnh vực, {table.Rows.Count(row => row.Level == 2)} tiêu chí.",
            $"Tỉnh An Sơn đạt {MadeTable.Vi(Rounding.Round(table.At("TOTAL").Score!.Value, 2))}/{MadeTable.Vi(table.At("TOTAL").Max!.Value)} điểm.",
            .. fields.Select(field => $"Lĩnh vực {field.Code}: Công tác {field.Code} đạt {MadeTable.Vi(Rounding.Round(field.Score!.Value, 2))}/{MadeTable.Vi(field.Max!.Value)} điểm."),
        ];
    }

    private static List<MadeLeaf> Leaves(int[] widths, int[] depths, (decimal Max, int Share, int IsFull)[] figures)
    {
        var leaves = new List<MadeLeaf>();
        for (var field = 0; field < widths.Length; field++)
        {
            for (var criterion = 0; criterion < widths[field]; criterion++)
            {
                var parts = depths[(field * 4) + criterion] is var depth and > 1 ? depth : 0;
                var code = $"{field + 1}.{criterion + 1}";
                foreach (var leaf in parts == 0 ? [code] : Enumerable.Range(1, parts).Select(part => $"{code}.{part}"))
                {
                    var (max, share, isFull) = figures[leaves.Count];
                    leaves.Add(new MadeLeaf(leaf, max, isFull == 0 ? max : max * share / 100));
                }
            }
        }

        return leaves;
    }
}
