using FsCheck;
using FsCheck.Fluent;
using ParIndex.Core.Plans;
using ParIndex.Core.Results;
using ParIndex.Core.Text;
using Xunit;

namespace ParIndex.Core.Tests.Plans;

public sealed class ImprovementPlanTests
{
    private static readonly OfficialTable Table = new()
    {
        Rows =
        [
            Row("1", "", 3, 2),
            Row("1.1", "1", 2, 1, "Trong năm chỉ có 01 sáng kiến được ghi nhận"),
            Row("1.2", "1", 1, 1),
            Row("2", "", 12.5m, 10.1m),
            Row("2.1", "2", 2.5m, 1.65m) with { Survey = SurveyMark.Printed },
            Row("2.2", "2", 10, 8.45m, "Tỷ lệ hồ sơ đúng hạn chưa đạt") with { TargetPoints = 8.45m, Tasks = ["Nâng tỷ lệ đúng hạn"], Lead = ["Văn phòng UBND tỉnh"] },
            Row("TOTAL", "", 15.5m, 12.1m) with { Level = 0 },
        ],
    };

    private static readonly ImprovementPlan Plan = ImprovementPlan.Of(Table, LostPointLedger.Of(Table), 2024);

    [Fact]
    public void Of_ProposesByCause_AndTakesOverWhatStands()
    {
        Assert.Equal([2m, 1m, 1.862m, 8.45m], Plan.Leaves.Select(line => line.Target!.Value));
        Assert.Equal([PlanTaskKind.Improve, PlanTaskKind.Maintain, PlanTaskKind.Improve, PlanTaskKind.Improve], Plan.Leaves.Select(line => line.Tasks.Single().Kind));
        Assert.Equal([true, true, true, false], Plan.Leaves.Select(line => line.Tasks.Single().IsProposed));
        Assert.Null(Plan.Leaves.Last().Proposal);
    }

    [Fact]
    public void Parents_CarryTheSumsOfTheirLeaves()
    {
        Assert.Equal([(3m, 2m, 3m), (12.5m, 10.1m, 10.312m)], Plan.Lines.Where(line => !line.IsLeaf).Select(line => (line.Max, line.Last, line.Target!.Value)));
        Assert.Equal((15.5m, 12.1m, 13.312m), (Plan.Max, Plan.Last, Plan.Target));
        Assert.Equal(2.5m, Plan.WithTarget("1.1", 1.5m).Lines[0].Target);
    }

    /// <summary>A field published rounded stays so; a wrong one does not.</summary>
    [Theory]
    [InlineData("12.905", "12.905")]
    [InlineData("12.9", "12.9")]
    [InlineData("13", "13")]
    [InlineData("12.8", "12.9045")]
    public void Last_KeepsWhatWasPublishedRounded(string published, string kept)
    {
        var table = new OfficialTable { Rows = [Row("1", "", 20, decimal.Parse(published, System.Globalization.CultureInfo.InvariantCulture)), Row("1.1", "1", 20, 12.9045m)] };

        Assert.Equal(decimal.Parse(kept, System.Globalization.CultureInfo.InvariantCulture), ImprovementPlan.Of(table, LostPointLedger.Of(table), 2024).Last);
    }

    [Fact]
    public void Check_TellsWhatStopsAPlan()
    {
        var plan = Plan.WithTarget("1.1", 0.5m).WithTarget("1.2", 1.5m);

        Assert.Equal(
            [("1.1", true), ("1.1", true), ("1.2", true), ("1.2", true), ("2.1", true), ("", true), ("2.2", false)],
            PlanCheck.Of(plan, 15).Select(finding => (finding.Code, finding.IsError)));
        Assert.Contains("thiếu 2,688 điểm", PlanCheck.Of(plan, 15).Single(finding => finding.Code.Length == 0).Message.Vietnamese, StringComparison.Ordinal);
        Assert.DoesNotContain(PlanCheck.Of(Plan.WithTarget("1.1", 0.5m, "Bộ Nội vụ đổi cách tính")), finding => finding.Message.Vietnamese.Contains("thấp hơn", StringComparison.Ordinal));
    }

    /// <summary>Whatever was lost and why: a proposal wins points, never more than there are.</summary>
    [Fact]
    public void Proposal_IsAboveTheLastPoints_AndWithinTheMaximum() => Prop.ForAll(
        (from max in Gen.Choose(1, 100_000)
         from points in Gen.Choose(0, max - 1)
         from scale in Gen.Elements(10m, 1000m, 100_000m)
         from category in Gen.Elements(Enum.GetValues<CauseCategory>())
         from digits in Gen.Choose(0, 5)
         select (Lost: new LostPoint { Code = "1", Title = "x", Field = "1", Max = max / scale, Points = points / scale, Category = category }, Digits: digits)).ToArbitrary(),
        drawn => ProposedTarget.Of(drawn.Lost, drawn.Digits).Points is var target && target > drawn.Lost.Points && target <= drawn.Lost.Max).QuickCheckThrowOnFailure();

    private static OfficialRow Row(string code, string parent, decimal max, decimal score, string cause = "") => new()
    {
        Code = code, Parent = parent, Level = code.Count(c => c == '.') + 1, Title = "Tiêu chí " + code, Max = max, Score = score, Cause = cause, Source = SourcePlace.AtLine(1),
    };
}
